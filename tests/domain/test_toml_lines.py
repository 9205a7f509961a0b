"""Line numbers in TOML text: tables, arrays of tables, long values, and text that only looks like keys."""

import tomllib

import pytest

from service.domain.toml_lines import line_of, lines_of

TEXT = '''# rubrik
namn = "Övning"  # [inte] = "en tabell"
"med citat" = 1
beskrivning = """
start = 2017
[period]
"""
lista = [
  1, 2,
  3,
]

[period]
start = 2017-02-01
inre.djup = 1

[[parter]]
nyckel = "fk"

[[parter]]
nyckel = 'af # inte en kommentar'
[parter.kontakt]
namn = "x"

[rader]
kostnadsslag = [
  { namn = "Lön {[", belopp = [1, 2] },

  { namn = "Lokal" },
]
tom = {}
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("namn",), 2),
        (("med citat",), 3),
        (("beskrivning",), 4),
        (("lista",), 8),
        (("lista", 2), 8),
        (("period",), 13),
        (("period", "start"), 14),
        (("period", "inre", "djup"), 15),
        (("parter", 0), 17),
        (("parter", 0, "nyckel"), 18),
        (("parter", 1), 20),
        (("parter", 1, "nyckel"), 21),
        (("parter", 1, "kontakt", "namn"), 23),
        (("rader", "kostnadsslag"), 26),
        (("rader", "kostnadsslag", 0), 27),
        (("rader", "kostnadsslag", 1, "namn"), 29),
        (("rader", "saknas"), 25),
        (("saknas",), 1),
    ],
)
def test_where_things_stand(path: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(TEXT)
    assert line_of(lines_of(TEXT), path) == line


def test_an_empty_file_has_one_line() -> None:
    assert lines_of("") == {(): 1}
