"""A piece of a Word template as a person reads it."""

from __future__ import annotations

import html
import re

from workers.word.tags import shorten

_ELEMENT = re.compile(r"<[^>]+>")


def readable(xml: str) -> str:
    """What a person sees of a piece of XML, on one line."""
    return shorten(html.unescape(_ELEMENT.sub("", xml)))
