"""What the pages of the area share: its blueprint, its files, and mistakes shown beside what was typed."""

from urllib.parse import quote

from flask import Blueprint, Response, request

from service.operations.documents import Download
from service.operations.templates.rules import LARGEST
from service.storage import FileStore

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


def handed(file: Download, store: FileStore, *, shown: bool = False) -> Response:
    """The file, to be saved or, `shown`, to stand in a page."""
    return as_file(file.read(store), file.name, media_type=file.media_type, shown=shown)


def as_file(data: bytes, name: str, *, media_type: str, shown: bool = False) -> Response:
    response = Response(data, content_type=media_type)
    plain = name.encode("ascii", "replace").decode().replace('"', "")
    how = "inline" if shown else "attachment"
    both = f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response.headers["Content-Disposition"] = both
    return response
