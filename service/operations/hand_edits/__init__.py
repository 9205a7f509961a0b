"""Word files that people edit by hand: taken in, compared, put in place of the generated one, and kept."""

from service.operations.hand_edits.answering import decline, take
from service.operations.hand_edits.asking import Sent, ask_anew, sent, upload
from service.operations.hand_edits.differences import Change, Difference, Differences
from service.operations.hand_edits.downloads import generated, version_file
from service.operations.hand_edits.page import Earlier, HandEdits, Version, edited_before, of_document, one
from service.operations.hand_edits.rules import (
    LARGEST,
    WORD,
    Answered,
    FileEmpty,
    FileTooLarge,
    MovedOn,
    SameFile,
    Stays,
    job_key,
)

__all__ = [
    "LARGEST",
    "WORD",
    "Answered",
    "Change",
    "Difference",
    "Differences",
    "Earlier",
    "FileEmpty",
    "FileTooLarge",
    "HandEdits",
    "MovedOn",
    "SameFile",
    "Sent",
    "Stays",
    "Version",
    "ask_anew",
    "decline",
    "edited_before",
    "generated",
    "job_key",
    "of_document",
    "one",
    "sent",
    "take",
    "upload",
    "version_file",
]
