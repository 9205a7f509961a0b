"""Signed originals inside a packet: byte for byte, each with its hash, so that anybody can check it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pikepdf import AttachedFileSpec, Name, Pdf

from workers.packets.plan import Paper
from workers.packets.stamps import SIGNED

_PDF = "application/pdf"


def attach(pdf: Pdf, papers: Iterable[Paper]) -> None:
    """Attach what is signed, under names that are told apart."""
    names: set[str] = set()
    for paper in papers:
        if paper.attached_as:
            name = _free(paper.attached_as, names)
            names.add(name)
            told = f"{SIGNED}: {paper.title}. SHA-256: {hashlib.sha256(paper.pdf).hexdigest()}"
            spec = AttachedFileSpec(
                pdf, paper.pdf, filename=name, description=told, mime_type=_PDF, creation_date="", mod_date=""
            )
            spec.relationship = Name.Source
            pdf.attachments[name] = spec  # which also names it among the document's own files


def _free(wanted: str, taken: set[str]) -> str:
    stem, dot, ending = wanted.rpartition(".")
    tries = (f"{stem} ({number}){dot}{ending}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in tries if name not in taken)
