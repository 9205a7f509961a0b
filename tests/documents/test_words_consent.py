"""What a consent and its withdrawal print."""

from service.documents.catalogue.consent import SAMTYCKE
from tests.support.kinds import context, texts, with_remiss, words
from tests.support.word import opened


def rows(**changed: object) -> list[tuple[str, str, str]]:
    told = words("samtycke", **changed)["utbyte"]["organisationer"]
    return [(row["namn"], row["lamna_ut"], row["ta_emot"]) for row in told]


def blocks(**changed: object) -> list[tuple[str, str]]:
    told = words("samtycke", **changed)["underskrifter"]
    return [(block["rubrik"], block["namnfortydligande"]) for block in told]


def test_who_may_tell_whom_is_a_table_in_the_order_of_the_project() -> None:
    assert rows() == [
        ("Försäkringskassan", "Ja", "Ja"),
        ("Landstinget, primärvården", "Ja", "Ja"),
        ("Mönsterås kommun, socialtjänsten", "Ja", "Ja"),
        ("Oskarshamns kommun, socialtjänsten", "Nej", "Ja"),
    ]


def test_each_part_that_is_agreed_to_is_signed_by_itself_and_then_received() -> None:
    assert blocks() == [
        ("A. Utbyte av uppgifter – Deltagare", "Testperson D3"),
        ("B. Registrering i uppföljningssystem – Deltagare", "Testperson D3"),
        ("C. Kontakt vid 90 dagar och 1 år – Deltagare", "Testperson D3"),
        ("Mottagare", "Testperson V1"),
    ]


def test_guardian_and_god_man_sign_by_name() -> None:
    said = {
        "registrering": False,
        "kontakt_efterat": False,
        "undertecknare": ["vardnadshavare", "god_man"],
        "vardnadshavare_namn": "Testperson G1",
        "god_man_namn": "Testperson G2",
    }
    assert blocks(**said)[:2] == [
        ("A. Utbyte av uppgifter – Vårdnadshavare", "Testperson G1"),
        ("A. Utbyte av uppgifter – God man", "Testperson G2"),
    ]


def test_what_is_signed_on_paper_says_when_and_where_the_paper_is() -> None:
    first = words("samtycke")["underskrifter"][0]
    assert first["ort_datum"] == "2017-04-24"
    assert (
        first["signeringssatt"]
        == "På papper. Originalets förvaringsplats: Vägknutens akt, kommunarkivet i Oskarshamn"
    )
    unsigned = words("samtycke", undertecknat=None, forvaras=None)["underskrifter"][0]
    assert (unsigned["ort_datum"], unsigned["signeringssatt"]) == ("", "□\u00a0e-underskrift   □\u00a0papper")


def test_the_receivers_function_is_told_when_it_is_who_writes() -> None:
    assert words("samtycke")["underskrifter"][-1]["organisation"] == "Oskarshamns kommun"
    assert words("samtycke", mottagare="Testperson V9")["underskrifter"][-1]["organisation"] == ""


def test_for_a_protected_person_neither_kommun_nor_guardian_nor_who_referred_stands_there() -> None:
    within = with_remiss(context("samtycke"), skyddade_personuppgifter="annat")
    said = {"undertecknare": ["vardnadshavare"], "vardnadshavare_namn": "Testperson G1"}
    told = words("samtycke", within, **said, mottagare="Testperson R3", forvaras="Akten")
    text = "\n".join(texts(told))
    secrets = ("Mönsterås", "Oskarshamn", "G1", "R3", "D3", "19640823")
    assert [secret for secret in secrets if secret in text] == []
    assert [row["namn"] for row in told["utbyte"]["organisationer"]] == [
        "Försäkringskassan",
        "Landstinget, primärvården",
        "Kommun",
    ]


def test_the_fixed_text_stands_word_for_word_in_the_word_file() -> None:
    assert (
        "Samtycket är frivilligt. Du kan när som helst återkalla det, helt eller för en viss part. "
        "Om du inte samtycker till registrering kan du ändå delta."
    ) in [paragraph.text for paragraph in opened(SAMTYCKE.template).paragraphs]


def test_a_withdrawal_says_what_it_takes() -> None:
    told = words("aterkallelse")
    assert (told["omfattning"], told["parter"], told["delar"]) == (
        "Utbytet med vissa parter",
        ["Oskarshamns kommun, socialtjänsten"],
        [],
    )
    assert words("aterkallelse", parter=None, delar=["registrering"])["delar"] == [
        "B. Registrering i uppföljningssystem"
    ]
