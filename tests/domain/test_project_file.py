"""Project files: every mistake is told at once, with its line and what is allowed."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.project_file import ProjectFileError, load_project, load_projects

RIGHT = """\
namn = "Övningsprojektet"
arendeprefix = "OP"
lan = "Kalmar län"
malgrupp = "Vuxna som behöver stöd"
individmal = ["Plan för alla"]
underskriftsordning = ["af", "fk"]
[period]
start = 2017-02-01
slut = 2020-01-31
[alder]
lagst = 18
[insatstid]
styrka = "bor"
manader = 12
[intag]
beslut = "projektledaren"
[inkop]
extern_konsultation = "styrgruppen"
kompetenshojande_medel = "projektledaren"
[[parter]]
nyckel = "fk"
slag = "fk"
namn = "Försäkringskassan"
[[parter]]
nyckel = "af"
slag = "af"
namn = "Arbetsförmedlingen"
[[organisationer]]
nyckel = "af"
namn = "Arbetsförmedlingen"
part = "af"
[[kommuner]]
nyckel = "hogsby"
text = "Högsby"
[[volymer]]
lagst = 30
[[uppfoljningar]]
nyckel = "90_dagar"
text = "Uppföljning"
dagar = 90
[[nyckeltal]]
nyckel = "arbete"
text = "30 % i arbete"
enhet = "procent"
malvarde = 30
tidpunkt = "avslut"
namnare = "avslutade"
raknas = ["anstallning"]
"""


def written(folder: Path, text: str, name: str = "ovning.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(ProjectFileError) as error:
        load_project(written(folder, text))
    assert all(mistake.file == "ovning.toml" for mistake in error.value.mistakes)
    return [(mistake.line, mistake.text) for mistake in error.value.mistakes]


def told_lines(path: Path) -> list[int]:
    """The lines of a file's mistakes; empty when it is right. Any other error than ours goes through."""
    try:
        load_project(path)
    except ProjectFileError as error:
        return [mistake.line for mistake in error.mistakes]
    return []


def line(start: str) -> int:
    return next(number for number, row in enumerate(RIGHT.splitlines(), 1) if row.startswith(start))


