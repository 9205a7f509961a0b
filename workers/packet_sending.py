"""Sending a meeting's packets as soon as all of them are built."""

from service.boot import Services
from service.operations.jobs import Claim
from service.operations.packets import later


def make(services: Services, held: Claim) -> None:
    """In the name of who asked for it; again a little later while one is being built."""
    with services.look() as work:
        actor = later.asked_by(work, held)
    with services.work(actor) as work:
        later.send(work, held)
