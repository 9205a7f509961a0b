"""A disk on which things happen while a file is written or read."""

from collections.abc import Callable

from service.storage import FileStore


class SlowStore(FileStore):
    """A disk so slow that something else happens meanwhile."""

    meanwhile: Callable[[], object]

    def put(self, data: bytes) -> str:
        self.meanwhile()
        return super().put(data)

    def get(self, name: str) -> bytes:
        self.meanwhile()
        return super().get(name)
