"""The fixed answers about the styrgrupp: what it may decide, and how far a decision has come."""

from service.domain.choices import Choices
from service.domain.choices_money import BESLUT, BESLUT_KONSULTATION

UTFALL: Choices = BESLUT_KONSULTATION
"""Of what is taken to the styrgrupp: the basis comes first, and the decision is a new version of it."""

POSTPONED, NOTED = "bordlagt", "noterat"

BESLUT_LISTA: Choices = {**BESLUT, POSTPONED: "Bordläggs", NOTED: "Till handlingarna"}
"""Of a row in the list of decisions; what is put off or merely noted asks nothing of anybody."""

STATUS: Choices = {"pagar": "Pågår", "klart": "Klart"}
DONE = "klart"
