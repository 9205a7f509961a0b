"""A new kind: its name, what it is about, and the Word file."""

import re

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.documents.kind import Subject
from service.documents.own import DefinitionWrong
from service.domain.numbers_in_text import masked
from service.domain.text import clean
from service.errors import NotFound
from service.operations import templates
from service.operations.own import editing as own_editing
from service.operations.templates.rules import LARGEST
from service.web import typed
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.own_pages.base import blueprint
from service.web.template_pages.base import sent_file, wrong_file

FIRST, LONGEST_NAME = "Första versionen", 120
SUBJECTS = {Subject.CASE: "Ett ärende, alltså en person", Subject.PROJECT: "Projektet"}
_SAID = ("titel", "om")
_FILE = (templates.TemplateEmpty, templates.TemplateTooLarge)
_TITLE = (own_editing.TitleTaken, own_editing.TitleUnclear, DefinitionWrong)


@blueprint.get("/<project_key>/ny")
@permission(Permission.MANAGE_TEMPLATES)
def new(project_key: str) -> ResponseReturnValue:
    kept = typed.kept_for(_address(project_key))
    said = {name: kept.one(name) for name in _SAID} if kept else {"titel": "", "om": Subject.CASE.value}
    return _page(project_key, said=said, kept=kept is not None)


@blueprint.post("/<project_key>/ny")
@permission(Permission.MANAGE_TEMPLATES)
@typed.stands_on("own_kinds.new", words=lambda name: name == "titel")
def upload(project_key: str) -> ResponseReturnValue:
    """The first version of a new kind; the page of the version tells how the check goes."""
    said = {name: request.form.get(name, "") for name in _SAID}
    subject = Subject.PROJECT if said["om"] == Subject.PROJECT else Subject.CASE
    try:
        with templates.sent(look, project_key, sent_file("fil")) as file, work() as opened:
            why = f"{FIRST}, ur {name}" if (name := _file_name()) else FIRST
            made = own_editing.begin(opened, file=file, title=said["titel"], subject=subject, why=why)
    except _TITLE as error:
        return _page(project_key, said=said, problem=("titel", _told(error)))
    except _FILE as error:
        return _page(project_key, said=said, problem=("fil", wrong_file(error, "fil")))
    typed.let_go(_address(project_key))
    flash(f"Filen {name} är mottagen och prövas." if name else "Filen är mottagen och prövas.")
    return redirect(url_for("templates.version", template_id=made.id), 303)


def _file_name() -> str:
    """What the file is called where it came from, without folders and without a personal number."""
    sent = request.files.get("fil")
    name = re.split(r"[\\/]", (sent and sent.filename) or "")[-1]
    return masked(clean(name).strip())[:LONGEST_NAME]


def _told(error: Exception) -> str:
    return error.faults[0].message if isinstance(error, DefinitionWrong) else str(error)


def _address(project_key: str) -> str:
    """The page itself, which is where its text belongs."""
    return url_for(".new", project_key=project_key)


def _page(
    project_key: str, *, said: dict[str, str], problem: tuple[str, str] | None = None, kept: bool = False
) -> ResponseReturnValue:
    """`kept`: the text is what a session that ended left behind."""
    with look() as opened:
        if not templates.may_manage(opened, project_key):
            raise NotFound
        project = opened.project(project_key)
    page = {"project": project, "said": said, "problem": problem, "largest": LARGEST, "kept": kept}
    page["subjects"] = {each.value: text for each, text in SUBJECTS.items()}
    return render_template("egna/new.html", **page), 422 if problem else 200
