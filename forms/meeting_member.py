"""The questions about a member of a body: who, for whom, ordinary or deputy, from when to when."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField
from forms.rows import Typed
from service.domain.choices import Choices
from service.domain.project import Project


class MemberForm(KindForm):
    """One seat. Who may have it, and whom it can be for, follow from the body."""

    person = ChoiceField("Person", required=True, width=5)
    organisation = ChoiceField("Organisation", required=True, width=5)
    uppdrag = ChoiceField(
        "Uppdrag", {"ordinarie": "Ordinarie", "ersattare": "Ersättare"}, required=True, width=5
    )
    fran = DateField("Från och med", required=True)
    till = DateField("Till och med")

    sections = (Section("Ledamoten", ("person", "organisation", "uppdrag", "fran", "till")),)

    def __init__(
        self, typed: Typed | None = None, *, project: Project, people: Choices, organisations: Choices
    ) -> None:
        super().__init__(typed, project=project)
        self.person.choices, self.organisation.choices = people, organisations
