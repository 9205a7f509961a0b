"""The list of cases, and the search in it.

A search is posted, so that no name and no personal number lands in an address, a log or a history.
"""

from typing import Any
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from service.domain.lifecycle import CaseState
from service.domain.phases import state_label
from service.domain.project import Project
from service.models import CaseFile
from service.operations import access, case_list, consents, guides, papers, search
from service.operations.case_list import Listed, Order, Wanted
from service.operations.work import Work
from service.web.access import Permission, permission
from service.web.cases import blueprint
from service.web.edge import work

NOBODY = "ingen"
"""Stands in the address for the cases that nobody guides."""
_LAST_PAGE = 10_000


@blueprint.get("/arenden")
@permission(Permission.SEE_CASES)
def listed() -> ResponseReturnValue:
    page = min(max(1, request.args.get("sida", 1, type=int)), _LAST_PAGE)
    wanted = _wanted(request.args)
    with work() as opened:
        found = case_list.read(opened, wanted, page=page)
        lines = [_line(opened, file) for file in found.files]
        choices = _choices(opened)
    pages = max(1, -(-found.count // case_list.PAGE))
    return render_template(
        "cases.html", lines=lines, found=found, page=page, pages=pages, wanted=wanted,
        asked=_address(wanted), too_long=_too_long(wanted, found), **choices,
    )  # fmt: skip


@blueprint.post("/arenden/sok")
@permission(Permission.SEE_CASES)
def look_up() -> ResponseReturnValue:
    typed = request.form.get("sok", "")
    with work() as opened:
        found = search.find(opened, typed)
        lines = [_line(opened, file) for file in found.files]
    return render_template("case_search.html", lines=lines, found=found, typed=typed.strip()[:100])


def _wanted(args: MultiDict[str, str]) -> Wanted:
    """What an address asks for; what is no choice asks for nothing."""
    stage, order = args.get("lage", ""), args.get("ordning", "")
    guide = args.get("vagledare", "")
    return Wanted(
        stage=stage if stage in case_list.STAGES or stage in {*CaseState} else "",
        project=args.get("projekt", ""),
        vagledare=_uuid(guide),
        unguided=guide == NOBODY,
        late=args.get("sena", "") == "ja",
        order=Order(order) if order in {*Order} else Order.NEWEST,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _address(wanted: Wanted) -> dict[str, str]:
    """The choices as they stand in the address, without those that are not made."""
    said = {
        "lage": wanted.stage,
        "projekt": wanted.project,
        "vagledare": NOBODY if wanted.unguided else str(wanted.vagledare or ""),
        "sena": "ja" if wanted.late else "",
        "ordning": "" if wanted.order is Order.NEWEST else wanted.order.value,
    }
    return {name: value for name, value in said.items() if value}


def _choices(opened: Work) -> dict[str, Any]:
    """What there is to choose among for who is signed in; a choice of one is none."""
    projects = [key for key in access.projects_of(opened.someone) if key in opened.projects]
    found = [user for key in case_list.leads(opened) for user in guides.vagledare_of(opened, key)]
    return {
        "stages": {key: label for key, (label, _) in case_list.STAGES.items()},
        "states": {
            each.value: _words([opened.projects[key] for key in projects], each) for each in CaseState
        },
        "projects": {key: opened.projects[key].name for key in projects} if len(projects) > 1 else {},
        "guides": {str(user.id): user.name for user in found},
        "nobody": NOBODY,
    }


def _words(projects: list[Project], state: CaseState) -> str:
    """A state in the words of all the projects that are listed."""
    return " / ".join(dict.fromkeys(state_label(state, project) for project in projects)) or state.label


def _too_long(wanted: Wanted, found: Listed) -> bool:
    """Whether the list was asked for by name and is put in another order."""
    return wanted.order is not found.order


def _line(opened: Work, file: CaseFile) -> dict[str, object]:
    """A case as the list shows it."""
    project, state = opened.projects[file.project_key], CaseState(file.projection.state)
    known = consents.follows(opened, file)
    due = next((step.due for step in file.projection.steps), None) if known else None
    return {
        "about": papers.about(opened, file),
        "state": state_label(state, project) if known else consents.not_followed(opened, file),
        "project": project.name,
        "due": due,
        "overdue": bool(due and due < opened.today),
    }
