"""The words of a kallelse: when and where a body meets, who is called, and how somebody answers."""

from dataclasses import dataclass, field

from doc_templates import meeting
from doc_templates.meeting import Motestillfalle
from doc_templates.words import Words, means
from service.domain.dates import clock, long_date
from service.domain.meetings.papers import Called, Summons
from service.domain.text import EN_DASH

TITLE = "Kallelse"
ORDINARY, DEPUTY = "Ordinarie", "Ersättare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Motestid:
    """A part of the meeting with a time of its own, such as an individmöte: ``{%p for t in tider %}``."""

    tid: str = field(metadata=means("När den är, till exempel 13.00–13.30."))
    namn: str = field(metadata=means("Vad den är, till exempel Individmöte 1."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kallad:
    """Somebody who is called: ``{%tr for k in kallade %}``."""

    namn: str = field(metadata=means("Den som är kallad."))
    organisation: str = field(metadata=means("Organisationen som den kallade företräder."))
    uppdrag: str = field(metadata=means("Ordinarie eller Ersättare.", among=(ORDINARY, DEPUTY)))


@dataclass(frozen=True, slots=True, kw_only=True)
class KallelseWords(Words):
    """Everything that ``kallelse.docx`` may print."""

    mote: Motestillfalle = field(metadata=means("Mötet"))
    tider: tuple[Motestid, ...] = field(metadata=means("Mötets egna tider", each="t"))
    kallade: tuple[Kallad, ...] = field(metadata=means("De som är kallade", each="k"))
    svara_senast: str = field(
        metadata=means("Sista dagen att svara, i ord; tom när ingen sista dag är bestämd.")
    )
    sammankallande: str = field(metadata=means("Den som kallar till mötet; tom när det inte ska stå."))


def words(summons: Summons) -> KallelseWords:
    """The kallelse as text; ordinary members stand before deputies."""
    by = summons.answer_by
    return KallelseWords(
        dokument=meeting.header(summons.meeting, key="kallelse", titel=TITLE),
        mote=meeting.occasion(summons.meeting),
        tider=tuple(
            Motestid(tid=f"{clock(slot.starts)}{EN_DASH}{clock(slot.ends)}", namn=slot.name)
            for slot in summons.slots
        ),
        kallade=tuple(map(_kallad, sorted(summons.called, key=lambda each: each.deputy))),
        svara_senast=long_date(by) if by else "",
        sammankallande=summons.convener,
    )


def _kallad(called: Called) -> Kallad:
    task = DEPUTY if called.deputy else ORDINARY
    return Kallad(namn=called.name, organisation=called.organisation, uppdrag=task)
