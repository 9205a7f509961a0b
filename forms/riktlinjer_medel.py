"""The questions of the guideline for kompetenshöjande medel: for what, on which terms, and from when."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField, ManyField
from service.domain import choices_money


class RiktlinjerMedelForm(KindForm):
    """What the styrgrupp has decided on money for what takes a participant forward, in versions."""

    galler_fran = DateField("Första dag som riktlinjen gäller", required=True)
    beslutsdatum = DateField("Beslutsdatum", required=True, help="Dagen då styrgruppen beslutade.")
    andring = LongTextField("Ändringar sedan förra versionen", help="Lämnas tomt i den första versionen.")

    andamal = ManyField("Ändamål", choices_money.ANDAMAL, required=True)
    villkor = LongTextField("Villkor", required=True, maximum=4000, help="Skriv ett stycke per rad.")
    undantag = LongTextField("Begränsningar", help="Vad medlen inte går till.")
    provning = LongTextField("Prövning", required=True, help="Hur ett behov prövas, och av vem.")

    sections = (
        Section("Versionen", ("galler_fran", "beslutsdatum", "andring")),
        Section(
            "Riktlinjen",
            ("andamal", "villkor", "undantag", "provning"),
            intro="Riktlinjen namnger ingen. Vem som beslutar, och till vilket belopp, står i projektets "
            "uppgifter och skrivs ut i dokumentet.",
        ),
    )
