"""The questions of the follow-up ninety days after closing."""

from forms.follow_up import FollowUpForm


class Uppfoljning90DagarForm(FollowUpForm):
    """Asked as every follow-up."""
