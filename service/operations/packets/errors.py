"""What can stand in the way of a packet."""

from service.errors import ServiceError


class NoPacketsNow(ServiceError):
    """Packets are made once people are called, and until the meeting has been."""

    message = "Mötespaketen görs när kallelsen är skickad och fram till mötet."


class NobodyToPack(ServiceError):
    """Nobody who is called has a seat on the day of the meeting."""

    message = "Ingen som är kallad är ledamot den dagen, så det finns ingen att göra paket för."


class MadeAnew(ServiceError):
    """The packet was closed, and the next edition is on its way."""

    message = "Paketet görs på nytt. Du får ett brev när det nya är klart."
