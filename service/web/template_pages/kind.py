"""The template of one kind in one project: its versions, uploading a new one, and going back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.operations import templates
from service.operations.documents import FORMATS
from service.operations.templates.rules import LARGEST, SHORTEST_WHY
from service.web import typed
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.handing import as_file
from service.web.template_pages.base import blueprint, sent_file, wrong_file
from service.web.template_pages.overview import waiting

_UPLOAD = (
    templates.TemplateEmpty,
    templates.TemplateTooLarge,
    templates.WhyMissing,
    templates.WhyTooLong,
    templates.SameTemplate,
)
"""What is wrong with a post and can be mended by who posted it."""
_FILE = (templates.TemplateEmpty, templates.TemplateTooLarge, templates.SameTemplate)


@blueprint.get("/<project_key>/<kind_key>")
@permission(Permission.MANAGE_TEMPLATES)
def kind(project_key: str, kind_key: str) -> ResponseReturnValue:
    if kept := typed.kept_for(_address(project_key, kind_key)):
        return _page(project_key, kind_key, why=kept.one("varfor"), back=kept.one("tillbaka"), kept=True)
    return _page(project_key, kind_key)


@blueprint.post("/<project_key>/<kind_key>")
@permission(Permission.MANAGE_TEMPLATES)
@typed.stands_on("templates.kind")
def upload(project_key: str, kind_key: str) -> ResponseReturnValue:
    """A new version; the page of it tells how the check goes."""
    why = request.form.get("varfor", "")
    try:
        with templates.sent(look, project_key, sent_file("fil")) as file, work() as opened:
            made = templates.upload(opened, kind_key=kind_key, file=file, why=why)
    except _UPLOAD as error:
        of_file = isinstance(error, _FILE)
        problem = ("fil", wrong_file(error, "fil")) if of_file else ("varfor", str(error))
        return _page(project_key, kind_key, why=why, problem=problem)
    typed.let_go(_address(project_key, kind_key))
    return redirect(url_for(".version", template_id=made.id), 303)


@blueprint.post("/<project_key>/<kind_key>/ga-tillbaka")
@permission(Permission.MANAGE_TEMPLATES)
@typed.stands_on("templates.kind")
def roll_back(project_key: str, kind_key: str) -> ResponseReturnValue:
    why = request.form.get("tillbaka", "")
    try:
        with work() as opened:
            now = templates.roll_back(opened, kind_key, project_key, why)
    except (templates.NothingBefore, templates.WhyMissing, templates.WhyTooLong) as error:
        return _page(project_key, kind_key, back=why, problem=("tillbaka", str(error)))
    name = f"Version {now.number}" if now else "Den inbyggda mallen"
    flash(f"{name} är i bruk igen.")
    typed.let_go(_address(project_key, kind_key))
    return redirect(_address(project_key, kind_key), 303)


@blueprint.get("/<project_key>/<kind_key>/i-bruk/docx")
@permission(Permission.MANAGE_TEMPLATES)
def in_use(project_key: str, kind_key: str) -> ResponseReturnValue:
    """The Word file that documents are made from now, to change and upload again."""
    with work() as opened:
        handed = templates.in_use_file(opened, kind_key, project_key)
    return as_file(handed.used.data, handed.name, media_type=FORMATS["docx"])


def _address(project_key: str, kind_key: str) -> str:
    """The page itself, which is where its text belongs."""
    return url_for(".kind", project_key=project_key, kind_key=kind_key)


def _page(
    project_key: str,
    kind_key: str,
    *,
    why: str = "",
    back: str = "",
    problem: tuple[str, str] | None = None,
    kept: bool = False,
) -> ResponseReturnValue:
    """The page with what was typed; `problem` is the box it stands at and the sentence.

    `kept`: the text is what a session that ended left behind.
    """
    with work() as opened:
        page = templates.page(opened, kind_key, project_key)
    shown = {"page": page, "waiting": waiting(page), "why": why, "back": back, "problem": problem}
    shown |= {"kept": kept, "why_missing": templates.WhyMissing.message}
    return (
        render_template("mallar/kind.html", **shown, largest=LARGEST, shortest=SHORTEST_WHY),
        422 if problem else 200,
    )
