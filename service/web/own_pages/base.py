"""The blueprint of the pages, which stand in the area ”Mallar”."""

from flask import Blueprint

blueprint = Blueprint("own_kinds", __name__, url_prefix="/mallar")
