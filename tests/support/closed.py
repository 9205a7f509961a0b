"""Closed participations for tests: a consent, the closing, contacts and withdrawals, in one line each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.context import Context
from service.domain.project import Project
from tests.support.kinds import PROJECT, example

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
CONSENT = {
    **dict.fromkeys(("utbyte", "registrering", "kontakt_efterat", "epost_sms"), True),
    "ta_emot": ["af"],
    "undertecknat": "2017-02-20",
    "giltigt_till": "2030-01-31",
}


def entry(kind: str, on: str, answers: Mapping[str, object]) -> Entry:
    return Entry(kind, date.fromisoformat(on), Answers(answers), AUTHOR)


def consented(**changed: object) -> Entry:
    return entry("samtycke", "2017-02-20", {**CONSENT, **changed})


def enrolled(day: str = "2017-03-13", **changed: object) -> Entry:
    answers = {"inskriven": day, "registrering": "med_samtycke", **changed}
    return entry("inskrivning", day, {**example("inskrivning"), **answers})


def closed(day: str = "2017-09-15", **changed: object) -> Entry:
    return entry("slutanalys", day, example("slutanalys", slut=day, **changed))


def tried(day: str, galler: str = "90_dagar", *, reached: bool = False) -> Entry:
    return entry("kontakt", day, {"datum": day, "kontaktsatt": "telefon", "galler": galler, "natt": reached})


def withdrawn(day: str, **changed: object) -> Entry:
    return entry("aterkallelse", day, {"datum": day, "omfattning": "helt", **changed})


def case(*entries: Entry) -> Case:
    """A referred case with these records, in the order given."""
    remiss = entry("remiss", "2017-02-20", example("remiss", arendetyp="remiss"))
    return Case.of("VK-2017-001", (remiss, *entries))


def within(*entries: Entry, on: str, project: Project = PROJECT, version: int = 1) -> Context:
    """What a document is judged in when it is written in such a case on a day."""
    return Context(
        project=project, author=AUTHOR, on=date.fromisoformat(on), case=case(*entries), version=version
    )


def protected(context: Context) -> Context:
    """The same for a person whose identity is protected."""
    assert context.case is not None
    changed = [
        replace(each, answers=Answers({**each.answers, "skyddade_personuppgifter": "sekretessmarkering"}))
        if each.kind == "remiss"
        else each
        for each in context.case.history
    ]
    return replace(context, case=Case.of(context.case.number, changed))
