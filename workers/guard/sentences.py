"""What the guard says of things that are found in more than one way: what it is, and what to do."""

from __future__ import annotations

MACROS = "Filen innehåller makron. Spara den som Word-dokument (.docx) utan makron."
EMBEDDED = (
    "Filen innehåller en inbäddad fil, till exempel ett kalkylblad eller ett diagram med sina siffror. "
    "Klistra in den som bild i stället."
)
CONTROLS = "Filen innehåller ActiveX-kontroller. Ta bort dem: en mall får bara innehålla text och bilder."
FETCHED = (
    "Filen hämtar in ett annat dokument när den öppnas. "
    "Klistra in texten i stället och ta bort det som hämtas in."
)
ATTACHED = (
    "Filen hänger ihop med en annan Word-mall. "
    "Välj Normal.dotm under Utvecklare, Dokumentmall, och spara den igen."
)
MERGED = (
    "Filen är ett dokument för koppling av utskick. "
    "Välj Utskick, Starta koppla dokument, Normalt Word-dokument, och spara den igen."
)
ADDED_IN = "Filen har egna knappar eller tillägg till Word. Spara den utan dem."
LINKED_PICTURE = "En bild är länkad i stället för infogad. Infoga bilden i dokumentet."
PROGRAM = "En bild innehåller ett program eller en webbsida. Byt ut den mot en vanlig bild."


def damaged(what: str) -> str:
    """The sentence about a file of which something is missing or cannot be read."""
    return f"Filen är skadad: {what}. Öppna den i Word, spara den och ladda upp den igen."


def address(target: str) -> str:
    """The sentence about a link that leads neither to a page nor to a mailbox."""
    return (
        f"En länk leder till ”{target[:80]}”. En länk i en mall får bara leda till en adress som börjar med "
        "https://, http:// eller mailto:."
    )
