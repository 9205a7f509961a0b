"""The words of the follow-up ninety days after closing."""

from doc_templates import follow_up
from doc_templates.follow_up import FollowUpWords
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.follow_ups import NINETY_DAYS

TITLE = "Uppföljning 90 dagar efter avslut"


def words(context: Context, answers: Answers) -> FollowUpWords:
    """The follow-up as text."""
    return follow_up.words(context, answers, key=NINETY_DAYS, title=TITLE)
