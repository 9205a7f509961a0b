"""What a rule found: a block that must be mended or a warning that must be motivated."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """BLOCK refuses; WARN asks for a written reason; NOTE only tells."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule` is its name in the domain ("B6", "W1"), `field` the form's question it points at, or ""."""

    rule: str
    severity: Severity
    message: str
    field: str = ""
