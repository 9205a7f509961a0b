"""Files that are something else than a .docx and are called so, and files that are not whole."""

import io
import zipfile
from collections.abc import Mapping

from tests.workers.attacks.building import (
    DOCUMENT,
    TYPES,
    Attack,
    changed,
    good,
    override,
    text_of,
    typed,
    without,
    zipped,
)

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _compound(stream: str) -> bytes:
    """The beginning of a compound file, with the name of a stream in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1016 + stream.encode("utf-16-le") + b"\x00" * 400


def _main_type(content_type: str) -> bytes:
    return changed({TYPES: text_of(TYPES).replace(_MAIN, content_type)})


def _open_document() -> bytes:
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})


def _spreadsheet() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return zipped(
        {TYPES: f"<Types>{override('xl/workbook.xml', kind)}</Types>".encode(), "xl/workbook.xml": b"<a/>"}
    )


def _encrypted_member() -> bytes:
    """A zip file with the flag of a password on one of its members."""
    data = bytearray(good())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    return bytes(data)


def _flipped() -> bytes:
    data = bytearray(good())
    data[data.index(DOCUMENT.encode()) + 60] ^= 0xFF
    return bytes(data)


def _strict() -> bytes:
    old, new = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/w/main",
    )
    return changed({DOCUMENT: text_of(DOCUMENT).replace(old, new)})


def _other_packing() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good())) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name), zipfile.ZIP_LZMA)
    return target.getvalue()


ATTACKS: Mapping[str, Attack] = {
    "empty": Attack(lambda: b"", "Filen är tom."),
    "text": Attack(lambda: b"Hej!", "Filen är inget Word-dokument"),
    "nothing but zeros": Attack(lambda: b"\x00" * 5000, "Filen är inget Word-dokument"),
    "password": Attack(lambda: _compound("EncryptedPackage"), "Filen är lösenordsskyddad."),
    "password of the zip": Attack(_encrypted_member, "Filen är lösenordsskyddad som zip-fil."),
    "doc": Attack(lambda: _compound("WordDocument"), "Filen är ett äldre Word-dokument (.doc)."),
    "xls": Attack(lambda: _compound("Workbook"), "Filen är en Excel-fil (.xls)"),
    "ppt": Attack(lambda: _compound("PowerPoint Document"), "Filen är en PowerPoint-fil (.ppt)."),
    "msg": Attack(lambda: _compound("__substg1.0"), "Filen är inget Word-dokument"),
    "odt": Attack(_open_document, "Filen är i OpenDocument-format (.odt)."),
    "rtf": Attack(lambda: b"{\\rtf1 {\\object\\objdata 01}}", "Filen är i RTF-format (.rtf)."),
    "pdf": Attack(lambda: b"%PDF-1.7\n%\xe2", "Filen är en PDF."),
    "html": Attack(lambda: b"\xef\xbb\xbf <!DOCTYPE html><html>", "Filen är en webbsida (.html)."),
    "flat xml": Attack(lambda: b"<?xml version='1.0'?><pkg:package/>", "Filen är ett XML-dokument"),
    "picture": Attack(lambda: b"\x89PNG\r\n\x1a\n", "Filen är en bild."),
    "archive": Attack(lambda: b"7z\xbc\xaf\x27\x1c", "Filen är ett arkiv."),
    "zip of Word files": Attack(
        lambda: zipped({"a/mall.docx": good()}), "Filen är ett zip-arkiv med Word-filer i."
    ),
    "zip": Attack(lambda: zipped({"a.txt": b"x"}), "Filen är inget Word-dokument"),
    "dotx": Attack(
        lambda: _main_type(_MAIN.replace("document", "template")), "Filen är en Word-mall (.dotx)"
    ),
    "xlsx": Attack(_spreadsheet, "Filen är en Excel-fil (.xlsx)."),
    "docm": Attack(
        lambda: _main_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "Filen innehåller makron.",
    ),
    "strict": Attack(_strict, "Filen är sparad som Strikt Open XML-dokument."),
    "unknown content type": Attack(lambda: _main_type("application/x-sh"), "Filen är inget Word-dokument"),
    "two main parts": Attack(
        lambda: typed({"word/b.xml": text_of(DOCUMENT)}, content_types=override("word/b.xml", _MAIN)),
        "brödtexten saknas eller finns flera gånger",
    ),
    "a content type said twice": Attack(
        lambda: typed({}, content_types=override(DOCUMENT, "image/png")),
        "dess innehållsförteckning går inte att läsa",
    ),
    "no body": Attack(lambda: without(DOCUMENT), "brödtexten saknas"),
    "no content types": Attack(lambda: without(TYPES), "Filen är inget Word-dokument"),
    "no links": Attack(lambda: without("_rels/.rels"), "brödtexten saknas"),
    "no styles": Attack(lambda: without("word/styles.xml"), "delen ”word/styles.xml” saknas"),
    "cut in the middle": Attack(lambda: good()[:900], "Filen är avklippt"),
    "cut at the end": Attack(lambda: good()[:-30], "Filen är avklippt"),
    "only the beginning": Attack(lambda: b"PK\x03\x04", "Filen är avklippt"),
    "a flipped bit": Attack(_flipped, "Filen är skadad"),
    "packed otherwise": Attack(_other_packing, "packad på ett sätt som Word inte använder"),
}
