"""What worker and clock load in some of these tests: the real application, and jobs that misbehave."""

from service.config import Settings
from tests.workers.faults.misbehaving import MISBEHAVING
from workers.app import make_app
from workers.jobs import TASKS

app = make_app(Settings.from_environment(), tasks={**TASKS, **MISBEHAVING})
