"""What the common notes of a meeting may hold of the cases that came up there, which is next to nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """A case that came up: `alias` is what it was called, `names` what its texts may tell somebody by.

    `told`: everybody in the body may know of it. `withdrawn`: its consent to meetings is taken back.
    """

    number: str
    alias: str
    names: tuple[str, ...] = ()
    told: bool = False
    withdrawn: bool = False
