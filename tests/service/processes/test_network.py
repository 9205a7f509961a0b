"""Ports: free or taken, and whether a page answers."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from service.processes import network


@contextmanager
def listening() -> Iterator[int]:
    with socket.socket() as server:
        server.bind((network.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


@contextmanager
def serving(status: int) -> Iterator[int]:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer((network.HOST, 0), Page) as server:
        threading.Thread(target=server.handle_request).start()
        yield server.server_port


def test_a_taken_port_is_told_together_with_a_free_one() -> None:
    with listening() as port, pytest.raises(network.PortTaken) as caught:
        network.require_free(port)
    assert f"Port {port} är upptagen" in str(caught.value)
    other = int(str(caught.value).rpartition("=")[2])
    assert other > port


def test_a_port_that_another_holds_without_listening_yet_is_taken() -> None:
    with socket.socket() as server:
        server.bind((network.HOST, 0))
        assert not network.is_free(server.getsockname()[1])


def test_a_port_that_was_let_go_is_free() -> None:
    with listening() as port:
        assert not network.is_free(port)
    network.require_free(port)


@pytest.mark.parametrize(
    ("status", "answers"), [(200, True), (302, True), (404, True), (500, False), (503, False)]
)
def test_any_page_is_an_answer_but_an_error_of_the_server(status: int, answers: bool) -> None:
    with serving(status) as port:
        assert network.answers(port) is answers


def test_silence_is_no_answer() -> None:
    with listening() as port:
        pass
    assert not network.answers(port)
