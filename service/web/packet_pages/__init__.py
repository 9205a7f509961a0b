"""The packets of a meeting: ordered, followed and sent by who leads, and opened by their receivers."""

from service.web.packet_pages.packets import blueprint

__all__ = ["blueprint"]
