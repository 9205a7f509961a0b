"""What the persons of the practice cases agreed to, on the day after the referral, and who took it back."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.demo.story.case import Answers, Story
from service.domain.consent_parts import Information
from service.domain.dates import add_days, add_years

_NEXT_DAY = timedelta(days=1)
_NOT_TOLD = {"D3": {"af"}}
"""Parties that somebody would not have at the table (DOMAIN 5, packet test)."""
_ALSO = {"D3": {"oskarshamn"}}


def samtycke(story: Story) -> Iterator[tuple[date, Answers]]:
    """To everything but e-mail, with the authorities concerned; a protected person is registered nowhere."""
    if not story.facts.get("pnr"):
        return
    signed, parties = story.referred + _NEXT_DAY, _organisations(story)
    last = story.day("avslut") or add_years(story.meeting, 1)
    minor = story.key == "D10"
    yield (
        signed,
        {
            "utbyte": True,
            "lamna_ut": parties,
            "ta_emot": parties,
            "uppgiftsslag": [*Information],
            "andamal": "Samordna stödet mellan parterna, planera insatsen och följa upp den.",
            "oh_mote": True,
            "styrgrupp": False,
            "registrering": not story.is_protected,
            "kontakt_efterat": True if story.project.contact_after else None,
            "epost_sms": False,
            "giltigt_till": str(add_days(add_years(last, 1), 30)),
            "via_tolk": "tolk" in story.facts,
            "sprak": story.facts.get("tolk"),
            "undertecknare": ["personen", "vardnadshavare"] if minor else ["personen"],
            "vardnadshavare_namn": "Vårdnadshavare till D10" if minor else None,
            "undertecknat": str(signed),
            "forvaras": "Projektets akt",
            "mottagare": story.staff("P"),
        },
    )


def aterkallelse(story: Story) -> Iterator[tuple[date, Answers]]:
    """The whole consent, told to the vägledare."""
    if day := story.day("samtycke_aterkallat"):
        yield day, {"datum": str(day), "omfattning": "helt", "mottagen_av": story.staff("V")}


def _organisations(story: Story) -> list[str]:
    """Who referred, and of each other authority concerned the first organisation."""
    project, referrer = story.project, story.project.organisation(story.remittent)
    named = {*story.texts["myndigheter"], *_ALSO.get(story.key, ())} - _NOT_TOLD.get(story.key, set())
    first: dict[str, str] = {referrer.party: referrer.key}
    for each in project.organisations:
        if each.party in named:
            first.setdefault(each.party, each.key)
    return [*first.values()]
