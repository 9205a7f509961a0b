"""A case's consent at a glance: towards each organisation what, until when, and what was taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from service.domain import consent
from service.domain.case import Case
from service.domain.consent import Consent
from service.domain.consent_parts import DELAR, EVERYTHING, UPPGIFTSSLAG, Direction, Part, parts
from service.domain.dates import iso
from service.domain.identity import is_unnamed
from service.models import CaseFile
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Towards:
    """One organisation: what it may do with the information; `ended` when it no longer may."""

    organisation: str
    says: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Glance:
    """`says` is the consent in a sentence, `good` whether it holds today.

    `information` are the kinds of information that may be exchanged, `also` the other parts that are given
    and `refused` those that are not. Towards whom is not told of a person with protected identity, since it
    tells where the person lives (DOMAIN 5, D7).
    """

    says: str
    good: bool
    towards: list[Towards]
    information: list[str]
    also: list[str]
    refused: list[str]


def read(work: Work, file: CaseFile, case: Case) -> Glance:
    """The consent as it is today."""
    if is_unnamed(case):
        return _short("Personen är inte namngiven, så inget samtycke behövs.", good=True)
    if not consent.is_registered(case):
        return _attested(work, file, case)
    held = consent.consent(case)
    asked, says = parts(work.project(file.project_key)), _sentence(held, case, work.today)
    if held.until is not None and consent.has_expired(held, on=work.today):
        return replace(_short(says, good=False), towards=_over(work, file, case, held))
    return Glance(
        says=says,
        good=held.until is not None and bool(held.parts),
        towards=[] if file.projection.protected else [*_towards(work, file, case, held)],
        information=_information(held),
        also=[
            _part({**DELAR, **asked}[part]) for part in Part if part in held.parts and part is not Part.UTBYTE
        ],
        refused=[_part(label) for part, label in asked.items() if part not in held.parts],
    )


def _short(says: str, *, good: bool) -> Glance:
    return Glance(says, good, [], [], [], [])


def _attested(work: Work, file: CaseFile, case: Case) -> Glance:
    held = consent.attested(case, file.organisation_key)
    if not held.parts:
        return _short("Inget samtycke är registrerat.", good=False)
    says = "Bifogat till remissen. Det gäller mot den som remitterade, tills ett samtycke är registrerat."
    name = work.project(file.project_key).organisation(file.organisation_key).name
    rows = [] if file.projection.protected else [Towards(name, "Lämnar ut och tar emot")]
    return Glance(says, True, rows, [], [], [])


def _sentence(held: Consent, case: Case, today: date) -> str:
    taken_back = case.entry("aterkallelse")
    if not held.parts and taken_back:
        return f"Återkallat {iso(taken_back.answers.date('datum') or taken_back.on)}."
    if held.until is None or not held.parts:
        return "Samtycket är inte undertecknat eller omfattar inget."
    return f"Gick ut {iso(held.until)}." if held.until < today else f"Gäller till {iso(held.until)}."


def _towards(work: Work, file: CaseFile, case: Case, held: Consent) -> Iterator[Towards]:
    said = case.latest("samtycke")
    named = {*said.many(Direction.DISCLOSE), *said.many(Direction.RECEIVE)}
    for each in work.project(file.project_key).organisations:
        if each.key in named:
            yield _one(each.name, each.key, held)


def _over(work: Work, file: CaseFile, case: Case, held: Consent) -> list[Towards]:
    """Towards whom an expired consent held: nobody gives or takes anything by it now."""
    rows = [] if file.projection.protected else _towards(work, file, case, held)
    return [each if each.ended else Towards(each.organisation, "Har gått ut", ended=True) for each in rows]


def _one(name: str, key: str, held: Consent) -> Towards:
    gives, takes = key in held.discloses, key in held.receives
    if not gives and not takes:
        return Towards(name, "Återkallat", ended=True)
    return Towards(
        name, "Lämnar ut och tar emot" if gives and takes else "Lämnar ut" if gives else "Tar emot"
    )


def _information(held: Consent) -> list[str]:
    if held.information == EVERYTHING:
        return ["Alla slag av uppgifter"]
    return [text for key, text in UPPGIFTSSLAG.items() if key in held.information]


def _part(label: str) -> str:
    """As the form says it, without the letter of the part on paper."""
    return label.partition(". ")[2]
