"""Consents as tests give and withdraw them: to whom, of what, for how long."""

from service.documents import example
from service.domain.consent_parts import EVERYTHING

CONSENT = {
    **example.load("samtycke")["answers"],
    "ta_emot": ["af", "fk"],
    "lamna_ut": ["af"],
    "uppgiftsslag": sorted(EVERYTHING),
    "giltigt_till": "2020-12-31",
    "undertecknat": "2019-03-01",
}
LETS_BOARD = {**CONSENT, "styrgrupp": True}
WITHDRAWAL = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson V1"}
OF_BOARD = {"omfattning": "vissa_delar", "delar": ["styrgrupp"]}
"""What a withdrawal of the styrgrupp's part alone says instead."""
