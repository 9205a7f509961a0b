"""What the processes of worker and clock load."""

from service.config import Settings
from workers import schedule
from workers.app import make_app

schedule.keep_quiet()
app = make_app(Settings.from_environment())
