"""The fixed answers about money: what it is for, what was decided, and what a purchase rests on."""

from service.domain.choices import Choices

ANDAMAL: Choices = {
    "korkort": "Körkort",
    "truckkort": "Truckkort",
    "studielitteratur": "Studielitteratur",
    "annat": "Annat",
}

BESLUT: Choices = {"bifall": "Bifall", "delvis": "Delvis bifall", "avslag": "Avslag"}

BESLUT_KONSULTATION: Choices = {**BESLUT, "vantar": "Inte beslutat, underlag för beslut"}
"""The basis is written first and goes to who decides; the decision is a new version of it.

So too of kompetenshöjande medel that the styrgrupp decides on.
"""

WITHIN_LIMIT, ABOVE_LIMIT = "inom_gransen", "over_gransen"
"""Which of the project's two bodies decided on kompetenshöjande medel."""

BEHOV: Choices = {
    "hinder": "Utreda hinder vid arbetsoförmåga",
    "kompletterande": "Kompletterande utredning",
    "annan": "Annan",
}

AVSER: Choices = {
    "kompetenshojande_medel": "Beslut om kompetenshöjande medel",
    "extern_konsultation": "Beslut om extern konsultation",
    "tolk": "Tolk, kräver inget särskilt beslut",
    "inget": "Inget beslut, annat kostnadsslag",
}
