"""`knutpunkt run` with small programs in place of the real ones: order, greeting, errors and the end."""

import os
import signal
import socket
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from service.processes import ChildFailed, embedded, network, valkey
from service.processes.child import Child
from service.processes.folder import FolderInUse, owned
from service.processes.machine import Machine, Parts
from service.queues import PAGES, QUICK
from tests.service.processes.programs import SLEEPER

WEB = """
import sys
from http.server import SimpleHTTPRequestHandler, test
test(SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind="127.0.0.1")
"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    with socket.socket() as probe:
        probe.bind((network.HOST, 0))
        port = probe.getsockname()[1]
    return Machine(data=tmp_path / "data", port=port)


def small(machine: Machine) -> Parts:
    """Parts with the real names, logs and readiness, and other programs."""

    def swap(child: Child, program: str, *more: str) -> Child:
        return replace(child, argv=(sys.executable, "-c", program, *more))

    parts = machine.parts()
    log_ins = f"open({str(machine.log_ins)!r}, 'w').write('vagledare@example.org')"
    return Parts(
        broker=replace(swap(parts.broker, SLEEPER), ready=lambda: True),
        prepare=swap(parts.prepare, log_ins),
        background=tuple(swap(child, SLEEPER) for child in parts.background),
        web=swap(parts.web, WEB, str(machine.port)),
    )


class Reader:
    """Remembers what is told and presses Ctrl-C when the address has been shown."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __call__(self, sentence: str) -> None:
        self.told.append(sentence)
        if "är igång" in sentence:
            os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.slow
def test_the_address_and_the_log_ins_are_shown_and_ctrl_c_ends_all(machine: Machine) -> None:
    reader = Reader()
    embedded.run(machine, tell=reader, parts=small)
    assert "exempeldata" in reader.told[0]
    assert machine.address in reader.told[1]
    assert "vagledare@example.org" in reader.told[1]
    assert reader.told[-1] == "Knutpunkt är stoppat. Allt som har sparats finns kvar."
    assert network.is_free(machine.port)


@pytest.mark.slow
def test_keys_are_made_once_and_for_the_owner_only(machine: Machine) -> None:
    embedded.run(machine, tell=Reader(), parts=small)
    first = machine.keys.read_bytes()
    assert stat.S_IMODE(machine.keys.stat().st_mode) == 0o600
    embedded.run(machine, tell=Reader(), parts=small)
    assert machine.keys.read_bytes() == first


@pytest.mark.slow
def test_a_preparation_that_fails_is_told_and_nothing_is_left(machine: Machine) -> None:
    def broken(machine: Machine) -> Parts:
        parts = small(machine)
        failing = (sys.executable, "-c", "raise SystemExit('inga tabeller')")
        return replace(parts, prepare=replace(parts.prepare, argv=failing))

    with pytest.raises(ChildFailed, match=r"”förberedelse” startade inte: kod 1(.|\n)*inga tabeller"):
        embedded.run(machine, tell=print, parts=broken)
    with owned(machine.data):
        assert network.is_free(machine.port)


def test_a_taken_port_is_told_before_anything_starts(machine: Machine) -> None:
    with socket.socket() as server:
        server.bind((network.HOST, machine.port))
        server.listen()
        with pytest.raises(network.PortTaken):
            embedded.run(machine, tell=print, parts=small)
    assert not machine.keys.exists()


def test_two_cannot_run_with_one_folder(machine: Machine) -> None:
    with owned(machine.data), pytest.raises(FolderInUse):
        embedded.run(machine, tell=print, parts=small)


def test_every_process_gets_the_folder_and_the_queue(machine: Machine) -> None:
    machine.data.mkdir()
    parts = machine.parts()
    for child in (parts.broker, parts.prepare, *parts.background, parts.web):
        assert child.env["KNUTPUNKT_DATA"] == str(machine.data)
        assert child.env["KNUTPUNKT_BROKER"] == valkey.url(machine.data)
        assert child.log.parent == machine.data / "logs"


def test_every_queue_is_served_and_no_word_file_waits_for_a_pdf(machine: Machine) -> None:
    argvs = [child.argv for child in machine.parts().background if "--queues" in child.argv]
    assert [argv[argv.index("--queues") + 1] for argv in argvs] == [",".join(QUICK), ",".join(PAGES)]
