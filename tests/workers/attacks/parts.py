"""XML that is hostile to whoever reads it, or is none."""

from collections.abc import Mapping

from tests.workers.attacks.building import (
    DECLARED,
    DOCUMENT,
    LINKS,
    TYPES,
    Attack,
    changed,
    paragraph,
    text_of,
    text_run,
    with_body,
)

_DTD = "Filen innehåller en DTD"
_UNREADABLE = "går inte att läsa"
_XXE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_PARAMETER = '<!DOCTYPE a [<!ENTITY % e SYSTEM "http://127.0.0.1:1/x.dtd"> %e;]>'
_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    + "]>"
)
_QUADRATIC = f'<!DOCTYPE a [<!ENTITY a "{"x" * 50_000}">]>'


def _declared(name: str, dtd: str, *, entity: str = "") -> bytes:
    """A part of the good template with a document type in front."""
    rest = text_of(name).split("?>", 1)[-1]
    if entity:
        rest = rest.replace("{{ titel }}", entity)
    return changed({name: f"{DECLARED}{dtd}{rest}"})


def _deep(levels: int) -> bytes:
    return with_body("<w:x>" * levels + "</w:x>" * levels)


def _cells(levels: int) -> bytes:
    """Tables in tables, as Word writes them."""
    begun, ended = "<w:tbl><w:tr><w:tc><w:p/>", "<w:p/></w:tc></w:tr></w:tbl>"
    return with_body(begun * levels + ended * levels)


def _attributes(count: int) -> bytes:
    listed = " ".join(f'a{number}=""' for number in range(count))
    return paragraph(f"<w:r {listed}/>")


def _encoded(name: str, xml: bytes) -> bytes:
    return changed({name: xml})


def _utf16(xml: str) -> bytes:
    return (
        xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')
        .replace("encoding='UTF-8'", "encoding='UTF-16'")
        .encode("utf-16")
    )


ATTACKS: Mapping[str, Attack] = {
    "XXE": Attack(lambda: _declared(DOCUMENT, _XXE, entity="&e;"), _DTD),
    "XXE by a parameter": Attack(lambda: _declared(DOCUMENT, _PARAMETER), _DTD),
    "billion laughs": Attack(lambda: _declared(DOCUMENT, _LAUGHS, entity="&a9;"), _DTD),
    "quadratic entities": Attack(lambda: _declared(DOCUMENT, _QUADRATIC, entity="&a;" * 20_000), _DTD),
    "DTD in the styles": Attack(lambda: _declared("word/styles.xml", _LAUGHS), _DTD),
    "DTD in the properties": Attack(lambda: _declared("docProps/core.xml", _XXE), _DTD),
    "DTD in the links": Attack(lambda: _declared(LINKS, _XXE), _DTD),
    "DTD in the content types": Attack(lambda: _declared(TYPES, _LAUGHS), _DTD),
    "DTD in the settings": Attack(lambda: _declared("word/settings.xml", _XXE), _DTD),
    "100 000 levels": Attack(lambda: _deep(100_000), "mer än 200 nivåer djupt"),
    "tables in tables": Attack(lambda: _cells(100), "mer än 200 nivåer djupt"),
    "300 000 elements": Attack(lambda: with_body("<w:p/>" * 300_000), "fler än 200000 beståndsdelar"),
    "elements in every part": Attack(
        lambda: changed({f"word/x{number}.xml": "<a>" + "<b/>" * 90_000 + "</a>" for number in range(3)}),
        "fler än 200000 beståndsdelar",
    ),
    "many links": Attack(
        lambda: changed({LINKS: "<a>" + "<b/>" * 300_000 + "</a>"}), "fler än 200000 beståndsdelar"
    ),
    "a huge attribute": Attack(lambda: paragraph(f'<w:r w:x="{"x" * 3_000_000}"/>'), "orimligt långt"),
    "a huge comment": Attack(lambda: paragraph(f"<!--{'x' * 3_900_000}-->"), "orimligt långt"),
    "many attributes": Attack(lambda: _attributes(300_000), "orimligt långt"),
    "quite many attributes": Attack(lambda: _attributes(1_000), "fler än 256 egenskaper"),
    "a huge text": Attack(
        lambda: paragraph(text_run("Ord och åter ord. " * 300_000)), "Texten är större än 4 MB."
    ),
    "broken XML": Attack(lambda: changed({DOCUMENT: "<w:document>"}), _UNREADABLE),
    "an empty part": Attack(
        lambda: changed({"word/styles.xml": ""}), "delen ”word/styles.xml” går inte att läsa"
    ),
    "text for content types": Attack(lambda: changed({TYPES: "hej"}), _UNREADABLE),
    "text for links": Attack(lambda: changed({LINKS: "hej"}), _UNREADABLE),
    "an undeclared prefix": Attack(lambda: paragraph("<zz:a/>"), _UNREADABLE),
    "one attribute twice": Attack(lambda: paragraph('<w:r w:a="" w:a=""/>'), _UNREADABLE),
    "a character that XML forbids": Attack(lambda: paragraph(text_run("a\x01b")), _UNREADABLE),
    "an unknown entity": Attack(lambda: paragraph(text_run("&hej;")), _UNREADABLE),
    "invalid UTF-8": Attack(
        lambda: _encoded(DOCUMENT, text_of(DOCUMENT).encode().replace(b"titel", b"tit\xff\xfe")), _UNREADABLE
    ),
    "a surrogate in UTF-8": Attack(
        lambda: _encoded(DOCUMENT, text_of(DOCUMENT).encode().replace(b"titel", b"\xed\xa0\x80")), _UNREADABLE
    ),
    "half of UTF-16": Attack(lambda: _encoded(DOCUMENT, _utf16(text_of(DOCUMENT))[:-1]), _UNREADABLE),
    "a lone surrogate in UTF-16": Attack(
        lambda: _encoded(
            DOCUMENT, _utf16(text_of(DOCUMENT)).replace("titel".encode("utf-16-le"), b"\x00\xd8x\x00")
        ),
        _UNREADABLE,
    ),
    "UTF-16 that is UTF-8": Attack(
        lambda: _encoded(DOCUMENT, text_of(DOCUMENT).replace("UTF-8", "UTF-16").encode()), _UNREADABLE
    ),
    "UTF-7": Attack(
        lambda: _encoded(DOCUMENT, text_of(DOCUMENT).replace("UTF-8", "UTF-7").encode()),
        "teckenkodningen ”UTF-7”",
    ),
}
