"""What a meeting may come to about a case: the answers to a referral, and what else is said of it."""

from service.domain.choices import STALLNINGSTAGANDE, Choices

ANSWERS: Choices = {**STALLNINGSTAGANDE, "vilande": "Vilande"}
"""What becomes the answer to a referral; how long a case rests is told there."""

LATER = "tas_upp_igen"
"""Nothing is decided yet: the case comes back."""

TO_BOARD = "till_styrgruppen"
"""The case body can come no further: the project leader writes to the styrgrupp."""

STANDPOINTS: Choices = {
    **ANSWERS,
    "fortsatter": "Fortsätter enligt planen",
    "planen_ses_over": "Planen ses över",
    "forlangning_tillstyrks": "Förlängning tillstyrks",
    "forlangning_avstyrks": "Förlängning avstyrks",
    "avslut_tillstyrks": "Avslut tillstyrks",
    "medel_tillstyrks": "Medel tillstyrks",
    "medel_avstyrks": "Medel avstyrks",
    TO_BOARD: "Lyfts till styrgruppen",
    "rad": "Råd lämnade",
    LATER: "Tas upp igen vid ett senare möte",
}
"""Everything that a meeting may come to about a case."""
