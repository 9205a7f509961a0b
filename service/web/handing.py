"""A file handed to a browser: to be saved under its name, or to stand in a page."""

from urllib.parse import quote

from flask import Response

from service.operations.documents import Download
from service.storage import FileStore


def handed(file: Download, store: FileStore, *, shown: bool = False) -> Response:
    """A stored file, read once that it is handed over is committed."""
    return as_file(file.read(store), file.name, media_type=file.media_type, shown=shown)


def as_file(data: bytes, name: str, *, media_type: str, shown: bool = False) -> Response:
    response = Response(data, content_type=media_type)
    plain = name.encode("ascii", "replace").decode().replace('"', "")
    how = "inline" if shown else "attachment"
    response.headers["Content-Disposition"] = f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return response
