"""Small Word files built from XML, so that thousands of them can be filled in seconds."""

from collections.abc import Mapping

from workers.word.package import Package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def word_file(body: str, parts: Mapping[str, str] | None = None, *, title: str = "") -> bytes:
    """A Word file with this body; `parts` holds the inside of "header", "footer" and "footnotes"."""
    parts = parts or {}
    names = {kind: f"word/{kind}1.xml" for kind in parts}
    members = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relations({"rId1": (f"{_REL}/officeDocument", "word/document.xml"), "rId2": _CORE}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {f"rId{n}": (f"{_REL}/{kind}", f"{kind}1.xml") for n, kind in enumerate(parts, start=1)}
        ),
        "docProps/core.xml": _core(title),
    }
    for kind, inside in parts.items():
        root = _ROOTS[kind]
        members[names[kind]] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
    return Package({name: (_DECLARED + text).encode() for name, text in members.items()}).to_bytes()


_CORE = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
)


def _content_types(names: Mapping[str, str]) -> str:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds = {"word/document.xml": f"{_TYPE}.document.main+xml", "docProps/core.xml": core}
    kinds |= {name: f"{_TYPE}.{kind}+xml" for kind, name in names.items()}
    each = [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()]
    overrides = "".join(each)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = [f'<Relationship Id="{n}" Type="{of}" Target="{at}"/>' for n, (of, at) in targets.items()]
    return f'<Relationships xmlns="{_PACKAGE_REL}">{"".join(each)}</Relationships>'


def _core(title: str) -> str:
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    core = f'xmlns:cp="{_PACKAGE_REL}/metadata/core-properties"'.replace("relationships/", "")
    return f"<cp:coreProperties {core} {names}><dc:title>{title}</dc:title></cp:coreProperties>"
