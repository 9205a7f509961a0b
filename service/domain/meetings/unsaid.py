"""What a meeting's papers leave unsaid of a person who is not to be known: records, and telling texts."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from service.domain.case import Author, Case, Entry
from service.domain.context import Context
from service.domain.identity import identity
from service.domain.project import Project
from service.domain.project_parts import PartyKind
from service.domain.rules.hidden import whole_words
from service.domain.rules.revealing import telling
from service.domain.text import plain

PROTECTED = "Skyddat ärende"
"""What a protected case is called where it has no alias to be called by."""
WITHHELD = "Visas inte, eftersom det kan röja vem personen är."
_NOBODY = Author("", "", "")
_NEVER_TOLD = frozenset({"remiss", "samtycke", "aterkallelse", "skydd"})
"""Records that no text is taken from: they say who the person is, and stay so that it can be kept unsaid."""


def since_protection(case: Case) -> Case:
    """The case without what was written before the person's identity was protected, if it is."""
    if not case.person.protected:
        return case
    first = _first_protected(case)
    kept = (each for n, each in enumerate(case.history) if n >= first or each.kind in _NEVER_TOLD)
    return replace(case, history=tuple(kept))


def _first_protected(case: Case) -> int:
    """The place of the record since which the identity has been protected without a break."""
    if case.shielded:
        return len(case.history)
    place = len(case.history)
    while place and replace(case, history=case.history[:place]).protected:
        place -= 1
    return place


def withheld(case: Case, project: Project) -> Callable[[str], str]:
    """A function that gives a text as it may stand: whole, or a sentence in place of one that tells who.

    Every version of the referral counts, since what one told is known to those who have read it.
    """
    who = identity(case)
    if not who.hidden:
        return lambda text: text
    context = Context(project=project, author=_NOBODY, on=project.period.start, case=case)
    referrals = [each for each in case.history if each.kind == "remiss"]
    tests = [telling(each.answers, context) for each in referrals]
    referrers = whole_words(_referrers(referrals, project) if who.protected else ())

    def clean(text: str) -> str:
        tells = any(test(text) for test in tests) or referrers.search(plain(text))
        return WITHHELD if tells else text

    return clean


def _referrers(referrals: list[Entry], project: Project) -> Iterator[str]:
    """What the organisation that referred is called, and the party that it belongs to."""
    units = {each.key: each for each in project.organisations}
    for each in referrals:
        unit = units.get(each.answers.text("remittent_organisation"))
        if unit is None:
            continue
        party = project.party(unit.party)
        yield from (unit.name, party.name, *(new.name for new in party.new_names))
        if party.kind in (PartyKind.AF, PartyKind.FK):
            yield party.kind.value.upper()
