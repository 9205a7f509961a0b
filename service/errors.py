"""The base of every error that a person may read, one subclass for each cause."""

import traceback
from pathlib import Path
from typing import ClassVar

_FRAMES = 6
"""How many steps of the way to an error a log tells."""


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


class KindMisspelt(KindUnknown):
    """No document kind has this key, but one has a key that looks much like it."""

    message = "Det finns ingen dokumenttyp som heter ”{key}”. Menade du ”{near}”?"


class UnsafeSettings(ServiceError):
    """The process would run unsafely, so it does not start."""

    message = "Knutpunkt startar inte. {faults}"


class KeysWrong(ServiceError):
    """The key file cannot be read or holds a weak key."""

    message = "Nyckelfilen {path} saknas, är skadad eller har en för svag nyckel."


class CannotOpen(ServiceError):
    """A sealed value does not open: another key, changed bytes, or another place than it was sealed for."""

    message = "Uppgiften kan inte läsas ({where}). Nyckeln är fel eller så har uppgiften ändrats."


class RecordIsFinal(ServiceError):
    """A final record never changes (M22)."""

    message = "Dokumentet är fastställt. Skapa en ny version."


class GroupChanged(ServiceError):
    """Somebody else changed the group activity after it was opened here; nothing was overwritten."""

    message = "Någon annan har ändrat gruppen sedan du öppnade den. Öppna den igen och skriv det som fattas."


class DraftChanged(ServiceError):
    """Somebody else saved the draft after it was opened here; nothing was overwritten."""

    message = "Någon annan har sparat utkastet sedan du öppnade det. Båda texterna visas nedan."


class NewerVersion(ServiceError):
    """The document was superseded, so a new version starts from the one that took its place."""

    message = "Det finns redan en nyare version av dokumentet. Utgå från den."


class OtherDraft(ServiceError):
    """A new version was asked for while the draft of another document of the kind, `record_id`, is open."""

    message = (
        "Det finns redan ett utkast till ”{title}” i ärendet, påbörjat {day}, som gäller en annan handling. "
        "Gör klart eller kasta det först."
    )


class DraftOfOthers(ServiceError):
    """Others have begun the next version of the very document, and who asks may not read their draft."""

    message = (
        "Någon annan har börjat skriva nästa version av just det här dokumentet, {day}. Utkastet läses bara "
        "av den sida som skriver det. Skriv ett nytt ”{title}” från ärendets sida i stället."
    )


class StepNotPossible(ServiceError):
    """The case is not where this document may be begun."""

    message = "{title} kan inte skrivas när ärendet är i läget ”{state}”."


class NotNow(StepNotPossible):
    """The same, for who may not know where the case is."""

    message = "{title} kan inte skrivas i ärendet nu."


class KindAtRest(ServiceError):
    """The project makes no documents of this kind at present; what was typed is kept in the draft."""

    message = "”{title}” används inte i projektet just nu. Utkastet finns kvar."


class Transient(ServiceError):
    """Something that is likely to work a little later: the job is tried again."""


class StorageFull(Transient):
    """There is no room left for the file."""

    message = "Lagringsutrymmet är fullt. Dokumentet kunde inte sparas."


class StorageMissing(ServiceError):
    """No file with this content hash is stored."""

    message = "Filen {hash} finns inte i lagret."


class StorageDamaged(ServiceError):
    """The stored file no longer has the content it was stored with."""

    message = "Filen {hash} i lagret är skadad och kan inte användas."


class DocumentNotReady(ServiceError):
    """The document's file has not been made yet."""

    message = "Dokumentet är inte klart ännu."


class NotSent(ServiceError):
    """Nothing was sent: somebody chosen may not receive it as things are at this moment."""

    message = "Inget skickades. {reason}"


class NoReasonChosen(ServiceError):
    """Somebody was to be named for a protected case without a reason."""

    message = "Ingen namngavs. Välj ett skäl."


class NobodyChosen(ServiceError):
    """A document was to be sent without a receiver."""

    message = "Inget skickades. Välj minst en mottagare."


def _rebuild(cause: type[ServiceError], facts: dict[str, object]) -> ServiceError:
    return cause(**facts)


def trail(error: BaseException) -> str:
    """The error's class and the way to it, for logs; never its text, which may quote what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])
