"""The questions about a meeting: when and where; about a whole rhythm of them; and why one is cancelled."""

from forms.base import KindForm, Section
from forms.fields import DateField, IntegerField, LongTextField, TextField
from forms.meeting_fields import LinkField, SlotsField, TimeField

_WHERE = ("start", "slut", "plats", "lank")
_NOBODY = "Skriv inga deltagares namn."


class _HoursForm(KindForm):
    start = TimeField("Börjar", required=True, width=3, preset="13.00")
    slut = TimeField("Slutar", required=True, width=3, preset="16.00")
    plats = TextField("Plats", maximum=200, width=6)
    lank = LinkField("Digital länk", maximum=400, width=12, help="Visas bara i Knutpunkt, inte i kalendrar.")


class MeetingForm(_HoursForm):
    """One meeting."""

    dag = DateField("Mötets dag", required=True)
    tider = SlotsField(
        "Tider för individ- och flerpartsmöten",
        maximum=1000,
        help=f"En tid på varje rad, till exempel 13.00–13.30 Individmöte 1. {_NOBODY}",
    )

    sections = (Section("Mötet", ("dag", *_WHERE, "tider")),)


class RhythmForm(_HoursForm):
    """Meetings at the same hour every so many weeks."""

    forsta = DateField("Första dag", required=True)
    veckor = IntegerField("Veckor mellan mötena", required=True, minimum=1, maximum=52)
    till = DateField("Till och med", required=True)

    sections = (Section("Rytm", ("forsta", "veckor", "till", *_WHERE)),)


class CancelForm(KindForm):
    """Why a meeting is cancelled, for all who were called to read."""

    skal = LongTextField(
        "Skäl", required=True, maximum=400, help=f"Alla som är kallade ser skälet. {_NOBODY}"
    )

    sections = (Section("Ställ in mötet", ("skal",)),)
