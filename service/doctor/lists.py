"""What lists and searches read of the cases, and whether it was computed by this version."""

from service.config import Settings
from service.database import connect, only_look, sessions
from service.doctor.finding import Finding, Level
from service.operations import computed

_ABOUT = "Listor"


def lists(settings: Settings) -> Finding:
    """The database has this version's tables; its rows may still be those of another version."""
    engine = connect(settings.database_url)
    try:
        with sessions(engine)() as session:
            only_look(session)
            current = computed.is_current(session, settings.projects)
    finally:
        engine.dispose()
    if current:
        return Finding(Level.FINE, _ABOUT, "Räknade av den här versionen, med de här projektfilerna.")
    said = "Räknade av en annan version eller med andra projektfiler: nästa steg och dagar kan vara fel."
    return Finding(Level.NOTE, _ABOUT, f"{said} Kör: knutpunkt migrate")
