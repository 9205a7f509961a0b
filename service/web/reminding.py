"""The number beside "Mitt arbete": what should be done this week at the latest, whatever page one is on."""

from service.operations import waiting
from service.web.access import Permission, may
from service.web.edge import look


def pressing() -> str:
    """Such as "3" or "99+"; "" for nothing, and for who has neither cases nor meetings."""
    if not (may(Permission.SEE_CASES) or may(Permission.SEE_MEETINGS)):
        return ""
    with look() as opened:
        number = waiting.pressing(opened)
    if number > waiting.TOLD:
        return f"{waiting.TOLD}+"
    return str(number or "")
