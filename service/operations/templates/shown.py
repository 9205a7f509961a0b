"""Templates as pages show them: plain values, which know nothing of the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from service.models import TemplateState
from service.operations.templates.changes import Change
from service.operations.templates.impact import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A mistake or an advice from the check; see workers.errors.Mistake. `severity`: "error" or "advice"."""

    place: str
    text: str
    message: str
    severity: str = "error"
    part: str = ""
    paragraph: int = -1
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One upload in a list. `hindrance` is why this person cannot put it into use, "" when they can.

    `mistakes` counts what must be mended, `advice` what may be, neither what was mended already; `missing`
    are names that a release took away, each with the likest that is left; `unreadable`: it is of people's own
    making, and a release or damage has made its questions unreadable.
    """

    id: UUID
    number: int
    state: TemplateState
    who: str
    at: datetime
    why: str
    mistakes: int
    advice: int
    in_use: bool
    hindrance: str
    missing: tuple[Missing, ...]
    unreadable: bool

    @property
    def broken(self) -> bool:
        """Found whole once, and no documents can be made from it any more."""
        return self.state is TemplateState.READY and (bool(self.missing) or self.unreadable)

    @property
    def may_activate(self) -> bool:
        return not self.in_use and not self.hindrance


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history: who put what into use when; `number` is None for the built-in template."""

    number: int | None
    rolled_back: bool
    who: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesPage:
    """The versions and the history of a kind in a project, both newest first.

    `in_use` is the number of the version in use, None for the built-in template; `before` the same of what a
    step back leads to, when `may_roll_back`, past those in `passed_over`, which a release has broken, the
    newest first. `own`: people made the kind, so it has no built-in template.
    """

    kind_key: str
    title: str
    own: bool
    project_key: str
    project: str
    versions: list[Version]
    history: list[Step]
    in_use: int | None
    may_roll_back: bool
    before: int | None
    passed_over: tuple[Version, ...]

    @property
    def may_remove(self) -> bool:
        """People made the kind, and no document can have been made of it."""
        return self.own and not self.history

    @property
    def broken(self) -> Version | None:
        """The version in use, when no documents can be made from it any more."""
        return next((each for each in self.versions if each.in_use and each.broken), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePage:
    """One version. `files` are the names that `file` hands over.

    `pictures` are the page pictures by which of WHICH they show, `today` the same of the template that was in
    use when they were made; both are empty until then. `changes` are what a version of people's own making
    says otherwise than the one last in use, of number `against`, about who may do what. `checking` and
    `drawing`: a worker is at it; `trouble` is why one stopped, which `retry` tries again.
    """

    version: Version
    kind_key: str
    title: str
    project_key: str
    project: str
    remarks: list[Remark]
    definition: dict[str, Any] | None
    files: tuple[str, ...]
    pictures: Mapping[str, tuple[str, ...]]
    today: Mapping[str, tuple[str, ...]]
    changes: tuple[Change, ...]
    against: int
    checking: bool
    drawing: bool
    trouble: str
