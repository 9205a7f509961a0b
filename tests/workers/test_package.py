"""What is no Word file, or a dangerous one, is refused before anything reads it."""

import io
import zipfile

import pytest

from tests.support.word import member, replaced, template, with_members
from workers.checking import Names, check
from workers.errors import TemplateError
from workers.rendering import fill
from workers.word import limits
from workers.word.package import Package

PLAIN = template("{{ x }}")


def zipped(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hej",
        PLAIN[:2000],
        PLAIN[:-30],
        zipped(),
        zipped(("a.txt", b"x")),
        b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
        zipped(("[Content_Types].xml", b"<a")),
        zipped(("../x", b"x")),
        zipped(("/etc/x", b"x")),
        zipped(("a\\..\\b", b"")),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="Filen"):
        fill(data, {"x": "1"})


def test_a_flipped_bit_is_noticed() -> None:
    damaged = bytearray(PLAIN)
    damaged[PLAIN.index(b"word/document.xml") + 60] ^= 0xFF
    with pytest.raises(TemplateError):
        fill(bytes(damaged), {"x": "1"})


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(TemplateError, match="inte uppbyggd"):
        Package.read(zipped(("a.xml", b"<a/>"), ("a.xml", b"<b/>")))


def test_a_file_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1000)
    with pytest.raises(TemplateError, match="för stor"):
        Package.read(PLAIN)


def test_a_macro_document_is_refused() -> None:
    macro = replaced(
        PLAIN,
        "wordprocessingml.document.main+xml",
        "wordprocessingml.macro.main+xml",
        name="[Content_Types].xml",
    )
    with pytest.raises(TemplateError, match="inte ett vanligt Word-dokument"):
        fill(macro, {"x": "1"})


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_a_document_type_or_broken_xml_is_refused(name: str) -> None:
    entity = member(PLAIN, name).split("?>", 1)[1]
    with pytest.raises(TemplateError, match="skadad"):
        fill(
            with_members(
                PLAIN, {name: b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + entity.encode()}
            ),
            {},
        )
    with pytest.raises(TemplateError, match="skadad"):
        fill(with_members(PLAIN, {name: b"<w:document>"}), {"x": "1"})


def test_parts_without_tags_are_copied_as_they_are() -> None:
    filled = Package.read(fill(PLAIN, {"x": "1"})).members
    original = Package.read(PLAIN).members
    changed = {name for name in original if original[name] != filled[name]}
    assert changed <= {"word/document.xml", "docProps/core.xml"}
    assert list(filled) == list(original)


def test_a_template_without_properties_is_filled_all_the_same() -> None:
    members = {name: content for name, content in Package.read(PLAIN).members.items() if "core" not in name}
    bare = fill(Package(members).to_bytes(), {"x": "1", "dokument": {"titel": "T"}})
    assert ">1</w:t>" in member(bare)


def test_a_damaged_part_is_one_mistake_of_the_check() -> None:
    (mistake,) = check(with_members(PLAIN, {"word/document.xml": b"<w:document>"}), Names({"x": str}))
    assert (mistake.place, mistake.message) == (
        "brödtexten",
        "Filen är skadad: innehållet går inte att läsa.",
    )
