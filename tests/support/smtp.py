"""A mail server of this machine that keeps what it takes, says what a test tells it to, and can encrypt."""

import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HOST, HANG_UP, SILENCE = "127.0.0.1", "", "(nothing more, until the other one hangs up)"
_USUAL = {
    "EHLO": "250-localhost\r\n250-AUTH PLAIN\r\n250 STARTTLS",
    "STARTTLS": "220 go on",
    "AUTH": "235 ok",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    ".": "250 ok",
    "QUIT": "221 bye",
}


@dataclass
class Inbox:
    """What has come, every line that was said, and answers to the first word of a line; "" hangs up."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    def answer(self, word: str) -> str:
        return {**_USUAL, **self.answers}.get(word, "500 what?")


@contextmanager
def serving(*, tls: ssl.SSLContext | None = None, at_once: bool = False) -> Iterator[Inbox]:
    """A server with such a certificate, used from the first byte or when asked to."""
    inbox = Inbox()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                _talk(self, inbox, tls=tls, at_once=at_once)
            except OSError:
                inbox.said.append("(broken)")

        def finish(self) -> None:
            super().finish()
            self.connection.close()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server((HOST, 0), Talk) as server:
        inbox.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield inbox
        server.shutdown()
        thread.join()


def _talk(
    talk: socketserver.StreamRequestHandler, inbox: Inbox, *, tls: ssl.SSLContext | None, at_once: bool
) -> None:
    if tls and at_once:
        _encrypt(talk, tls)
    _say(talk, "220 localhost")
    while line := talk.rfile.readline().decode().strip():
        inbox.said.append(line)
        word = line.partition(" ")[0].upper()
        if not _say(talk, inbox.answer(word)):
            return
        if word == "STARTTLS" and tls:
            _encrypt(talk, tls)
        if word == "DATA" and inbox.answer(word).startswith("354") and not _take(talk, inbox):
            return


def _take(talk: socketserver.StreamRequestHandler, inbox: Inbox) -> bool:
    lines = [line.removeprefix(b".") for line in iter(talk.rfile.readline, b".\r\n")]
    answer = inbox.answer(".")
    if answer.startswith("250") or answer in (HANG_UP, SILENCE):
        inbox.letters.append(message_from_bytes(b"".join(lines), policy=default))
    return _say(talk, answer)


def _say(talk: socketserver.StreamRequestHandler, answer: str) -> bool:
    if answer == SILENCE:
        return bool(talk.rfile.read())
    if answer:
        talk.wfile.write(f"{answer}\r\n".encode())
    return bool(answer)


def _encrypt(talk: socketserver.StreamRequestHandler, tls: ssl.SSLContext) -> None:
    talk.connection = tls.wrap_socket(talk.connection, server_side=True)
    talk.rfile, talk.wfile = talk.connection.makefile("rb"), talk.connection.makefile("wb", 0)


def certificate(folder: Path) -> Path:
    """A certificate of this machine, with its key, in one file."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)]),
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    own = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(own + made.public_bytes(Encoding.PEM))
    return path


def encrypted(path: Path) -> ssl.SSLContext:
    """How a server with that certificate speaks."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
