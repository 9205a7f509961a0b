"""Protected identity that is marked, or lifted, after the referral."""

from dataclasses import replace
from datetime import date

import pytest

from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.finding import Finding
from service.domain.lifecycle import CaseState
from tests.support.kinds import context, example, found, texts, words

AUTHOR = Author("Testperson R1", "Handläggare", "Arbetsförmedlingen")
PERSON = {"namn": "Ottoline Kvarnhjelm", "personnummer": "199001252387", "telefon": "070-174 06 77"}
SKYDD = REGISTRY["skydd"]


def case(*said: tuple[str, str], **more: object) -> Case:
    """A case in which the referral, or a skydd, says this about the protection, in turn."""
    question = {"remiss": "skyddade_personuppgifter", "skydd": "skydd"}
    newest = {kind: place for place, (kind, _) in enumerate(said)}
    entries = [
        Entry(kind, date(2017, 9, 1 + place),
              Answers({**(PERSON if kind == "remiss" else {}), **more, question[kind]: mark}), AUTHOR,
              superseded=newest[kind] != place)
        for place, (kind, mark) in enumerate(said)
    ]  # fmt: skip
    return Case.of("VK-2017-014", entries)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ([("remiss", "nej"), ("skydd", "sekretessmarkering")], True),
        ([("remiss", "nej"), ("skydd", "annat"), ("skydd", "nej")], False),
        ([("remiss", "sekretessmarkering"), ("skydd", "nej")], False),
        ([("remiss", "sekretessmarkering"), ("remiss", "nej")], False),
        ([("remiss", "nej"), ("skydd", "annat"), ("remiss", "nej")], True),
        ([("remiss", "nej"), ("skydd", "nej"), ("remiss", "annat")], True),
    ],
)
def test_what_was_told_last_counts_but_no_referral_lifts_a_mark(
    said: list[tuple[str, str]], wanted: bool
) -> None:
    assert case(*said).person.protected is wanted


def test_whoever_learns_of_it_may_mark_it_until_the_case_is_purged() -> None:
    never = {CaseState.UTKAST, CaseState.GALLRAD}
    for state in CaseState:
        for again in (False, True):
            assert SKYDD.may_begin(state, again=again) is (state not in never), state
    assert SKYDD.recipients == ()


def judged(within: Case, **said: object) -> list[Finding]:
    answers = Answers({**example("skydd"), **said})
    asked = replace(context("skydd"), case=within, on=date(2018, 2, 1))
    return [*SKYDD.judge(answers, asked)]


def test_the_mark_tells_the_routine_and_lets_no_text_of_its_own_tell_who_it_is() -> None:
    open_one = case(("remiss", "nej"))
    assert [each.rule for each in judged(open_one)] == ["B3"]
    assert judged(open_one, skydd="nej", skal="Markeringen hävdes.") == []
    for telling in ("Ottoline ringde.", "070-174 06 77", "Hon bor i Högsby."):
        told = judged(open_one, skydd="nej", skal=telling)
        assert [(each.rule, each.field) for each in told] == [("B3", "skal")], telling
    assert [each.field for each in judged(open_one, fran="2018-02-02") if each.rule == "M4"] == ["fran"]


@pytest.mark.parametrize("mark", ["sekretessmarkering", "nej"])
def test_the_document_names_neither_the_person_nor_who_wrote_it(mark: str) -> None:
    within = replace(context("skydd"), case=case(("remiss", "nej")), author=AUTHOR)
    said = words("skydd", within, skydd=mark, skal="Markeringen hävdes.")
    assert said["deltagare"] == {"namn": "Deltagare i ärende VK-2017-014", "personnummer": ""}
    told = "\n".join(texts(said))
    assert not [secret for secret in (*PERSON.values(), *vars_of(AUTHOR)) if str(secret) in told]


def test_a_referral_that_is_written_anew_under_protection_tells_nothing_in_its_texts() -> None:
    within = replace(context("remiss"), case=case(("remiss", "nej"), ("skydd", "annat")))
    said = {"skyddade_personuppgifter": "nej", **PERSON, "halsa": "Ottoline har ont i ryggen."}
    assert ("B3", "block", "halsa") in found("remiss", within, **said)
    assert ("B3", "block", "halsa") not in found("remiss", **said)


def vars_of(author: Author) -> tuple[str, ...]:
    return (author.name, author.function, author.organisation)


def test_a_referral_that_is_written_anew_under_protection_prints_the_alias() -> None:
    within = replace(context("remiss"), case=case(("remiss", "nej"), ("skydd", "annat")))
    said = words("remiss", within, skyddade_personuppgifter="nej")
    assert said["deltagare"]["namn"] == "Deltagare i ärende VK-2017-014"
    assert said["remittent"]["namn"] == ""
