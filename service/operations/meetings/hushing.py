"""What who is signed in may not read of what is left to do, since it names somebody by a number."""

from collections.abc import Callable, Iterable
from functools import cache

from sqlalchemy import func, select

from service.domain.meetings.bodies import BodyKind, fits
from service.domain.meetings.unsaid import PROTECTED
from service.domain.roles import Role
from service.domain.rules.case_numbers import names_case, naming
from service.models import BodyMember, CaseFile
from service.operations import access
from service.operations.meetings import hushed
from service.operations.meetings.actions import GIVEN_TO
from service.operations.work import Work

A_CASE = "Ett ärende"
"""What a case is called for who may not hear of it."""


class Hushing:
    """Asked once a page; what it takes of a project is read when it is first asked for."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._leads = access.projects_of(work.someone, Role.PROJEKTLEDARE)
        self.sits = cache(self._sits)
        self._names_protected = cache(self._naming)

    def told_as(self, project_key: str, file: CaseFile | None, texts: Iterable[str]) -> str:
        """What stands in place of these texts, "" where they may be read.

        They name a protected person's case that does not open, or any case for who has left all that hear of
        them; what is about a case by itself is closed to those already.
        """
        said = [*texts]
        if any(map(self._names_protected(project_key), said)):
            return PROTECTED
        if file is None and not self._hears(project_key) and any(map(names_case, said)):
            return A_CASE
        return ""

    def _sits(self, project_key: str) -> bool:
        """Whether they lead the project, or sit in its styrgrupp today with a role that lets them."""
        today, me = self._work.today, self._work.someone
        seats = select(BodyMember.organisation_key).where(
            BodyMember.project_key == project_key, BodyMember.body == BodyKind.STEERING,
            BodyMember.user_id == me.id, BodyMember.first_on <= today,
            func.coalesce(BodyMember.last_on, today) >= today,
        )  # fmt: skip
        held = [each for each in me.grants if each.project_key == project_key]
        found = self._work.session.scalars(seats)
        return project_key in self._leads or any(
            fits(grant, BodyKind.STEERING, key) for key in found for grant in held
        )

    def _hears(self, project_key: str) -> bool:
        given = access.projects_of(self._work.someone, *GIVEN_TO)
        return project_key in given or self.sits(project_key)

    def _naming(self, project_key: str) -> Callable[[str], bool]:
        """Who leads the project reads it on, and who works with the case."""
        if project_key in self._leads:
            return naming(())
        files = hushed.protected(self._work, project_key)
        return naming(file.number for file in files if not access.may_see_case(self._work, file))