def test_a_right_file_becomes_a_project(tmp_path: Path) -> None:
    project = load_project(written(tmp_path, RIGHT))
    assert project.key == "ovning"
    assert project.name == "Övningsprojektet"
    assert project.names.case_body_short == "OH"
    assert project.categories == ()


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("lagst = 18", "lagst = 18\nhogts = 64", "Okänd nyckel ”hogts”. Menar du ”hogst”?"),
        ("lagst = 18", 'lagst = "18"', "”lagst” ska vara ett heltal."),
        ("lagst = 18", "lagst = true", "”lagst” ska vara ett heltal."),
        ("[[volymer]]", '[[parter]]\nnyckel = "x"\nslag = "af"\n[[volymer]]', "Nyckeln ”namn” saknas."),
        ("lagst = 18", "lagst = -1", "”lagst” kan inte vara mindre än noll."),
        ("lagst = 18", "lagst = 18\nhogst = 17", "Högsta värdet kan inte vara lägre än det lägsta."),
        ("slut = 2020", "slut = 2016", "Slutdatum kan inte vara före startdatum."),
        (
            "slut = 2020-01-31",
            'slut = "2020-01-31"',
            "”slut” ska vara ett datum utan citattecken, till exempel 2017-02-01.",
        ),
        (
            "slut = 2020-01-31",
            "slut = 2020-01-31T10:00:00",
            "”slut” ska vara ett datum utan citattecken, till exempel 2017-02-01.",
        ),
        (
            "slut = 2020-01-31",
            "slut = 2020-01-31\nforlangd_till = 2019-01-01",
            "En förlängning kan inte sluta före den ursprungliga tiden.",
        ),
        ('namn = "Övningsprojektet"', 'namn = ""', "”namn” är tom. Skriv något eller ta bort raden."),
        (
            'styrka = "bor"',
            'styrka = "borde"',
            "”styrka” ska vara något av ”mal”, ”bor”, ”ska”, ”ingen”. Menar du ”bor”?",
        ),
        ('["Plan för alla"]', '"Plan för alla"', "”individmal” ska vara en lista: [ … ]."),
        ('["Plan för alla"]', "[1]", "”individmal” ska vara text inom citattecken."),
        (
            'arendeprefix = "OP"',
            'arendeprefix = "Övn"',
            "Ett ärendeprefix är två till sex tecken, A–Z och 0–9, till exempel ”VK”.",
        ),
        ('["af", "fk"]', '["af"]', "Underskriftsordningen ska nämna varje part en gång, med dess nyckel."),
        (
            '[[parter]]\nnyckel = "af"\nslag = "af"\nnamn = "Arbetsförmedlingen"\n',
            "",
            "Ett projekt har minst två parter.",
        ),
        ('part = "af"', 'part = "region"', "”region” finns inte. Tillåtet: fk, af."),
        ("dagar = 90", "", "Ange antingen dagar eller år efter avslut, eller ett datum."),
        ('nyckel = "90_dagar"', 'nyckel = "2_ar"', "”2_ar” finns inte. Tillåtet: 90_dagar, 1_ar."),
        ("malvarde = 30", "malvarde = 130", "Ett målvärde i procent kan inte vara över 100."),
        (
            'namnare = "avslutade"',
            'namnare = "ingen"',
            "Procent behöver en nämnare, och antal ska ha nämnaren ”ingen”.",
        ),
        ('raknas = ["anst', 'grupp = "x"\nraknas = ["anst', "”x” finns inte. Tillåtet: inget."),
        ('raknas = ["anst', 'alder = "unga"\nraknas = ["anst', "”unga” finns inte. Tillåtet: inget."),
        (
            'raknas = ["anstallning"]',
            'pastaende = "narmare"\nraknas = ["ja"]',
            "”ja” finns inte. Tillåtet: helt, delvis, knappt, inte_alls, vill_ej_svara.",
        ),
        (
            'raknas = ["anst',
            'pastaende = "gladare"\nraknas = ["helt", "anst',
            "”gladare” finns inte. Tillåtet: narmare, utveckling, mojligheter, livskvalitet.",
        ),
        ("manader = 12", "", "Ange antal månader, eller styrka ”ingen”."),
        ('nyckel = "hogsby"', 'nyckel = "Högsby"', "”Högsby” får bara innehålla a–z, 0–9 och _."),
        (
            'nyckel = "hogsby"',
            'nyckel = "annan"',
            "Nyckeln ”annan” används av tjänsten. Välj en annan.",
        ),
        (
            '[[kommuner]]\nnyckel = "hogsby"',
            '[[kommuner]]\nnyckel = "hogsby"\ntext = "En"\n[[kommuner]]\nnyckel = "hogsby"',
            "Nyckeln ”hogsby” är redan använd.",
        ),
        (
            'namn = "Försäkringskassan"',
            'namn = "F"\nnya_namn = [{ fran = 2019-01-01, namn = "B" }, { fran = 2018-01-01, namn = "A" }]',
            "Nya namn ska stå i tidsordning.",
        ),
        (
            "[period]",
            '[finansiar]\nnamn = "A"\nprocent = 101\n[period]',
            "En andel kan inte vara över 100 procent.",
        ),
        (
            "[[kommuner]]",
            '[[kategorier]]\nnyckel = "a"\ntext = "A"\nforsorjning = "bidrag"\n[[kommuner]]',
            "”bidrag” finns inte. Tillåtet: sjukpenning, ",
        ),
        (
            "[period]",
            'kostnadsslag = [{ namn = "A", belopp = [1, 2] }, { namn = "B", belopp = [1] }]\n[period]',
            "Alla rader i budgeten ska ha lika många belopp, ett för varje år.",
        ),
        (
            "[period]",
            '[benamningar]\narendegrupp_kort = "Team"\n[period]',
            "Ange även ”arendegrupp_bestamd” och ”mote”, så att gruppens namn böjs rätt.",
        ),
        ("[period]", 'spar = ["snabbt"]\n[period]', "”spar” ska vara en tabell med nycklar."),
    ],
)
def test_each_mistake_is_told_in_a_sentence(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert right in RIGHT
    told = mistakes(tmp_path, RIGHT.replace(right, wrong, 1))
    assert any(text.startswith(sentence) for _, text in told), told


def test_all_mistakes_come_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = (
        RIGHT.replace("lan =", "lann =")
        .replace("slut = 2020", "slut = 2016")
        .replace('slag = "af"', 'slag = "amf"')
        .replace("dagar = 90", 'dagar = "90"')
    )
    assert mistakes(tmp_path, text) == [
        (1, "Nyckeln ”lan” saknas."),
        (line("lan ="), "Okänd nyckel ”lann”. Menar du ”lan”?"),
        (line("slut ="), "Slutdatum kan inte vara före startdatum."),
        (line('slag = "af"'), "”slag” ska vara något av ”fk”, ”af”, ”region”, ”kommun”. Menar du ”af”?"),
        (line("dagar ="), "”dagar” ska vara ett heltal."),
    ]


def test_a_mistake_in_a_long_list_has_the_line_of_its_element(tmp_path: Path) -> None:
    rows = 'kostnadsslag = [\n  { namn = "Lön" },\n  { namn = "Lokal", summa = 1 },\n]\n[period]'
    told = mistakes(tmp_path, RIGHT.replace("[period]", rows))
    assert told == [
        (line("[period]") + 2, "Okänd nyckel ”summa”. Tillåtna nycklar: namn, specifikation, belopp.")
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("namn = Övning\n", 1),
        ('namn = "A"\nnamn = "B"\n', 2),
        ('namn = """\noavslutad\n', 3),
        ("a = 1\n[x\n", 2),
    ],
)
def test_what_is_no_toml_is_told_by_line(tmp_path: Path, text: str, number: int) -> None:
    ((told, sentence),) = mistakes(tmp_path, text)
    assert told == number
    assert sentence.startswith("Raden går inte att läsa. Skriv nyckel = värde")


