"""The ground of every form: sections of questions, drafts, answers, and mistakes with a place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from werkzeug.datastructures import MultiDict
from wtforms import Form

from forms.fields import LongTextField, TextField
from forms.question import Question, in_words_of
from forms.rows import RowForm, RowsField, Typed
from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding, Severity
from service.domain.project import Project


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the names of the questions under it, in the order they are asked."""

    title: str
    names: tuple[str, ...]
    intro: str = ""

    def with_names(self, names: tuple[str, ...]) -> "Section":
        return replace(self, names=names)

    def in_words_of(self, project: Project) -> "Section":
        """The same section with the project's own names in heading and introduction."""
        title, intro = in_words_of(project, self.title), in_words_of(project, self.intro)
        return replace(self, title=title, intro=intro)


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake with its place: `id` is the input to go to, "" when it belongs to the whole form."""

    id: str
    label: str
    message: str


class MotiveringRow(RowForm):
    """The written reason for going on although a rule warns."""

    regel = TextField("Regel", printed=False)
    varning = LongTextField("Varning")
    text = LongTextField("Motivering")

    shortest: ClassVar[int] = 20
    """Characters; DOMAIN: a warning asks for a written reason of at least this length."""

    @property
    def is_blank(self) -> bool:
        return not self.regel.typed

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if len(self.text.typed) < self.shortest:
            self.text.errors = [messages.MOTIVATE.text(n=self.shortest)]
            return False
        return valid


class KindForm(Form):
    """A form of one document kind, bound to typed text: a draft, a posted page, or recorded answers."""

    sections: tuple[Section, ...] = ()
    motiveringar = RowsField(MotiveringRow, "Motiveringar", noun="motivering", min_entries=0)

    def __init__(self, typed: Typed | None = None, *, project: Project) -> None:
        super().__init__(MultiDict(typed) if typed is not None else None)
        self.project = project
        self.findings: list[Finding] = []
        self.sections = tuple(section.in_words_of(project) for section in self.sections)
        for field in self.questions():
            field.prepare(project)

    def suggest(self, context: Context) -> None:
        """Takes what may be proposed in answer to a question, where more is known than the project says."""
        del context

    def leave_out(self, *names: str) -> None:
        """Takes away questions that the project never asks."""
        for name in names:
            del self[name]
        kept = [tuple(name for name in section.names if name not in names) for section in self.sections]
        sections = map(Section.with_names, self.sections, kept)
        self.sections = tuple(section for section in sections if section.names)

    @classmethod
    def asked(cls, typed: Typed) -> dict[str, list[str]]:
        """The typed text that answers something this form asks; what else a post may hold is not kept."""
        names = {name for name in dir(cls) if hasattr(getattr(cls, name), "_formfield")}
        return {name: [*texts] for name, texts in typed.items() if name.partition("-")[0] in names}

    @classmethod
    def from_answers(cls, answers: Mapping[str, object], *, project: Project) -> "KindForm":
        return cls(as_typed(answers), project=project)

    def questions(self) -> Iterator[Question | RowsField]:
        yield from cast("Iterable[Question | RowsField]", self._fields.values())

    def answers(self) -> Answers:
        """What was said, JSON-native, without questions that do not apply."""
        return Answers({field.name: field.answer for field in self.questions() if field.applies(self)})

    def unasked(self) -> list[Question | RowsField]:
        """Questions that do not apply although somebody has typed an answer to them."""
        return [field for field in self.questions() if not field.is_blank and not field.applies(self)]

    def kept(self, typed: Typed) -> dict[str, list[str]]:
        """The typed text of a judged form, with a row for each reason that is asked for."""
        rows = self.motiveringar
        rest = {name: [*values] for name, values in typed.items() if not name.startswith(f"{rows.name}-")}
        return {**rest, **as_typed({rows.name: rows.answer})}

    def judge(self, findings: Iterable[Finding]) -> list[Problem]:
        """Every mistake in the form and every finding of the rules that is not mended or motivated."""
        self.findings = [*findings]
        self._keep_motiveringar([f for f in self.findings if f.severity is Severity.WARN])
        self.validate()
        for finding in self.findings:
            if finding.severity is Severity.BLOCK:
                self._mark(finding)
        return [*self.problems()]

    def problems(self) -> Iterator[Problem]:
        blocks = [f for f in self.findings if f.severity is Severity.BLOCK]
        yield from _problems(self.questions())
        yield from (Problem("", "", f.message) for f in blocks if _place(self, f.field) is None)

    def _mark(self, finding: Finding) -> None:
        field = _place(self, finding.field)
        if field is not None and finding.message not in field.errors:
            field.errors = [*field.errors, finding.message]

    def _keep_motiveringar(self, warnings: list[Finding]) -> None:
        """One row for each warning that stands, with the reason typed for that very sentence; others go."""
        reasons = {(row["regel"], row["varning"]): row["text"] for row in self.motiveringar.answer}
        rows = [
            {"regel": rule, "varning": message, "text": reasons.get((rule, message), "")}
            for rule, message in dict.fromkeys((each.rule, each.message) for each in warnings)
        ]
        self.motiveringar.process(MultiDict[str, str](as_typed({"motiveringar": rows})))


def _place(form: Form, path: str) -> Question | RowsField | None:
    """The question a rule points at: "slut", or "mal-0-delmal-1-start" counted among the rows answered."""
    name, _, inside = path.partition("-")
    field = cast("Question | RowsField | None", form._fields.get(name))
    index, _, rest = inside.partition("-")
    if isinstance(field, RowsField) and rest and int(index) < len(field.said):
        return _place(field.said[int(index)], rest)
    return field


def _problems(fields: Iterable[Question | RowsField]) -> Iterator[Problem]:
    for field in fields:
        yield from (Problem(field.id, field.title, str(e)) for e in field.errors if isinstance(e, str))
        if isinstance(field, RowsField):
            for row in field.rows:
                yield from _problems(row.questions())


def as_typed(answers: Mapping[str, object], prefix: str = "") -> dict[str, list[str]]:
    """Answers as the text that a person would have typed: {"mal-0-delmal-1-ansvarig": ["Deltagaren"]}."""
    typed: dict[str, list[str]] = {}
    for name, value in answers.items():
        typed.update(_typed_value(prefix + name, value))
    return typed


def _typed_value(name: str, value: object) -> dict[str, list[str]]:
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        rows = [as_typed(row, f"{name}-{index}-") for index, row in enumerate(value)]
        return {key: text for row in rows for key, text in row.items()}
    if isinstance(value, list):
        return {name: [str(item) for item in value]}
    if isinstance(value, bool):
        return {name: ["ja" if value else "nej"]}
    return {name: ["" if value is None else str(value)]}
