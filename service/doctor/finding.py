"""One finding of `knutpunkt doctor`."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """FINE needs nothing, NOTE is worth knowing, STOP makes work impossible."""

    FINE = "✓"
    NOTE = "!"
    STOP = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and a Swedish sentence that says how it is and what that means."""

    level: Level
    about: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.level} {self.about:<16} {self.meaning}"
