"""What can go wrong when a packet is put together; a paper is told by its number alone."""

from service.errors import ServiceError


class PaperRefused(ServiceError):
    """A paper cannot be part of a packet; trying again cannot help."""

    message = "Handling {number} går inte att ta med i mötespaketet: {reason}"


class ContentsRefused(ServiceError):
    """The contents cannot be made to agree with the pages."""

    message = "Innehållet i mötespaketet går inte att få att stämma med sidorna. Bygg paketet igen."


class Unreadable(Exception):
    """A PDF that cannot be used, whatever its number; `str(error)` is a Swedish half-sentence."""


class Untagged(Exception):
    """A PDF without tags, or with tags that lead nowhere."""
