"""Every sort of question: what is understood, what is told about a mistake, and that typed text stays."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.base import KindForm
from forms.fields import (
    ChoiceField,
    DateField,
    EmailField,
    IntegerField,
    KronorField,
    LongTextField,
    ManyField,
    PercentField,
    PersonnummerField,
    PhoneField,
    TextField,
    YesNoField,
)
from forms.question import Question, When
from tests.support.kinds import PROJECT, PROJECTS

COLOURS = {"rod": "Röd", "gron": "Grön"}


class OneOfEach(KindForm):
    namn = TextField("Namn", required=True, maximum=10)
    bakgrund = LongTextField("Bakgrund", maximum=20)
    epost = EmailField("E-post")
    telefon = PhoneField("Telefon")
    dag = DateField("Dag")
    antal = IntegerField("Antal", minimum=1, maximum=30, unit="månader")
    andel = PercentField("Andel")
    belopp = KronorField("Belopp")
    nummer = PersonnummerField("Personnummer")
    farg = ChoiceField("SGI", COLOURS, required=True)
    tolk = YesNoField("Tolkbehov")
    sprak = TextField("Språk", when=When.of("tolk", "ja"), required=True)
    dialekt = TextField("Dialekt", when=When.of("sprak", "arabiska"))
    flera = ManyField("Färger", COLOURS)
    varfor = TextField("Varför", required=True, optional_when=When.of("flera", "rod"))


def ask(**typed: str | list[str]) -> OneOfEach:
    said = {name: [value] if isinstance(value, str) else value for name, value in typed.items()}
    return OneOfEach(said, project=PROJECT)


def mistake(name: str, value: str) -> str:
    form = ask(**{name: value})
    form.judge([])
    return " ".join(str(error) for error in form[name].errors)


@pytest.mark.parametrize(
    ("name", "typed", "answer"),
    [
        ("namn", "  Åsa  ", "Åsa"),
        ("namn", "Ann\u202eika", "Annika"),
        ("bakgrund", "rad ett\r\nrad två", "rad ett\nrad två"),
        ("epost", "r2@example.org", "r2@example.org"),
        ("telefon", "+46 (0)70-174 06 05", "+46 (0)70-174 06 05"),
        ("dag", "20170201", "2017-02-01"),
        ("antal", "14 månader", 14),
        ("andel", "50 %", 50),
        ("belopp", "6 500 kr", 6500),
        ("nummer", "970516-2387", "199705162387"),
        ("nummer", "701063-2391", "197010632391"),
        ("farg", "rod", "rod"),
        ("tolk", "ja", True),
        ("tolk", "nej", False),
        ("flera", ["gron", "rod", "gron"], ["gron", "rod"]),
    ],
)
def test_what_is_typed_is_understood(name: str, typed: str | list[str], answer: object) -> None:
    form = ask(**{name: typed})
    assert form.answers()[name] == answer
    form.judge([])
    assert not form[name].errors


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("namn", "", "Fyll i namn."),
        ("namn", "   ", "Fyll i namn."),
        ("namn", "Elva tecken", "Namn får innehålla högst 10 tecken. Du har skrivit 11."),
        ("bakgrund", "x" * 21, "Bakgrund får innehålla högst 20 tecken. Du har skrivit 21."),
        ("epost", "r2 at example", "Skriv en giltig e-postadress, till exempel namn@exempel.se."),
        ("telefon", "ring mig", "Skriv ett giltigt telefonnummer, till exempel 070-174 06 05."),
        ("telefon", "112", "Skriv ett giltigt telefonnummer, till exempel 070-174 06 05."),
        ("dag", "1 februari", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01."),
        ("dag", "2017-02-30", "Datumet finns inte. Kontrollera år, månad och dag."),
        ("antal", "0", "Antal ska vara ett heltal från 1 till 30."),
        ("antal", "två", "Antal ska vara ett heltal från 1 till 30."),
        ("andel", "101", "Andel ska vara ett heltal från 0 till 100."),
        ("belopp", "6,50", "Skriv beloppet i hela kronor, till exempel 50 000."),
        (
            "nummer",
            "970516-2388",
            "Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna.",
        ),
        ("farg", "", "Välj ett alternativ för SGI."),
        ("farg", "lila", "Välj ett alternativ för SGI."),
        ("tolk", "kanske", "Välj ett alternativ för tolkbehov."),
    ],
)
def test_a_mistake_is_told_in_the_words_of_the_domain(name: str, typed: str, message: str) -> None:
    assert mistake(name, typed) == message


def test_a_choice_that_is_none_of_several_is_a_mistake() -> None:
    form = ask(flera=["rod", "lila"])
    form.judge([])
    assert form["flera"].errors == ["Välj ett alternativ för färger."]


@pytest.mark.parametrize("name", ["epost", "dag", "antal", "belopp", "nummer", "tolk", "telefon"])
def test_text_that_is_not_understood_stays_in_the_draft(name: str) -> None:
    form = ask(**{name: "inte så här"})
    form.judge([])
    assert getattr(form, name)._value() == "inte så här"


def test_an_amount_is_shown_in_groups_of_three() -> None:
    assert ask(belopp="1767000").belopp._value() == "1\u00a0767\u00a0000"


def test_a_question_whose_condition_is_not_met_is_neither_judged_nor_answered() -> None:
    form = ask(tolk="nej", sprak="tigrinja")
    form.judge([])
    assert "sprak" not in form.answers()
    assert not form["sprak"].errors
    assert form.sprak._value() == "tigrinja"


def test_a_question_whose_condition_is_met_is_judged() -> None:
    form = ask(tolk="ja")
    form.judge([])
    assert form["sprak"].errors == ["Fyll i språk."]


def test_a_condition_on_a_question_that_is_not_asked_is_not_met() -> None:
    assert "dialekt" in ask(tolk="ja", sprak="arabiska", dialekt="irakisk").answers()
    assert "dialekt" not in ask(tolk="nej", sprak="arabiska", dialekt="irakisk").answers()


def test_a_required_question_may_be_optional_in_some_cases() -> None:
    needed, optional = ask(flera=["gron"]), ask(flera=["rod"])
    needed.judge([])
    optional.judge([])
    assert needed["varfor"].errors == ["Fyll i varför."]
    assert not optional["varfor"].errors


class OfProject(KindForm):
    spar = ChoiceField("Spår", from_project=lambda project: project.track_choices, required=True)
    mote = DateField("{case_body_short}-möte", help="När {steering_group} inte har sagt annat.")


def test_choices_and_names_come_from_the_project() -> None:
    form = OfProject({"spar": ["snabbspar"]}, project=PROJECT)
    assert form.spar.choices == {"snabbspar": "Snabbspår", "langre_insats": "Längre insats"}
    assert form.mote.label.text == "OH-möte"
    assert form.mote.help == "När Styrgrupp inte har sagt annat."


def test_a_question_without_choices_in_the_project_is_not_asked() -> None:
    without = next(project for project in PROJECTS.values() if not project.tracks)
    form = OfProject({}, project=without)
    assert form.judge([]) == []
    assert "spar" not in form.answers()


def test_a_new_question_starts_from_its_preset_and_an_emptied_one_stays_empty() -> None:
    class WithPreset(KindForm):
        land = TextField("Land", preset="Sverige")

    assert WithPreset(None, project=PROJECT).answers()["land"] == "Sverige"
    assert WithPreset({"land": [""]}, project=PROJECT).answers()["land"] is None


NAMES = [field.name for field in ask().questions() if isinstance(field, Question)]


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(), max_size=3)))
def test_anything_typed_is_answered_judged_and_stored_without_surprise(typed: dict[str, list[str]]) -> None:
    form = OneOfEach(typed, project=PROJECT)
    form.judge([])
    stored = json.loads(json.dumps(dict(form.answers())))
    assert dict(OneOfEach.from_answers(stored, project=PROJECT).answers()) == stored
