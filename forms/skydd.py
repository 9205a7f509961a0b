"""The questions of a skydd: that somebody's identity is protected, or no longer is, and who told it."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField
from forms.question import Saying, When
from service.domain import choices, choices_flow, messages


class SkyddForm(KindForm):
    """Protected identity as it is known after the referral; it asks for nobody's name and no place."""

    skydd = ChoiceField(
        "Skyddade personuppgifter",
        choices.SKYDD,
        required=True,
        saying=Saying(messages.PROTECTED_IDENTITY.text(), frozenset(choices.SKYDD) - {"nej"}),
        help="Skyddet gäller i ärendet från den stund då uppgiften fastställs. ”Nej” häver det.",
    )
    fran = DateField("Datum då skyddet började eller upphörde", required=True)
    kalla = ChoiceField(
        "Källa", choices_flow.SKYDD_KALLA, required=True, help="Vem som berättade, utan namn och ort."
    )
    skal = LongTextField("Skäl att häva skyddet", required=True, when=When.of("skydd", "nej"))

    sections = (
        Section(
            "Skydd",
            ("skydd", "fran", "kalla", "skal"),
            intro="Ett skyddat ärende öppnas bara av den som remitterade, ärendets vägledare och de "
            "projektledare som är namngivna för det. En projektledare som fastställer att personen är "
            "skyddad blir själv namngiven, och ändrar det på ärendets sida. Skriv inget som röjer vem "
            "personen är eller var hon eller han finns.",
        ),
    )
