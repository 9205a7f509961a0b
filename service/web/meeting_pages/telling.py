"""That the case body has been told of a decision of the styrgrupp, on whichever page it is ticked."""

from uuid import UUID

from flask import flash

from service.errors import NewerVersion, NotFound, OtherDraft
from service.operations.meetings import board_told, seen
from service.operations.meetings.board_told import NotTold, ToldTooSoon
from service.web.edge import work

COMMAND = "aterkopplat"
"""What a button says that saves a page and ticks a decision; after a colon follows `Owed.key`."""


def tell_back(meeting_id: UUID, key: str) -> None:
    """Notes it with today's date, or tells why that cannot be; what was saved before stays saved.

    Raises NotFound for a key that names nothing.
    """
    record_id, row = _which(key)
    try:
        with work() as opened:
            board_told.tell(opened, seen.kept(opened, meeting_id), record_id, row=row)
        flash("Återkopplingen är noterad med dagens datum.")
    except (NotTold, ToldTooSoon, OtherDraft, NewerVersion) as error:
        flash(str(error), "notice")


def _which(key: str) -> tuple[UUID, int | None]:
    record_id, _, row = key.partition(":")
    try:
        return UUID(record_id), int(row) if row else None
    except ValueError:
        raise NotFound from None
