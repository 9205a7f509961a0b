"""The fixed answers of what takes a case along: meeting items, early endings, registration."""

from service.domain.choices import Choices

ARENDE_TILL_MOTE: Choices = {
    "ny_remiss": "Ny remiss",
    "konsultation": "Konsultation",
    "pagaende": "Pågående",
    "forlangning": "Förlängning",
    "avslut": "Avslut",
    "medel": "Medel",
}
"""Why a case is on an agenda; the agenda gathers its items by it."""

AVBROTT: Choices = {
    "aterkallad": "Återkallad",
    "avbruten": "Avbruten",
    "felregistrerad": "Felregistrerad",
    "avliden": "Avliden",
    "galler_inte": "Avslutet gäller inte, ärendet fortsätter",
}
NOT_ENDED = "galler_inte"
"""A correction of an early end that should never have been written: the case goes on where it was."""

SKYDD_KALLA: Choices = {
    "personen": "Personen själv",
    "foretradare": "Vårdnadshavare, god man eller förvaltare",
    "remittent": "Den som remitterade",
    "part": "En annan part",
    "skatteverket": "Skatteverket eller folkbokföringen",
    "annan": "Någon annan",
}
"""Who told that somebody's identity is protected, in words that name nobody and no place."""

REGISTRERING: Choices = {
    "med_samtycke": "Med samtycke",
    "anonym": "Anonym",
    "avbojd": "Avböjd",
}
"""How a participation is registered for follow-up; refused, it is registered by year and gender alone."""
