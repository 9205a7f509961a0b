"""Languages: read from a file, known by what people call them, and fixed texts in both."""

import pytest

from doc_templates.genomforandeplan import Delmal
from doc_templates.languages import in_both, languages, named, read_language
from service.commands.languages import as_lines, needed
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from tests.support.kinds import context, example

FILE = """
namn = "engelska"
eget_namn = "English"
kallas_ocksa = ["english"]
hoger_till_vanster = false
typsnitt = ""
granskad_av = "{reviewed}"
[texter]
"Mål" = "Goal"
"Part" = ""
"""


def test_a_text_without_translation_is_missing() -> None:
    language = read_language("en", FILE.format(reviewed=""))
    assert (language.of("Mål"), language.of("Part"), language.of("Annat")) == ("Goal", "", "")
    assert language.missing(["Mål", "Part", "Annat", "Part"]) == ["Part", "Annat"]


@pytest.mark.parametrize(("by", "reviewed"), [("", False), ("Auktoriserad översättare, 2019-03-07", True)])
def test_a_language_tells_whether_a_translator_has_been_through_it(by: str, reviewed: bool) -> None:
    assert read_language("en", FILE.format(reviewed=by)).reviewed is reviewed


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Arabiska", "ar"),
        ("arabiska (syrisk)", "ar"),
        ("العربية", "ar"),
        ("Tigrinja", "ti"),
        ("somaliska/engelska", "en"),
        ("Ukrainska.", "uk"),
    ],
)
def test_a_language_is_known_by_what_people_write(said: str, code: str) -> None:
    found = named(said)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("said", ["", "persiska", "arabiskalärare"])
def test_other_words_name_no_language(said: str) -> None:
    assert named(said) is None


@pytest.mark.parametrize("code", [*languages()])
def test_a_catalogue_has_a_line_for_each_text_and_no_other(code: str) -> None:
    language, wanted = languages()[code], needed()
    assert {*language.texts} <= {*wanted}
    assert {*language.texts, *language.missing(wanted)} == {*wanted}


@pytest.mark.parametrize("code", [*languages()])
def test_what_is_filled_in_is_the_same_in_a_translation(code: str) -> None:
    for swedish, text in languages()[code].texts.items():
        assert sorted(_tags(text)) == sorted(_tags(swedish)), swedish


def _tags(text: str) -> list[str]:
    return [part.partition("}}")[0] for part in text.split("{{")[1:]] + (["{%"] if "{%" in text else [])


def test_only_fixed_values_stand_in_both_languages() -> None:
    kind, answers = REGISTRY["genomforandeplan"], example("genomforandeplan")
    answers["mal"][0]["delmal"][0]["delmal"] = "Pågår"
    words = in_both(kind.words(context(kind.key), Answers(answers)), languages()["en"])
    step: Delmal = words.mal[0].delmal[0]  # type: ignore[attr-defined]  # the words of the plan
    assert step.status == "Pågår / In progress"
    assert step.delmal == "Pågår"


def test_the_list_tells_what_is_left_to_translate() -> None:
    (head,) = [line for line in as_lines() if line.startswith("ti")]
    assert "tigrinja" in head
    assert "ej granskad av översättare" in head
    lines = [*as_lines("ti")]
    assert lines[0] == head
    assert "    Mina resurser" in lines
    assert "    Ja" not in lines
