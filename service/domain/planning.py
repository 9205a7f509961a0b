"""Who can take part in planning: the participant, the project's staff, somebody near, and the parties."""

from datetime import date

from service.domain.choices import Choices
from service.domain.project import Project


def planning_choices(project: Project, day: date) -> Choices:
    """Everybody who may have been at the table, by the names the parties had on a day."""
    return {
        "deltagaren": "Deltagaren",
        "vagledaren": project.names.vagledare,
        "narstaende": "Närstående, vårdnadshavare eller god man",
        **project.party_choices(day),
        "annan": "Annan",
    }
