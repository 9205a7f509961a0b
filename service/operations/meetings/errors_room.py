"""What can stand in the way in the meeting room."""

from service.errors import ServiceError


class RoomClosed(ServiceError):
    """The meeting is over, is not today's, or has not been opened."""

    message = "Mötesrummet är inte öppet. Det öppnas på mötets dag och stängs när mötet avslutas."


class StillInRoom(ServiceError):
    """Somebody who may not hear the matter is in the room."""

    message = "Punkten öppnas när {who} har lämnat rummet. Bekräfta att de har gjort det."


class GuestUnsaid(ServiceError):
    """Nothing says who a guest is, or for whom."""

    message = "Skriv gästens namn och välj organisation."


class GuestNamed(ServiceError):
    """The name of a guest tells who a participant is."""

    message = "{why}"


class ItemChanged(ServiceError):
    """Somebody else has written under the item since it was opened here; nothing was overwritten."""

    message = "Någon annan har skrivit här medan du skrev. Inget är borta: jämför texterna och spara igen."


class ItemIsClosed(ServiceError):
    """The item is closed, so nothing more is written under it."""

    message = "Punkten är redan avslutad. Det som beslutades står i ärendet."


class ConsentWithdrawn(ServiceError):
    """The consent ended during the meeting: nothing more is said or written of the case."""

    message = "Samtycket till att ta upp ärendet gäller inte längre. Punkten är stängd, och inget mer skrivs."


class ItemsOpen(ServiceError):
    """Items are open when the meeting is to end."""

    message = "Avsluta först det som är öppet: {items}."


class DraftWaits(ServiceError):
    """Somebody has begun an excerpt in the case by hand; it is not written over."""

    message = (
        "I ärendet finns ett påbörjat utdrag ur minnesanteckningar. Fastställ eller kasta det, och avsluta "
        "punkten sedan. Det du har skrivit här är sparat."
    )
