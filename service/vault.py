"""Secrecy at rest: a master key wraps each case's own key, and that key seals the case's answers and files.

AES-256-GCM; a sealed value is a nonce of 12 bytes, the ciphertext and its tag, and `where`
("record.content.<id>") is authenticated with it, so that a ciphertext moved to another row does not open.
Destroying a wrapped key erases everything under it. Keys are 32 random bytes.
"""

import hashlib
import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from service.errors import CannotOpen, KeysWrong

_KEY = 32
_NONCE = 12


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """`master` holds wrapping keys by id; `current` names the one that wraps, the old ones still open.

    `index` makes blind indexes, `secret` signs cookies and form tokens.
    """

    master: Mapping[str, bytes]
    current: str
    index: bytes
    secret: bytes

    @classmethod
    def new(cls) -> "Keyring":
        current = secrets.token_hex(2)
        return cls({current: os.urandom(_KEY)}, current, os.urandom(_KEY), os.urandom(_KEY))

    @classmethod
    def load(cls, path: Path) -> "Keyring":
        """Reads a key file; raises KeysWrong when it is missing, damaged or holds a weak key."""
        try:
            said = json.loads(path.read_text())
            master = {name: b64decode(key) for name, key in said["master"].items()}
            ring = cls(master, said["current"], b64decode(said["index"]), b64decode(said["secret"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise KeysWrong(path=path) from error
        if not ring._is_strong:
            raise KeysWrong(path=path)
        return ring

    @property
    def _is_strong(self) -> bool:
        keys = [*self.master.values(), self.index, self.secret]
        return self.current in self.master and all(len(key) == _KEY and len(set(key)) > 8 for key in keys)

    def save(self, path: Path) -> None:
        """Writes a new key file, readable by its owner only; an existing one is never overwritten."""
        path.parent.mkdir(parents=True, exist_ok=True)
        coded = {name: b64encode(key).decode() for name, key in self.master.items()}
        text = {
            "master": coded,
            "current": self.current,
            "index": _text(self.index),
            "secret": _text(self.secret),
        }
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(text, file, indent=1)


def _text(key: bytes) -> str:
    return b64encode(key).decode()


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """The opened key of one case or project."""

    key: bytes

    def seal(self, data: bytes, *, where: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self.key).encrypt(nonce, data, where.encode())

    def open(self, sealed: bytes, *, where: str) -> bytes:
        """Raises CannotOpen when the key is another, the bytes were changed or they stood elsewhere."""
        try:
            return AESGCM(self.key).decrypt(sealed[:_NONCE], sealed[_NONCE:], where.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotOpen(where=where) from error


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """Wraps data keys and makes blind indexes with the installation's keyring."""

    ring: Keyring

    def new_key(self, *, where: str) -> bytes:
        """A fresh data key, wrapped: key id, "|", and the sealed key."""
        return self._wrap(os.urandom(_KEY), where=where)

    def unwrap(self, wrapped: bytes, *, where: str) -> DataKey:
        """Raises CannotOpen when the master key is not on the ring or the wrapped key was destroyed."""
        name, _, sealed = wrapped.partition(b"|")
        master = self.ring.master.get(name.decode(errors="replace"))
        if master is None:
            raise CannotOpen(where=where)
        return DataKey(DataKey(master).open(sealed, where=where))

    def blind_index(self, text: str, *, purpose: str) -> str:
        """A keyed fingerprint (64 hex digits) that finds equal texts without telling what they are."""
        return hmac.new(self.ring.index, f"{purpose}|{text}".encode(), hashlib.sha256).hexdigest()

    def _wrap(self, key: bytes, *, where: str) -> bytes:
        name = self.ring.current
        return name.encode() + b"|" + DataKey(self.ring.master[name]).seal(key, where=where)
