"""One packet for one receiver: cover, contents and papers in the order of the agenda, as one tagged PDF.

Pure functions of finished PDFs and plain words; docs/meetings-packet.md tells how it is put together.
"""

from __future__ import annotations

from workers.packets.binder import Binder, Packet
from workers.packets.errors import ContentsRefused, PaperRefused
from workers.packets.front import Press, WordPress
from workers.packets.plan import Agenda, Case, Edition, Line, Meeting, Paper, Point, Receiver

__all__ = [
    "Agenda",
    "Binder",
    "Case",
    "ContentsRefused",
    "Edition",
    "Line",
    "Meeting",
    "Packet",
    "Paper",
    "PaperRefused",
    "Point",
    "Press",
    "Receiver",
    "WordPress",
]
