"""The ground of every question: when it is asked, whether it must be answered, and what was typed."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, cast

from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from service.domain import messages
from service.domain.messages import Message
from service.domain.project import Project
from service.domain.text import clean


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that is told as soon as one of `values` is chosen."""

    text: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class When:
    """A question applies only when the question `name` beside it was answered with one of `values`.

    "" among them is that nothing was said.
    """

    name: str
    values: frozenset[str]

    @classmethod
    def of(cls, name: str, *values: str) -> "When":
        return cls(name, frozenset(values))

    def holds(self, form: BaseForm) -> bool:
        """Whether the other question is asked and has one of the answers."""
        other = cast("Question", form[self.name])
        said = other.answer if isinstance(other.answer, list) else [other.typed]
        return other.applies(form) and not self.values.isdisjoint(said)


class Question(Field):
    """A field that remembers the typed text, so that a draft with mistakes loses nothing.

    `answer` is JSON-native and None, "" or [] when nothing was said. `width` is a hint in twelfths of a row.
    A required question may be left unanswered while `optional_when` holds. `printed` is false for an answer
    that is not meant to stand in the document, such as a sum that is only compared with the computed one.
    `saying` is told of some answers before anything is saved.
    """

    look: ClassVar[str] = "text"
    missing: Message = messages.REQUIRED

    def __init__(
        self,
        label: str = "",
        *,
        required: bool = False,
        help: str = "",
        when: When | None = None,
        optional_when: When | None = None,
        preset: str = "",
        width: int = 6,
        missing: Message | None = None,
        printed: bool = True,
        saying: Saying | None = None,
        **wtforms_arguments: Any,
    ) -> None:
        super().__init__(label, **wtforms_arguments)
        self.required, self.help = required, help
        self.when, self.optional_when = when, optional_when
        self.preset, self.width, self.printed = preset, width, printed
        self.missing, self.saying = missing or self.missing, saying
        self.typed = ""

    @property
    def title(self) -> str:
        return str(self.label.text)

    @property
    def answer(self) -> object:
        return self.data

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed, right or wrong, or only what stood there from the start."""
        return self.typed in ("", self.preset)

    def prepare(self, project: Project) -> None:
        """Takes what the project decides (its choices, its names) before the question is shown or judged."""
        self.label.text = in_words_of(project, self.title)
        self.help = in_words_of(project, self.help)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Reads what was typed; a question that was never put, as in a new row, starts from its preset."""
        put = formdata is not None and self.name in formdata
        self.process_errors = []
        self.raw_data = formdata.getlist(self.name) if put else [self.preset] * bool(self.preset)
        try:
            self.process_formdata(self.raw_data)
        except ValueError as error:
            self.process_errors.append(str(error))

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.typed = clean(str(valuelist[0])).strip() if valuelist else ""
        self.data = None
        self.data = self.parse(self.typed) if self.typed else None

    def parse(self, typed: str) -> object:
        return typed

    def applies(self, form: BaseForm) -> bool:
        return self.when is None or self.when.holds(form)

    def must_be_answered(self, form: BaseForm) -> bool:
        return self.required and not (self.optional_when and self.optional_when.holds(form))

    def pre_validate(self, form: BaseForm) -> None:
        if not self.applies(form):
            self.errors = []
            raise StopValidation
        if self.process_errors:
            raise StopValidation
        if self.answer in (None, "", []):
            missing = self.missing.text(etikett=self.title) if self.must_be_answered(form) else ""
            raise StopValidation(missing)
        if mistake := self.mistake():
            raise StopValidation(mistake)

    def mistake(self) -> str:
        """What is wrong with an answer that could be read, as a Swedish sentence; "" when nothing is."""
        return ""

    def _value(self) -> str:
        return self.typed


def in_words_of(project: Project, text: str) -> str:
    """A label with the project's own names in it: "{meeting}" is "OH-möte" in most projects."""
    names = {**asdict(project.names), "contact_after": project.contact_after}
    return text.format_map(names) if "{" in text else text
