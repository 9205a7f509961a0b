"""What to write instead of what the template language does not do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from workers.language.filters import FILTERS, TESTS
from workers.word.tags import shorten

KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor", "set")
# Filters, functions and tests that people know from elsewhere. What the language itself has is not here.
_DATES = "Datum är redan utskrivna så som de ska stå: skriv bara namnet."
_ESCAPED = "All text blir precis som den skrevs, utan filter: skriv bara namnet."
_AMOUNTS = "Belopp är redan utskrivna så som de ska stå: skriv bara namnet."
_COUNT = "Numret i en upprepning är loop.index."
ASKED: Mapping[str, str] = {
    **dict.fromkeys(("date", "datum", "strftime", "dateformat", "format_date", "datetime", "isoformat"),
                    _DATES),
    **dict.fromkeys(("safe", "forceescape", "striptags", "urlize", "xmlattr", "tojson"), _ESCAPED),
    **dict.fromkeys(("format", "currency", "format_currency"), _AMOUNTS),
    "string": "Skriv bara namnet.",
    "attr": "Skriv en punkt emellan: {{ grupp.namn }}.",
    **dict.fromkeys(("range", "enumerate", "cycler", "cycle"), f"Gå igenom en lista i stället. {_COUNT}"),
    **dict.fromkeys(("len", "size"), "Skriv |length efter listan: {{ lista|length }}."),
    "sorted": 'Skriv |sort efter listan: {% for x in lista|sort(attribute="namn") %}.',
    "reversed": "Skriv |reverse efter listan: {% for x in lista|reverse %}.",
    **dict.fromkeys(("keys", "values"), "Gå igenom en lista: {% for x in lista %}."),
    **dict.fromkeys(("filter", "where"), "Välj ut i upprepningen: {% for x in lista if x.namn %}."),
    "capwords": "Skriv |title för stor bokstav i varje ord, |capitalize för bara det första.",
    **dict.fromkeys(("uppercase", "toupper"), "Skriv |upper."),
    **dict.fromkeys(("lowercase", "tolower"), "Skriv |lower."),
    **dict.fromkeys(("wordwrap", "center", "indent"), "Word bryter och placerar raderna: skriv bara namnet."),
    **dict.fromkeys(("nl2br", "linebreaks", "linebreaksbr"), "Radbrytningar följer med av sig själva."),
    **dict.fromkeys(("empty", "blank"), "Skriv {% if not namn %} när det är tomt."),
    "sameas": "Skriv == när något ska vara lika.",
    **dict.fromkeys(("strip", "rstrip", "lstrip"), "Skriv |trim."),
    "split": "Texter kan inte delas: använd listan där den finns.",
}  # fmt: skip
_STATEMENTS: Mapping[str, str] = {
    **dict.fromkeys(("elseif", "elsif", "else if"), "Skriv elif."),
    **dict.fromkeys(("end if", "end for"), "Skriv det i ett ord: endif, endfor."),
    **dict.fromkeys(("while", "foreach", "repeat"), "Skriv for: {% for x in lista %}."),
    **dict.fromkeys(("end", "fi", "done"), "Skriv endif eller endfor."),
    **dict.fromkeys(("macro", "call", "include", "import", "from", "extends", "block"),
                    "Skriv ut texten där den ska stå; samma text på flera ställen kopieras."),
    **dict.fromkeys(("raw", "endraw", "verbatim"), "Klamrar som ska synas skrivs {_{ och }_}."),
    **dict.fromkeys(("filter", "autoescape"), "Skriv filtret efter namnet: {{ namn|upper }}."),
    **dict.fromkeys(("break", "continue"), "Välj ut i upprepningen: {% for x in lista if x.namn %}."),
    **dict.fromkeys(("with", "do", "trans"), "Skriv {% set x = namn %} för ett kortare namn."),
    **dict.fromkeys(("tr", "tc", "p", "r"), "Bokstaven ska stå direkt efter procenttecknet: {%tr for … %}."),
    "om": "Skriv if.", "annars": "Skriv else.", "slut": "Skriv endif eller endfor.",
    "print": "Skriv {{ namn }}.",
}  # fmt: skip
_MEANT = {"elseif": "elif", "elsif": "elif", "else if": "elif", "end if": "endif", "end for": "endfor",
          "om": "if", "annars": "else"}  # fmt: skip
UNEXPECTED: Mapping[str, str] = {
    "=": "Skriv == när två saker ska vara lika.",
    "&": "Skriv and mellan två villkor.", "och": "Skriv and mellan två villkor.",
    "eller": "Skriv or mellan två villkor.", "||": "Skriv or mellan två villkor.",
    "!": "Skriv not före villkoret.", "inte": "Skriv not före villkoret.", "ej": "Skriv not före villkoret.",
    "är": "Skriv == när två saker ska vara lika.", "i": "Skriv in: {% for x in lista %}.",
    "<>": "Skriv != när två saker ska vara olika.",
}  # fmt: skip
_WRITTEN: Mapping[str, str] = {
    "{": "Mellan klamrarna står bara ett namn: {{ namn }}.",
    **dict.fromkeys(("if", "elif"), 'Ett villkor skrivs {% if namn %} eller {% if namn == "text" %}.'),
    "for": "En upprepning skrivs {% for x in lista %}.",
    "set": "Ett kortare namn skrivs {% set x = namn %}.",
    **dict.fromkeys(("else", "endif", "endfor"), "Inget annat ska stå i den."),
}  # fmt: skip
_SORT = re.compile(
    r"\{(?:\{|%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(if|elif|else|endif|for|endfor|set)\b)", re.IGNORECASE
)
_UNEXPECTED_SIGN = re.compile(r"(?:got|unexpected(?: char)?) '(.+?)'")
_ENDS = ("end of print statement", "end of statement block", "end of template")
_QUOTED = re.compile(r"”(?:is )?([\w.]+)”")


def said(message: str, *called: str) -> str:
    """The message about something that may not be used, with what to write instead where that is known."""
    names = (*_QUOTED.findall(message)[:1], *called)
    hint = next((hint for name in names if (hint := _instead_of(name.lower()))), "")
    what, _, instead = message.partition(". ")
    if hint:
        return f"{what.rstrip('.')}. {hint}"
    return f"{what}. {instead}" if instead else message


def _instead_of(name: str) -> str:
    """What to write instead of a filter, function or test, or ""."""
    if name in FILTERS:
        return f"Skriv det som ett filter: {{{{ namn|{name} }}}}."
    if name in TESTS and name not in ASKED:
        return f"Skriv det i ett villkor: {{% if namn is {name} %}}."
    return ASKED.get(name, "")


def no_such_statement(word: str) -> str:
    """What is wrong with a steering word that does not exist."""
    meant = nearest_keyword(word)
    hint = _STATEMENTS.get(word.lower()) or (f"Menade du ”{meant}”?" if meant else "")
    return f"”{word}” kan inte användas i mallar. {hint}".rstrip()


def nearest_keyword(word: str) -> str:
    """The keyword that a misspelt one must mean, or ""."""
    if word.lower() in _STATEMENTS:
        return _MEANT.get(word.lower(), "")
    near = difflib.get_close_matches(word.lower(), KEYWORDS, n=1, cutoff=0.6)
    return near[0] if near else ""


def swedish(error: Exception, tag: str = "") -> str:
    """What Jinja says of a tag that it cannot understand, in Swedish, with a hint and the tag as typed."""
    found = _UNEXPECTED_SIGN.search(str(error))
    sign = found.group(1) if found else ""
    what = f"Taggen ”{shorten(tag)}” går inte att förstå" if tag else "Taggen går inte att förstå"
    if isinstance(error, RecursionError):
        return f"{what}: för mycket står inuti vartannat. Dela upp den med {{% set namn = … %}}."
    if sign in ('"', "\\'", "'"):
        return f"{what}: ett citattecken saknas."
    if not sign or sign in _ENDS:
        return f"{what}: något saknas i den. {_as_written(tag)}".rstrip()
    return f"{what}: ”{sign}” är oväntat där det står. {UNEXPECTED.get(sign) or _as_written(tag)}".rstrip()


def _as_written(tag: str) -> str:
    """How a tag of this sort is written, where that can be told."""
    found = _SORT.match(tag)
    return _WRITTEN[(found.group(1) or "{").lower()] if found else ""
