"""The words of the follow-up a year after closing."""

from doc_templates import follow_up
from doc_templates.follow_up import FollowUpWords
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.follow_ups import ONE_YEAR

TITLE = "Uppföljning 1 år efter avslut"


def words(context: Context, answers: Answers) -> FollowUpWords:
    """The follow-up as text."""
    return follow_up.words(context, answers, key=ONE_YEAR, title=TITLE)
