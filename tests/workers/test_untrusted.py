"""Word files from outside are opened in a process of their own, and whatever they do, the service goes on."""

import itertools
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module

import pytest

from doc_templates.names import Names
from service.documents.catalogue.project import ANSOKAN
from tests.support.word import member, opened, paragraphs, template
from tests.workers.attacks import content, fields, formats, parts, tags, zips
from tests.workers.attacks.building import Attack, good
from workers import untrusted
from workers.checking import catalogue
from workers.errors import NotOpened, Severity, TemplateError, WordsError
from workers.untrusted import examine, filled
from workers.untrusted.child import answer
from workers.untrusted.limits import Limits

pytestmark = pytest.mark.slow

NAMES = Names({"titel": str})


def _few(attacks: Mapping[str, Attack], count: int = 5) -> Mapping[str, Attack]:
    return dict(itertools.islice(attacks.items(), count))


# All that is hard to read, and a few of what is only refused: tests/workers/test_guard.py tries all of that.
GROUPS = {
    "format": _few(formats.ATTACKS),
    "zip": zips.ATTACKS,
    "XML": _few(parts.ATTACKS, 22),
    "tag": {**tags.BOUNDLESS, **tags.UNDERSTOOD},
    "content": _few(content.ATTACKS),
    "field": _few(fields.ATTACKS),
}
ATTACKS = {f"{group}: {name}": attack for group, every in GROUPS.items() for name, attack in every.items()}
HEAVY = ("zip: a gigabyte in half a megabyte", "zip: fifty megabytes", "XML: 300 000 elements")
# What takes memory or time without end where a limit is forgotten; the others are tried without a process.
ENDLESS = [name for name in ATTACKS if name in HEAVY or name.removeprefix("tag: ") in tags.BOUNDLESS]
# Examines a file as we do, and tells the largest memory that any process of its own had, in kilobytes.
MEASURING = """
import resource, sys
from tests.workers.test_untrusted import ATTACKS, NAMES
from workers.untrusted import examine
for name in sys.argv[1:]:
    assert examine(ATTACKS[name].build(), NAMES).mistakes
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def told(data: bytes, names: Names | None = NAMES) -> list[str]:
    return [str(mistake) for mistake in examine(data, names).mistakes]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question is answered without a process, within no limits but those of the file."""

    def ask(question: bytes, limits: Limits, *, task: str, more: bool) -> bytes:
        return answer(import_module(task).work, question)

    monkeypatch.setattr(untrusted, "ask", ask)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in ENDLESS])
def test_an_attack_gets_its_sentence(name: str) -> None:
    said = told(ATTACKS[name].build())
    assert any(ATTACKS[name].said in sentence for sentence in said), said


@pytest.mark.parametrize("name", ENDLESS)
def test_an_attack_without_end_gets_its_sentence(name: str) -> None:
    said = told(ATTACKS[name].build())
    assert any(ATTACKS[name].said in sentence for sentence in said), said


def test_the_service_goes_on_after_attacks_of_every_sort() -> None:
    for group in GROUPS.values():
        assert examine(next(iter(group.values())).build(), NAMES).mistakes
    assert examine(good(), NAMES).names == ("titel",)
    assert paragraphs(filled(good(), {"titel": "Plan"}))[0] == "Plan"


def test_the_largest_attacks_have_little_memory() -> None:
    command = [sys.executable, "-c", MEASURING, *HEAVY]
    largest = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout
    assert int(largest) < 300 * 1024


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(computing=0.05, waiting=60), "tar för lång tid att granska"),
        (Limits(computing=60, waiting=60, memory=90 * 1024 * 1024), "tar för mycket minne"),
    ],
    ids=["computing", "memory"],
)
def test_a_template_that_takes_too_much_is_one_mistake(
    monkeypatch: pytest.MonkeyPatch, limits: Limits, said: str
) -> None:
    monkeypatch.setattr(untrusted, "EXAMINING", limits)
    data = zips.ATTACKS["fifty megabytes"].build() if "minne" in said else ANSOKAN.template
    (sentence,) = told(data, catalogue(ANSOKAN.words_type))
    assert said in sentence


def test_a_machine_that_has_no_time_says_nothing_of_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "EXAMINING", Limits(computing=60, waiting=0.01))
    with pytest.raises(NotOpened):
        examine(good(), NAMES)


@pytest.mark.usefixtures("here")
def test_everything_about_a_template_is_told() -> None:
    rows = [["{%tr for r in rader %}"], ["{{ r.namn }}"], ["{%tr endfor %}"]]
    found = examine(template("{{ titel }}", rows=rows), None)
    assert found.names == ("rader[].namn", "titel")
    (printed,) = [field for field in found.fields if field.path == "rader[].namn"]
    assert (printed.how, printed.in_table, printed.in_cell) == ("print", True, True)


def test_our_own_template_is_right() -> None:
    found = examine(ANSOKAN.template, catalogue(ANSOKAN.words_type))
    assert [mistake for mistake in found.mistakes if mistake.severity is Severity.ERROR] == []
    assert found.repaired is None


@pytest.mark.usefixtures("here")
def test_a_template_with_mistakes_comes_back_with_comments() -> None:
    found = examine(good("{{ titl }}"), NAMES)
    assert found.commented is not None
    assert [comment.author for comment in opened(found.commented).comments] == ["Knutpunkt"] * len(
        found.mistakes
    )


@pytest.mark.usefixtures("here")
def test_what_word_broke_comes_back_mended() -> None:
    found = examine(good("{{ titel\u00a0or \u201d–\u201d }}"), NAMES)
    assert found.repaired is not None
    assert '{{ titel or "–" }}' in member(found.repaired).replace("&quot;", '"')
    assert any(mistake.fixed for mistake in found.mistakes)


@pytest.mark.usefixtures("here")
def test_knutpunkts_comments_are_no_part_of_the_next_version() -> None:
    first = examine(good("{{ titl }}"), NAMES)
    assert first.commented is not None
    again = examine(first.commented, NAMES)
    assert [one for one in again.mistakes if not one.fixed] == [
        one for one in first.mistakes if not one.fixed
    ]
    assert again.repaired is not None
    assert "commentReference" not in member(again.repaired)


@pytest.mark.usefixtures("here")
def test_what_is_not_opened_does_not_come_back() -> None:
    found = examine(content.ATTACKS["macros"].build(), NAMES)
    assert (found.commented, found.repaired, found.names, found.fields) == (None, None, (), ())


@pytest.mark.usefixtures("here")
def test_a_field_that_is_refused_hides_no_other_mistake() -> None:
    found = examine(fields.simple("DDE x"), Names({"titl": str}))
    said = " ".join(map(str, found.mistakes))
    assert "Fältet DDE" in said
    assert "Menade du ”titl”?" in said
    assert found.commented is not None


def test_a_preview_is_filled() -> None:
    assert paragraphs(filled(good("{{ titel }}!"), {"titel": "Åsa & <Örjan>"})) == [
        "Åsa & <Örjan>",
        "Åsa & <Örjan>!",
    ]


@pytest.mark.usefixtures("here")
def test_a_preview_of_a_wrong_template_tells_its_mistake() -> None:
    with pytest.raises(TemplateError, match="titl"):
        filled(good("{{ titl }}"), {"titel": "x"})
    with pytest.raises(TemplateError, match="makron"):
        filled(content.ATTACKS["macros"].build(), {"titel": "x"})


def test_words_that_are_not_plain_do_not_leave_us() -> None:
    with pytest.raises(WordsError):
        filled(good(), {"titel": object()})
