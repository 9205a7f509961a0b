"""Writing over the pages of a finished PDF: the way that they are seen, and passed by screen readers."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

_OPEN, _CLOSE = b"q\n", b"\nQ\n"


class Over:
    """Puts content over the pages of one PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._before = pdf.make_stream(_OPEN)

    def put(self, page: Page, content: bytes) -> None:
        """Draw it last, whatever state the page's own content leaves behind."""
        held = page.obj.get("/Contents", Array())
        streams = [*held] if isinstance(held, Array) else [held]
        page.obj.Contents = Array([self._before, *streams, self._pdf.make_stream(_CLOSE + content)])

    def multiplied(self) -> Object:
        """What makes something darken what lies under it, and so hide no letter."""
        return self._pdf.make_indirect(Dictionary(Type=Name.ExtGState, BM=Name.Multiply))


def make_known(page: Page, kind: str, name: str, thing: Object) -> None:
    """Let the page's content use a thing by its name; pages of one file often share what they know."""
    resources = page.obj.get("/Resources")
    if not isinstance(resources, Dictionary):
        resources = page.obj.Resources = Dictionary()
    if not isinstance(resources.get(kind), Dictionary):
        resources[kind] = Dictionary()
    resources[kind][name] = thing


def artifact(kind: bytes, drawn: bytes) -> bytes:
    """Something that a screen reader passes."""
    return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC q %s Q EMC\n" % (kind, drawn)


def view(page: Page) -> tuple[float, float, bytes]:
    """How wide and high the page is seen, and what turns it the way that it is seen."""
    x, y, right, top = map(float, page.cropbox)
    x, right, y, top = min(x, right), max(x, right), min(y, top), max(y, top)
    wide, high = right - x, top - y
    turned = int(page.obj.get("/Rotate", 0)) % 360
    matrix = {
        90: (0, 1, -1, 0, right, y), 180: (-1, 0, 0, -1, right, top), 270: (0, -1, 1, 0, x, top),
    }.get(turned, (1, 0, 0, 1, x, y))  # fmt: skip
    if turned % 180:
        wide, high = high, wide
    return wide, high, b"%d %d %d %d %.2f %.2f cm " % matrix
