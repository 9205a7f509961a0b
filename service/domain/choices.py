"""The fixed answers that forms offer: what is stored (ASCII) and what a person reads.

Lists that differ between projects (categories, tracks, organisations) are in the project's parameters.
"""

from collections.abc import Mapping

Choices = Mapping[str, str]

JA_NEJ: Choices = {"ja": "Ja", "nej": "Nej"}

ARENDETYP: Choices = {
    "remiss": "Remiss till projektet",
    "konsultation_avidentifierad": "Konsultation, avidentifierad",
    "konsultation_med_samtycke": "Konsultation med samtycke",
}

KON: Choices = {"kvinna": "Kvinna", "man": "Man", "annat": "Annat eller okänt"}

SKYDD: Choices = {
    "nej": "Nej",
    "sekretessmarkering": "Sekretessmarkering",
    "skyddad_folkbokforing": "Skyddad folkbokföring",
    "annat": "Annat skydd",
}

ALDERSINTERVALL: Choices = {
    "16_17": "16–17 år",
    "18_24": "18–24 år",
    "25_34": "25–34 år",
    "35_49": "35–49 år",
    "50_64": "50–64 år",
    "65_plus": "65 år eller äldre",
}

SGI: Choices = {"saknas": "Saknas", "lag": "Låg", "finns": "Finns", "okant": "Okänt"}

FORSORJNINGSKALLA: Choices = {
    "sjukpenning": "Sjukpenning",
    "rehabiliteringspenning": "Rehabiliteringspenning",
    "aktivitetsersattning": "Aktivitetsersättning",
    "sjukersattning": "Sjukersättning",
    "a_kassa": "A-kassa",
    "aktivitetsstod": "Aktivitetsstöd/utvecklingsersättning",
    "etableringsersattning": "Etableringsersättning",
    "studiestod": "Studiestöd",
    "forsorjningsstod": "Försörjningsstöd",
    "lon": "Lön",
    "annan": "Annan",
    "ingen": "Ingen",
}

# Foreign education is mapped to the Swedish level.
UTBILDNINGSNIVA: Choices = {
    "saknas": "Saknar utbildning",
    "forgymnasial": "Förgymnasial",
    "gymnasial": "Gymnasial",
    "eftergymnasial": "Eftergymnasial",
    "okand": "Okänd",
}

# Finer than the national follow-up asks, so that each project's key figures can pick what counts.
# Employed but off sick is "arbetar ej"; labour market training is "studerar".
SYSSELSATTNING: Choices = {
    "anstallning": "Anställning utan subvention",
    "subventionerad_anstallning": "Subventionerad anställning",
    "egenforetagande": "Egenföretagande",
    "studier": "Studier",
    "arbetsmarknadsatgard": "Arbetsmarknadsåtgärd",
    "praktik": "Praktik eller arbetsträning",
    "rehabilitering": "Rehabiliteringsinsats",
    "arbetssokande": "Arbetssökande",
    "arbetar_ej": "Arbetar ej",
    "okand": "Okänd",
}

LAKARINTYG: Choices = {"finns": "Finns", "saknas": "Saknas", "okant": "Okänt"}

STALLNINGSTAGANDE: Choices = {
    "intag": "Intag",
    "vilande": "Vilande t.o.m.",
    "ej_intag": "Ej intag",
    "endast_konsultation": "Endast konsultation",
    "komplettering": "Komplettering",
}

DELMAL_STATUS: Choices = {
    "ej_paborjat": "Ej påbörjat",
    "pagar": "Pågår",
    "uppnatt": "Uppnått",
    "delvis": "Delvis",
    "utgar": "Utgår",
}

AKTIVITETSTYP: Choices = {"gruppaktivitet": "Gruppaktivitet", "praktik": "Praktik"}

AVSLUTSANLEDNING: Choices = {
    "enligt_plan": "Enligt plan",
    "arbete": "Arbete",
    "studier": "Studier",
    "ratt_ersattning": "Rätt ersättning",
    "ohalsa": "Ohälsa",
    "flytt": "Flytt",
    "eget_val": "Eget val",
    "atertaget_samtycke": "Återtaget samtycke",
    "annan": "Annan",
    "felregistrering": "Felregistrering",
}

INSTAMMER: Choices = {
    "helt": "Instämmer helt",
    "delvis": "Instämmer delvis",
    "knappt": "Instämmer knappt",
    "inte_alls": "Instämmer inte alls",
    "vill_ej_svara": "Vill ej svara",
}

# The statements of the closing questions, which INSTAMMER answers.
AVSLUTSPASTAENDE: Choices = {
    "narmare": "Jag har kommit närmare arbetsmarknaden",
    "utveckling": "Jag upplever en önskvärd utveckling",
    "mojligheter": "Mina möjligheter att nå mina mål har ökat",
    "livskvalitet": "Min livskvalitet har ökat",
}
