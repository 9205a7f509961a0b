"""What the web server's processes load."""

from flask import Flask

from service.bell import CeleryBell
from service.boot import boot
from service.config import Settings
from service.web import create_app


def application() -> Flask:
    """The application with the settings of the environment."""
    settings = Settings.from_environment()
    return create_app(boot(settings, bell=CeleryBell(settings.broker_url)))
