"""What a tag looks like in a text, and how a paragraph's text is told of."""

from __future__ import annotations

import re

from service.domain.numbers_in_text import masked

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def shorten(text: str) -> str:
    """A paragraph's text on one line, at most about 120 characters; personal numbers are masked in it."""
    text = masked(" ".join(text.split()))
    return text if len(text) <= 120 else f"{text[:119]}…"
