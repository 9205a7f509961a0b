"""What a new version of a plan changes, and what a review does, told in plain Swedish to those who sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.domain import choices
from service.domain.answers import Answers
from service.domain.dates import iso
from service.domain.pairing import paired
from service.domain.plan import Plan
from service.domain.project import Project


@dataclass(frozen=True, slots=True)
class Teller:
    """`quotes` is false where nothing of the older text may be shown, as of a person protected since."""

    quotes: bool = True

    def moved(self, what: str, old: str, new: str) -> Iterator[str]:
        """A short value that is another; nothing when it is the same."""
        if old == new:
            return
        between = f" från {old or 'ej angivet'} till {new or 'ej angivet'}" if self.quotes else ""
        yield f"{what} har ändrats{between}."

    def reworded(self, what: str, old: str, new: str) -> Iterator[str]:
        """A goal or a milestone with new words."""
        if old != new:
            yield f"{what} har skrivits om" + (
                f": {_quoted(old)} har blivit {_quoted(new)}." if self.quotes else "."
            )

    def added(self, what: str, text: str) -> str:
        return f"{what} har lagts till: {_quoted(text)}."

    def removed(self, what: str, text: str) -> str:
        return f"{what} har tagits bort" + (f": {_quoted(text)}." if self.quotes else ".")


def plan_changes(old: Answers, new: Answers, project: Project, *, quotes: bool = True) -> tuple[str, ...]:
    """Every change from one version's answers to the next one's, in the order of the plan."""
    teller = Teller(quotes)
    return (*_frame(teller, old, new, project), *_goals(teller, old, new), *_rest(old, new))


def review_changes(plan: Plan | None, said: Answers, *, quotes: bool = True) -> tuple[str, ...]:
    """What a review changes in the milestones of the plan as it stood before."""
    teller = Teller(quotes)
    return tuple(_reviewed(teller, plan, said)) if plan else ()


def _reviewed(teller: Teller, plan: Plan, said: Answers) -> Iterator[str]:
    for row in said.rows("delmal"):
        before = plan.milestone(row.text("nr"))
        if before is None:
            continue
        name = f"delmål {before.number}"
        yield from teller.moved(f"Status för {name}", _status(before.status), _status(row.text("status")))
        if day := row.date("ny_tid"):
            yield from teller.moved(f"Klart senast för {name}", _day(before.deadline), _day(day))
        if row.has("andring"):
            yield f"{_capital(name)}: {row.text('andring')}"


def _frame(teller: Teller, old: Answers, new: Answers, project: Project) -> Iterator[str]:
    tracks, groups = project.track_choices, project.group_choices
    yield from teller.moved(project.names.vagledare, old.text("vagledare"), new.text("vagledare"))
    yield from teller.moved("Spår", *(_label(tracks, each.text("spar")) for each in (old, new)))
    yield from teller.moved("Grupp", *(_label(groups, each.text("grupp")) for each in (old, new)))
    yield from teller.moved("Start", *(_day(each.date("start")) for each in (old, new)))
    yield from teller.moved("Planerat slut", *(_day(each.date("slut")) for each in (old, new)))


def _goals(teller: Teller, old: Answers, new: Answers) -> Iterator[str]:
    before, after = old.rows("mal"), new.rows("mal")
    pairs = paired([row.text("mal") for row in before], [row.text("mal") for row in after])
    for j, goal in enumerate(after):
        if j not in pairs:
            yield teller.added(f"Mål {j + 1}", goal.text("mal"))
            yield from _steps(teller, Answers({}), goal, places=(j + 1, j + 1))
        else:
            known, i = before[pairs[j]], pairs[j]
            yield from teller.reworded(f"Mål {j + 1}", known.text("mal"), goal.text("mal"))
            yield from _steps(teller, known, goal, places=(i + 1, j + 1))
    for i, goal in enumerate(before):
        if i not in pairs.values():
            yield teller.removed(f"Tidigare mål {i + 1} med dess delmål", goal.text("mal"))


def _steps(teller: Teller, old: Answers, new: Answers, *, places: tuple[int, int]) -> Iterator[str]:
    """The milestones of one goal, whose numbers in the two versions are `places`."""
    before, after = old.rows("delmal"), new.rows("delmal")
    pairs = paired([row.text("delmal") for row in before], [row.text("delmal") for row in after])
    for j, step in enumerate(after):
        name = f"delmål {places[1]}.{j + 1}"
        if j in pairs:
            yield from _step(teller, before[pairs[j]], step, name)
        else:
            yield teller.added(_capital(name), step.text("delmal"))
    for i, step in enumerate(before):
        if i not in pairs.values():
            yield teller.removed(f"Tidigare delmål {places[0]}.{i + 1}", step.text("delmal"))


def _step(teller: Teller, old: Answers, new: Answers, name: str) -> Iterator[str]:
    yield from teller.reworded(_capital(name), old.text("delmal"), new.text("delmal"))
    for field, what in _TEXTS.items():
        if old.text(field) != new.text(field):
            yield f"{what.format(name)} har ändrats."
    yield from teller.moved(f"Ansvarig för {name}", old.text("ansvarig"), new.text("ansvarig"))
    for field, what in {"start": "Start", "klart_senast": "Klart senast"}.items():
        yield from teller.moved(f"{what} för {name}", _day(old.date(field)), _day(new.date(field)))
    yield from teller.moved(f"Status för {name}", _status(old.text("status")), _status(new.text("status")))


_TEXTS = {
    "aktivitet": "Aktiviteten för {}",
    "hur_och_var": "Hur och var {} görs",
    "nar_natt": "Hur vi ser att {} är nått",
}

_PARTS = {
    "Det övergripande målet": ("overgripande_mal",),
    "Mina resurser": ("resurser",),
    "Styrgruppens undantag": ("undantag_beslutat", "undantag"),
    "Ansvarsfördelningen": ("ansvarsfordelning",),
    "Gruppaktivitet och praktik": ("aktiviteter",),
    "De planerade uppföljningarna": ("uppfoljningar",),
    "Anpassningarna": ("anpassningar",),
    "Behovet av tolk": ("tolkbehov", "sprak", "tolk_bokad"),
}


def _rest(old: Answers, new: Answers) -> Iterator[str]:
    """The other parts of the plan; their text stands in it, so that it is enough to name them."""
    for what, names in _PARTS.items():
        if any((old.get(name) or None) != (new.get(name) or None) for name in names):
            yield f"{what} har ändrats."


def _status(key: str) -> str:
    return _label(choices.DELMAL_STATUS, key)


def _label(known: choices.Choices, key: str) -> str:
    return known.get(key, key)


def _day(day: date | None) -> str:
    return iso(day) if day else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quoted(text: str) -> str:
    """Without its own full stop, which the sentence around it has."""
    return f"”{text.removesuffix('.')}”"
