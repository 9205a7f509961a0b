"""Whom a final document may be sent to at this very moment, what of it, by which way and on which ground."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select

from service.documents import variants
from service.documents.kind import DocumentKind, Recipient, Subject
from service.documents.variants import TWIN, Variant
from service.domain import consent, dispatch, messages
from service.domain.case import Case
from service.domain.consent import Verdict
from service.domain.dates import iso
from service.domain.dispatch import Channel, Receiver
from service.domain.identity import is_unnamed
from service.domain.project_parts import Organisation
from service.errors import NotFound
from service.models import CaseFile, Document, Record
from service.operations import consents
from service.operations.meetings import hushed
from service.operations.work import Work

NOT_MADE = "Dokumentet går att skicka när PDF-filen är klar."
TWIN_FIRST = "Gör den avidentifierade först, under ”Samma uppgifter på annat sätt”."
NAMES = {
    Receiver.REMITTENT: "Remittenten",
    Receiver.DELTAGARE: "Deltagaren",
    Receiver.STYRGRUPP: "Styrgruppen",
    Receiver.FORBUND: "Samordningsförbundet",
}
_BOARDS = {Recipient.STYRGRUPP: Receiver.STYRGRUPP, Recipient.FORBUND: Receiver.FORBUND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A receiver of the kind, and the documents of the record that are made and may be sent there.

    `named` tells whether it may receive who the person is; if not, `why_not` says why, and what is left is
    the de-identified twin. Without any document `why_not` says what is missing.
    """

    key: str
    receiver: Receiver
    organisation_key: str = ""
    name: str
    named: bool = True
    why_not: str = ""
    ground: str = ""
    channels: tuple[Channel, ...]
    variants: tuple[Variant, ...] = ()

    @property
    def documents(self) -> list[tuple[str, str]]:
        """What may be sent there, to choose among."""
        return [(each.key, each.title) for each in self.variants]

    def ways(self, variant: str) -> tuple[Channel, ...]:
        """The channels for one of the documents: who reads in Knutpunkt reads the main one."""
        return tuple(each for each in self.channels if each is not Channel.KNUTPUNKT or not variant)

    @property
    def any_way(self) -> list[tuple[str, str]]:
        """The channels to choose among, for one or other of the documents."""
        wanted = {way for each in self.variants for way in self.ways(each.key)}
        return [(each, each.label) for each in self.channels if each in wanted]

    def ground_of(self, variant: str) -> str:
        return dispatch.UNNAMED if variant == TWIN else self.ground


@dataclass(frozen=True, slots=True)
class Matter:
    """A record to send, with what its case says of consent; `file` and `case` are None for a project's."""

    record: Record
    kind: DocumentKind
    file: CaseFile | None
    case: Case | None

    @property
    def protected(self) -> bool:
        return self.file is not None and self.file.projection.protected

    @property
    def of_case(self) -> tuple[CaseFile, Case]:
        """Raises NotFound for a document of a project."""
        if self.file is None or self.case is None:
            raise NotFound
        return self.file, self.case


def matter(work: Work, record: Record) -> Matter:
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    case = consents.case_of(work, file) if file else None
    return Matter(record, work.kind(record.kind), file, case)


def of(work: Work, about: Matter) -> list[Addressee]:
    """Every receiver of the kind, those that may have the document first."""
    made = select(Document.variant).where(
        Document.record_id == about.record.id, Document.pdf_sha256.is_not(None)
    )
    keys = {*work.session.scalars(made)}
    found = [_with_documents(each, about.kind, keys) for each in _all(work, about)]
    return sorted(found, key=lambda each: not each.named)


def organisation(work: Work, about: Matter, party: Organisation, *, as_party: bool = False) -> Addressee:
    """An organisation as a receiver of a case's document, judged by the consent as it is now.

    With `as_party` who referred is judged as the others are, by what is registered alone.
    """
    file, case = about.of_case
    referrer = "" if as_party else file.organisation_key
    refers = party.key == referrer
    receiver = Receiver.REMITTENT if refers else Receiver.PART
    called = replace(party, name=name_of(party, receiver, protected=about.protected))
    verdict = _verdict(work, about, called, referrer=referrer)
    return Addressee(
        key=receiver if refers else f"organisation-{party.key}", receiver=receiver,
        organisation_key=party.key, name=called.name, named=verdict.covered, why_not=verdict.message,
        ground=dispatch.ground(case, party.key, referrer=referrer),
        channels=dispatch.channels(receiver, protected=about.protected),
    )  # fmt: skip


