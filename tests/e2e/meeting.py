"""A meeting of the body that takes up cases, arranged behind the pages of a running installation."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from service.demo.load import PROJECT
from service.demo.story import consent
from service.domain.answers import Answers
from service.domain.dates import today
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.calendar import proposed
from service.models import CaseFile, Meeting
from service.operations.meetings import calling, planning, seen
from tests.e2e import behind
from tests.e2e.installation import Installation
from tests.support.packing import Packing
from tests.support.people import STORIES

BODY = "Operativ handläggningsgrupp"
CHAIR = "projektledare"


def working_day() -> str:
    """A day about four weeks from now on which a meeting may be planned, whatever day it is today."""
    return proposed(today() + timedelta(weeks=4)).day.isoformat()


def referral(site: Installation, story: str, consents: Iterable[str]) -> tuple[UUID, str]:
    """A complete referral that these organisations may hear of, waiting for a meeting: its id and number."""
    told, until = [*consents], today() + timedelta(days=300)
    ((_, signed),) = consent.samtycke(STORIES[story])
    said = {
        **signed, "ta_emot": told, "lamna_ut": told, "undertecknat": today().isoformat(),
        "giltigt_till": until.isoformat(),
    }  # fmt: skip
    with behind.cast(site) as people:
        case_id = people.review(story)
        people.write(case_id, "samtycke", said, who=CHAIR)
        with people.bench.work() as work:
            return case_id, work.session.get_one(CaseFile, case_id).number


def traces(site: Installation, meeting: UUID, case_id: UUID) -> set[str]:
    """What would tell of a case in somebody's packet."""
    with behind.cast(site) as people:
        return Packing(people, meeting).traces(case_id)


def comes(site: Installation, meeting: UUID) -> None:
    """The day of the meeting is today, be it a Sunday, on which no page would plan one."""
    with behind.cast(site) as people, people.bench.work() as work:
        work.session.get_one(Meeting, meeting).day = today()


def called(site: Installation) -> UUID:
    """A meeting of today to which the members are called."""
    where = Answers({"dag": working_day(), "start": "13.00", "slut": "16.00", "plats": "Rum Blå"})
    with behind.cast(site) as people, people.bench.work(people[CHAIR]) as work:
        body = seen.body_of(work, PROJECT, BodyKind.CASES)
        meeting = planning.plan_extra(work, PROJECT, body, where).id
        calling.call(work, meeting)
    comes(site, meeting)
    return meeting
