"""One uploaded version: how its check goes, every mistake, what it would print, and putting it into use."""

from collections.abc import Iterable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain.roles import Role
from service.models import TemplateState
from service.operations import templates
from service.operations.templates import Remark, TemplatePage
from service.web import scripts, typed
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.handing import handed
from service.web.template_pages import changes
from service.web.template_pages.base import blueprint

_FILES = {"original": templates.ORIGINAL, "kommenterad": templates.COMMENTED, "rattad": templates.MENDED}
_BEFORE_USE = (templates.NotReady, templates.FourEyes, templates.Outdated, templates.WhyMissing)

_APPROVERS = [role.label.lower() for role in Role if role in Permission.MANAGE_TEMPLATES.value]

_STATES = {
    TemplateState.CHECKING: "Prövas",
    TemplateState.REFUSED: "Behöver rättas",
    TemplateState.READY: "Felfri",
}


@blueprint.get("/version/<uuid:template_id>")
@permission(Permission.MANAGE_TEMPLATES)
def version(template_id: UUID) -> ResponseReturnValue:
    kept = typed.kept_for(_address(template_id))
    return _page(template_id, why=kept.one("godkannande") if kept else "", kept=kept is not None)


@blueprint.get("/version/<uuid:template_id>/lage")
@permission(Permission.MANAGE_TEMPLATES)
@scripts.by_itself
def progress(template_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes."""
    with look() as opened:
        page = templates.one(opened, template_id)
    return render_template("mallar/progress.html", page=page, **_told(page))


@blueprint.get("/version/<uuid:template_id>/<any(original, kommenterad, rattad):which>/docx")
@permission(Permission.MANAGE_TEMPLATES)
def file(template_id: UUID, which: str) -> ResponseReturnValue:
    with work() as opened:
        found = templates.file(opened, template_id, _FILES[which])
    return handed(found, opened.store)


@blueprint.get("/version/<uuid:template_id>/bild/<name>")
@permission(Permission.MANAGE_TEMPLATES)
@scripts.by_itself
def picture(template_id: UUID, name: str) -> ResponseReturnValue:
    """A picture of a page, to stand in the version's own."""
    with look() as opened:
        found = templates.picture(opened, template_id, name)
    return handed(found, opened.store, shown=True)


@blueprint.post("/version/<uuid:template_id>/ta-i-bruk")
@permission(Permission.MANAGE_TEMPLATES)
@typed.stands_on("templates.version")
def activate(template_id: UUID) -> ResponseReturnValue:
    why = request.form.get("godkannande", "")
    try:
        with work() as opened:
            template = templates.activate(opened, template_id, why)
            number, title = template.number, templates.one(opened, template_id).title
    except (*_BEFORE_USE, templates.WhyTooLong) as error:
        return _page(template_id, why=why, problem=str(error))
    flash(f"Version {number} är i bruk. Nya dokument av typen ”{title}” görs av den.")
    typed.let_go(_address(template_id))
    return redirect(_address(template_id), 303)


@blueprint.post("/version/<uuid:template_id>/forsok-igen")
@permission(Permission.MANAGE_TEMPLATES)
def retry(template_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        templates.retry(opened, template_id)
    return redirect(url_for(".version", template_id=template_id), 303)


def grouped(remarks: Iterable[Remark]) -> list[tuple[str, list[Remark]]]:
    """The remarks under the part of the Word file they stand in, in the order of the check."""
    parts: dict[str, list[Remark]] = {}
    for each in remarks:
        parts.setdefault(each.place, []).append(each)
    return [*parts.items()]


def _address(template_id: UUID) -> str:
    """The page of the version, which is where its text belongs."""
    return url_for(".version", template_id=template_id)


def _page(template_id: UUID, *, why: str = "", problem: str = "", kept: bool = False) -> ResponseReturnValue:
    """`kept`: the text is what a session that ended left behind."""
    with look() as opened:
        page = templates.one(opened, template_id)
        of_kind = templates.page(opened, page.kind_key, page.project_key)
    told = {**_told(page), "of_kind": of_kind, "why": why, "problem": problem, "kept": kept}
    return render_template("mallar/version.html", page=page, **told), 422 if problem else 200


def _told(page: TemplatePage) -> dict[str, object]:
    """What the check said: what must be mended, what may be, and what was mended already."""
    grave = [each for each in page.remarks if each.severity == "error" and not each.fixed]
    advice = [each for each in page.remarks if each.severity != "error" and not each.fixed]
    fixed = [each for each in page.remarks if each.fixed]
    return {
        "grave": grouped(grave), "advice": grouped(advice), "fixed": grouped(fixed),
        "count": len(grave), "standing": _standing(page), "state": _state(page),
        "changed": changes.told(page.changes),
        "colleague": page.version.hindrance == templates.FourEyes.message, "roles": _APPROVERS,
        "why": "", "problem": "",
    }  # fmt: skip


def _state(page: TemplatePage) -> str:
    """What the version is, as people read it."""
    if page.version.broken:
        return "I bruk, behöver rättas" if page.version.in_use else "Behöver rättas"
    return "I bruk" if page.version.in_use else _STATES[page.version.state]


def _standing(page: TemplatePage) -> str:
    """How far it has come, in one word for the page's program."""
    if page.checking:
        return "checking"
    if page.trouble:
        return "trouble"
    return "drawing" if page.drawing else str(page.version.state.value)
