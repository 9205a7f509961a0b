"""The words of kallelse, dagordning and ärendelista in one Word file, for who wants to write in them.

The packet has the same three as papers of their own.
"""

from dataclasses import dataclass, field

from doc_templates import arendelista, dagordning, kallelse, meeting
from doc_templates.arendelista import Arendepunkt
from doc_templates.dagordning import Punkt
from doc_templates.kallelse import KallelseWords
from doc_templates.words import means
from service.domain.meetings.papers import Proceedings, Summons

TITLE = "Möteshandlingar"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoteshandlingarWords(KallelseWords):
    """Everything that ``moteshandlingar.docx`` may print."""

    punkter: tuple[Punkt, ...] = field(metadata=means("Dagordningens punkter", each="p"))
    arendepunkter: tuple[Arendepunkt, ...] = field(metadata=means("Punkterna som har ärenden", each="p"))


def words(summons: Summons, proceedings: Proceedings) -> MoteshandlingarWords:
    """The three as one receiver may read them."""
    called = kallelse.words(summons)
    return MoteshandlingarWords(
        dokument=meeting.header(summons.meeting, key="moteshandlingar", titel=TITLE),
        mote=called.mote,
        tider=called.tider,
        kallade=called.kallade,
        svara_senast=called.svara_senast,
        sammankallande=called.sammankallande,
        punkter=dagordning.words(proceedings).punkter,
        arendepunkter=arendelista.words(proceedings).arendepunkter,
    )
