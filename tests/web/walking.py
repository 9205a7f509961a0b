"""The practice cases taken through the pages as people do it: found, written, and read again each time."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from flask import Flask

from forms.base import as_typed
from service.demo import story
from service.demo.story import Answers, Story
from service.demo.told import of as told_of
from service.domain.roles import Grant, Role
from service.web.shown import within
from tests.support.told import PASSWORD, Installation
from tests.web.browser import Page, text_of
from tests.web.case_reader import (
    FINALISE,
    MOTIVE,
    Reader,
    Step,
    documents,
    finalised,
    named,
    state_of,
    step_of,
)
from workers import jobs

OWN, OTHERS = ("forsenat", "veckan", "senare"), "andra"
"""The parts of "Mitt arbete" with one's own steps, and the one with those that others owe."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What somebody tried first, so many days before the time was right, and what they were told."""

    changed: Answers
    told: str
    days: int = 0


@dataclass
class Life:
    """What the pages told of a case, its steps of the moment, and what was typed into each document of it."""

    told: Story
    number: str = ""
    steps: list[Step] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    typed: dict[str, Answers] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n\n".join([self.number, *self.paragraphs]) + "\n"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Somebody writes a document of a case on a day; `only` is a mistake that is left as a draft."""

    day: date
    life: Life
    kind: str
    who: str
    answers: Answers
    only: Mistake | None = None


