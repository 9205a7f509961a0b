"""What a converter leaves undone in a PDF: title, language, order of headings, and its claims declared."""

from __future__ import annotations

import io
import re

import pikepdf

from workers.pdf.headings import put_in_order

LANGUAGE_TAG = "sv-SE"

# PDF/A-2 wants every property of the metadata declared, and does not know that of PDF/UA, which came later.
_DECLARED = b"""
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""
_END = b"</rdf:RDF>"
_CLAIM = re.compile(rb"pdf(?:ua|a)id:part")


def finished(document: pikepdf.Pdf, data: bytes, *, title: str) -> bytes:
    """The PDF as screen readers and archives want it; `data` itself when the converter has done all of it."""
    done = [put_in_order(document), _name(document, title=title), _declare(document)]
    if not any(done):
        return data
    target = io.BytesIO()
    document.save(target, deterministic_id=True)
    return target.getvalue()


def _name(document: pikepdf.Pdf, *, title: str) -> bool:
    """Give it its title and language; whether they were missing."""
    if _is_named(document, title=title):
        return False
    document.Root.Lang = pikepdf.String(LANGUAGE_TAG)
    document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {LANGUAGE_TAG}
    return True


def _is_named(document: pikepdf.Pdf, *, title: str) -> bool:
    shown = bool(document.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False))
    language = str(document.Root.get("/Lang", ""))
    return shown and language == LANGUAGE_TAG and str(document.docinfo.get("/Title", "")) == title


def _declare(document: pikepdf.Pdf) -> bool:
    """Declare the property that says PDF/UA, in a file that also says PDF/A; whether it was not declared."""
    stream = document.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return False
    told = stream.read_bytes()
    if not {b"pdfaid:part", b"pdfuaid:part"} <= {*_CLAIM.findall(told)} or b"pdfaExtension" in told:
        return False
    stream.write(told.replace(_END, _DECLARED + _END, 1))
    return True
