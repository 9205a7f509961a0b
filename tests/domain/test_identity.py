"""How a participant is called: by name and number, by an alias, or not at all."""

from dataclasses import replace
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.identity import Identity, identity, is_unnamed

AUTHOR = Author("Testperson R1", "Arbetsförmedlare", "Arbetsförmedlingen")


def case(**remiss: object) -> Case:
    answers = Answers({"namn": "Testperson D7", "personnummer": "199001252387", **remiss})
    return Case.of("VK-2017-014", [Entry("remiss", date(2017, 9, 1), answers, AUTHOR)])


def test_an_open_identity_has_name_and_number() -> None:
    assert identity(case(skyddade_personuppgifter="nej")) == Identity("Testperson D7", "19900125-2387")


def test_every_sort_of_protection_gives_an_alias_and_no_number() -> None:
    for protection in ("sekretessmarkering", "skyddad_folkbokforing", "annat"):
        assert identity(case(skyddade_personuppgifter=protection)) == Identity(
            "Deltagare i ärende VK-2017-014", "", hidden=True, protected=True
        )


def test_a_deidentified_person_has_no_name_even_where_one_was_typed() -> None:
    assert identity(case(arendetyp="konsultation_avidentifierad")) == Identity(
        "Avidentifierad person i ärende VK-2017-014", "", hidden=True
    )


def test_a_case_is_unnamed_only_while_no_version_of_its_referral_has_named_the_person() -> None:
    unnamed = Entry("remiss", date(2017, 9, 2), Answers({"arendetyp": "konsultation_avidentifierad"}), AUTHOR)
    named = replace(case().history[0], superseded=True)
    assert is_unnamed(Case.of("VK-2017-014", [unnamed]))
    assert is_unnamed(Case.of("VK-2017-014", [unnamed, unnamed]))
    for history in ([], [named], [named, unnamed], [unnamed, named, unnamed]):
        assert not is_unnamed(Case.of("VK-2017-014", history))