@dataclass
class Walk:
    """Everybody at a browser of their own, one day after the other."""

    whole: Installation
    app: Flask
    mistakes: Mapping[tuple[str, str], Mistake]
    opened: Collection[str]
    """In which cases everybody opens, in the end, each document that they are shown."""
    browsers: dict[str, Reader] = field(default_factory=dict)
    signed_in: dict[str, date] = field(default_factory=dict)
    lives: dict[str, Life] = field(default_factory=dict)
    refused: dict[tuple[str, str], str] = field(default_factory=dict)
    """What the pages answered to each mistake."""

    def everything(self, stories: list[Story]) -> None:
        self.lives = {told.key: Life(told) for told in stories}
        occasions = [each for life in self.lives.values() for each in self._occasions(life)]
        last = {each.life.told.key: each for each in occasions}
        for each in sorted(occasions, key=lambda one: one.day):
            self._on(each.day)
            self._take(each)
            self._work()
            if last[each.life.told.key] is each:
                self._look_back(each.life)

    def desk(self, who: str) -> tuple[Reader, Page]:
        """Mitt arbete, of who signs in each day anew."""
        browser = self.browsers.setdefault(who, Reader(self.app.test_client()))
        if self.signed_in.get(who) == self.today:
            return browser, browser.get("/")
        self.signed_in[who] = self.today
        said = {"email": f"{who}@example.org", "password": PASSWORD}
        page = browser.press(browser.get("/logga-in"), "Logga in", {**said})
        assert page.heading == "Mitt arbete"
        return browser, page

    def listed(self, who: str, life: Life) -> tuple[Reader, Page]:
        """The case, by the list of cases; a leader is named first where the person is protected."""
        browser, desk = self.desk(who)
        page = browser.follow(browser.follow(desk, "Ärenden"), life.number)
        if "Namnge" in page.buttons():
            page = browser.press(page, "Namnge", {"skal": "handlagger"})
        return browser, page

    def _occasions(self, life: Life) -> Iterator[Occasion]:
        told = life.told
        who = self.remittent(told)
        yield Occasion(told.referred, life, "remiss", who, {**story.remiss(told, self.whole.writers[who])})
        for day, record, answers in told_of(told):
            each = Occasion(day, life, record.kind, told.account(record.who), answers)
            tried = self.mistakes.get((told.key, record.kind))
            if tried and tried.days:
                before = day - timedelta(days=tried.days)
                yield Occasion(before, life, each.kind, each.who, answers, tried)
            yield each

    def remittent(self, told: Story) -> str:
        grant = Grant(Role.REMITTENT, told.project.key, told.remittent)
        return next(key for key, each in self.whole.writers.items() if grant in each.grants)

    def _on(self, day: date) -> None:
        clock = self.whole.bench.clock
        if clock.at.date() != day:
            clock.at = datetime.combine(day, time(9, 30), UTC)

    @property
    def today(self) -> date:
        return self.whole.bench.clock.at.date()

    def _take(self, each: Occasion) -> None:
        browser, page = self._begun(each)
        if each.only:
            self._refused(browser, page, each, each.only)
            return
        tried = self.mistakes.get((each.life.told.key, each.kind))
        if tried and not tried.days:
            page = self._refused(browser, page, each, tried)
        page, warned = finalised(browser, page, as_typed(each.answers))
        each.life.typed[page.address] = {**each.answers, "motiveringar": [MOTIVE for _ in warned]}
        page = browser.get(next(href for text, href in page.links().items() if text.startswith("Ärende ")))
        each.life.number = page.heading.removeprefix("Ärende ")
        self._tell(each.life, page, f"{self.today} {each.who}: {self._title(each)}", warned)
        if each.answers.get("stallningstagande") == "intag":
            self._guide(each.life, each.who)

    def _begun(self, each: Occasion) -> tuple[Reader, Page]:
        """The form of a document, by way of what waits on the desk or of the case's own page."""
        title = self._title(each)
        if each.kind == "remiss":
            browser, desk = self.desk(each.who)
            asked = browser.follow(desk, "Ny remiss")
            return browser, browser.press(asked, "Skriv remiss", {"projekt": each.life.told.project.key})
        browser, page = self._case(each.life, each.who, title)
        inside = within(title, (each.life.told.project.name,))
        labels = (title, f"Skriv {inside}", f"Fortsätt på {inside}")
        page = browser.press(page, next(label for label in page.buttons() if label in labels))
        assert page.heading == title
        return browser, page

    def _case(self, life: Life, who: str, title: str) -> tuple[Reader, Page]:
        """By the step, which stands on the desk when it is waited for, and else by the list of cases."""
        waiting = [step for step in life.steps if step.title == title and step.waits(self.today)]
        if not waiting:
            return self.listed(who, life)
        browser, desk = self.desk(who)
        mine = self.whole.writers[who].name in waiting[0].by
        parts = [part for part in desk.all("section") if named(part) in (OWN if mine else (OTHERS,))]
        lines = [line for part in parts for line in part.iter("li") if life.number in text_of(line)]
        links = [link for line in lines for link in line.iter("a") if text_of(link) == title]
        assert links, f"{title} of {life.number} is not on the desk of {who}: {desk.text}"
        return browser, browser.get(links[0].get("href", ""))

    def _refused(self, browser: Reader, page: Page, each: Occasion, tried: Mistake) -> Page:
        page = browser.press(page, FINALISE, {**as_typed({**each.answers, **tried.changed})})
        self.refused[each.life.told.key, each.kind] = text_of(page.by_id("fel"))
        return page

    def _guide(self, life: Life, who: str) -> None:
        browser, page = self._case(life, who, "Välj vägledare")
        chosen = self.whole.actors[life.told.account("vagledare")]
        page = browser.press(page, "Spara vägledare", {"vagledare": str(chosen.id)})
        assert "Vägledaren är vald." in page.text
        self._tell(life, page, f"{self.today} {who} väljer vägledare", [])

    def _tell(self, life: Life, page: Page, what: str, warned: list[str]) -> None:
        parts = {named(part): part for part in page.all("section")}
        hindered = [*parts["hinder"].iter("li")] if "hinder" in parts else []
        life.steps = [step_of(line) for line in parts["nasta"].iter("li")]
        lines = [f"{what} → {state_of(page)}", *warned]
        lines += [f"! {text_of(line.find('div'))}" for line in hindered]
        lines += [f"{step.title} · {step.by} · {step.when}" for step in life.steps]
        life.paragraphs.append("\n  ".join(lines))

    def _look_back(self, life: Life) -> None:
        """What each who works with the case finds there when nothing more is to be written."""
        lines = ["Till sist"]
        for who in (
            self.remittent(life.told),
            life.told.account("vagledare"),
            life.told.account("projektledare"),
        ):
            browser, desk = self.desk(who)
            page = browser.follow(desk, "Ärenden")
            if life.number not in page.links():
                lines.append(f"{who}: ser inte ärendet")
                continue
            page = browser.follow(page, life.number)
            found = documents(page)
            lines.append(f"{who}: {state_of(page)} · {', '.join(title for title, _ in found)}")
            for _, address in found if life.told.key in self.opened else ():
                browser.get(address)
            if "Spara vägledare" in page.buttons():
                lines.append(f"{who} kan byta vägledare")
        life.paragraphs.append("\n  ".join(lines))

    def _work(self) -> None:
        """What the workers do meanwhile; the PDF is left to those who have a converter."""
        bell = self.whole.bench.bell
        for queue, job_id in bell.rung:
            if queue == "documents":
                jobs.run(self.whole.bench.services, job_id)
        bell.rung.clear()

    def _title(self, each: Occasion) -> str:
        return self.whole.bench.services.registry[each.kind].title_in(each.life.told.project)
