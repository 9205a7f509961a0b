"""What has changed between two plans of one receiver, in words for that receiver and for who leads.

A case that they may no longer hear is not told of: of it nothing may be left but the neutral line. Of one
that does not open for who leads is told that something has changed, and not what.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

from service.domain.meetings.packet_plan import SHEET, Plan, PlannedPaper

Papers = dict[str, PlannedPaper]

AGENDA_CHANGED = "Dagordningen är ändrad."


def changes(
    before: Plan, after: Plan, *, heard: Collection[UUID], shut: Collection[UUID] = ()
) -> tuple[str, ...]:
    """Sentences in the order of the new plan; () when both hold the same.

    `heard` are the cases that the receiver may hear now, `shut` those that do not open for who reads this.
    """
    if before == after:
        return ()
    found = dict.fromkeys(_all(before, after, heard, shut))
    return tuple(found) or (AGENDA_CHANGED,)


def _all(before: Plan, after: Plan, heard: Collection[UUID], shut: Collection[UUID]) -> Iterator[str]:
    known = {paper.title: paper.sha256 for paper in before.first}
    for paper in after.first:
        if known.get(paper.title) != paper.sha256:
            yield f"{paper.title}: ändrad."
    was, now = _cases(before), _cases(after)
    for case_id, (alias, papers) in now.items():
        if case_id in was:
            told = _of_case(alias, was[case_id][1], papers)
            yield from (f"{alias}: något är ändrat." for _ in told) if case_id in shut else told
        else:
            yield f"{alias}: nytt på dagordningen."
    for case_id, (alias, _) in was.items():
        if case_id not in now and case_id in heard:
            yield f"{alias}: tas inte upp."


def _cases(plan: Plan) -> dict[UUID, tuple[str, Papers]]:
    """Each case with its alias and its papers by title, at whatever points they stand."""
    found: dict[UUID, tuple[str, Papers]] = {}
    for case in plan.cases():
        found.setdefault(case.case_id, (case.alias, {}))[1].update({each.title: each for each in case.papers})
    return found


def _of_case(alias: str, was: Papers, now: Papers) -> Iterator[str]:
    for title, paper in now.items():
        if title not in was:
            yield f"{alias}: {title} har tillkommit."
        elif was[title].sha256 != paper.sha256:
            yield f"{alias}: {title} är {'ändrat' if title == SHEET else 'i ny version'}."
    for title in was:
        if title not in now:
            yield f"{alias}: {title} ingår inte längre."
