"""What an uploaded template must keep to, and one error for each way of not doing so."""

from service.domain.text import clean
from service.errors import ServiceError, Transient

LARGEST = 10 * 1024 * 1024
"""Bytes of a Word file, or of a file of templates from another installation."""
SHORTEST_WHY, LONGEST_WHY = 3, 500
"""Characters; the longest is what the database has room for."""


class TemplateTooLarge(ServiceError):
    """Refused before anything of it is stored."""

    message = "Filen är större än 10 MB, som är det mesta en mall får vara. Gör bilderna i den mindre."


class TemplateEmpty(ServiceError):
    """An empty file was sent, or none."""

    message = "Filen är tom. Välj Word-filen och försök igen."


class WhyMissing(ServiceError):
    """Who changes a template says why, for those who come after."""

    message = "Skriv varför, med några ord, så att andra förstår ändringen."


class WhyTooLong(ServiceError):
    """More than there is room for."""

    message = "Beskrivningen är längre än 500 tecken. Korta den."


class SameTemplate(ServiceError):
    """The newest version is this very file."""

    message = "Filen är exakt densamma som version {number}, den senaste. Inget nytt har laddats upp."


class SameAsBuiltIn(SameTemplate):
    """Everybody has it already, and a version of it would only wait to be approved."""

    message = "Mallen är samma som den inbyggda."


class SameAsInUse(SameTemplate):
    """What documents are made of is this very file with these very questions."""

    message = "Mallen är samma som den som är i bruk, version {number}."


class NotReady(ServiceError):
    """Only a template that was checked and found whole can be put into use."""

    message = "Mallen kan inte tas i bruk: {state}."


class NotDrawn(NotReady):
    """Who approves a template has seen what it prints."""

    message = "Vänta tills provsidorna är ritade."


class DrawingFailed(NotReady):
    """The pages could not be drawn, so nobody has seen what the template prints."""

    message = "Provsidorna kunde inte ritas. Be om ett nytt försök innan mallen tas i bruk."


class FourEyes(ServiceError):
    """Nobody alone changes what documents say."""

    message = "Någon annan än den som laddade upp mallen behöver godkänna den."


class Outdated(ServiceError):
    """The template was whole when it was checked, and a release has changed the words since."""

    message = "Mallen använder namn som inte längre finns: {names}. Rätta den och ladda upp den igen."


class QuestionsUnreadable(Outdated):
    """A release has changed what a kind of people's own making can consist of, or the text is damaged."""

    message = "Frågorna kan inte läsas längre. Gå igenom dem och spara dem som en ny version."


class NothingBefore(ServiceError):
    """The first step was never taken, or every one was taken back."""

    message = "Det finns ingen tidigare mall att gå tillbaka till."


class NothingInUse(ServiceError):
    """A kind of people's own making, none of whose templates is in use."""

    message = "Dokumenttypen har ingen mall i bruk. En mall behöver godkännas innan dokument kan göras."


class WasInUse(ServiceError):
    """Documents may have been made of the kind, and they need its questions to be read."""

    message = "”{title}” har varit i bruk och kan inte tas bort. Gå tillbaka till ingen mall, så vilar den."


class BeingChecked(ServiceError):
    """A worker is at one of the files that would be taken away."""

    message = "En version prövas eller ritas just nu. Vänta tills det är klart och försök igen."


class TemplateUnreadable(Transient):
    """The file of the template in use cannot be read; no other is taken in its place."""

    message = "Mallen som dokumentet ska skrivas med kan inte läsas just nu. Försök igen om en stund."


def fitting(data: bytes) -> bytes:
    """The same file; raises TemplateEmpty or TemplateTooLarge."""
    if not data:
        raise TemplateEmpty
    if len(data) > LARGEST:
        raise TemplateTooLarge
    return data


def reason(why: str) -> str:
    """The reason as it is kept; raises WhyMissing or WhyTooLong."""
    said = clean(why).strip()
    if len(said) < SHORTEST_WHY:
        raise WhyMissing
    if len(said) > LONGEST_WHY:
        raise WhyTooLong
    return said
