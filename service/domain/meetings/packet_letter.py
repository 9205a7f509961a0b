"""The mail that tells of a packet: a link, and no word of a case or a person."""

from datetime import date

from service.domain.dates import iso

SUBJECT = "Mötespaket i Knutpunkt"
_LETTER = """Hej!

{what}

{meeting}
{day}

Öppna paketet i Knutpunkt:
{address}

Paketet kan öppnas till och med {last_day}. Det är personligt: logga in för att läsa det.

Brevet skickas automatiskt och går inte att svara på.
"""
_FIRST = "Ditt mötespaket är klart."
_LATER = "Ditt mötespaket finns i en ny version. Den tidigare går inte längre att öppna."


def text(*, meeting: str, day: date, last_day: date, edition: int, address: str) -> str:
    """The whole letter; `meeting` names the meeting and its project."""
    return _LETTER.format(
        what=_FIRST if edition == 1 else _LATER, meeting=meeting, day=iso(day), last_day=iso(last_day),
        address=address,
    )  # fmt: skip
