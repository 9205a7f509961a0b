"""What the leader has typed into the form of an agenda, and the page with it laid over what is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from forms.rows import Typed
from service.domain import messages
from service.domain.meetings import agenda_rules
from service.domain.meetings.agenda import Point
from service.domain.meetings.timetable import MOST
from service.domain.project import Project
from service.domain.text import clean
from service.errors import NotFound
from service.operations.meetings.agenda_changes import Line
from service.operations.meetings.agenda_page import Heading, LeaderPage, Row
from service.web.meeting_pages import telling

_PRESENTER, _MINUTES, _POINT = "foredragande-", "minuter-", "punkt-"
_LONGEST = 120
"""Characters of a presenter."""
_COMMANDS = frozenset(
    {"spara", "upp", "ner", "av", "ater", "lagg", "ovriga-lagg", "sok", "egen", telling.COMMAND}
)


def is_words(name: str) -> bool:
    """Whether a person writes words in the input with this name."""
    return name.startswith(_PRESENTER)


@dataclass
class Said:
    """The posted form: entries in their order with what was typed of each, and which button was pressed.

    `does` is the command and `what` its object; `faults` say by input what is wrong.
    """

    keys: list[str]
    presenters: dict[str, str]
    minutes: dict[str, str]
    points: dict[str, str]
    version: str
    does: str
    what: str
    sought: str
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        """For who saves them; the form has been judged."""
        return [
            Line(key, self.presenters.get(key, ""), _number(self.minutes.get(key, ""))) for key in self.keys
        ]

    @property
    def id(self) -> UUID:
        """The object of the command where it is an id; raises NotFound for what is none."""
        try:
            return UUID(self.what)
        except ValueError:
            raise NotFound from None

    @property
    def point(self) -> Point:
        """Where a case is to be added; raises NotFound for what is no point."""
        try:
            return Point(int(self.points.get(self.what, "")))
        except ValueError:
            raise NotFound from None

    @property
    def place(self) -> str:
        """Where on the page one was."""
        return f"punkt-{Point.BOARD.value}" if self.does == telling.COMMAND else "dagordning"

    def judge(self, project: Project) -> None:
        """Finds what is wrong with minutes and presenters."""
        for key in self.keys:
            text = self.minutes.get(key, "")
            if text and not 0 < (_number(text) or 0) <= MOST:
                self.faults[_MINUTES + key] = messages.WHOLE_NUMBER.text(etikett="Minuter", a=1, b=MOST)
            for each in agenda_rules.words(self.presenters.get(key, ""), project, field=key):
                self.faults[_PRESENTER + key] = each.message

    def to_mend(self, page: LeaderPage) -> list[tuple[str, str]]:
        """What is wrong, by its input, in the order of the page and with what the entry is called."""
        rows = [row for heading in page.points for row in heading.rows]
        named = [(name + row.key, row.title) for row in rows for name in (_PRESENTER, _MINUTES)]
        return [(name, f"{title}: {self.faults[name]}") for name, title in named if name in self.faults]

    def over(self, page: LeaderPage, *, overtaken: bool = False) -> LeaderPage:
        """The page in the order and with the words that were typed; what is new to it comes last.

        It is still what was read when the typing began, until it has been told that it is `overtaken`.
        """
        turn = {key: number for number, key in enumerate(self.keys)}
        version = page.version if overtaken or not self.keys else self.version
        return replace(page, points=[self._over(heading, turn) for heading in page.points], version=version)

    def changed(self, page: LeaderPage) -> frozenset[str]:
        """The entries whose minutes or presenter are typed otherwise than they are stored."""
        rows = [row for heading in page.points for row in heading.rows if row.key in self.keys]
        return frozenset(row.key for row in rows if self._is_changed(row))

    def _is_changed(self, row: Row) -> bool:
        typed = (self.presenters.get(row.key, row.presenter), self.minutes.get(row.key, ""))
        return typed != (row.presenter, str(row.minutes or ""))

    def _over(self, heading: Heading, turn: dict[str, int]) -> Heading:
        rows = sorted(heading.rows, key=lambda row: turn.get(row.key, len(turn)))
        said = (replace(row, presenter=self.presenters.get(row.key, row.presenter)) for row in rows)
        return replace(heading, rows=[*said])


def said(typed: Typed) -> Said:
    """The form as it was posted; what is no command does nothing but save."""
    does, _, what = _one(typed.get("gor", ())).partition(":")
    names = {_PRESENTER: _by_key(typed, _PRESENTER), _MINUTES: _by_key(typed, _MINUTES)}
    before = "ovriga-" if does.startswith("ovriga-") else ""
    does = does.removeprefix("ovriga-") if does in _COMMANDS else "spara"
    sought, shown = (" ".join(clean(_one(typed.get(name, ()))).split())[:100] for name in ("sok", "sokt"))
    # Enter in the search is in a browser a press on the form's first button, which saves.
    seeks = does == "spara" and sought and sought != shown
    return Said(
        keys=[*dict.fromkeys(typed.get("rad", ()))],
        presenters={key: clean(text).strip()[:_LONGEST] for key, text in names[_PRESENTER].items()},
        minutes={key: text.strip()[:20] for key, text in names[_MINUTES].items()},
        points=_by_key(typed, before + _POINT),
        version=_one(typed.get("version", ())),
        does="sok" if seeks else does,
        what=what,
        sought=sought,
    )


def _by_key(typed: Typed, before: str) -> dict[str, str]:
    return {name.removeprefix(before): _one(said) for name, said in typed.items() if name.startswith(before)}


def _one(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
