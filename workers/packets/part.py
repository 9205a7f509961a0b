"""One PDF made ready to be part of any number of packets: cleaned of all but its pages."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from workers.packets.errors import Unreadable, Untagged
from workers.packets.flat import without_tags
from workers.packets.marks import check_marks
from workers.packets.pictured import has_layers, pictured
from workers.packets.tags import Tags, ready_tags

MOST_PAGES = 500
_LEAST_SIDE, _LARGEST_SIDE = 36.0, 14_400.0
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group"}
)
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_MOST_BRANCHES = 50
_TELLING = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/AA", "/Thumb", "/StructParent", "/StructParents",
    "/OPI", "/Measure", "/PtData",
)  # fmt: skip
"""What an object may carry besides its look: who made it, when, what it does, what is hidden in it."""
_CLAIM = re.compile(rb"pdfuaid:part")


@dataclass(frozen=True, slots=True)
class Part:
    """Pages with their tags; `bundle` holds both elements and marks, so that one copy brings them along."""

    pdf: Pdf
    bundle: Object
    accessible: bool
    """Whether it says that it follows PDF/UA, and nothing was done to it that could make that untrue."""

    @property
    def pages(self) -> int:
        return len(self.pdf.pages)


def ready(data: bytes, *, use: int = 0) -> Part:
    """The PDF as a part; `use` tells two uses of one file in a packet apart. Raises Unreadable."""
    try:
        return _ready(data, prefix=f"{hashlib.sha256(data).hexdigest()[:12]}-{use}-")
    except pikepdf.PasswordError as error:
        raise Unreadable("filen är låst med lösenord.") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
        raise Unreadable("filen går inte att läsa.") from error


def _ready(data: bytes, *, prefix: str) -> Part:
    pdf = pikepdf.open(io.BytesIO(data))
    if not pdf.pages:
        raise Unreadable("filen har inga sidor.")
    if len(pdf.pages) > MOST_PAGES:
        raise Unreadable(f"filen har fler än {MOST_PAGES} sidor.")
    if has_layers(pdf):
        pdf = pictured(data, pdf)
    claimed = _claims(pdf)
    flattened = _flatten(pdf)
    _clean(pdf)
    try:
        tags = ready_tags(pdf, prefix=prefix)
        check_marks(pdf, tags)
    except Untagged:
        pdf, claimed = without_tags(pdf), False
        tags = ready_tags(pdf, prefix=prefix)
    return Part(pdf, _bundle(pdf, tags), claimed and tags.understood and not flattened)


def _claims(pdf: Pdf) -> bool:
    stream = pdf.Root.get("/Metadata")
    return isinstance(stream, pikepdf.Stream) and _CLAIM.search(stream.read_bytes()) is not None


def _flatten(pdf: Pdf) -> bool:
    """Draw onto the pages what form fields, signatures and notes show; whether there were any."""
    if not any("/Annots" in page for page in pdf.pages):
        return False
    pdf.flatten_annotations("screen")
    return True


def _clean(pdf: Pdf) -> None:
    for page in pdf.pages:
        _inherit(page.obj)
        _check_size(page)
        for key in [key for key in page.obj.keys() if key not in _PAGE_KEYS]:  # noqa: SIM118 - not a dict
            del page.obj[key]
    for each in pdf.objects:
        if isinstance(each, Dictionary | pikepdf.Stream):
            for key in _TELLING:
                if key in each:
                    del each[key]


def _inherit(page: Object) -> None:
    """Give the page itself what it only has through the branches of the page tree that it hangs on."""
    branch = page
    for _ in range(_MOST_BRANCHES):
        found = branch.get("/Parent")
        if not isinstance(found, Dictionary):
            return
        branch = found
        for key in _INHERITED:
            if key in branch and key not in page:
                page[key] = branch[key]


def _check_size(page: Page) -> None:
    """What is seen of the page, and how it is turned, in plain numbers; raises Unreadable."""
    left, bottom, right, top = map(float, page.cropbox)
    sides = abs(right - left), abs(top - bottom)
    if not all(_LEAST_SIDE <= side <= _LARGEST_SIDE for side in sides):
        raise Unreadable("en sida har en storlek som inget papper har.")
    page.obj.MediaBox = page.obj.CropBox = Array([left, bottom, right, top])
    turned = page.obj.get("/Rotate", 0)
    page.obj.Rotate = turned % 360 if isinstance(turned, int) and turned % 90 == 0 else 0


def _bundle(pdf: Pdf, tags: Tags) -> Object:
    marks = [Array([*_in_order(tags.marks.get(number, {}))]) for number in range(len(pdf.pages))]
    holder = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, K=Array(_inside(tags))))
    if isinstance(language := pdf.Root.get("/Lang"), String):
        holder.Lang = language
    for element in holder.K:
        element.P = holder
    return pdf.make_indirect(Dictionary(Holder=holder, Marks=Array(marks), Ids=Array(tags.ids)))


def _inside(tags: Tags) -> list[Object]:
    """The elements of the document, without the one that says that it is one."""
    top = tags.top[0]
    if len(tags.top) > 1 or str(top.S) != "/Document" or not isinstance(top.get("/K"), Array):
        return tags.top
    kids = [*top.K]
    return kids if all(isinstance(kid, Dictionary) and "/S" in kid for kid in kids) else tags.top


def _in_order(marks: dict[int, Object]) -> Iterator[Object | None]:
    """The elements by the number of their piece; numbers that are not used are empty."""
    return (marks.get(number) for number in range(max(marks, default=-1) + 1))
