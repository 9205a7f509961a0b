"""Kinds of jobs that no document has: one kills its process, one takes its time, one never ends."""

import os
import signal
import time

from service.boot import Services
from service.operations import jobs
from service.operations.jobs import Claim

POISON, SLOW, ENDLESS = "poison", "slow", "endless"
SECONDS = 1.5
"""How long a slow job takes."""


def poison(services: Services, held: Claim) -> None:
    """Takes its process with it, as a crash in a library does."""
    os.kill(os.getpid(), signal.SIGKILL)


def slow(services: Services, held: Claim) -> None:
    time.sleep(SECONDS)
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)


def endless(services: Services, held: Claim) -> None:
    while True:
        time.sleep(SECONDS)


MISBEHAVING = {POISON: poison, SLOW: slow, ENDLESS: endless}
