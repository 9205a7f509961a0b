"""The answers of one finished form, read with types."""

from collections.abc import Iterator, Mapping
from datetime import date

from service.domain.dates import parse_date


class Answers(Mapping[str, object]):
    """JSON-native answers by field name; a missing or empty answer is "", None or ().

    A reader raises TypeError, naming the field but not its content, when the stored answer is of another
    kind than the one asked for. `repr` shows no content.
    """

    __slots__ = ("_answers",)

    def __init__(self, answers: Mapping[str, object]) -> None:
        self._answers = dict(answers)

    def __getitem__(self, name: str) -> object:
        return self._answers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def __repr__(self) -> str:
        return f"<Answers to {len(self)} questions>"

    def has(self, name: str) -> bool:
        """Whether the question was answered; no and 0 are answers, spaces and an empty list are not."""
        answer = self._answers.get(name)
        if isinstance(answer, str):
            return bool(answer.strip())
        return answer is not None and answer != []

    def text(self, name: str) -> str:
        """Text, or the key of one choice; "" when unanswered."""
        answer = self._answers.get(name)
        if answer is None:
            return ""
        if isinstance(answer, str):
            return answer
        raise _wrong(name, "text", answer)

    def date(self, name: str) -> date | None:
        """A date stored as "2017-02-01"; raises InvalidDate when it is not one."""
        answer = self.text(name)
        return parse_date(answer) if answer else None

    def integer(self, name: str) -> int | None:
        """A whole number: kronor, months, percent."""
        answer = self._answers.get(name)
        if answer is None or answer == "":
            return None
        if isinstance(answer, int) and not isinstance(answer, bool):
            return answer
        raise _wrong(name, "a whole number", answer)

    def yes(self, name: str) -> bool | None:
        """Ja is True, Nej is False."""
        answer = self._answers.get(name)
        if answer is None or answer == "":
            return None
        if isinstance(answer, bool):
            return answer
        raise _wrong(name, "yes or no", answer)

    def many(self, name: str) -> tuple[str, ...]:
        """The keys of the choices ticked."""
        answer = self._listed(name)
        if all(isinstance(key, str) for key in answer):
            return tuple(str(key) for key in answer)
        raise _wrong(name, "a list of choices", answer)

    def rows(self, name: str) -> tuple["Answers", ...]:
        """The rows of a repeating group, in order."""
        return tuple(self._row(name, row) for row in self._listed(name))

    def _listed(self, name: str) -> list[object] | tuple[object, ...]:
        answer = self._answers.get(name)
        if answer is None:
            return ()
        if isinstance(answer, (list, tuple)):
            return answer
        raise _wrong(name, "a list", answer)

    def _row(self, name: str, row: object) -> "Answers":
        if isinstance(row, Mapping):
            return Answers(row)
        raise _wrong(name, "a list of rows", row)


def _wrong(name: str, wanted: str, answer: object) -> TypeError:
    return TypeError(f"the answer to {name!r} is {type(answer).__name__}, not {wanted}")
