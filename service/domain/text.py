"""Typed text made safe to store, to sign and to put into Word, without changing what it says."""

import re
import unicodedata

NBSP = "\u00a0"
EN_DASH = "\u2013"
NB_HYPHEN = "\u2011"
WORD_JOINER = "\u2060"

# What Word makes of a typed hyphen, and the other signs that look like one.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"))
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls (but tab and line feed), surrogates, two non-characters that XML forbids, and the marks that
# reorder text on the screen: a person signs what they see.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
# Between the two characters of {{ {% {# and of }} %} #}, also inside {{{{.
_INSIDE_TEMPLATE_TAG = re.compile(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})")


def clean(text: str) -> str:
    """The same text without what breaks a document; cleaning twice changes nothing more.

    Every kind of line break becomes a line feed, tabs stay, the rest is NFC, and the openings and closings
    of template tags are parted by an invisible word joiner so that they print as typed and never run.
    """
    text = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    return _INSIDE_TEMPLATE_TAG.sub(WORD_JOINER, unicodedata.normalize("NFC", text))


def plain_hyphens(text: str) -> str:
    """The same text with every kind of hyphen, dash and minus as "-"; for reading it, not for keeping it."""
    return text.translate(_HYPHENS)
