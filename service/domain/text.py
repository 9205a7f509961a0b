"""Typed text made safe to store, to sign and to put into Word, without changing what it says."""

import re
import unicodedata
from collections.abc import Iterable

NBSP = "\u00a0"
EN_DASH = "\u2013"
NB_HYPHEN = "\u2011"
WORD_JOINER = "\u2060"

HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d-"
"""What Word makes of a typed hyphen, and the other signs that look like one; the usual one is the last."""
_PLAIN_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, "-"))
# Soft hyphens, zero-width signs and the other marks that take no place: nobody who reads the text sees them.
_NO_WIDTH = "\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e\ufff9-\ufffb"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(
    f"[{_NO_WIDTH}{_REORDERING}\u200c\u200d\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"
    "\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
# The joiners of Persian and of composed emoji say nothing beside a Latin letter or a digit.
_LATIN = "[0-9A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]"
_JOINERS = re.compile(f"(?<={_LATIN})[\u200c\u200d]+|[\u200c\u200d]+(?={_LATIN})")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls (but tab and line feed), surrogates, two non-characters that XML forbids, and the marks that
# nobody sees or that reorder text on the screen: a person signs what they see.
_UNWANTED = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff{_NO_WIDTH}{_REORDERING}]"
)
# Between the two characters of {{ {% {# and of }} %} #}, also inside {{{{.
_INSIDE_TEMPLATE_TAG = re.compile(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})")


def clean(text: str) -> str:
    """The same text without what breaks a document; cleaning twice changes nothing more.

    Every kind of line break becomes a line feed, tabs stay, the rest is NFC, and the openings and closings
    of template tags are parted by an invisible word joiner so that they print as typed and never run.
    """
    text = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    text = _JOINERS.sub("", unicodedata.normalize("NFC", text))
    return _INSIDE_TEMPLATE_TAG.sub(WORD_JOINER, unicodedata.normalize("NFC", text))


def plain(text: str) -> str:
    """The same text in the signs of a keyboard; for finding something in it, not for keeping it.

    Every kind of hyphen, space and digit becomes the usual one, and what takes no place is gone.
    """
    if text.isascii():
        return text
    text = plain_hyphens(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found.group())), text)


def plain_hyphens(text: str) -> str:
    """The same text with every kind of hyphen, dash and minus as "-"; for reading it, not for keeping it."""
    return text.translate(_PLAIN_HYPHENS)


def several(names: Iterable[str]) -> str:
    """Some organisations or parties in one line, each once; semicolons where a name has a comma in it."""
    told = tuple(dict.fromkeys(names))
    return ("; " if any("," in name for name in told) else ", ").join(told)
