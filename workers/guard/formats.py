"""Files that are something else than a Word document, known by how they begin, with what to do about it."""

from __future__ import annotations

import re

from workers.guard.sentences import MACROS

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SAVE = "Öppna den i Word och spara den som Word-dokument (.docx)."
_PROTECTED = (
    "Filen är lösenordsskyddad. Öppna den i Word, ta bort lösenordet under Arkiv, Info, Skydda dokument, "
    "och spara den igen."
)
EMPTY = "Filen är tom. Spara mallen i Word och ladda upp den igen."
CUT = "Filen är avklippt: slutet saknas. Spara den i Word och ladda upp den igen."
FOREIGN = f"Filen är inget Word-dokument (.docx). {_SAVE}"

# What stands in the directory of a compound file, by the stream that only that format has.
_STREAMS = (
    ("EncryptedPackage", _PROTECTED),
    ("WordDocument", f"Filen är ett äldre Word-dokument (.doc). {_SAVE}"),
    ("Workbook", "Filen är en Excel-fil (.xls), ingen Word-fil. Ladda upp ett Word-dokument (.docx)."),
    ("PowerPoint Document", "Filen är en PowerPoint-fil (.ppt). Ladda upp ett Word-dokument (.docx)."),
)
_BEGINNINGS = (
    (rb"\{\\rtf", f"Filen är i RTF-format (.rtf). {_SAVE}"),
    (rb"%PDF-", "Filen är en PDF. Ladda upp det Word-dokument (.docx) som den gjordes av."),
    (rb"<!doctype html|<html", f"Filen är en webbsida (.html). {_SAVE}"),
    (rb"<\?xml|<pkg:|<w:", f"Filen är ett XML-dokument, ingen Word-fil. {_SAVE}"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "Filen är en bild. Ladda upp ett Word-dokument (.docx)."),
    (
        rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh",
        "Filen är ett arkiv. Packa upp det och ladda upp Word-dokumentet (.docx).",
    ),
)
# Main parts that are nearly a Word document, by a piece of their content type.
_KINDS = (
    ("ms-word.document.macroEnabled", MACROS),
    ("ms-word.template.macroEnabled", MACROS),
    ("wordprocessingml.template", f"Filen är en Word-mall (.dotx) som har döpts om. {_SAVE}"),
    ("spreadsheetml", "Filen är en Excel-fil (.xlsx). Ladda upp ett Word-dokument (.docx)."),
    ("ms-excel", "Filen är en Excel-fil (.xlsm). Ladda upp ett Word-dokument (.docx)."),
    ("presentationml", "Filen är en PowerPoint-fil (.pptx). Ladda upp ett Word-dokument (.docx)."),
    ("ms-powerpoint", "Filen är en PowerPoint-fil (.pptm). Ladda upp ett Word-dokument (.docx)."),
)


def foreign(data: bytes) -> str | None:
    """What the file is when its first bytes are not those of a Word document; None when they are."""
    if not data:
        return EMPTY
    if data.startswith(_COMPOUND):
        streams = (said for name, said in _STREAMS if name.encode("utf-16-le") in data)
        return next(streams, FOREIGN)
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    known = (said for pattern, said in _BEGINNINGS if re.match(pattern, start, re.IGNORECASE))
    return None if data.startswith(_ZIP) else next(known, FOREIGN)


def foreign_zip(names: frozenset[str], mimetype: bytes) -> str | None:
    """What a zip file is when it is not built as Word builds them; None when it is."""
    if b"opendocument" in mimetype:
        return f"Filen är i OpenDocument-format (.odt). {_SAVE}"
    if "[Content_Types].xml" in names:
        return None
    if any(name.lower().endswith((".docx", ".docm", ".dotx")) for name in names):
        return "Filen är ett zip-arkiv med Word-filer i. Packa upp det och ladda upp en Word-fil i taget."
    return FOREIGN


def nearly(content_types: frozenset[str]) -> str:
    """What a file without the main part of a .docx is, by the content types it has."""
    known = (said for piece, said in _KINDS if any(piece in kind for kind in content_types))
    return next(known, FOREIGN)