def name_of(party: Organisation, receiver: Receiver, *, protected: bool) -> str:
    """Who referred a protected person is not told, since it tells where the person lives (DOMAIN 5, D7)."""
    return NAMES[receiver] if protected and receiver is Receiver.REMITTENT else party.name


def _verdict(work: Work, about: Matter, party: Organisation, *, referrer: str) -> Verdict:
    file, case = about.of_case
    if consents.before_protection(work, file, case, about.record):
        return Verdict(False, messages.MADE_BEFORE_PROTECTION.text())
    return consent.may_receive(case, party, referrer=referrer, tells=about.kind.tells, on=work.today)


def _all(work: Work, about: Matter) -> Iterator[Addressee]:
    wanted = about.kind.recipients
    yield from _organisations(work, about)
    if Recipient.DELTAGARE in wanted and about.case and not is_unnamed(about.case):
        ways = dispatch.channels(Receiver.DELTAGARE, protected=about.protected)
        key = Receiver.DELTAGARE
        yield Addressee(key=key, receiver=key, name=NAMES[key], ground=dispatch.OWN, channels=ways)
    for recipient, receiver in _BOARDS.items():
        if recipient in wanted:
            yield _board(work, about, receiver)


def _organisations(work: Work, about: Matter) -> Iterator[Addressee]:
    """Who referred for a kind that is for her, and all of the project for one that is for the parties.

    Among the parties who referred a protected person is one of them, by name and judged alike: neither a name
    that is missing nor one that consent does not cover tells who it was.
    """
    wanted = about.kind.recipients
    for party in work.project(about.record.project_key).organisations if about.file else ():
        refers = about.file is not None and party.key == about.file.organisation_key
        if Recipient.PARTS_WITH_CONSENT in wanted:
            yield organisation(work, about, party, as_party=about.protected)
        elif refers and Recipient.REMITTENT in wanted:
            yield organisation(work, about, party)


def _board(work: Work, about: Matter, receiver: Receiver) -> Addressee:
    """They read of a person only by consent, of everything else without."""
    name = NAMES[receiver]
    verdict = _board_verdict(work, about, name)
    signed = consent.consent(about.case).signed if about.case and not is_unnamed(about.case) else None
    return Addressee(
        key=receiver, receiver=receiver, name=name, named=verdict.covered, why_not=verdict.message,
        ground=f"Samtycke {iso(signed)}" if signed else dispatch.UNNAMED,
        channels=dispatch.channels(receiver, protected=about.protected),
    )  # fmt: skip


def _board_verdict(work: Work, about: Matter, name: str) -> Verdict:
    """What names nobody they may have, and what was written of somebody while consent lets them read it."""
    if about.file is None or about.case is None:
        closed = about.kind.subject is Subject.MEETING and hushed.is_hushed(work, about.record)
        return Verdict(not closed, messages.MADE_BEFORE_PROTECTION.text() if closed else "")
    if consents.before_protection(work, about.file, about.case, about.record):
        return Verdict(False, messages.MADE_BEFORE_PROTECTION.text())
    if is_unnamed(about.case) or consent.to_board(about.case, on=work.today):
        return Verdict(True)
    return Verdict(False, messages.SAMTYCKE_MISSING.text(part=name[0].lower() + name[1:]))


def _with_documents(found: Addressee, kind: DocumentKind, made: set[str]) -> Addressee:
    fit = [
        each for each in (variants.variant_of(kind, ""), *variants.further(kind)) if _may_have(found, each)
    ]
    ready = tuple(each for each in fit if each.key in made)
    if found.named:
        return replace(found, variants=ready, why_not="" if ready else NOT_MADE)
    why = f"{found.why_not} {TWIN_FIRST}" if fit and not ready else found.why_not
    return replace(found, variants=ready, why_not=why)


def _may_have(found: Addressee, each: Variant) -> bool:
    """What else is made for people to read goes to the person, and the twin to everybody else."""
    if each.deidentified:
        return found.receiver is not Receiver.DELTAGARE
    return found.named and (not each.key or found.receiver is Receiver.DELTAGARE)
