"""The number beside "Mitt arbete": what should be done this week at the latest, whatever page one is on."""

from service.operations import waiting
from service.web.access import Permission, may
from service.web.edge import look


def pressing() -> int:
    """0 for who has no cases."""
    if not may(Permission.SEE_CASES):
        return 0
    with look() as opened:
        return waiting.pressing(opened)
