"""The practice cases as answers: what each remittent, project leader and vägledare wrote."""

from service.demo.story.case import Answers, Story, elsewhere, stories, waiting
from service.demo.story.closing import slutanalys, stangning
from service.demo.story.participation import inskrivning, plan
from service.demo.story.referral import granskning, motesarende, motesbeslut, remiss, remissvar

__all__ = [
    "Answers",
    "Story",
    "elsewhere",
    "granskning",
    "inskrivning",
    "motesarende",
    "motesbeslut",
    "plan",
    "remiss",
    "remissvar",
    "slutanalys",
    "stangning",
    "stories",
    "waiting",
]
