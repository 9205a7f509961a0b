"""How long to wait before a child that died is started again."""

from dataclasses import dataclass

FIRST = 0.5
LONGEST = 30.0
STEADY = 60.0  # a child that lived this long had recovered; its next death starts from the first wait


@dataclass
class Backoff:
    """Waits that double from half a second to half a minute, in seconds."""

    wait: float = FIRST

    def after(self, lived: float) -> float:
        """The wait after a life of `lived` seconds; each short life doubles the next one."""
        wait = FIRST if lived >= STEADY else self.wait
        self.wait = min(wait * 2, LONGEST)
        return wait
