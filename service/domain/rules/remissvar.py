"""What a remissvar must fulfil: nobody is taken in before the meeting (B4), or without having agreed (B5)."""

from collections.abc import Iterator
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.capacity import full_volumes, places_taken, referred_group
from service.domain.case import Entry
from service.domain.context import Context
from service.domain.dates import interval, iso
from service.domain.finding import Finding
from service.domain.identity import is_deidentified
from service.domain.messages import inside_sentence
from service.domain.rules import hidden
from service.domain.rules.remiss import outside_age
from service.domain.rules.shared import block, not_in_future, ordered, protected, remiss_of, warn
from service.domain.text import plain

_NAMED_ONLY = ("intag", "vilande")
_INFORMED = {"informerad_av": "Vem som informerade personen", "informerad_datum": "Datum för informationen"}


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with an answer to a referral."""
    yield from not_in_future(answers, context, ["remissens_datum", "oh_mote", "informerad_datum"])
    yield from _meeting(answers, context)
    yield from _standpoint(answers, context)
    yield from _informed(answers, context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _meeting(answers: Answers, context: Context) -> Iterator[Finding]:
    referred, met = answers.date("remissens_datum"), answers.date("oh_mote")
    if referred and met and met < referred:
        yield block("B4", messages.MEETING_BEFORE_REMISS, field="oh_mote", möte=context.project.names.meeting)
    yield from ordered(met, answers.date("vilande_till"), field="vilande_till")


def _standpoint(answers: Answers, context: Context) -> Iterator[Finding]:
    remiss, said = remiss_of(context), answers.text("stallningstagande")
    if said in _NAMED_ONLY and is_deidentified(remiss):
        yield block("B2", messages.SAMTYCKE_MISSING, field="stallningstagande", part="övriga parter")
    if said == "vilande" and not answers.has("vilande_till"):
        yield block("B4", messages.REQUIRED, field="vilande_till", etikett="Sista dag som vilande")
    if said == "intag":
        yield from _intake(answers, context)


def _intake(answers: Answers, context: Context) -> Iterator[Finding]:
    yield from _met(context)
    start, met = answers.date("startdatum"), answers.date("oh_mote")
    if context.project.intake.after_meeting and start and met and start < met:
        group = context.project.names.case_body_definite
        yield block("B4", messages.START_BEFORE_MEETING, field="startdatum", grupp=group)
    remiss = remiss_of(context)
    if remiss.has("namn") and remiss.yes("frivillighet") is not True:
        yield block("B5", messages.VOLUNTARY, field="stallningstagande")
    person = context.case.person if context.case else None
    yield from _room(start, context)
    yield from _guide(answers, context)
    if start and person and person.personnummer:
        born = person.personnummer.birth_date
        yield from outside_age(born, start, context.project.ages, field="startdatum")


def _guide(answers: Answers, context: Context) -> Iterator[Finding]:
    """K132: one with an account, where there are any; an answer that is corrected may keep its own."""
    said, names = answers.text("vagledare"), context.guides
    before = context.case.latest("remissvar").text("vagledare") if context.case else ""
    if said.strip() and names and _plain(said) not in {_plain(each) for each in (*names, before)}:
        facts = {"roll": inside_sentence(context.project.names.vagledare), "lista": ", ".join(names)}
        yield block("K132", messages.NOT_A_GUIDE, field="vagledare", **facts)


def _plain(name: str) -> str:
    return " ".join(plain(name).casefold().split())


def _room(start: date | None, context: Context) -> Iterator[Finding]:
    """W7: as many as the project has planned for are taken in, or the places of the person's group."""
    project, others = context.project, context.participations
    for full in full_volumes(project, start, others) if start else ():
        yield warn(
            "W7", messages.VOLUME_FULL, field="startdatum",
            n=full.planned, m=full.taken_in, period=interval(full.start, full.end),
        )  # fmt: skip
    own = referred_group(remiss_of(context), project)
    for group in project.groups:
        if group.key == own and group.places is not None and places_taken(own, others) >= group.places:
            name = inside_sentence(group.label)
            yield warn("W7", messages.PLACES_FULL, field="startdatum", n=group.places, grupp=name)


def _met(context: Context) -> Iterator[Finding]:
    """B4: where the project says so, the case body has met about the case before anybody is taken in."""
    if not context.project.intake.after_meeting:
        return
    days = [day for item in _items(context) if (day := _day(item, context))]
    meeting = inside_sentence(context.project.names.meeting)
    if not days:
        yield block("B4", messages.NOT_MET, field="stallningstagande", möte=meeting)
    elif min(days) > context.on:
        when = iso(min(days))
        yield block("B4", messages.MEETING_AHEAD, field="stallningstagande", möte=meeting, datum=when)


def _items(context: Context) -> tuple[Entry, ...]:
    """What puts a case on an agenda, and what a meeting came to about it: either tells that it was there."""
    return context.case.all("motesarende", "motesbeslut") if context.case else ()


def _day(item: Entry, context: Context) -> date | None:
    """When it came up; a meeting that was cancelled came to nothing."""
    day = item.answers.date("mote")
    return None if item.kind == "motesarende" and day in context.cancelled else day


def _informed(answers: Answers, context: Context) -> Iterator[Finding]:
    """Also a consultation about somebody with a name is told to that person, on a day."""
    if is_deidentified(remiss_of(context)):
        return
    for name, label in _INFORMED.items():
        if not answers.has(name):
            yield block("B5", messages.REQUIRED, field=name, etikett=label)
