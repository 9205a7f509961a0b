"""What the web server's processes load."""

from flask import Flask

from service.config import Settings
from service.web import create_app


def application() -> Flask:
    """The application with the settings of the environment; raises what create_app raises."""
    return create_app(Settings.from_environment())
