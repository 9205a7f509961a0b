"""A Word file from outside is refused with a sentence of its own before anything opens it."""

from collections.abc import Callable, Mapping

import pytest

from service.documents.kind import DocumentKind
from service.documents.kinds import REGISTRY
from tests.support.word import replaced
from tests.workers.attacks import content, fields, formats, parts, tags, zips
from tests.workers.attacks.building import DOCUMENT, Attack, changed, good, paragraph, text_of
from tests.workers.attacks.fields import simple_field
from workers.guard import guard, inspect
from workers.guard.pictures import pixels

ATTACKS: Mapping[str, Attack] = {
    f"{group}: {name}": attack
    for group, attacks in {
        "format": formats.ATTACKS,
        "zip": zips.ATTACKS,
        "XML": parts.ATTACKS,
        "content": content.ATTACKS,
        "field": fields.ATTACKS,
        "tag": tags.BOUNDLESS,
    }.items()
    for name, attack in attacks.items()
}
HARMLESS = {**content.HARMLESS, **fields.HARMLESS}


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_is_refused_with_its_own_sentence(name: str) -> None:
    inspection = inspect(ATTACKS[name].build())
    said = [str(mistake) for mistake in inspection.mistakes]
    assert any(ATTACKS[name].said in sentence for sentence in said), said
    if not name.startswith(("content", "field")):
        assert not inspection.may_be_opened


@pytest.mark.parametrize("build", HARMLESS.values(), ids=HARMLESS)
def test_what_an_ordinary_word_file_may_have_is_let_through(build: Callable[[], bytes]) -> None:
    assert guard(build()) == []


@pytest.mark.parametrize("kind", list(REGISTRY), ids=lambda kind: kind.key)
def test_our_own_templates_are_let_through(kind: DocumentKind) -> None:
    assert guard(kind.template) == []


def test_every_reason_is_told_at_once() -> None:
    members = {"word/a.exe": b"MZ", "word/styles.xml": b"<a", "word/embeddings/a.png": b"x"}
    said = " ".join(mistake.message for mistake in guard(changed(members)))
    for piece in ("”word/a.exe”", "”word/styles.xml” går inte att läsa", "inbäddad fil"):
        assert piece in said


def test_what_only_does_harm_in_word_stands_at_its_paragraph() -> None:
    data = replaced(good("Se {{ titel }} här"), "</w:p><w:sectPr", f"{simple_field('DDE x')}</w:p><w:sectPr")
    inspection = inspect(data)
    (mistake,) = inspection.mistakes
    assert (mistake.place, mistake.text) == ("brödtexten", "Se {{ titel }} här")
    assert (mistake.part, mistake.paragraph) == ("word/document.xml", 1)
    assert inspection.may_be_opened


def test_a_part_in_utf_16_is_read() -> None:
    xml = text_of(DOCUMENT).replace("UTF-8", "UTF-16").encode("utf-16")
    assert guard(changed({DOCUMENT: xml})) == []


def test_one_mistake_is_told_once() -> None:
    data = paragraph(simple_field("DDE a") * 3)
    assert len(guard(data)) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03", 6),
        (b"GIF89a\x02\x00\x03\x00", 6),
        (b"BM" + bytes(16) + b"\x02\x00\x00\x00\xfd\xff\xff\xff", 6),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\x01\xff\xff\xc0\x00\x11\x08\x00\x03\x00\x02", 6),
        (b"\xff\xd8\xff\xe0\x00\x00\xff\xe0", 0),
        (b"\xff\xd8\x00\x00", 0),
        (b"\xff\xd8", 0),
        (b"\xff\xd8" + b"\xff" * 5_000, 0),
        (b"\x89PNG\r\n\x1a\n", 0),
        (b"<svg/>", 0),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_header(data: bytes, expected: int) -> None:
    assert pixels(data) == expected
