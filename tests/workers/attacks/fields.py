"""Word's fields that fetch or run something, written in each way that Word understands."""

from collections.abc import Iterable, Mapping

from tests.workers.attacks.building import Attack, paragraph, text_run, with_body

_NAMES = (
    *("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED", "RD", "DATABASE"),
    *("DDE", "DDEAUTO", "MACROBUTTON", "PRINT", "CONTROL"),
)
_INSIDE = "En tagg står inne i en fältkod."
_COMPUTED = "Ett fälts namn räknas fram av ett annat fält."
_ADDRESS = "En länk i en mall får bara leda till"


def simple_field(code: str) -> str:
    return f'<w:fldSimple w:instr="{code}"/>'


def simple(code: str) -> bytes:
    return paragraph(simple_field(code))


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def split(pieces: Iterable[str]) -> bytes:
    """A field whose code Word has cut into runs."""
    return paragraph("".join([mark("begin"), *map(code, pieces), mark("separate"), mark("end")]))


def _nested() -> bytes:
    inner = mark("begin") + code("QUOTE 68 68 69") + mark("end")
    return paragraph(mark("begin") + inner + code(" cmd") + mark("end"))


def _over_paragraphs() -> bytes:
    first, second = mark("begin") + code("INCLUDE"), code('TEXT "http://x"') + mark("end")
    return with_body(f"<w:p>{first}</w:p><w:p>{second}</w:p>")


def _put_together_by_tags() -> bytes:
    """Without the paragraph in the middle, the code would be that of a forbidden field."""
    begun, ended = mark("begin") + code("INCLUDE"), code('TEXT "http://x"') + mark("end")
    hidden = "<w:p><w:r><w:t>{%p if no %}</w:t></w:r></w:p><w:p>" + code("X") + "</w:p>"
    shown = "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    return with_body(f"<w:p>{begun}</w:p>{hidden}{shown}<w:p>{ended}</w:p>")


def _deleted() -> bytes:
    text = "<w:del><w:r><w:delInstrText>DDEAUTO cmd</w:delInstrText></w:r></w:del>"
    return paragraph(mark("begin") + text + mark("end"))


def _in_text(*pieces: str) -> bytes:
    """A field whose code stands in ordinary text, as programs read it all the same."""
    return paragraph("".join([mark("begin"), *pieces, mark("separate"), text_run("x"), mark("end")]))


def _at_once(name: str) -> Attack:
    return Attack(lambda: simple(f" {name} x"), f"Fältet {name} hämtar")


def _in_pieces(name: str) -> Attack:
    return Attack(lambda: split([" ", *name[:2].lower(), name[2:], " x"]), f"Fältet {name} hämtar")


ATTACKS: Mapping[str, Attack] = {
    **{f"{name} at once": _at_once(name) for name in _NAMES},
    **{f"{name} in pieces": _in_pieces(name) for name in _NAMES},
    "in ordinary text": Attack(
        lambda: _in_text(text_run('INCLUDEPICTURE "http://x" \\d')), "Fältet INCLUDEPICTURE hämtar"
    ),
    "half in ordinary text": Attack(
        lambda: _in_text(text_run("INCLUDE"), code('PICTURE "http://x"')), "Fältet INCLUDEPICTURE hämtar"
    ),
    "in deleted text": Attack(
        lambda: _in_text("<w:del><w:r><w:delText>DDEAUTO cmd</w:delText></w:r></w:del>"),
        "Fältet DDEAUTO hämtar",
    ),
    "in ordinary text without an end": Attack(
        lambda: paragraph(mark("begin") + text_run("DDEAUTO cmd")), "Fältet DDEAUTO hämtar"
    ),
    "in quotes": Attack(lambda: simple("&quot;DDE&quot; cmd"), "Fältet DDE hämtar"),
    "over paragraphs": Attack(_over_paragraphs, "Fältet INCLUDETEXT hämtar"),
    "deleted": Attack(_deleted, "Fältet DDEAUTO hämtar"),
    "without an end": Attack(lambda: paragraph(mark("begin") + code("DDE x")), "Fältet DDE hämtar"),
    "without a beginning": Attack(lambda: paragraph(code("DDE x")), "Fältet DDE hämtar"),
    "inside another": Attack(
        lambda: paragraph(mark("begin") + code("PAGE") + '<w:fldSimple w:instr="DDE x"/>' + mark("end")),
        "Fältet DDE hämtar",
    ),
    "computed": Attack(_nested, _COMPUTED),
    "named by a tag": Attack(lambda: simple("{{ titel }} http://x"), _INSIDE),
    "completed by a tag": Attack(lambda: split(["INCLUDE{# #}TEXT x"]), _INSIDE),
    "put together by tags": Attack(_put_together_by_tags, _INSIDE),
    "marked by a tag": Attack(lambda: paragraph(mark("{{ titel }}") + code("PAGE")), _INSIDE),
    "a link to a file": Attack(lambda: simple("HYPERLINK &quot;file:///c:/a.exe&quot;"), _ADDRESS),
    "a link to a share": Attack(lambda: simple("HYPERLINK \\\\\\\\host\\\\a"), _ADDRESS),
}

HARMLESS = {
    "the page": lambda: simple(" PAGE \\* MERGEFORMAT "),
    "a link to a page": lambda: simple("HYPERLINK &quot;https://example.org/LINK?a=DDE&quot;"),
    "a link inside": lambda: simple("HYPERLINK \\l &quot;_Toc1&quot;"),
    "a table of contents": lambda: paragraph(
        mark("begin")
        + code('TOC \\o "1-3"')
        + mark("separate")
        + mark("begin")
        + code("PAGEREF _Toc1 \\h")
        + mark("separate")
        + mark("end")
        + mark("end")
    ),
    "a date": lambda: split([" DA", 'TE \\@ "yyyy-MM-dd" ']),
    "a result that reads like a code": lambda: paragraph(
        mark("begin") + code(" DATE ") + mark("separate") + text_run("LINK DDE") + mark("end")
    ),
    "a formula": lambda: split([" =SUM(ABOVE) "]),
}
