"""Sending a document: to whom it may go, by which way, and the legal ground that is noted with it."""

from enum import StrEnum

from service.domain import consent
from service.domain.case import Case
from service.domain.dates import iso
from service.domain.identity import is_unnamed

OWN, UNNAMED, ATTESTED = "Den enskilde själv", "Inga personuppgifter", "Samtycke enligt remissen"


class Receiver(StrEnum):
    """Who receives a document; the first two are organisations."""

    REMITTENT = "remittent"
    PART = "part"
    DELTAGARE = "deltagare"
    STYRGRUPP = "styrgrupp"
    FORBUND = "forbund"


class Channel(StrEnum):
    """How it goes. There is no e-mail and no text message among them (DOMAIN 3.4).

    Nobody chooses PACKET: a document goes so with a meeting's packet, and is closed with it.
    """

    KNUTPUNKT = "knutpunkt"
    SDK = "sdk"
    PAPPER = "papper"
    FORMEDLING = "formedling"
    PACKET = "motespaket"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Channel.KNUTPUNKT: "I Knutpunkt",
    Channel.SDK: "SDK eller annan säker kanal",
    Channel.PAPPER: "På papper, överlämnat",
    Channel.FORMEDLING: "Skatteverkets förmedling",
    Channel.PACKET: "I mötespaket",
}


def channels(receiver: Receiver, *, protected: bool) -> tuple[Channel, ...]:
    """The ways to a receiver, the usual one first.

    Post to a protected person goes through Skatteverket, who knows the address. Their case opens in Knutpunkt
    for those named for it alone, so that another party's officers do not get its papers there.
    """
    if receiver is Receiver.DELTAGARE:
        return (Channel.FORMEDLING, Channel.PAPPER) if protected else (Channel.PAPPER, Channel.SDK)
    here = receiver is Receiver.REMITTENT or (receiver is Receiver.PART and not protected)
    return (Channel.KNUTPUNKT, Channel.SDK, Channel.PAPPER) if here else (Channel.SDK, Channel.PAPPER)


def ground(case: Case, organisation: str, *, referrer: str) -> str:
    """On what an organisation receives it, as it is noted: "Samtycke 2019-03-01"."""
    if is_unnamed(case):
        return UNNAMED
    if organisation == referrer and not consent.is_registered(case):
        return ATTESTED
    signed = consent.consent(case).signed
    return f"Samtycke {iso(signed)}" if signed else ""
