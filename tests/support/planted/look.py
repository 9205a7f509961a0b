"""What is missing, and what a reader who hears the document or sees poorly cannot make out."""

from __future__ import annotations

from tests.support.planted.case import Case, Word, drawing, paragraph, run, table
from tests.support.wordstyle import q


def unused(word: Word) -> None:
    word.remove("Start{{ start }}")
    word.remove("{%p if start %}")
    word.remove("{%p endif %}", nth=2)
    word.draw(paragraph(run("Bilaga"), '<w:pStyle w:val="Rubrik99"/>'))
    struck = "<w:r><w:delText>{{ slut }}</w:delText></w:r>"
    word.draw(paragraph(run("Viktigt", '<w:rStyle w:val="Stark"/>') + struck))


def unreadable(word: Word) -> None:
    for lang in list(word.root("word/styles.xml").iter(q("lang"))):
        lang.set(q("val"), "en-US")
    word.draw(paragraph(run("Nivå fyra"), '<w:outlineLvl w:val="3"/>'))
    header = next(word.root().iter(q("tblHeader")))
    header.getparent().remove(header)  # type: ignore[union-attr]  # it stands in trPr
    word.draw(table(("Aktör", "Insats", "Period"), ("A", "B", "C")))


def unseen(word: Word) -> None:
    word.draw(drawing())
    word.draw(paragraph("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"))
    word.draw(paragraph(run("Blekt", '<w:color w:val="AAAAAA"/>')))
    word.draw(paragraph(run("Rött", '<w:color w:val="FF0000"/><w:highlight w:val="green"/>')))
    green = '<w:shd w:val="clear" w:fill="1F5C4A"/>'
    word.draw(paragraph(run("Svart på grönt", '<w:color w:val="000000"/>'), green))


LOOK = (
    Case("oanvända och okända", "slutanalys", unused),
    Case("svåra att höra", "slutanalys", unreadable),
    Case("svåra att se", "remissvar", unseen),
)
