"""What the words() functions share: header, person block, signatures, reasons, and answers as text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from doc_templates.words import Dokument, Motivering, Person, Undantag, Underskrift, paragraphs
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.choices import JA_NEJ
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.identity import Identity, identity
from service.domain.project_parts import PartyKind
from service.domain.text import NBSP

SIGNING = f"□{NBSP}e-underskrift   □{NBSP}papper"
"""Both ways to sign with a box for each, to tick by hand by who signs on paper."""


def header(context: Context, *, titel: str, protected: bool = False) -> Dokument:
    """Header and footer; for a protected person the organisation is not told."""
    return Dokument(
        titel=titel,
        projekt=context.project.name,
        arendenummer=context.case.number if context.case else "",
        datum=iso(context.on),
        version=str(context.version),
        id=context.document_id,
        mall=context.template,
        organisation="" if protected else context.author.organisation,
    )


def case_of(context: Context) -> Case:
    """The case a document belongs to; one that has none yet is a case without number and records."""
    return context.case or Case("")


def case_with(context: Context, kind: str, answers: Answers) -> Case:
    """The case as it will be when the record being written is final."""
    case = case_of(context)
    entry = Entry(kind, context.on, answers, context.author, context.version)
    return replace(case, history=(*case.history, entry), drafts=frozenset())


def who(context: Context) -> Identity:
    """How the participant is called, as the case's referral tells."""
    return identity(case_of(context), deidentified=context.deidentified)


def person(identity: Identity) -> Person:
    """The person block."""
    return Person(namn=identity.name, personnummer=identity.number)


def signature(rubrik: str, *, namn: str = "", roll: str = "", organisation: str = "") -> Underskrift:
    """A block not yet signed: place and date are left for the hand."""
    return Underskrift(
        rubrik=rubrik,
        ort_datum="",
        namnfortydligande=namn,
        roll=roll,
        organisation=organisation,
        signeringssatt=SIGNING,
    )


def author_signature(context: Context, identity: Identity) -> Underskrift:
    """The block of who writes the document, by function; for a protected person without organisation."""
    author = context.author
    organisation = "" if identity.protected else author.organisation
    return signature(author.function, namn=author.name, roll=author.function, organisation=organisation)


def reasons(answers: Answers) -> tuple[Motivering, ...]:
    """Why the writer went on although rules warned, in the order of the warnings."""
    rows = answers.rows("motiveringar")
    return tuple(Motivering(regel=row.text("varning"), text=row.text("text")) for row in rows)


def exception(answers: Answers) -> Undantag:
    """From the longest time, as the plan or the follow-up that extends it says."""
    return Undantag(
        beslutat=day(answers.date("undantag_beslutat")),
        stycken=paragraphs(answers.text("undantag")).stycken,
    )


def label(choices: Mapping[str, str], key: str) -> str:
    """What the chosen alternative is called; "" when nothing was chosen.

    A key that the list no longer has is printed as it is, so that an old record still tells what was chosen.
    """
    return choices.get(key, key)


def labels(choices: Mapping[str, str], keys: Iterable[str]) -> tuple[str, ...]:
    """What the chosen alternatives are called, each once."""
    return tuple(dict.fromkeys(label(choices, key) for key in keys))


def listed(items: Iterable[str]) -> str:
    """Several labels in one table cell: "Sjukpenning, Försörjningsstöd"."""
    return ", ".join(items)


def parties(context: Context, identity: Identity) -> Mapping[str, str]:
    """The parties by the names they have on the day; for a protected person no kommun has a name."""
    names = context.project.party_choices(context.on)
    if not identity.protected:
        return names
    unnamed = {party.key for party in context.project.parties if party.kind is PartyKind.KOMMUN}
    return {key: "Kommun" if key in unnamed else name for key, name in names.items()}


def day(value: date | None) -> str:
    """A date as tables show it; "" when there is none."""
    return iso(value) if value else ""


def months(number: int | None) -> str:
    """A length as "14 månader"; "" when it is not known."""
    if number is None:
        return ""
    return f"{number}{NBSP}{'månad' if number == 1 else 'månader'}"


def yes_no(value: bool | None) -> str:
    """Ja or Nej; "" when the question was not asked."""
    return "" if value is None else JA_NEJ["ja" if value else "nej"]
