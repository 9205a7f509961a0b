"""What to write instead of what the template language does not do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor", "set")
# Filters, functions and tests that people know from elsewhere.
_DATES = "Datum är redan utskrivna så som de ska stå: skriv bara namnet."
_ESCAPED = "All text blir precis som den skrevs, utan filter: skriv bara namnet."
_AMOUNTS = "Belopp och tal är redan utskrivna så som de ska stå: skriv bara namnet."
_COUNT = "Numret i en upprepning är loop.index."
_ASKED: Mapping[str, str] = {
    **dict.fromkeys(("date", "datum", "strftime", "dateformat", "format_date", "datetime", "isoformat"),
                    _DATES),
    **dict.fromkeys(("safe", "e", "escape", "forceescape", "striptags", "urlize", "xmlattr", "tojson"),
                    _ESCAPED),
    **dict.fromkeys(("format", "round", "float", "currency", "format_currency", "number", "abs"), _AMOUNTS),
    **dict.fromkeys(("int", "string"), "Skriv bara namnet."),
    **dict.fromkeys(("range", "enumerate", "cycler", "cycle"), f"Gå igenom en lista i stället. {_COUNT}"),
    **dict.fromkeys(("len", "count", "size"), "Skriv |length efter listan: {{ lista|length }}."),
    **dict.fromkeys(("default", "d"), 'Skriv or: {{ namn or "–" }}.'),
    **dict.fromkeys(("items", "keys", "values", "dictsort"), "Gå igenom en lista: {% for x in lista %}."),
    **dict.fromkeys(("sort", "reverse", "unique", "groupby"), "Listor kommer i den ordning de ska skrivas."),
    **dict.fromkeys(("map", "select", "selectattr", "reject", "rejectattr", "sum", "batch", "slice"),
                    "Välj ut i upprepningen: {% for x in lista if x.namn %}."),
    **dict.fromkeys(("capwords", "title"), "Skriv |capitalize för stor bokstav i början."),
    **dict.fromkeys(("uppercase", "toupper"), "Skriv |upper."),
    **dict.fromkeys(("lowercase", "tolower"), "Skriv |lower."),
    **dict.fromkeys(("replace", "truncate", "wordwrap", "center", "indent"),
                    "Texten skrivs ut hel och oförändrad: skriv bara namnet."),
    **dict.fromkeys(("nl2br", "linebreaks", "linebreaksbr"), "Radbrytningar följer med av sig själva."),
    **dict.fromkeys(("defined", "undefined"), "Skriv bara namnet: {% if namn %} gäller när det finns något."),
    **dict.fromkeys(("empty", "blank", "string", "equalto", "eq", "sameas"),
                    "Skriv {% if not namn %} när det är tomt, == när något ska vara lika."),
    **dict.fromkeys(("divisibleby",), "Skriv is odd eller is even, eller loop.index."),
    **dict.fromkeys(("strip", "rstrip", "lstrip"), "Skriv |trim."),
    **dict.fromkeys(("split",), "Texter kan inte delas: använd listan där den finns."),
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
_UNEXPECTED: Mapping[str, str] = {
    "=": "Skriv == när två saker ska vara lika.",
    "&": "Skriv and mellan två villkor.", "och": "Skriv and mellan två villkor.",
    "eller": "Skriv or mellan två villkor.", "||": "Skriv or mellan två villkor.",
    "!": "Skriv not före villkoret.", "inte": "Skriv not före villkoret.", "ej": "Skriv not före villkoret.",
    "är": "Skriv == när två saker ska vara lika.", "i": "Skriv in: {% for x in lista %}.",
    "<>": "Skriv != när två saker ska vara olika.",
}  # fmt: skip
_UNEXPECTED_SIGN = re.compile(r"(?:got|unexpected(?: char)?) '(.+?)'")
_ENDS = ("end of print statement", "end of statement block", "end of template")
_QUOTED = re.compile(r"”(?:is )?([\w.]+)”")


def said(message: str, *called: str) -> str:
    """The message about something that may not be used, with what to write instead where that is known."""
    names = (*_QUOTED.findall(message)[:1], *called)
    hint = next((_ASKED[name.lower()] for name in names if name.lower() in _ASKED), "")
    what, _, instead = message.partition(". ")
    if hint:
        return f"{what.rstrip('.')}. {hint}"
    return f"{what}. {instead}" if instead else message


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


def swedish(error: Exception) -> str:
    """What Jinja says of a tag that it cannot understand, in Swedish, with a hint."""
    found = _UNEXPECTED_SIGN.search(str(error))
    sign = found.group(1) if found else ""
    if sign in ('"', "\\'", "'"):
        return "Taggen går inte att förstå: ett citattecken saknas."
    if not sign or sign in _ENDS:
        return "Taggen går inte att förstå: något saknas i den."
    message = f"Taggen går inte att förstå: ”{sign}” är oväntat där det står."
    return f"{message} {_UNEXPECTED.get(sign, '')}".rstrip()
