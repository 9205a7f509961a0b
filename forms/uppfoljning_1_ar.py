"""The questions of the follow-up a year after closing."""

from forms.follow_up import FollowUpForm


class Uppfoljning1ArForm(FollowUpForm):
    """Asked as every follow-up."""
