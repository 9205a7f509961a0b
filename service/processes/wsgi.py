"""What the web server's processes load."""

import gc
import sys

from flask import Flask

from service.config import Settings
from service.web import create_app

_SLICE = 0.0005
"""Seconds that a thread computes before others may: one that has the turn to write stands behind them all at
each of its statements, and with Python's five milliseconds everybody then waits for it."""


def application() -> Flask:
    """The application with the settings of the environment; raises what create_app raises.

    What is loaded by then is there to stay. Looking through it for garbage stopped every request for a tenth
    of a second, every fifth second at twenty forms a second.
    """
    sys.setswitchinterval(_SLICE)
    app = create_app(Settings.from_environment())
    gc.freeze()
    return app
