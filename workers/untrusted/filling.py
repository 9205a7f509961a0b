"""What the process for an untrusted file does to fill one. It loads nothing that only examining needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workers.errors import TemplateError
from workers.guard import guard
from workers.rendering import fill
from workers.rendering.signature import signature_kept
from workers.untrusted.wire import as_data, packed


def work(template: bytes, asked: Mapping[str, Any]) -> bytes:
    """The Word file, or the mistake that stands in its way."""
    refused = guard(template)
    if refused:
        return packed({"mistakes": as_data(refused)})
    try:
        return packed({"mistakes": []}, signature_kept(fill(template, asked["words"])))
    except TemplateError as error:
        return packed({"mistakes": as_data([error.mistake])})
