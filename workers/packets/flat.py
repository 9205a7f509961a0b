"""A PDF without tags, or with damaged ones: its pages as they look, each one paragraph of a new PDF."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Page, Pdf, Rectangle

_SHRUNK = 0.95
"""Leaves a margin round a page that may be written on to its edge, for what a packet writes there."""
_DRAWING = Name("/Sida")


def without_tags(pdf: Pdf) -> Pdf:
    """A new PDF whose pages show those of `pdf`, somewhat smaller and the right way up."""
    made = Pdf.new()
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    made.Root.StructTreeRoot = root
    for page in pdf.pages:
        shown = _shown(made, page)
        paragraph = Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=shown.obj, K=Array([0]))
        root.K.append(made.make_indirect(paragraph))
    return made


def _shown(made: Pdf, page: Page) -> Page:
    left, bottom, right, top = map(float, page.cropbox)
    wide, high = abs(right - left), abs(top - bottom)
    if int(page.obj.get("/Rotate", 0)) % 180:
        wide, high = high, wide
    drawing = made.copy_foreign(page.as_form_xobject())
    target = made.add_blank_page(page_size=(wide, high))
    target.obj.Resources = Dictionary(XObject=Dictionary({str(_DRAWING): drawing}))
    edge = (1 - _SHRUNK) / 2
    inside = Rectangle(wide * edge, high * edge, wide * (1 - edge), high * (1 - edge))
    placed = target.calc_form_xobject_placement(
        drawing, _DRAWING, inside, invert_transformations=True, allow_shrink=True, allow_expand=False
    )
    target.obj.Contents = made.make_stream(b"/P <</MCID 0>> BDC\n" + placed + b"\nEMC")
    return target
