"""Finding a case by its number, a name or a personal number, among those that a person may see.

Somebody with protected identity is found by nothing but the whole case number, and only by those named for
the case. What was typed is looked up in blind indexes; nothing of it is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, or_, select

from service.domain import names
from service.domain.personnummer import InvalidPersonnummer, Personnummer
from service.models import WITH_STEPS, CaseFile, CaseProjection, NameToken
from service.operations import access, name_index, projection
from service.operations.work import Work

SHOWN = 50
"""Cases shown for one search at most."""
_OPENED = 300
"""Names opened for one search at most, to put them in order."""
_NUMBER = re.compile(r"[A-Z][A-Z0-9]{1,5}-[0-9]{4}(-[0-9]+)?")
_REST_OF_NUMBER = re.compile(r"[0-9]{4}-[0-9]{1,4}")
"""A case number without the letters that it begins with."""
_WRITTEN_NUMBER = re.compile(r"[0-9 +\-–]{6,}")
_LONGER = "Skriv ett ärendenummer, ett personnummer eller minst tre bokstäver av ett namn."


@dataclass(frozen=True, slots=True)
class Found:
    """The cases in order; `more` when there are others too, and `hint` says what could be typed better."""

    files: list[CaseFile]
    more: bool = False
    hint: str = ""


def find(work: Work, typed: str) -> Found:
    """The cases that match, as far as who is signed in may see them."""
    text = " ".join(typed.split())[:100]
    if _NUMBER.fullmatch(text.upper()):
        return _by_number(work, text.upper())
    if _REST_OF_NUMBER.fullmatch(text):
        return _by_rest_of_number(work, text)
    if _WRITTEN_NUMBER.fullmatch(text):
        return _by_person(work, text)
    return _by_name(work, names.words(text))


def _by_number(work: Work, number: str) -> Found:
    """The case with this number, or those whose number begins so."""
    beginning = CaseFile.number.startswith(number.removesuffix("-") + "-", autoescape=True)
    open_ones = beginning & CaseProjection.protected.is_(False)
    wanted = _visible(work, or_(CaseFile.number == number, open_ones)).order_by(CaseFile.number.desc())
    files = [*work.session.scalars(wanted.limit(SHOWN + 1))]
    return Found(files[:SHOWN], more=len(files) > SHOWN)


def _by_rest_of_number(work: Work, rest: str) -> Found:
    """In each project the cases whose number goes on so after the project's letters."""
    prefixes = [work.project(key).prefix for key in access.projects_of(work.someone)]
    goes_on = or_(*(CaseFile.number.startswith(f"{prefix}-{rest}") for prefix in prefixes))
    wanted = _visible(work, goes_on, CaseProjection.protected.is_(False)).order_by(CaseFile.number.desc())
    files = [*work.session.scalars(wanted.limit(SHOWN + 1))]
    return Found(files[:SHOWN], more=len(files) > SHOWN)


def _by_person(work: Work, text: str) -> Found:
    try:
        digits = Personnummer.parse(text, today=work.today, allow_test=True).digits
    except InvalidPersonnummer as error:
        return Found([], hint=error.message)
    index = work.vault.blind_index(digits, purpose="personnummer")
    same = (CaseProjection.person_index == index) & CaseProjection.protected.is_(False)
    return Found([*work.session.scalars(_visible(work, same).order_by(CaseFile.number.desc()).limit(SHOWN))])


def _by_name(work: Work, words: tuple[str, ...]) -> Found:
    if not any(words):
        return Found([], hint=_LONGER)
    wanted = _visible(work, CaseProjection.protected.is_(False), *_with(work, words))
    # In no order yet: one by time would make the database read every case of the project.
    files = [*work.session.scalars(wanted.limit(_OPENED + 1))]
    named = [(projection.shown_name(work, file), file) for file in files[:_OPENED]]
    right = [each for each in named if names.matches(words, each[0])]
    right.sort(key=lambda each: (names.in_order(each[0]), each[1].number))
    short = not right and max(map(len, words)) < names.SHORTEST
    return Found(
        [file for _, file in right[:SHOWN]],
        more=len(right) > SHOWN or len(files) > _OPENED,
        hint=_LONGER if short else "",
    )


def _with(work: Work, words: tuple[str, ...]) -> Iterator[ColumnElement[bool]]:
    for beginning in names.asked(words):
        token = name_index.token(work.vault, beginning)
        yield CaseFile.id.in_(select(NameToken.case_id).where(NameToken.token == token))


def _visible(work: Work, *which: ColumnElement[bool]) -> Select[CaseFile]:
    seen = select(CaseFile).join(CaseFile.projection).where(access.visible_cases(work.someone), *which)
    return seen.options(WITH_STEPS)
