"""The questions about a group activity of a project: what it is called, and where and when it meets."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, TextField
from service.domain.activities import WEEKDAYS


class GroupActivityForm(KindForm):
    """One group; who takes part in it is kept beside it."""

    namn = TextField("Namn", required=True, maximum=100, width=8)
    plats = TextField("Plats", maximum=100, width=4)
    veckodag = ChoiceField("Veckodag", WEEKDAYS, required=True, width=4)
    tid = TextField("Tid", maximum=40, width=4)
    ledare = TextField("Ledare", maximum=100, width=4)
    start = DateField("Första dag", required=True)
    slut = DateField("Sista dag", required=True)

    sections = (Section("Gruppen", ("namn", "plats", "veckodag", "tid", "ledare", "start", "slut")),)
