"""A Word template judged from the command line: every mistake with its place, and the mended file."""

import json
from dataclasses import asdict
from pathlib import Path

from doc_templates.names import catalogue
from service.commands import FileUnreadable, OutputUnwritable
from service.documents.kinds import REGISTRY
from workers.errors import Mistake, Severity
from workers.untrusted import Examined, examine


def check_template(key: str, source: Path) -> Examined:
    """What there is to say of a Word file as the template of a kind; raises KindUnknown, FileUnreadable.

    The file is opened only in a process of its own with little memory and time.
    """
    names = catalogue(REGISTRY[key].words_type)
    try:
        return examine(source.read_bytes(), names)
    except OSError as error:
        raise FileUnreadable(path=source) from error


def write(path: Path, made: bytes | None) -> str:
    """Writes the commented or mended file, where there is one; says what was or was not written."""
    if made is None:
        return f"{path} skrevs inte: det fanns inget att skriva i den."
    try:
        path.write_bytes(made)
    except OSError as error:
        raise OutputUnwritable(path=path) from error
    return str(path)


def as_json(found: Examined) -> str:
    """Every mistake as a program reads it."""
    return json.dumps([asdict(mistake) for mistake in found.mistakes], ensure_ascii=False, indent=1)


def as_lines(found: Examined) -> list[str]:
    """Every mistake as a person reads it, then how many there are of each sort."""
    return [*map(line_of, found.mistakes), _summary(found.mistakes)]


def is_usable(found: Examined) -> bool:
    """Whether the template can be used: advice and what has been mended do not stop it."""
    return not any(mistake.severity is Severity.ERROR for mistake in found.mistakes)


def line_of(mistake: Mistake) -> str:
    """One mistake with how grave it is, its place, the paragraph's text and what to do."""
    sort = "Rättat" if mistake.fixed else "Råd" if mistake.severity is Severity.ADVICE else "Fel"
    return f"{sort}: {mistake}"


def _summary(mistakes: tuple[Mistake, ...]) -> str:
    fixed = sum(mistake.fixed for mistake in mistakes)
    wrong = sum(mistake.severity is Severity.ERROR for mistake in mistakes)
    advice = len(mistakes) - fixed - wrong
    if not mistakes:
        return "Mallen är rätt."
    verdict = "Mallen behöver rättas" if wrong else "Mallen går att använda"
    return f"{verdict}: {wrong} fel, {advice} råd, {fixed} rättade."
