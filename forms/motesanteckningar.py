"""The questions of motesanteckningar: who was there, and what was said in common at each standing point."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from forms.rows import RowForm, RowsField
from service.domain import choices_meeting
from service.domain.meetings.agenda import Point
from service.domain.meetings.notes import NOTES


class PresentRow(RowForm):
    """Somebody who was at the meeting."""

    namn = TextField("Namn", required=True, maximum=120, width=6)
    organisation = TextField("Organisation", required=True, width=6)


class CaseRow(RowForm):
    """A case that everybody may know of, by what it is called at the meeting, and what was come to."""

    alias = TextField("Ärende", required=True, maximum=40, width=5)
    utfall = ChoiceField("Utfall", choices_meeting.STANDPOINTS, required=True, width=7)


def _note(point: Point) -> LongTextField:
    return LongTextField(f"{int(point)} {point.label}", maximum=2000)


class MotesanteckningarForm(KindForm):
    """The common notes of a meeting: nothing about any one person."""

    mote = DateField("Mötets dag", required=True)
    narvarande = RowsField(PresentRow, "Närvarande", noun="person", minimum=1, maximum=60)

    oppnande = _note(Point.OPENING)
    foregaende = _note(Point.EARLIER_NOTES)
    remisser = _note(Point.REFERRALS)
    konsultationer = _note(Point.CONSULTATIONS)
    nollplacerade = _note(Point.NOLLPLACERADE)
    pagaende = _note(Point.ONGOING)
    avslut = _note(Point.ENDING)
    medel = _note(Point.MONEY)
    styrgrupp = _note(Point.BOARD)
    nasta = _note(Point.NEXT_MEETING)
    nasta_mote = DateField("Dag för nästa möte")

    arenden = RowsField(
        CaseRow,
        "Ärendelista enligt utdrag",
        noun="ärende",
        maximum=100,
        min_entries=0,
        help="Bara ärenden som alla i gruppen får känna till. Det som sades om vart och ett står i "
        "ärendets utdrag.",
    )

    sections = (
        Section("Mötet", ("mote", "narvarande")),
        Section(
            "Gemensamma anteckningar",
            tuple(NOTES),
            intro="Skriv det som gäller alla. Det som gäller ett ärende står i ärendets utdrag, aldrig här.",
        ),
        Section("Ärenden", ("arenden",)),
        Section("Nästa möte", ("nasta_mote",)),
    )
