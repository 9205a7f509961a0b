"""What a kind of document without code consists of: its questions, and who writes, signs and receives it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.documents.kind import Recipient, Retention, Signer, Subject
from service.documents.own import checks as own_checks
from service.documents.own import question as own_question
from service.documents.own.question import LABEL, MOST_QUESTIONS, OwnQuestion
from service.documents.own.reading import DefinitionWrong, Reading
from service.documents.own.roles import UNDER_WAY
from service.domain.lifecycle import CaseState
from service.domain.roles import Role

TITLE, MOST_SECTIONS = 80, 40
_SECTION = ("title", "questions")
_KIND = ("title", "subject", "sections", "writers", "signers", "recipients", "retention", "begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSection:
    """A heading of the form with the questions under it."""

    title: str
    questions: tuple[OwnQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A kind of document as its makers describe it. It is stored as JSON beside its Word file."""

    title: str
    subject: Subject = Subject.CASE
    sections: tuple[OwnSection, ...] = ()
    writers: tuple[Role, ...] = (Role.PROJEKTLEDARE,)
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Recipient, ...] = (Recipient.PROJEKTLEDARE,)
    retention: Retention = Retention.CASE_FILE
    begins: tuple[CaseState, ...] = UNDER_WAY

    @classmethod
    def new(cls, title: str, subject: Subject) -> "Definition":
        """What stands before anybody has chosen: the usual writers and the usual time to keep it."""
        about_case = subject is Subject.CASE
        return cls(
            title=title,
            subject=subject,
            writers=(Role.VAGLEDARE, Role.PROJEKTLEDARE) if about_case else (Role.PROJEKTLEDARE,),
            retention=Retention.CASE_FILE if about_case else Retention.PRESERVED,
            begins=UNDER_WAY if about_case else (),
        )

    @classmethod
    def from_json(cls, data: object, *, compared: own_checks.Compared | None = None) -> "Definition":
        """Raises DefinitionWrong, which tells every mistake with its place.

        `compared` is what its Word file holds the answers against, where that is known.
        """
        reading = Reading()
        read = _definition(reading, data)
        faults = [*reading.faults, *own_checks.faults(read, compared or {})]
        if faults:
            raise DefinitionWrong(faults=faults)
        return read

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, from which `from_json` makes the same definition."""
        return {
            "title": self.title,
            "subject": self.subject.value,
            "sections": [
                {
                    "title": section.title,
                    "questions": [own_question.to_json(each) for each in section.questions],
                }
                for section in self.sections
            ],
            "writers": [role.value for role in self.writers],
            "signers": [signer.value for signer in self.signers],
            "recipients": [recipient.value for recipient in self.recipients],
            "retention": self.retention.value,
            "begins": [state.value for state in self.begins],
        }

    @property
    def questions(self) -> tuple[OwnQuestion, ...]:
        """Every question, in the order of the form, those of rows within them."""
        return tuple(question for section in self.sections for question in section.questions)

    def walk(self) -> Iterator[tuple[str, OwnQuestion]]:
        """Every question by its path, those of rows too."""
        return (found for question in self.questions for found in question.walk())


def _subject(reading: Reading, said: Mapping[str, object]) -> Subject:
    """A case or the project: what a meeting leaves behind is the service's own to write."""
    subject = reading.one(said.get("subject", Subject.CASE), Subject, path="", part="subject")
    if subject is Subject.MEETING:
        reading.fault("", "subject", "En egen dokumenttyp handlar om ett ärende eller om projektet.")
        return Subject.CASE
    return subject


def _definition(reading: Reading, data: object) -> Definition:
    said = reading.group(data, path="", known=_KIND)
    subject = _subject(reading, said)
    usual = Definition.new("", subject)
    return Definition(
        title=reading.text(
            said.get("title", ""), path="", part="title", most=TITLE, must="Skriv vad dokumentet heter."
        ),
        subject=subject,
        sections=reading.items(
            said.get("sections", ()), lambda item: _section(reading, item),
            path="", part="sections", most=MOST_SECTIONS,
        ),
        writers=reading.several(said.get("writers", usual.writers), Role, part="writers"),
        signers=reading.several(said.get("signers", usual.signers), Signer, part="signers"),
        recipients=reading.several(said.get("recipients", usual.recipients), Recipient, part="recipients"),
        retention=reading.one(
            said.get("retention", usual.retention), Retention, path="", part="retention"
        ),
        begins=reading.several(said.get("begins", usual.begins), CaseState, part="begins"),
    )  # fmt: skip


def _section(reading: Reading, data: object) -> OwnSection:
    said = reading.group(data, path="", known=_SECTION)
    questions = reading.items(
        said.get("questions", ()), lambda item: own_question.read(reading, item, above="", depth=1),
        path="", part="sections", most=MOST_QUESTIONS,
    )  # fmt: skip
    first = next((question.name for question in questions), "")
    must = "Skriv en rubrik för avsnittet."
    title = reading.text(said.get("title", ""), path=first, part="heading", most=LABEL, must=must)
    return OwnSection(title=title, questions=questions)
