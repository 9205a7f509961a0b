"""A packet holds what its receiver was given, in order, and says on every page whose it is."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workers.packets.making import AF, EDITION, FK, MEETING, FakePress, opened, paper, tagged
from tests.workers.packets.reading import assert_tags_hold, bookmarks, links, numbers, tags, texts, whole_file
from workers.packets import Agenda, Binder, Case, ContentsRefused, Edition, Line, Paper, Point

D1 = Case(text="Ärende 1 · D1", papers=(paper("Remiss"), paper("Utdrag ur planen", "Mål", "Delmål")))
D3 = Case(text="Ärende 2 · D3", papers=(paper("Remiss", "Hemligt om D3"),))
LEAVES = Line(text="AF lämnar mötet")


def agenda(*entries: Case | Line) -> Agenda:
    return Agenda(
        first=(paper("Kallelse"), paper("Dagordning")),
        points=(
            Point(text="1 Öppnande"),
            Point(text="2 Föregående anteckningar", papers=(paper("Minnesanteckningar"),)),
            Point(text="6 Pågående ärenden", entries=entries),
        ),
    )


@pytest.fixture(scope="module")
def packet() -> bytes:
    return Binder(MEETING, FakePress()).packet(agenda(D1, LEAVES), AF, EDITION).data


def test_cover_and_contents_come_first_and_then_the_papers_in_the_order_of_the_agenda(packet: bytes) -> None:
    said = texts(packet)
    firsts = [text.splitlines()[0] for text in said]
    assert firsts[:2] == ["Mötespaket", "Innehåll"]
    assert firsts[2:] == [
        "Texten i Kallelse", "Texten i Dagordning", "Texten i Minnesanteckningar", "Texten i Remiss", "Mål",
        "Delmål",
    ]  # fmt: skip
    assert "AF lämnar mötet" in said[1]


def test_every_page_has_its_number_in_the_whole_and_names_receiver_and_copy(packet: bytes) -> None:
    assert numbers(packet) == [(number, 8) for number in range(1, 9)]
    for text in texts(packet):
        assert "Exemplar 3 · Testperson A1, Arbetsförmedlingen" in text  # below
        assert text.count("Testperson A1") >= 2  # and across


def test_contents_bookmarks_and_links_lead_to_the_same_pages(packet: bytes) -> None:
    pdf = opened(packet)
    assert bookmarks(pdf) == [
        (0, "Försättsblad", 1),
        (0, "Innehåll", 2),
        (0, "Kallelse", 3),
        (0, "Dagordning", 4),
        (0, "1 Öppnande", 2),
        (0, "2 Föregående anteckningar", 5),
        (1, "Minnesanteckningar", 5),
        (0, "6 Pågående ärenden", 6),
        (1, "Ärende 1 · D1", 6),
        (2, "Remiss", 6),
        (2, "Utdrag ur planen", 7),
        (1, "AF lämnar mötet", 2),
    ]
    led = [(f"{title}, sida {page}", page) for _, title, page in bookmarks(pdf) if page > 2]
    assert links(pdf) == led
    printed = dict(re.findall(r"^(.+?)\.{5,}(\d+)$", texts(packet)[1].replace("\r", ""), re.MULTILINE))
    assert printed == {title: str(page) for _, title, page in bookmarks(pdf) if page > 2}


def test_what_the_receiver_was_not_given_is_nowhere_in_the_file() -> None:
    binder = Binder(MEETING, FakePress())
    full = binder.packet(agenda(D1, D3, LEAVES), FK, EDITION).data
    assert "Hemligt om D3" in texts(full)[-1]
    given_to_af = binder.packet(agenda(D1, LEAVES), AF, EDITION).data
    assert given_to_af == Binder(MEETING, FakePress()).packet(agenda(D1, LEAVES), AF, EDITION).data
    assert not any("D3" in text or "Testperson F1" in text for text in texts(given_to_af))


def test_the_same_packet_is_made_of_the_same_bytes_and_another_receiver_has_another(packet: bytes) -> None:
    binder = Binder(MEETING, FakePress())
    assert binder.packet(agenda(D1, LEAVES), AF, EDITION).data == packet
    assert binder.packet(agenda(D1, LEAVES), replace(AF, copy=5), EDITION).data != packet


def test_it_tells_its_title_and_language_and_nothing_of_who_made_it(packet: bytes) -> None:
    pdf = opened(packet)
    title = "Mötespaket OH tisdag 9 maj 2017, exemplar 3"
    assert dict(pdf.docinfo.items()) == {"/Title": title}
    told = pdf.open_metadata()
    assert (told["dc:title"], told["pdfuaid:part"]) == (title, "1")
    assert str(pdf.Root.Lang) == "sv-SE"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    assert not re.search(rb"/(Producer|Author|Creator|CreationDate|ModDate)\b", whole_file(packet))


def test_the_contents_are_tagged_as_contents_and_every_paper_is_a_part(packet: bytes) -> None:
    pdf = opened(packet)
    assert_tags_hold(pdf)
    found = tags(pdf)
    assert found.count("/Document") == 1
    assert found.count("/Part") == 1 + 5
    assert found.count("/TOC") == 1
    assert found.count("/TOCI") == 10
    assert found.count("/Link") == 8


@pytest.mark.parametrize(("rows_on_page", "cases"), [(3, 4), (40, 60)])
def test_contents_that_are_longer_than_was_thought_are_made_twice_at_most(
    rows_on_page: int, cases: int
) -> None:
    press = FakePress(rows_on_page)
    many = [replace(D1, text=f"Ärende {number}", papers=(paper("Remiss"),)) for number in range(cases)]
    packet = Binder(MEETING, press).packet(agenda(*many), AF, EDITION)
    assert len(press.goes) <= 2 + 1  # and once for the letters
    pdf = opened(packet.data)
    first = next(page for _, title, page in bookmarks(pdf) if title == "Kallelse")
    assert "Texten i Kallelse" in texts(packet.data)[first - 1]
    assert len(links(pdf)) == 2 + 2 + 1 + 2 * cases


def test_contents_that_never_settle_are_refused() -> None:
    class Growing(FakePress):
        def __call__(self, words: object) -> bytes:
            self.goes.append(0)
            return tagged(*["Innehåll"] * (1 + 2 * len(self.goes)))

    with pytest.raises(ContentsRefused):
        Binder(MEETING, Growing()).packet(agenda(D1), AF, EDITION)


def test_one_file_may_stand_in_a_packet_twice() -> None:
    same = paper("Remiss", "Samma text")
    twice = agenda(Case(text="A", papers=(same,)), Case(text="B", papers=(same, same)))
    made = Binder(MEETING, FakePress()).packet(twice, AF, EDITION)
    assert_tags_hold(opened(made.data))
    assert sum("Samma text" in text for text in texts(made.data)) == 3


TITLES = st.text("abcÅÄÖ 0123.·-", min_size=1, max_size=12).filter(str.strip)
PAPERS = st.builds(lambda title, count: paper(title, *["sida"] * count), TITLES, st.integers(1, 3))
CASES = st.builds(
    lambda text, papers: Case(text=text, papers=tuple(papers)), TITLES, st.lists(PAPERS, max_size=3)
)
LINES = st.builds(lambda text: Line(text=text), TITLES)
POINTS = st.builds(
    lambda text, papers, entries: Point(text=text, papers=tuple(papers), entries=tuple(entries)),
    TITLES, st.lists(PAPERS, max_size=1), st.lists(CASES | LINES, max_size=3),
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(first=st.lists(PAPERS, max_size=2), points=st.lists(POINTS, max_size=3))
def test_whatever_is_in_it_numbers_bookmarks_and_tags_agree(first: list[Paper], points: list[Point]) -> None:
    held = Agenda(first=tuple(first), points=tuple(points))
    made = Binder(MEETING, FakePress()).packet(held, AF, Edition(id="X", built=EDITION.built))
    pdf = opened(made.data)
    assert numbers(made.data) == [(number, made.pages) for number in range(1, made.pages + 1)]
    assert_tags_hold(pdf)
    titles = [getattr(node, "text", "") or getattr(node, "title", "") for _, node in held.nodes()]
    assert [title for _, title, _ in bookmarks(pdf)][2:] == titles
