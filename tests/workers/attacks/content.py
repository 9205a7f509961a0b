"""What Word runs, fetches or opens, and what has been hidden in a file."""

import struct
from collections.abc import Mapping

from tests.workers.attacks.building import (
    DOCUMENT,
    LINKS,
    Attack,
    changed,
    linked,
    override,
    paragraph,
    text_of,
    typed,
    with_body,
)

_MACROS = "Filen innehåller makron. Spara den som Word-dokument (.docx) utan makron."
_CONTROLS = "Filen innehåller ActiveX-kontroller."
_EMBEDDED = "Filen innehåller en inbäddad fil"
_FETCHED = "Filen hämtar in ett annat dokument när den öppnas."
_MERGED = "Filen är ett dokument för koppling av utskick."
_ATTACHED = "Filen hänger ihop med en annan Word-mall."
_PICTURE = "En bild är länkad i stället för infogad. Infoga bilden i dokumentet."
_ADDRESS = "En länk i en mall får bara leda till"
_STRANGER = "som inte hör hemma i en mall"
_OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
_LEADS = 'href="http://x"'
_SVG = "http://www.w3.org/2000/svg"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_BLIP = f'<w:drawing><a:blip xmlns:a="{_DRAWING}" r:link="rIdX"/></w:drawing>'


def _part(name: str, content_type: str, content: str | bytes = "<a/>") -> bytes:
    return typed({name: content}, content_types=override(name, content_type))


def _settings(xml: str) -> bytes:
    name = "word/settings.xml"
    return changed({name: text_of(name).replace("</w:settings>", f"{xml}</w:settings>")})


def _svg(xml: str) -> bytes:
    return _part("word/media/a.svg", "image/svg+xml", f'<svg xmlns="{_SVG}">{xml}</svg>')


def _vml(attribute: str) -> str:
    return f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" {_OFFICE} {attribute}/>'


def _page(target: str) -> bytes:
    return linked("hyperlink", target, external=True, body='<w:hyperlink r:id="rIdX"/>')


def picture(*, width: int, height: int) -> bytes:
    """The beginning of a PNG of this size."""
    return (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">LL", width, height) + b"\x01\x00\x00\x00\x00"
    )


def _circle() -> bytes:
    """Header and body that lead to each other and to themselves."""
    links = text_of(LINKS)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    added = "".join(
        f'<Relationship Id="rIdC{number}" Type="{kind}" Target="{target}"/>'
        for number, target in enumerate(("document.xml", "/word/document.xml", "../word/./document.xml"))
    )
    return changed({LINKS: links.replace("</Relationships>", f"{added}</Relationships>")})


