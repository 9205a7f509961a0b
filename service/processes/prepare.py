"""What must be done before the processes work: the tables, a row for each project, and the demonstration."""

from service.bell import CeleryBell
from service.boot import Services, boot, install
from service.config import Settings
from service.database import migrate as migrate_tables


def migrate(settings: Settings) -> Services:
    """Bring tables and projects to this version; doing it again changes nothing."""
    migrate_tables(settings.database_url)
    services = boot(settings, bell=CeleryBell(settings.broker_url))
    install(services)
    return services
