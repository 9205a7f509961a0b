"""Ports on this machine: whether one is free, and whether a page answers on it."""

import http.client
import socket
from contextlib import closing

from service.errors import ServiceError

HOST = "127.0.0.1"


class PortTaken(ServiceError):
    """Another program listens on the port."""

    message = (
        "Port {port} är upptagen av ett annat program. Välj en annan, till exempel: make run PORT={other}"
    )


def require_free(port: int) -> None:
    """Raises PortTaken, naming a free port, when the port cannot be had."""
    if not is_free(port):
        raise PortTaken(port=port, other=next(filter(is_free, range(port + 1, 65_536)), 0))


def is_free(port: int) -> bool:
    """Whether a server may listen on the port; one that has just stopped does not hold it."""
    with closing(socket.socket()) as probe:
        probe.settimeout(1.0)
        if probe.connect_ex((HOST, port)) == 0:
            return False  # macOS lets two listen on one port, one of them on all addresses
    with closing(socket.socket()) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, port))
        except OSError:
            return False
        return True


def answers(port: int) -> bool:
    """Whether a web server gives any page but an error of its own."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
        except (OSError, http.client.HTTPException):
            return False
