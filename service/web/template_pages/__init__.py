"""The area ”Mallar”: the Word files that documents are made from, new versions, and what they may say."""

from service.web.template_pages import exchange, fields, kind, overview, removal, version
from service.web.template_pages.base import blueprint

__all__ = ["blueprint", "exchange", "fields", "kind", "overview", "removal", "version"]
