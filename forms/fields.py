"""The questions a form can ask: each keeps what was typed, says what it means, and has one Swedish voice."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, ClassVar, cast

from email_validator import EmailNotValidError, validate_email
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from service.domain import messages
from service.domain.dates import parse_date
from service.domain.kronor import parse_kronor, thousands
from service.domain.messages import Message
from service.domain.personnummer import Personnummer
from service.domain.project import Project
from service.domain.text import clean
from service.errors import ServiceError

Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class When:
    """A question applies only when the question `name` beside it was answered with one of `values`."""

    name: str
    values: frozenset[str]

    @classmethod
    def of(cls, name: str, *values: str) -> "When":
        return cls(name, frozenset(values))

    def holds(self, form: BaseForm) -> bool:
        """Whether the other question is asked and has one of the answers."""
        other = cast("Question", form[self.name])
        said = other.answer if isinstance(other, ManyField) else [other.typed]
        return other.applies(form) and not self.values.isdisjoint(said)


class Question(Field):
    """A field that remembers the typed text, so that a draft with mistakes loses nothing.

    `answer` is JSON-native and None, "" or [] when nothing was said. `width` is a hint in twelfths of a row.
    A required question may be left unanswered while `optional_when` holds. `printed` is false for an answer
    that is not meant to stand in the document, such as a sum that is only compared with the computed one.
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
        **wtforms_arguments: Any,
    ) -> None:
        super().__init__(label, **wtforms_arguments)
        self.required, self.help = required, help
        self.when, self.optional_when = when, optional_when
        self.preset, self.width, self.printed = preset, width, printed
        self.missing = missing or self.missing
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


def today() -> date:
    """The day on the calendar where the service stands."""
    return datetime.now().astimezone().date()


def in_words_of(project: Project, text: str) -> str:
    """A label with the project's own names in it: "{case_body_short}-möte" is "OH-möte" in most projects."""
    return text.format_map(asdict(project.names)) if "{" in text else text


def _read(parse: Callable[[str], object], typed: str) -> object:
    try:
        return parse(typed)
    except ServiceError as error:
        raise ValueError(str(error)) from error


class TextField(Question):
    """One line of at most `maximum` characters."""

    def __init__(self, label: str = "", *, maximum: int = 200, **arguments: Any) -> None:
        super().__init__(label, **arguments)
        self.maximum = maximum

    def mistake(self) -> str:
        if len(self.typed) <= self.maximum:
            return ""
        return messages.TOO_LONG.text(etikett=self.title, n=self.maximum, m=len(self.typed))


class LongTextField(TextField):
    """Running text with line breaks, at most `maximum` characters."""

    look = "long"

    def __init__(self, label: str = "", *, maximum: int = 2000, **arguments: Any) -> None:
        super().__init__(label, maximum=maximum, **{"width": 12, **arguments})


