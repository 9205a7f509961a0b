"""What templates can say: dates in Swedish, who is signed in, and questions of a form made ready to show."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from service.domain.dates import clock, in_sweden, iso, long_date
from service.domain.kronor import thousands
from service.domain.project import Project
from service.domain.text import several
from service.web import asking
from service.web.access import Permission, may
from service.web.identity import current_actor
from service.web.reminding import pressing
from service.web.security import nonce


def everywhere() -> dict[str, Any]:
    """What every template has at hand."""
    return {"me": current_actor(), "nonce": nonce, "may": may, "Permission": Permission, "pressing": pressing}


_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def teach(environment: Environment, *, projects: Iterable[Project]) -> None:
    """The filters of our pages; titles that begin with the name of one of the projects are names."""
    named = partial(within, names=tuple(project.name for project in projects))
    environment.filters.update(day=iso, moment=moment, on_day=on_day, soft=soft, tags=tags, within=named)
    environment.filters.update(thousands=thousands, so_long=so_long, several=several)
    environment.globals.update(asking=asking)


def soft(text: str) -> Markup:
    """A label that may break after a slash, for long words on narrow screens."""
    return escape(text).replace("/", Markup("/<wbr>"))


def tags(snippet: str) -> Markup:
    """A snippet of a Word template whose lines break between its tags, and inside one only where it must."""
    whole, at = Markup(), 0
    for found in _TAG.finditer(snippet):
        tag = Markup('<span class="tag">{}</span>').format(found[0])
        whole, at = whole + snippet[at : found.start()] + tag, found.end()
    return whole + snippet[at:]


def within(title: str, names: tuple[str, ...] = ()) -> str:
    """A title in a sentence: "Remissvar" as "remissvar", "PDF till FK" and a project's name as they are."""
    if title.startswith(names):
        return title
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def so_long(days: int) -> str:
    """How long something is late: in days as long as those tell more, then in months and years."""
    for least, length, word in ((730, 365, "år"), (90, 30, "månader")):
        if days >= least:
            return f"{days // length} {word}"
    return "1 dag" if days == 1 else f"{days} dagar"


def moment(at: datetime) -> str:
    """As in running text: "1 februari 2017 kl. 13.15"."""
    local = in_sweden(at)
    return f"{long_date(local.date())} kl. {clock(local.time())}"


def on_day(at: datetime | date) -> str:
    """As in lists: "2017-02-01"."""
    return iso(in_sweden(at).date() if isinstance(at, datetime) else at)