@given(
    number=st.integers(0, RIGHT.count("\n") - 1),
    value=st.sampled_from(
        ["{}", "[1, [2]]", '""', "[[x]]", "inf", '[""]', "2017-01-01", "12:00:00", '"[["', "-7"]
    ),
)
def test_any_value_in_any_place_gives_a_project_or_a_told_mistake(number: int, value: str) -> None:
    rows = RIGHT.splitlines()
    rows[number] = f"{rows[number].split('=')[0]}= {value}"
    with TemporaryDirectory() as folder:
        path = written(Path(folder), "\n".join(rows))
        assert all(1 <= told <= len(rows) for told in told_lines(path))


def test_a_file_in_another_encoding_or_missing(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('a = 1\nnamn = "Högsby"'.encode("latin-1"))
    with pytest.raises(ProjectFileError, match=r"latin\.toml, rad 2: Filen måste sparas .* UTF-8"):
        load_project(path)
    with pytest.raises(ProjectFileError, match=r"saknas\.toml, rad 1: Filen finns inte"):
        load_project(tmp_path / "saknas.toml")


def test_the_file_name_is_the_key_and_must_be_plain(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="”Övning 1” får bara innehålla"):
        load_project(written(tmp_path, RIGHT, "Övning 1.toml"))


def test_a_folder_tells_the_mistakes_of_all_its_files(tmp_path: Path) -> None:
    written(tmp_path, RIGHT.replace("lagst = 18", "lagst = 1.5"), "a.toml")
    written(tmp_path, RIGHT, "b.toml")
    written(tmp_path, RIGHT, "c.toml")
    (tmp_path / "anteckning.txt").write_text("inget projekt")
    with pytest.raises(ProjectFileError) as error:
        load_projects(tmp_path)
    assert [str(mistake) for mistake in error.value.mistakes] == [
        f"a.toml, rad {line('lagst')}: ”lagst” ska vara ett heltal.",
        "c.toml, rad 2: ”OP” används redan av Övningsprojektet.",
    ]
    assert str(error.value).startswith("Projektets parametrar behöver rättas.\na.toml, rad")


def test_an_empty_folder_has_no_projects(tmp_path: Path) -> None:
    assert load_projects(tmp_path) == {}
