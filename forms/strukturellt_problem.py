"""The questions of a strukturellt problem: what stands in the way for many, whoever they are."""

from forms.base import Section
from forms.escalation import DECISION, EscalationForm


class StrukturelltProblemForm(EscalationForm):
    """A problem of the project itself, in which no single person is told of."""

    sections = (
        Section(
            "Problemet",
            ("problem", "provat"),
            intro="Skriv om hur parterna samverkar, inte om enskilda personer: inget namn, inget nummer, "
            "inga kontaktuppgifter och inget ärendenummer. Ett ärende som har låst sig skrivs på ärendets "
            "sida.",
        ),
        Section("Önskat beslut", ("onskat_beslut",)),
        DECISION,
    )
