"""What can stand in the way of a meeting."""

from service.errors import ServiceError


class MeetingChanged(ServiceError):
    """Somebody else changed the meeting after it was opened here; nothing was overwritten."""

    message = (
        "Mötet har ändrats i ett annat fönster eller av någon annan sedan du öppnade det. "
        "Öppna det igen och skriv det som fattas."
    )


class MeetingStands(ServiceError):
    """The step is not possible where the meeting stands."""

    message = "Det går inte när mötet är i läget ”{state}” och dagen är {day}."


class NobodyToCall(ServiceError):
    """The body has no members on the day of the meeting."""

    message = "{body} har inga ledamöter den {day}. Lägg till dem först."


class SummonsClosed(ServiceError):
    """The answer came after the meeting, or to one that is cancelled."""

    message = "Mötet har varit eller är inställt, så svaret sparades inte."


class MemberWasCalled(ServiceError):
    """Who has been called to a meeting stays among the members; they get a last day instead."""

    message = "Ledamoten har varit kallad till möten och tas inte bort. Ange en sista dag i stället."


class AgendaChanged(ServiceError):
    """Somebody else changed the agenda after it was opened here; nothing was overwritten."""

    message = "Dagordningen har ändrats i ett annat fönster eller av någon annan sedan du öppnade den."


class AlreadyOnAgenda(ServiceError):
    """The case stands on the agenda already."""

    message = "{title} står redan på dagordningen."


class CannotBeHeard(ServiceError):
    """Nobody at the meeting may hear the case, so it is not taken up."""

    message = "Ärendet kan inte tas upp på mötet. {why}."
