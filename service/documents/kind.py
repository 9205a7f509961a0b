"""A document kind is data: one value joins questions, rules, words, Word file, signers and recipients."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from importlib.resources import files

from doc_templates.words import Words
from forms.base import KindForm
from service.domain.answers import Answers
from service.domain.consent_parts import EVERYTHING, Information
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.lifecycle import CaseState, Said
from service.domain.project import Project
from service.domain.roles import Role
from service.domain.rules.placeholders import unfilled
from service.errors import KindMisspelt, KindUnknown

Rule = Callable[[Answers, Context], Iterable[Finding]]


class Subject(StrEnum):
    """What a document is about."""

    CASE = "case"
    PROJECT = "project"
    MEETING = "meeting"


class Signer(StrEnum):
    """Who signs, in the order of the signature page."""

    REMITTENT = "remittent"
    DELTAGARE = "deltagare"
    VAGLEDARE = "vagledare"
    PROJEKTLEDARE = "projektledare"
    STYRGRUPP = "styrgrupp"
    VARDNADSHAVARE = "vardnadshavare"
    PARTER = "parter"


class Recipient(StrEnum):
    """Who receives the finished document."""

    PROJEKTLEDARE = "projektledare"
    REMITTENT = "remittent"
    DELTAGARE = "deltagare"
    PARTS_WITH_CONSENT = "parter_med_samtycke"
    STYRGRUPP = "styrgrupp"
    FORBUND = "forbund"


class Retention(StrEnum):
    """How long the record lives (DOMAIN 2.5)."""

    CASE_FILE = "personakt"
    PRESERVED = "bevaras"


def _nothing(context: Context) -> Mapping[str, object]:
    return {}


def _as_before(context: Context, earlier: Answers) -> Mapping[str, object]:
    del context
    return earlier


def _everywhere(project: Project) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One row of the catalogue. `key` is also the name of its form, words and Word file, and its address.

    `writers` may draft and finalise it within the cases they see; who may read is in service.domain.access,
    where `readers` are the roles that a kind of people's own making names, and none for the built-in ones.
    `finalisers` are those of the writers who may make it final, as a decision is prepared by one and made by
    another; empty where every writer may. With `decision` theirs is only what says it, and what follows that.
    `presets` are answers that a new draft starts from, known from what the case or the project holds already.
    `renewed` are those of a new version, from the answers of the one in force.
    `begins` lists the states of a case in which the document may be written, `revises` further ones in which
    one that is in force may be followed by a new version; both are empty for other subjects.
    `many`: a case may hold several of them, each with versions of its own, such as notes and purchases.
    `in_one_chain`: a project has one of them, of which whatever is written next is a new version.
    `looks_around`: its rules ask about the project's other cases.
    `offered` tells whether a project has use for the kind. `recipients` is empty for what stays in the case.
    `companions` are further documents made of the same record, each with words and a Word file of its own; a
    `translated` one can be had with its fixed texts in the participant's language beside the Swedish.
    `named` gives the title where a project has a word of its own for the document.
    `tells` is what kinds of information about the person the document holds; only who may receive all of
    them by the person's consent may receive it.
    """

    key: str
    title: str
    subject: Subject
    form: type[KindForm]
    words: Callable[[Context, Answers], Words]
    words_type: type[Words]
    presets: Callable[[Context], Mapping[str, object]] = field(default=_nothing)
    renewed: Callable[[Context, Answers], Mapping[str, object]] = field(default=_as_before)
    rules: tuple[Rule, ...] = ()
    writers: frozenset[Role]
    readers: frozenset[Role] = frozenset()
    finalisers: frozenset[Role] = frozenset()
    decision: Said | None = None
    begins: frozenset[CaseState] = frozenset()
    revises: frozenset[CaseState] = frozenset()
    many: bool = False
    in_one_chain: bool = False
    looks_around: bool = False
    offered: Callable[[Project], bool] = field(default=_everywhere)
    signers: tuple[Signer, ...]
    recipients: tuple[Recipient, ...]
    retention: Retention
    tells: frozenset[Information] = EVERYTHING
    companions: tuple["DocumentKind", ...] = ()
    translated: bool = False
    named: Callable[[Project], str] | None = None

    def title_in(self, project: Project) -> str:
        """The title as the project calls the document."""
        return self.named(project) if self.named else self.title

    def may_begin(self, state: CaseState, *, again: bool) -> bool:
        """Whether the document may be written in a case; `again` when it follows one that is in force."""
        return state in (self.revises | self.begins if again else self.begins)

    def deciders(self, *versions: Answers) -> frozenset[Role]:
        """Who makes final what these versions say, the one before it too; empty where every writer may."""
        asked = self.decision is None or any(map(self.decision.by, versions))
        return self.finalisers if asked else frozenset()

    @property
    def template(self) -> bytes:
        """The Word file as it stands on disk."""
        return files("doc_templates").joinpath(f"{self.key}.docx").read_bytes()

    def judge(self, answers: Answers, context: Context) -> Iterator[Finding]:
        """What the rules of this kind find, and in every kind text that was left to be filled in."""
        for rule in self.rules:
            yield from rule(answers, context)
        yield from unfilled(answers, lambda: self._titles(context))

    def _titles(self, context: Context) -> dict[str, str]:
        asked = self.form(project=context.project).questions()
        return {question.name: question.title for question in asked}


@dataclass(frozen=True, slots=True)
class Registry:
    """Kinds by key; two with one key stop the start."""

    kinds: dict[str, DocumentKind] = field(default_factory=dict)

    @classmethod
    def of(cls, *kinds: DocumentKind) -> "Registry":
        by_key = {kind.key: kind for kind in kinds}
        if len(by_key) < len(kinds):
            raise ValueError("Two document kinds share one key.")
        return cls(by_key)

    def __iter__(self) -> Iterator[DocumentKind]:
        return iter(self.kinds.values())

    def __getitem__(self, key: str) -> DocumentKind:
        try:
            return self.kinds[key]
        except KeyError:
            near = get_close_matches(key.casefold(), self.kinds, n=1)
            raise (KindMisspelt(key=key, near=near[0]) if near else KindUnknown(key=key)) from None
