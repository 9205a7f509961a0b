"""The de-identified twin: of every kind, no word tells who the person is or who referred."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from doc_templates.words import plain
from service.documents import twin
from service.documents.kind import DocumentKind, Subject
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from tests.support.kinds import context, example, texts

OF_A_CASE = [kind for kind in REGISTRY if kind.subject is Subject.CASE]
EVERY_KIND = pytest.mark.parametrize("kind", OF_A_CASE, ids=lambda kind: str(kind.key))
SECRET = ("namn", "telefon", "adress", "remittent_namn", "remittent_telefon", "remittent_epost")
NEUTRAL = "Det som stod här är borttaget."


def referral(key: str) -> Mapping[str, Any]:
    if key == "remiss":
        return example(key)
    case = context(key).case
    assert case is not None
    return {**case.latest("remiss")}


def secrets(key: str) -> list[str]:
    """What nobody may read in the twin of the example."""
    said, project = referral(key), context(key).project
    digits = said.get("personnummer", "")
    numbers = [digits, f"{digits[:8]}-{digits[8:]}", digits[2:], f"{digits[2:8]}-{digits[8:]}"]
    anybody = ["070-174", "@example.org", *(kommun.label for kommun in project.kommuner)]
    return [*filter(None, (said.get(name) for name in SECRET)), *(numbers if digits else ()), *anybody]


def rewritten(value: object, tells: Callable[[str], bool]) -> Any:
    """The answers with every text that tells something rewritten."""
    if isinstance(value, Mapping):
        return {name: rewritten(item, tells) for name, item in value.items()}
    if isinstance(value, list):
        return [rewritten(item, tells) for item in value]
    return NEUTRAL if isinstance(value, str) and tells(value) else value


def harmless(key: str) -> Answers:
    """The example's answers, what the referral asks about the person left as it is."""
    hidden, asked = secrets(key), {*SECRET, "personnummer"}
    tells: Callable[[str], bool] = lambda text: any(secret in text for secret in hidden)  # noqa: E731
    said = example(key)
    return Answers({name: v if name in asked else rewritten(v, tells) for name, v in said.items()})


def words(kind: DocumentKind, within: Context, answers: Answers) -> dict[str, Any]:
    return plain(kind.words(replace(within, deidentified=True), answers))


@EVERY_KIND
def test_no_word_of_the_twin_tells_who_the_person_is(kind: DocumentKind) -> None:
    within, answers = context(kind.key), harmless(kind.key)
    assert twin.revealing(kind, within, answers) == []
    text = "\n".join(texts(words(kind, within, answers)))
    assert [secret for secret in secrets(kind.key) if secret in text] == []


@EVERY_KIND
def test_the_twin_does_not_tell_who_works_where(kind: DocumentKind) -> None:
    told = words(kind, context(kind.key), harmless(kind.key))
    assert told["dokument"]["organisation"] == ""
    here = context(kind.key).author.organisation
    assert here not in [block["organisation"] for block in told.get("underskrifter", ())]
    assert set(texts(told.get("remittent", {}))) <= {""}


@EVERY_KIND
def test_the_twin_calls_the_person_by_the_number_of_the_case(kind: DocumentKind) -> None:
    told = words(kind, context(kind.key), harmless(kind.key))
    number = told["dokument"]["arendenummer"]
    person = told.get("deltagare", {"namn": f"Avidentifierad person i ärende {number}"})
    assert person["namn"] == f"Avidentifierad person i ärende {number}"


@EVERY_KIND
def test_a_text_that_tells_the_name_is_named_by_its_question(kind: DocumentKind) -> None:
    form = kind.form(project=context(kind.key).project)
    name = referral(kind.key).get("namn", "070-174 06 21")
    for question in form.questions():
        said = {**harmless(kind.key), question.name: f"Här står {name}."}
        if question.look != "long" or not question.applies(form.from_answers(said, project=form.project)):
            continue
        with pytest.raises(twin.TwinTells) as told:
            twin.context_of(kind, context(kind.key), Answers(said))
        assert question.title in str(told.value)


def test_the_twin_comes_from_the_same_record_as_the_document() -> None:
    kind = REGISTRY["remissvar"]
    answers = harmless("remissvar")
    asked = twin.context_of(kind, context("remissvar"), answers)
    named, hidden = (plain(kind.words(each, answers)) for each in (context("remissvar"), asked))
    assert named["deltagare"] == {"namn": "Testperson D3", "personnummer": "19640823-3234"}
    assert hidden["deltagare"] == {"namn": "Avidentifierad person i ärende VK-2017-003", "personnummer": ""}
    assert hidden["motivering"] == named["motivering"]


def test_a_guardian_is_told_of_too() -> None:
    said = {**harmless("samtycke"), "andamal": "Ring Testperson G1."}
    within = context("samtycke")
    assert within.case is not None
    remiss = {**within.case.latest("remiss"), "vardnadshavare": [{"namn": "Testperson G1", "telefon": ""}]}
    entries = [
        replace(entry, answers=Answers(remiss)) if entry.kind == "remiss" else entry
        for entry in within.case.history
    ]
    minor = replace(within, case=Case.of(within.case.number, entries))
    assert twin.revealing(REGISTRY["samtycke"], minor, Answers(said)) == ["Ändamål"]
