"""The questions a form can ask: each keeps what was typed, says what it means, and has one Swedish voice."""

from collections.abc import Callable
from datetime import date
from typing import Any

from email_validator import EmailNotValidError, validate_email
from wtforms.form import BaseForm

from forms.question import Question
from service.domain import messages
from service.domain.choices import JA_NEJ, Choices
from service.domain.dates import parse_date, today
from service.domain.kronor import parse_kronor, thousands
from service.domain.personnummer import Personnummer
from service.domain.project import Project
from service.domain.text import clean
from service.errors import ServiceError


def _read(parse: Callable[[str], object], typed: str) -> object:
    try:
        return parse(typed)
    except ServiceError as error:
        raise ValueError(str(error)) from error


class TextField(Question):
    """One line of at most `maximum` characters; `suggestions` are proposed, and another may be written."""

    suggestions: tuple[str, ...] = ()

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


class LanguageField(TextField):
    """The name of a language: one of those that documents are translated to, or any other."""

    look = "language"


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


YEARS = range(1900, 2101)
"""Years that a date in a form can be about; another is a slip of the pen."""


class DateField(Question):
    """A date, answered as ÅÅÅÅ-MM-DD."""

    look = "date"

    def __init__(self, label: str = "", **arguments: Any) -> None:
        super().__init__(label, **{"width": 4, **arguments})

    def parse(self, typed: str) -> object:
        return _read(parse_date, typed)

    @property
    def answer(self) -> object:
        return self.data.isoformat() if isinstance(self.data, date) else None

    def mistake(self) -> str:
        near = isinstance(self.data, date) and self.data.year in YEARS
        return "" if near else messages.STRANGE_YEAR.text(etikett=self.title, a=YEARS[0], b=YEARS[-1])


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
        super().__init__(label, JA_NEJ, **{"width": 4, **arguments})

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
