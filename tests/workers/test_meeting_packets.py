"""The packet test of DOMAIN 5: what each packet says on 2017-05-09 and 2018-02-27, to the letter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from uuid import UUID

import pikepdf
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from service.demo.story import consent
from service.operations.packets.errors import MadeAnew
from tests.support import databases, practice
from tests.support.packing import LEADER, Packing, whole
from tests.support.people import QUICK, STORIES, Cast
from tests.support.work import bench as make_bench
from tests.web import windows
from tests.web.browser import Browser as Plain
from tests.web.conftest import application, entering
from tests.web.windows import shown
from tests.workers.packets.reading import assert_tags_hold, bookmarks, numbers, texts
from workers.word.package import Package

MAY, BEFORE, FEBRUARY = date(2017, 5, 9), date(2018, 2, 11), date(2018, 2, 27)
AF, AF_DEPUTY, FK = "oh_ledamot", "oh_ledamot.af", "oh_ledamot.fk"
CARE, SOCIAL, GUIDE = "oh_ledamot.primarvarden", "oh_ledamot.oskarshamn_soc", "vagledare"
EVERYBODY = {"D1", "D2", "D3", "D5", "D6"}
HEARS = {
    LEADER: EVERYBODY, GUIDE: EVERYBODY,
    AF: {"D1", "D2", "D5", "D6"}, AF_DEPUTY: {"D1", "D2", "D5", "D6"},
    FK: {"D3", "D6"}, CARE: {"D2", "D3", "D5", "D6"}, SOCIAL: {"D2", "D3", "D5"},
}  # fmt: skip
"""Which cases each member may hear, by the consents of the practice material."""
AWAY = "AF lämnar mötet"
chromium = windows.chromium


@contextmanager
def installation(folder: Path) -> Iterator[Cast]:
    from service.operations import accounts  # noqa: PLC0415 - tests of pure functions load no database

    made = make_bench(databases.sqlite(folder), folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", QUICK)
        yield Cast(made)
    made.services.engine.dispose()


def packing(people: Cast, *, told: date, day: date, keys: tuple[str, ...]) -> Packing:
    """The packets of a meeting on a day, as they were sent when so much was told."""
    cases = practice.until(people, told, *keys)
    practice.sit(people)
    found = Packing(people, practice.meets(people, day), cases=cases)
    found.documents()
    found.packed()
    return found


@pytest.fixture(scope="module")
def in_may(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packing]:
    """As they were sent on the morning of 2017-05-09."""
    with installation(tmp_path_factory.mktemp("may")) as people:
        yield packing(people, told=MAY, day=MAY, keys=tuple(sorted(EVERYBODY)))


@pytest.fixture(scope="module")
def in_february(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packing]:
    """For 2018-02-27, as they were sent on the day before D9's consent was withdrawn."""
    with installation(tmp_path_factory.mktemp("february")) as people:
        found = packing(people, told=BEFORE, day=FEBRUARY, keys=("D2", "D6", "D7", "D8", "D9"))
        practice.morning(people, date(2018, 2, 12))
        yield found


@pytest.fixture
def before_the_withdrawal(in_february: Packing, tmp_path: Path) -> Iterator[Packing]:
    """A copy of that, in which a test may go on."""
    bench = in_february.people.bench
    bench.services.engine.dispose()
    folder = copytree(bench.services.settings.data, tmp_path / "february")
    made = make_bench(f"sqlite:///{folder / 'test.db'}", folder)
    made.clock.at = bench.clock.at
    yield replace(in_february, people=Cast(made, dict(in_february.people.actors)))
    made.services.engine.dispose()


def traces_in(told: Packing, who: str, case_id: UUID) -> set[str]:
    return traces_of(told, case_id, whole(told.open(who)))


def traces_of(told: Packing, case_id: UUID, said: str) -> set[str]:
    return {trace for trace in told.traces(case_id) if trace in said}


def contents(told: Packing, who: str) -> str:
    return next(each for each in texts(told.open(who)) if "Innehåll" in each)


@pytest.mark.parametrize("who", HEARS)
def test_on_the_ninth_of_may_each_packet_holds_what_its_receiver_may_hear(in_may: Packing, who: str) -> None:
    """AF's hold D1, D2, D5 and D6 alone; of what a packet does not hold there is no trace in it."""
    found = {key for key, case_id in in_may.cases.items() if traces_in(in_may, who, case_id)}
    assert found == HEARS[who]


@pytest.mark.parametrize("who", [AF, AF_DEPUTY])
def test_where_d3_is_discussed_af_reads_that_it_leaves(in_may: Packing, who: str) -> None:
    """One line in the contents, one in the dagordning and one in the ärendelista, at its place."""
    listed = contents(in_may, who)
    ongoing = listed[listed.index("6 Pågående ärenden") :]
    assert ongoing.index("VK-2017-002") < ongoing.index(AWAY) < ongoing.index("7 Avslut")
    assert in_may.says(who).count(AWAY) == 3


@pytest.mark.parametrize("who", [LEADER, GUIDE])
def test_who_works_in_the_project_never_leaves(in_may: Packing, who: str) -> None:
    assert "lämnar mötet" not in contents(in_may, who)


