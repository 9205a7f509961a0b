"""The name that somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, among: Iterable[str]) -> str:
    """The question whether a known name was meant, for the one that looks most like this; or nothing."""
    known = [each for each in among if not each.startswith(" ")]
    near = difflib.get_close_matches(name, known, n=1)
    return f" Menade du ”{near[0]}”?" if near else ""
