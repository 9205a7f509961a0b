"""What was written from the referral to its answer."""

from datetime import timedelta

from service.demo.people import Account
from service.demo.story.case import ASSISTANCE, Answers, Story, choice, rows


def remiss(story: Story, writer: Account) -> Answers:
    """The referral, or the de-identified consultation of a case without a person."""
    return _sender(story, writer) | _group(story) | _income(story) | _questions(story) | _person(story)


def granskning(story: Story) -> Answers:
    return {"granskad": str(story.reviewed), "fullstandig": True}


def motesarende(story: Story) -> Answers:
    """The referral's own question, put to the meeting."""
    return {
        "mote": str(story.meeting),
        "typ": "ny_remiss" if story.facts.get("pnr") else "konsultation",
        "fraga": story.texts["fragestallning"],
        "foredragande": story.staff("P"),
    }


def motesbeslut(story: Story) -> Answers:
    """What the meeting came to, as the answer then says, and who does what because of it."""
    what, who, by = story.texts["uppdrag"]
    return {
        "mote": str(story.meeting),
        "stallningstagande": story.standpoint,
        "motivering": story.texts["motivering"],
        "atgard": what,
        "ansvarig": who,
        "senast": by,
    }


def remissvar(story: Story) -> Answers:
    texts, standpoint = story.texts, story.standpoint
    consultation = standpoint == "endast_konsultation"
    return {
        "remissens_datum": str(story.referred),
        "oh_mote": str(story.meeting),
        "stallningstagande": standpoint,
        "vilande_till": "2018-01-05" if standpoint == "vilande" else None,
        "motivering": texts["motivering"],
        "spar": choice(story.project.track_choices, story.facts.get("spar")),
        "startdatum": story.facts.get("inskriven"),
        "vagledare": story.staff("V") if standpoint == "intag" else None,
        "rad_fran_oh": texts["rad"],
        "hanvisningar": rows(texts["hanvisning"], ("aktor", "atgard", "ansvarig", "senast")),
        "informerad_av": None if consultation else "Handläggaren hos remittenten",
        "informerad_datum": None if consultation else str(story.meeting),
    }


def _sender(story: Story, writer: Account) -> Answers:
    return {
        "arendetyp": "remiss" if story.facts.get("pnr") else "konsultation_avidentifierad",
        "remittent_organisation": story.remittent,
        "remittent_namn": writer.name,
        "remittent_funktion": writer.function,
        "remittent_telefon": writer.phone,
        "remittent_epost": writer.email,
    }


def _person(story: Story) -> Answers:
    number = story.facts.get("pnr")
    if not number:
        return {
            "aldersintervall": "25_34",
            "informerad": None,
            "frivillighet": None,
            "samtycke_bifogat": None,
        }
    minor = {"vardnadshavare": [{"namn": "Vårdnadshavare till D10", "telefon": "070-174 06 90"}]}
    return {
        "namn": f"Testperson {story.key}",
        "personnummer": number,
        "kon": choice({"kvinna": "Kvinna", "man": "Man"}, story.facts["kon"]),
        "skyddade_personuppgifter": "sekretessmarkering" if story.is_protected else "nej",
        "folkbokforingskommun": choice(story.project.kommun_choices, story.facts.get("kommun")),
        "telefon": None if story.is_protected else "070-174 06 60",
        "tolkbehov": "tolk" in story.facts,
        "sprak": story.facts.get("tolk"),
        "informerad": True,
        "frivillighet": True,
        "samtycke_bifogat": True,
        **(minor if story.key == "D10" else {}),
    }


def _group(story: Story) -> Answers:
    texts, zero = story.texts, story.facts.get("grupp") == "Nollplacerad"
    category = texts.get("kategori")
    return {
        "kategorier": [category] if category else [],
        "behov_av_samverkan": texts["behov"],
        "berorda_myndigheter": texts["myndigheter"],
        "avgransningar": texts.get("avgransningar", ["ingen"]),
        "nollplacerad": zero,
        "sgi": "saknas" if zero else "okant",
        "lamnar_etableringen": category == "lamnar_etableringen",
    }


def _income(story: Story) -> Answers:
    said = str(story.facts.get("forsorjning_fore", ASSISTANCE))
    months = next((int(word) for word in said.split() if word.isdigit() and int(word)), 12)
    return {
        "forsorjning": [story.income],
        "forsorjning_sedan": str(story.referred - timedelta(days=30 * months)),
        "forsorjning_manader": months,
        "forsorjning_omfattning": 100,
        "utbildningsniva": story.texts["utbildning"],
        "sysselsattning": "arbetar_ej",
        "egna_resurser": True,
    }


def _questions(story: Story) -> Answers:
    texts = story.texts
    return {
        "halsa": texts.get("halsa", ""),
        "lakarintyg": "finns" if story.key == "D3" else "okant",
        "insatser": rows(texts.get("insatser", []), ("aktor", "insats", "period", "resultat")),
        "fragestallning": texts["fragestallning"],
        "forvantat_resultat": texts["forvantat"],
        "egen_onskan": texts["onskan"],
    }
