"""The base of every error that a person may read, one subclass for each cause."""

from typing import ClassVar


class ServiceError(Exception):
    """Something went wrong that a person can be told about, in Swedish.

    `message` may hold {facts}; the constructor takes them as keywords and `str(error)` is the finished
    sentence. A missing fact is a programming error and raises KeyError. Facts never hold a personal number.
    """

    message: ClassVar[str] = "Något gick fel."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message.format_map(facts))

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are rebuilt from positional arguments by default; a child process needs the facts.
        return _rebuild, (type(self), self.facts)


class NotFound(ServiceError):
    """What was asked for does not exist, or may not be known to exist by this person."""

    message = "Sidan finns inte, eller så har du inte behörighet till den."


class NotAllowed(ServiceError):
    """The person may not do this; at the edge it answers exactly as NotFound does."""

    message = "Sidan finns inte, eller så har du inte behörighet till den."


class KindUnknown(NotFound):
    """No document kind has this key."""

    message = "Det finns ingen dokumenttyp som heter ”{key}”."


def _rebuild(cause: type[ServiceError], facts: dict[str, object]) -> ServiceError:
    return cause(**facts)