ATTACKS: Mapping[str, Attack] = {
    "macros": Attack(
        lambda: _part("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"\xd0\xcf\x11\xe0"),
        _MACROS,
    ),
    "macros that say they are a picture": Attack(
        lambda: linked("vbaProject", "media/a.png") and _part("word/media/vbaProject.png", "image/png"),
        _MACROS,
    ),
    "a link to macros": Attack(lambda: linked("vbaProject", "styles.xml"), _MACROS),
    "ActiveX": Attack(
        lambda: _part("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml"), _CONTROLS
    ),
    "a control": Attack(lambda: paragraph('<w:r><w:control r:id="rId1"/></w:r>'), _CONTROLS),
    "OLE": Attack(lambda: paragraph(f"<w:r><w:object><o:OLEObject {_OFFICE}/></w:object></w:r>"), _EMBEDDED),
    "an embedding": Attack(lambda: _part("word/embeddings/a.bin", "application/x", b"MZ"), _EMBEDDED),
    "a chart's workbook": Attack(lambda: linked("package", "embeddings/a.xlsx"), _EMBEDDED),
    "altChunk": Attack(lambda: with_body('<w:altChunk w:id="a"/>'), _FETCHED),
    "a link of altChunk": Attack(lambda: linked("aFChunk", "afchunk.htm"), _FETCHED),
    "subDoc": Attack(lambda: with_body("<w:subDoc/>"), _FETCHED),
    "a link of subDoc": Attack(lambda: linked("subDocument", "file:///c:/a.docx", external=True), _FETCHED),
    "frames": Attack(lambda: linked("frame", "https://example.org/a.htm", external=True), _FETCHED),
    "an attached template": Attack(
        lambda: linked("attachedTemplate", "https://example.org/a.dotm", external=True), _ATTACHED
    ),
    "mail merge": Attack(lambda: _settings("<w:mailMerge/>"), _MERGED),
    "a source of mail merge": Attack(
        lambda: linked("mailMergeSource", "file:///a.mdb", external=True), _MERGED
    ),
    "an add-in": Attack(
        lambda: linked("webextensiontaskpanes", "https://example.org", external=True), "tillägg till Word"
    ),
    "a linked picture": Attack(
        lambda: linked("image", "https://example.org/a.png", external=True, body=f"<w:r>{_BLIP}</w:r>"),
        _PICTURE,
    ),
    "a linked picture that nothing shows": Attack(
        lambda: linked("image", "//host/a.png", external=True), _PICTURE
    ),
    "a drawing in VML that leads out": Attack(
        lambda: paragraph(f"<w:r><w:pict>{_vml(_LEADS)}</w:pict></w:r>"), _PICTURE
    ),
    "a linked drawing in VML": Attack(
        lambda: paragraph(f"<w:r><w:pict>{_vml(f'o:{_LEADS}')}</w:pict></w:r>"), _PICTURE
    ),
    "a linked picture in VML": Attack(
        lambda: paragraph(
            '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://x"/></w:pict></w:r>'
        ),
        _PICTURE,
    ),
    "a linked film": Attack(
        lambda: linked("video", "https://example.org/a.mp4", external=True),
        "Filen hämtar något från ”https://example.org",
    ),
    "a link that hides that it is outside": Attack(
        lambda: linked("image", "http://example.org/a.png"), _PICTURE
    ),
    "a link to a file": Attack(lambda: _page("file:///c:/windows/system32/calc.exe"), _ADDRESS),
    "a link to a share": Attack(lambda: _page("\\\\host\\share"), _ADDRESS),
    "a link that runs": Attack(lambda: _page("javascript:alert(1)"), _ADDRESS),
    "a link to a protocol": Attack(lambda: _page("ms-msdt:/id"), _ADDRESS),
    "a link without a protocol": Attack(lambda: _page("www.example.org"), _ADDRESS),
    "a link to nowhere": Attack(lambda: linked("image", "media/a.png"), "delen ”word/media/a.png” saknas"),
    "a link upwards": Attack(lambda: linked("image", "../../../etc/passwd"), "delen ”etc/passwd” saknas"),
    "a program": Attack(lambda: changed({"word/a.exe": b"MZ"}), _STRANGER),
    "a script": Attack(lambda: changed({"word/a.js": b"x"}), _STRANGER),
    "a file without an ending": Attack(lambda: changed({"word/a": b"x"}), _STRANGER),
    "a picture with a script": Attack(lambda: _svg("<script>1</script>"), "En bild innehåller ett program"),
    "a picture with a page": Attack(lambda: _svg("<foreignObject/>"), "En bild innehåller ett program"),
    "a picture that fetches": Attack(lambda: _svg('<image href="http://example.org/a.png"/>'), _PICTURE),
    "a picture with a style that fetches": Attack(
        lambda: _svg("<style>@import 'http://x';</style>"), _PICTURE
    ),
    "a picture with a fill that fetches": Attack(lambda: _svg('<rect fill="url(http://x)"/>'), _PICTURE),
    "a picture that fills the memory": Attack(
        lambda: changed({"word/media/a.png": picture(width=60_000, height=60_000)}), "miljoner bildpunkter"
    ),
    "the body as a picture": Attack(lambda: linked("image", "document.xml", body="<w:altChunk/>"), _FETCHED),
}

HARMLESS = {
    "links in circles": _circle,
    "a link to a page": lambda: _page("https://example.org/a?b=c#d"),
    "a link to a mailbox": lambda: _page("mailto:a@example.org"),
    "a picture in vectors": lambda: _svg('<rect fill="url(#a)"/><use href="#a"/>'),
    "printer settings": lambda: _part(
        "word/p.bin", "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings", b"x"
    ),
    "a folder of its own": lambda: changed({"customXml/a.xml": "<a><b/></a>"}),
    "a picture of an ordinary size": lambda: changed(
        {"word/media/a.png": picture(width=8_000, height=6_000)}
    ),
    "the body twice under one name": lambda: changed({DOCUMENT: text_of(DOCUMENT)}),
}
