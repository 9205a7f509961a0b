"""Keys for what the web seals by itself: cookies, sessions and text kept over a sign-in."""

import hashlib
import hmac

from service.boot import Services
from service.vault import DataKey


def key(services: Services, purpose: str) -> DataKey:
    """A key of its own for each purpose, derived from the installation's secret."""
    secret = services.vault.ring.secret
    return DataKey(hmac.new(secret, f"web|{purpose}".encode(), hashlib.sha256).digest())
