"""The mail about a meeting: one is called, it has changed, or its notes are written. It names nobody."""

from datetime import date, time
from enum import StrEnum

from service.domain.dates import clock, iso

SUBJECT = "Möte i Knutpunkt"
_LETTER = """Hej!

{what}

{meeting}
{day} kl. {starts}–{ends}

Öppna mötet i Knutpunkt:
{address}

Brevet skickas automatiskt och går inte att svara på.
"""


class Matter(StrEnum):
    """Why the letter goes."""

    CALLED = "kallelse"
    CHANGED = "andring"
    CANCELLED = "installt"
    NOTED = "anteckningar"


_WHAT = {
    Matter.CALLED: "Du är kallad till ett möte. Svara i Knutpunkt om du kommer.",
    Matter.CHANGED: "Ett möte som du är kallad till har ändrats. Se efter i Knutpunkt vad som gäller nu.",
    Matter.CANCELLED: "Ett möte som du är kallad till är inställt.",
    Matter.NOTED: "Minnesanteckningarna från ett möte som du var kallad till finns att läsa i Knutpunkt.",
}


def text(matter: Matter, *, meeting: str, day: date, starts: time, ends: time, address: str) -> str:
    """The whole letter; `meeting` names the meeting and its project."""
    hours = {"starts": clock(starts), "ends": clock(ends)}
    return _LETTER.format(what=_WHAT[matter], meeting=meeting, day=iso(day), address=address, **hours)
