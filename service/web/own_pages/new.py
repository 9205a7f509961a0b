"""A new kind: its name, what it is about, and the Word file."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.documents.kind import Subject
from service.documents.own import DefinitionWrong
from service.operations import own_editing, templates
from service.operations.templates.rules import LARGEST
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.own_pages.base import blueprint

FIRST = "Första versionen"
_FILE = (templates.TemplateEmpty, templates.TemplateTooLarge)
_TITLE = (own_editing.TitleTaken, own_editing.TitleUnclear, DefinitionWrong)


@blueprint.get("/<project_key>/ny")
@permission(Permission.MANAGE_TEMPLATES)
def new(project_key: str) -> ResponseReturnValue:
    return _page(project_key, said={"titel": "", "om": "case"})


@blueprint.post("/<project_key>/ny")
@permission(Permission.MANAGE_TEMPLATES)
def upload(project_key: str) -> ResponseReturnValue:
    """The first version of a new kind; the page of the version tells how the check goes."""
    sent, said = request.files.get("fil"), {name: request.form.get(name, "") for name in ("titel", "om")}
    subject = Subject.PROJECT if said["om"] == Subject.PROJECT else Subject.CASE
    try:
        with work() as opened:
            made = own_editing.begin(
                opened,
                project_key=project_key,
                title=said["titel"],
                subject=subject,
                data=sent.read(LARGEST + 1) if sent else b"",
                why=FIRST,
            )
    except _TITLE as error:
        return _page(project_key, said=said, problem=("titel", _told(error)))
    except _FILE as error:
        return _page(project_key, said=said, problem=("fil", str(error)))
    return redirect(url_for("templates.version", template_id=made.id), 303)


def _told(error: Exception) -> str:
    return error.faults[0].message if isinstance(error, DefinitionWrong) else str(error)


def _page(
    project_key: str, *, said: dict[str, str], problem: tuple[str, str] | None = None
) -> ResponseReturnValue:
    with work() as opened:
        project = templates.rows.must_manage(opened, project_key)
    page = {"project": project, "said": said, "problem": problem, "largest": LARGEST}
    return render_template("egna/new.html", **page), 422 if problem else 200
