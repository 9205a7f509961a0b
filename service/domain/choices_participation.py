"""The fixed answers of the documents that are written while a person takes part."""

from service.domain.choices import Choices

OMRADEN: Choices = {
    "livssituation": "Livssituation",
    "resurser": "Egna resurser",
    "arbete": "Arbete och utbildning",
    "halsa": "Hälsa",
    "ekonomi": "Ekonomi och försörjning",
    "natverk": "Socialt nätverk och boende",
    "sprak": "Språk/tolk",
    "hinder": "Hinder",
}
"""The areas of a kartläggning; person and vägledare each tell how they see them."""

BESLUT: Choices = {
    "planen_galler": "Planen gäller",
    "revideras": "Planen revideras",
    "forlangs": "Insatsen förlängs",
    "avslut": "Insatsen avslutas",
}
"""What a review of the plan comes to."""

AVVIKELSE: Choices = {
    "franvaro": "Frånvaro",
    "andrad_halsa": "Ändrad hälsa",
    "atagande": "Åtagande ej uppfyllt av part",
    "avbrott": "Avbrott",
    "annat": "Annat",
}

FORTSATT_DELTAGANDE: Choices = {"fortsatter": "Personen fortsätter", "avslutas": "Deltagandet avslutas"}
