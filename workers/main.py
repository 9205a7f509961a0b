"""What the processes of worker and clock load."""

from service.config import Settings
from workers.app import make_app

app = make_app(Settings.from_environment())
