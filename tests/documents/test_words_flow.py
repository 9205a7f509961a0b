"""What the records that take a case along print: its review, its meeting items, its start and its ends."""

import pytest

from tests.support.kinds import PROJECTS, context, texts, with_remiss, words

FLOW = [
    "begaran_om_komplettering", "granskning", "motesarende", "motesbeslut", "inskrivning", "stangning",
    "avbrott",
]  # fmt: skip


def test_a_review_says_what_was_found() -> None:
    said = words("granskning")
    assert (said["granskad"], said["fullstandig"]) == ("2017-02-24", "Ja")
    assert said["anteckning"]["stycken"] == [
        "Remittenten är nådd per telefon. Skolans underlag lämnas på mötet."
    ]


def test_an_item_is_called_after_the_project_s_own_meeting() -> None:
    said = words("motesarende")
    assert (said["dokument"]["titel"], said["mote"]) == ("Ärende till OH-möte", "OH-möte")
    assert (said["datum"], said["typ"], said["foredragande"]) == ("2017-03-07", "Ny remiss", "Testperson P1")
    other = words("motesarende", context("motesarende", project=PROJECTS["visa_vagen"]))
    assert other["dokument"]["titel"] == "Ärende till konsultationsteamets möte"


def test_a_request_names_the_referral_by_its_day() -> None:
    said = words("begaran_om_komplettering")
    assert (said["remissens_datum"], said["senast"]) == ("2017-03-20", "2017-03-29")
    assert len(said["saknas"]["stycken"]) == 2


def test_the_enrolment_tells_what_is_registered() -> None:
    said = words("inskrivning")
    assert (said["inskriven"], said["spar"], said["grupp"]) == (
        "2017-03-13",
        "Snabbspår",
        "Yrkesverksam ålder",
    )
    assert said["registrering"] == {"val": "Med samtycke", "uppgifter": "Person och uppgifterna nedan"}
    assert said["fore"]["omfattning"] == "0\u00a0%"


@pytest.mark.parametrize(("said", "label"), [("anonym", "Anonym"), ("avbojd", "Avböjd")])
def test_without_consent_only_year_and_gender_are_registered(said: str, label: str) -> None:
    told = words("inskrivning", registrering=said)["registrering"]
    assert told == {"val": label, "uppgifter": "Bara inskrivningsår 2017 och kön: kvinna"}


def test_an_early_end_tells_who_was_told() -> None:
    said = words("avbrott")
    assert (said["typ"], said["datum"]) == ("Återkallad", "2017-03-24")
    assert said["meddelat_till"].startswith("Testperson R2")
    assert words("avbrott", meddelat_till=None)["meddelat_till"] == ""


def test_a_closing_has_its_day() -> None:
    assert words("stangning")["stangt"] == "2017-05-16"


@pytest.mark.parametrize("key", FLOW)
def test_who_writes_signs(key: str) -> None:
    (block,) = words(key)["underskrifter"]
    author = context(key).author
    assert (block["rubrik"], block["namnfortydligande"]) == (author.function, author.name)
    assert block["organisation"] == author.organisation


@pytest.mark.parametrize("key", FLOW)
def test_a_protected_person_is_an_alias(key: str) -> None:
    within = with_remiss(context(key), skyddade_personuppgifter="sekretessmarkering")
    said = words(key, within)
    assert said["deltagare"]["namn"].startswith("Deltagare i ärende VK-2017-")
    assert said["deltagare"]["personnummer"] == ""
    assert [text for text in texts(said) if "kommun" in text or "Testperson D" in text] == []
