"""A project's parameters as a person reads them."""

from collections.abc import Iterator
from datetime import date

from service.domain.dates import interval, long_date
from service.domain.kronor import percent
from service.domain.project import Project
from service.domain.project_goals import FollowUp, Volume
from service.domain.project_parts import Ages, Firmness, MaxDuration, Meetings

_FIRM = {
    Firmness.MAL: "Målet är högst {n} månader.",
    Firmness.BOR: "Bör inte överstiga {n} månader.",
    Firmness.SKA: "Ska inte överstiga {n} månader.",
}


def readable(project: Project, today: date) -> Iterator[tuple[str, list[str]]]:
    """Labels, each with one or several sentences; what the project has not stated is left out."""
    for label, texts in _all(project, today):
        if said := [text for text in texts if text]:
            yield label, said


def _all(project: Project, today: date) -> Iterator[tuple[str, list[str]]]:
    yield "Period", [interval(project.period.start, project.period.last_day)]
    yield "Parter", [party.name_on(today) for party in project.parties]
    yield "Sökande", [project.applicant]
    yield "Finansiär", [_financier(project)]
    yield "Målgrupp", [project.target_group]
    yield "Ålder", [_ages(project.ages), _labelled("Prioriterade", project.ages.priority)]
    yield "Kategorier", [category.label for category in project.categories]
    yield "Avgränsningar", [f"{each.label} ({each.advice.label})" for each in project.exclusions]
    yield "Omfattning", [_volume(volume) for volume in project.volumes]
    yield "Insatstid", [_duration(project.max_duration)]
    yield "Spår", [track.label for track in project.tracks]
    yield "Steg", [step.label for step in project.steps]
    opinion, decision = project.intake.opinion, project.intake.decision
    yield (
        "Intag",
        [project.intake.text, _labelled("Ställningstagande", opinion), _labelled("Beslut", decision)],
    )
    yield "Möten", [_rhythm(project.meetings), project.meetings.group_activity]
    yield "Nyckeltal", [figure.label for figure in project.key_figures]
    yield "Individmål", [*project.individual_goals]
    yield "Uppföljning", [_follow_up(each) for each in project.follow_ups]
    yield "Inköp", [project.purchases.text]


def _financier(project: Project) -> str:
    if project.financier is None:
        return ""
    share = project.financier.percent
    return f"{project.financier.name} ({percent(share)})" if share else project.financier.name


def _ages(ages: Ages) -> str:
    return f"{ages.lowest}–{ages.highest} år" if ages.highest else f"Från {ages.lowest} år"


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}." if text else ""


def _volume(volume: Volume) -> str:
    """As "28–30 personer totalt, 1 januari 2016 – 31 december 2017"; a bare number in all is the least."""
    number = f"{volume.lowest}–{volume.highest}" if volume.highest else str(volume.lowest)
    least = not (volume.highest or volume.about or volume.yearly)
    before = "Ca " if volume.about else "Minst " if least else ""
    ages = f" ({volume.ages})" if volume.ages else ""
    when = f", {interval(volume.start, volume.end)}" if volume.start and volume.end else ""
    return f"{before}{number} personer {'per år' if volume.yearly else 'totalt'}{ages}{when}"


def _rhythm(meetings: Meetings) -> str:
    if meetings.every_weeks is None:
        return ""
    more = ", och extra vid behov" if meetings.extra else ""
    return f"Var {meetings.every_weeks}:e vecka{more}."


def _duration(limit: MaxDuration) -> str:
    return _FIRM[limit.firmness].format(n=limit.months) if limit.firmness in _FIRM else ""


def _follow_up(each: FollowUp) -> str:
    return f"{each.label}, {long_date(each.on)}" if each.on else each.label
