"""What a packet says of itself: its title, its language, and nothing of who made it, when or with what."""

from __future__ import annotations

from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, String

from workers.pdf.finish import LANGUAGE_TAG

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>{claim}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_CLAIM = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>"""


def name(pdf: Pdf, *, title: str, accessible: bool) -> None:
    """Give it title and language; `accessible` says that every part of it follows PDF/UA."""
    told = _XMP.format(title=escape(title), language=LANGUAGE_TAG, claim=_CLAIM if accessible else "")
    root = pdf.Root
    root.Metadata = pdf.make_stream(told.encode(), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(LANGUAGE_TAG)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    pdf.docinfo["/Title"] = String(title)
