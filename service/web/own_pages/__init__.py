"""Kinds of document that people make themselves: uploading a Word file, and adjusting its questions."""

from service.web.own_pages import edit, new
from service.web.own_pages.base import blueprint

__all__ = ["blueprint", "edit", "new"]
