"""The questions of an eskalering: why a case is locked, and what the styrgrupp is asked to decide."""

from forms.base import Section
from forms.escalation import DECISION, EscalationForm


class EskaleringForm(EscalationForm):
    """A locked case; who the person is stands nowhere in it."""

    sections = (
        Section(
            "Problemet",
            ("problem", "provat"),
            intro="Skriv så att ingen kan förstå vem det gäller: inget namn, inget nummer, inga "
            "kontaktuppgifter och ingen ort, om inte personen har samtyckt till det. Ett problem som rör "
            "flera ärenden, eller hur parterna samverkar, skrivs på projektets sida.",
        ),
        Section("Önskat beslut", ("onskat_beslut",)),
        DECISION,
    )
