"""The engine makes what docxtpl makes: over two hundred templates, each with twenty sets of words."""

from collections.abc import Iterator
from typing import Any

import pytest

from service.documents.kinds import REGISTRY
from tests.workers.engine.corners import STOPPED
from tests.workers.engine.documented import documented, kind_words, of_kinds, with_rich
from tests.workers.engine.generated import generated
from tests.workers.engine.inputs import HOSTILE, INPUTS
from tests.workers.engine.oracle import CORE, FAILURES, Unhurried, difference, saved_by_docxtpl, theirs
from tests.workers.engine.package import word_file
from workers.errors import TemplateError
from workers.language.plain import plain
from workers.rendering import fill
from workers.rendering.template import open_template
from workers.word.package import Package

pytestmark = pytest.mark.slow

GENERATED, BATCH = 160, 20
DOCUMENTED = documented()


def differences(data: bytes, inputs: tuple[dict[str, Any], ...] = INPUTS) -> Iterator[str]:
    """What is not the same, for each of the inputs."""
    template, ours = Unhurried(data), open_template(data)
    for number, words in enumerate(map(plain, inputs)):
        found = difference(Package.read(ours.fill(words)).members, theirs(template, words))
        if found is not None:
            yield f"input {number}, {found}"


def test_the_corpus_is_large_enough() -> None:
    assert GENERATED + len(DOCUMENTED) + len(REGISTRY.kinds) >= 200
    assert len(INPUTS) == 20
    assert len(set(generated(GENERATED).values())) == GENERATED


@pytest.mark.parametrize("first", range(0, GENERATED, BATCH))
def test_generated_templates(first: int) -> None:
    files = [*generated(first + BATCH).items()][first:]
    assert [f"{name}: {found}" for name, data in files for found in differences(data)] == []


@pytest.mark.parametrize("name", DOCUMENTED)
def test_documented_features(name: str) -> None:
    assert [*differences(DOCUMENTED[name], tuple(map(with_rich, INPUTS)))] == []


@pytest.mark.parametrize("name", STOPPED)
def test_what_docxtpl_stops_at_is_refused_with_a_sentence(name: str) -> None:
    data, words = word_file(STOPPED[name]), INPUTS[0]
    with pytest.raises(FAILURES):
        theirs(Unhurried(data), words)
    with pytest.raises(TemplateError, match="är inget heltal"):
        fill(data, words)


@pytest.mark.parametrize("key", of_kinds())
def test_our_own_kinds(key: str) -> None:
    inputs = [
        kind_words(key, text) for text in ("Anna", "", "lång text " * 20, *HOSTILE, "å\n\tb", "–", "&amp;")
    ]
    template, data = Unhurried(REGISTRY[key].template), REGISTRY[key].template
    assert len(inputs) == 20
    for words in map(plain, inputs):
        defined = theirs(template, words)
        defined.pop(CORE)  # title and language come from the document's own words, which test_rendering tells
        assert difference(Package.read(fill(data, words)).members, defined) is None


@pytest.mark.parametrize("name", ["all parts", "rows in a loop", "rich text", "a picture", "nothing to fill"])
def test_the_definition_is_docxtpl_as_anybody_uses_it(name: str) -> None:
    data = DOCUMENTED[name]
    for words in map(plain, (with_rich(INPUTS[0]), with_rich(INPUTS[6]))):
        assert difference(Package.read(fill(data, words)).members, saved_by_docxtpl(data, words)) is None
        assert (
            difference(theirs(Unhurried(data), words), saved_by_docxtpl(data, words)) is None
            or name == "all parts"
        )


def test_most_parts_are_proved() -> None:
    parts = [part for data in generated(40).values() for part in open_template(data).parts]
    proved = [part for part in parts if part.fast is not None]
    assert len(proved) / len(parts) > 0.75
    assert all(part.fast for data in of_kinds().values() for part in open_template(data).parts)
