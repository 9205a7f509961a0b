"""What the pages of the area share: its blueprint, what was sent, and mistakes shown beside what is typed."""

from flask import Blueprint, request

from service.operations.templates.rules import LARGEST

blueprint = Blueprint("templates", __name__, url_prefix="/mallar")
NOT_CHOSEN = "Du har inte valt någon fil."


def wrong_file(error: Exception, name: str) -> str:
    """What is wrong with a posted file: that there is none, or what the error says."""
    sent = request.files.get(name)
    return str(error) if sent and sent.filename else NOT_CHOSEN


def sent_file(name: str) -> bytes:
    """The posted file, read as far as shows that it is too large; empty when none was sent."""
    sent = request.files.get(name)
    if sent is None:
        return b""
    with sent.stream:
        return sent.stream.read(LARGEST + 1)