class EmailField(TextField):
    """An e-mail address; nothing is asked of the network."""

    look = "email"

    def mistake(self) -> str:
        try:
            validate_email(self.typed, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            return messages.EMAIL_FORMAT.text()
        return super().mistake()


class PhoneField(TextField):
    """A telephone number, also from abroad: 7 to 15 digits with spaces, hyphens, brackets and a plus."""

    look = "tel"

    def mistake(self) -> str:
        digits = [character for character in self.typed if character.isdigit()]
        rest = set(self.typed) - set(digits) - set(" +-()")
        return messages.PHONE_FORMAT.text() if rest or not 7 <= len(digits) <= 15 else super().mistake()


class DateField(Question):
    """A date, answered as ÅÅÅÅ-MM-DD; `past` refuses a day that has not come."""

    look = "date"

    def __init__(self, label: str = "", *, past: bool = False, **arguments: Any) -> None:
        super().__init__(label, **{"width": 4, **arguments})
        self.past = past

    def parse(self, typed: str) -> object:
        return _read(parse_date, typed)

    @property
    def answer(self) -> object:
        return self.data.isoformat() if isinstance(self.data, date) else None

    def mistake(self) -> str:
        late = self.past and isinstance(self.data, date) and self.data > today()
        return messages.DATE_IN_FUTURE.text() if late else ""


class IntegerField(Question):
    """A whole number from `minimum` to `maximum`, with a unit shown after the box."""

    look = "integer"

    def __init__(
        self, label: str = "", *, minimum: int = 0, maximum: int = 1000, unit: str = "", **arguments: Any
    ) -> None:
        super().__init__(label, **{"width": 4, **arguments})
        self.minimum, self.maximum, self.unit = minimum, maximum, unit

    def parse(self, typed: str) -> object:
        digits = typed.removesuffix(self.unit).strip() if self.unit else typed
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            raise ValueError(self._allowed())
        return int(digits)

    def mistake(self) -> str:
        inside = isinstance(self.data, int) and self.minimum <= self.data <= self.maximum
        return "" if inside else self._allowed()

    def _allowed(self) -> str:
        return messages.WHOLE_NUMBER.text(etikett=self.title, a=self.minimum, b=self.maximum)


class PercentField(IntegerField):
    """A share in whole percent, 0 to 100."""

    def __init__(self, label: str = "", **arguments: Any) -> None:
        super().__init__(label, maximum=100, unit="%", **arguments)


class KronorField(Question):
    """An amount in whole kronor, answered as an int and shown in groups of three."""

    look = "kronor"

    def __init__(self, label: str = "", **arguments: Any) -> None:
        super().__init__(label, **{"width": 4, **arguments})

    def parse(self, typed: str) -> object:
        return _read(parse_kronor, typed)

    def _value(self) -> str:
        return thousands(self.data) if isinstance(self.data, int) else self.typed


class PersonnummerField(Question):
    """A Swedish personal or coordination number, answered as twelve digits."""

    look = "personnummer"

    def parse(self, typed: str) -> object:
        # A test number is a number; whether it may be used here is for the rules of the kind to say.
        return _read(lambda text: Personnummer.parse(text, today=today(), allow_test=True), typed)

    @property
    def answer(self) -> object:
        return self.data.digits if isinstance(self.data, Personnummer) else None


class ChoiceField(Question):
    """One of several: `choices` is {key: label}, or `from_project` picks them from the project's parameters.

    A question for which the project has no choices is not asked: a track where there is one way for all.
    """

    look = "choice"
    missing = messages.CHOICE_REQUIRED

    def __init__(
        self,
        label: str = "",
        choices: Choices | None = None,
        *,
        from_project: Callable[[Project], Choices] | None = None,
        **arguments: Any,
    ) -> None:
        super().__init__(label, **arguments)
        self.choices: Choices = choices or {}
        self.from_project = from_project

    def prepare(self, project: Project) -> None:
        super().prepare(project)
        if self.from_project:
            self.choices = self.from_project(project)

    def applies(self, form: BaseForm) -> bool:
        return bool(self.choices) and super().applies(form)

    def mistake(self) -> str:
        said = self.answer if isinstance(self.answer, list) else [self.answer]
        known = all(key in self.choices for key in said)
        return "" if known else messages.CHOICE_REQUIRED.text(etikett=self.title)


class YesNoField(ChoiceField):
    """Ja or Nej, answered as a bool, never guessed."""

    look = "yesno"

    def __init__(self, label: str = "", **arguments: Any) -> None:
        super().__init__(label, {"ja": "Ja", "nej": "Nej"}, **{"width": 4, **arguments})

    def parse(self, typed: str) -> object:
        if typed not in self.choices:
            raise ValueError(self.missing.text(etikett=self.title))
        return typed == "ja"

    def mistake(self) -> str:
        return ""


class ManyField(ChoiceField):
    """Any number of several, in the order they were ticked in the page, each once."""

    look = "many"

    def __init__(self, label: str = "", choices: Choices | None = None, **arguments: Any) -> None:
        super().__init__(label, choices, **{"width": 12, **arguments})

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = list(dict.fromkeys(clean(str(value)) for value in valuelist))
        self.typed = ", ".join(self.data)

    @property
    def answer(self) -> list[str]:
        return [*self.data] if isinstance(self.data, list) else []