def test_a_vagledare_reads_her_own_cases_and_hears_the_others(in_may: Packing) -> None:
    listed = contents(in_may, GUIDE)
    assert listed.count("Remiss") == 3
    assert "Testperson D5" not in in_may.says(GUIDE)


@pytest.mark.parametrize("who", HEARS)
def test_every_page_has_its_number_and_its_reader(in_may: Packing, who: str) -> None:
    data, row = in_may.open(who), in_may.rows(who)[0]
    pages, name = texts(data), in_may.people[who].author.name
    assert row.pages == len(pages)
    assert numbers(data) == [(number, len(pages)) for number in range(1, len(pages) + 1)]
    assert all(f"Exemplar {row.copy} · {name}" in page for page in pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert_tags_hold(pdf)
        points = [title for level, title, _ in bookmarks(pdf) if level == 0]
        title = str(pdf.docinfo["/Title"])
    body = "Operativ handläggningsgrupp"
    assert title == f"Mötespaket {body} tisdag 9 maj 2017, exemplar {row.copy}"
    assert points[:5] == ["Försättsblad", "Innehåll", "Kallelse", "Dagordning", "Ärendelista"]
    assert len(points) == 15


def test_what_many_get_is_converted_once(in_may: Packing) -> None:
    titles = in_may.converter.titles
    sheets = [each for each in titles if each.startswith("Ärendeblad")]
    assert (titles.count("Kallelse"), titles.count("Remiss")) == (1, 5)
    assert sorted(sheets) == sorted(f"Ärendeblad för VK-2017-00{number}" for number in range(1, 6))


def test_who_wants_word_gets_the_first_papers(in_may: Packing) -> None:
    body = Package.read(in_may.open(AF, format="docx")).members["word/document.xml"].decode()
    assert AWAY in body
    assert "VK‑2017‑002" in body.replace("-", "‑")
    assert "VK‑2017‑003" not in body.replace("-", "‑")


@pytest.mark.parametrize("who", HEARS)
def test_a_protected_person_is_an_alias_in_every_packet(in_february: Packing, who: str) -> None:
    """D7 appears as "Ärende S1"; nobody who is not named for the case reads a word of it."""
    d7, said = in_february.cases["D7"], whole(in_february.open(who))
    assert ("ÄrendeS1" in said) is (who not in (FK, CARE))
    found = traces_in(in_february, who, d7)
    assert bool(found) is (who in (LEADER, GUIDE))
    for hidden in ("TestpersonD7", "19900125-2387", "199001252387"):
        assert hidden not in said


# ---------------------------------------------------------------- in the browser


@pytest.mark.browser
def test_on_the_ninth_of_may_each_receiver_opens_what_they_may_hear(
    in_may: Packing, chromium: Browser, tmp_path: Path
) -> None:
    for who, heard in HEARS.items():
        said = opened(in_may, who, chromium, tmp_path)
        assert {key for key, case_id in in_may.cases.items() if traces_of(in_may, case_id, said)} == heard, (
            who
        )
        assert (AWAY.replace(" ", "") in said) is (who in (AF, AF_DEPUTY)), who


@pytest.mark.browser
def test_on_the_twelfth_of_february_the_packets_lose_d9(
    before_the_withdrawal: Packing, chromium: Browser, tmp_path: Path
) -> None:
    """A page that was opened before the withdrawal gives nothing after it, and the new packet no trace."""
    told, d9 = before_the_withdrawal, before_the_withdrawal.cases["D9"]
    had = [who for who in HEARS if traces_in(told, who, d9)]
    assert LEADER in had
    with shown(*at_work(told, LEADER), chromium) as (page, _):
        page.goto(f"/moten/{told.meeting}/paket")
        ((_, answers),) = consent.aterkallelse(STORIES["D9"])
        told.people.write(d9, "aterkallelse", answers, who="vagledare")
        page.get_by_role("button", name="Ladda ned paketet").click()
        expect(page.get_by_text("Paketet görs på nytt")).to_be_visible()
    for who in had:
        with pytest.raises(MadeAnew):
            told.open(who, edition=1)
    told.build()
    for who in HEARS:
        assert len(told.rows(who)) == (2 if who in had else 1)
        said = opened(told, who, chromium, tmp_path)
        assert traces_of(told, d9, said) == set(), who
        assert ("ÄrendeS1" in said) is (who not in (FK, CARE)), who


def at_work(told: Packing, who: str) -> tuple[Flask, Plain]:
    app = application(told.people.bench)
    return app, entering(app, told.people)(who)


def opened(told: Packing, who: str, chromium: Browser, folder: Path) -> str:
    """What the packet says that somebody finds on their page of the meeting; the page shows no other's."""
    with shown(*at_work(told, who), chromium) as (page, troubles):
        page.goto(f"/moten/{told.meeting}")
        page.get_by_role("link", name="Paket", exact=True).click()
        path = downloaded(page, folder)
        if who.startswith("oh_ledamot"):
            expect(page.get_by_text("Allas paket")).to_have_count(0)
        assert troubles == []
    return whole(path.read_bytes())


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download() as told:
        page.get_by_role("button", name="Ladda ned paketet").click()
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    return path
