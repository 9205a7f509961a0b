"""The mail that tells somebody that something waits: when it goes, and what it says, which is only how much.

It names no kind of step either. The steps of a protected person may not be told (DOMAIN 2.2), and kinds that
do not add up to the numbers above them would tell that there is such a case, and who works with it.
"""

from dataclasses import dataclass
from datetime import datetime

from service.domain.kronor import thousands
from service.domain.workdays import is_workday

SUBJECT = "Påminnelse från Knutpunkt"
FROM, UNTIL = 7, 10
"""Hours by Swedish clocks between which a reminder is asked for; after that it is no morning any more."""
_LETTER = """Hej!

Det här väntar på dig i Knutpunkt:

{lines}

Öppna Mitt arbete:
{address}

Av hänsyn till dem som ärendena handlar om står inget om dem här.

Du får högst en påminnelse per arbetsdag, och bara när något väntar på dig.
Du stänger av den på sidan Mitt konto:
{address}konto

Brevet skickas automatiskt och går inte att svara på.
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """What waits for one person: steps that are late, those due this week, and notices not yet read."""

    late: int = 0
    week: int = 0
    notices: int = 0

    def __bool__(self) -> bool:
        return bool(self.late or self.week or self.notices)


def is_time(at: datetime) -> bool:
    """Whether a moment, on Swedish clocks, is the morning of a working day."""
    return FROM <= at.hour < UNTIL and is_workday(at.date())


def text(tally: Tally, *, address: str) -> str:
    """The whole letter; `address` is that of the start page, with a slash at its end."""
    told = (
        (tally.late, "{} sak är försenad.", "{} saker är försenade."),
        (tally.week, "{} sak ska göras senast den här veckan.", "{} saker ska göras senast den här veckan."),
        (tally.notices, "Du har {} nytt meddelande.", "Du har {} nya meddelanden."),
    )
    lines = [(one if n == 1 else many).format(thousands(n)) for n, one, many in told if n]
    return _LETTER.format(lines="\n".join(f"- {line}" for line in lines), address=address)
