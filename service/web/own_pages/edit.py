"""The questions of a version: adjusted on one page, shown as the form will be, and saved as a new version."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.rows import Typed
from service.documents.kind import Retention
from service.documents.own import Definition, DefinitionWrong, OwnKind, kind_of
from service.documents.own.roles import PHASES, RECIPIENTS, SIGNERS, WRITERS
from service.domain.project import Project
from service.domain.roles import Role
from service.operations import templates
from service.operations.own import editing as own_editing
from service.operations.own.editing import Editing
from service.web import typed
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.own_labels import RECIPIENT_LABELS, RETENTION_LABELS, SIGNER_LABELS, TYPE_LABELS
from service.web.own_pages import order, posted
from service.web.own_pages.base import blueprint

UNSAID = "Skriv vad du har ändrat, med några ord, så att andra förstår."


@blueprint.get("/version/<uuid:template_id>/fragor")
@permission(Permission.MANAGE_TEMPLATES)
def questions(template_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = own_editing.editing(opened, template_id)
    kept = typed.kept_for(_address(template_id))
    start = {**posted.typed_of(found.definition), "base": [str(found.newest)]}
    return _page(found, kept.typed if kept else start, kept=kept is not None)


@blueprint.get("/version/<uuid:template_id>/formular")
@permission(Permission.MANAGE_TEMPLATES)
def form(template_id: UUID) -> ResponseReturnValue:
    """The form as its writers will see it, for who approves the version."""
    with work() as opened:
        found = own_editing.editing(opened, template_id)
    shown = {"page": found, "look": found.kind.form({}, project=found.project), "chosen": _chosen(found)}
    return render_template("egna/form.html", **shown)


@blueprint.post("/version/<uuid:template_id>/fragor")
@permission(Permission.MANAGE_TEMPLATES)
@typed.stands_on("own_kinds.questions", words=posted.is_written)
def send(template_id: UUID) -> ResponseReturnValue:
    """Every button of the page: save, show the form, and those that move cards."""
    text, said = typed.posted(), request.form.get("command", "save")
    with work() as opened:
        found = own_editing.editing(opened, template_id)
        file = own_editing.word_file(opened, template_id)
        store = opened.store
    if said not in ("save", "visa"):
        return _page(found, order.command(text, said, found.definition))
    wrong = dict(posted.empty_headings(text, found.definition))
    try:
        definition = Definition.from_json(posted.as_json(text, found.definition), compared=found.compared)
    except DefinitionWrong as error:
        return _page(found, text, wrong=posted.places(error.faults, text, found.definition) | wrong)
    if wrong:
        return _page(found, text, wrong=wrong)
    if said == "visa":
        return _page(found, text, look=kind_of(found.kind.key, definition))
    return _save(found, text, definition, data=file.read(store))


def _save(found: Editing, text: Typed, definition: Definition, *, data: bytes) -> ResponseReturnValue:
    base, why = posted.one(text, "base"), posted.one(text, "varfor")
    try:
        with templates.sent(look, found.project.key, data) as file, work() as opened:
            made = own_editing.save(
                opened, found.template_id, definition, file=file, why=why,
                base=int(base) if base.isdecimal() and len(base) < 9 else 0,
            )  # fmt: skip
    except own_editing.SavedMeanwhile as error:
        return _page(found, {**text, "base": [str(found.newest)]}, wrong={"meanwhile": str(error)})
    except templates.SameTemplate:
        typed.let_go(_address(found.template_id))
        flash("Inget är ändrat, så ingen ny version behövs.")
        return redirect(url_for("templates.version", template_id=found.newest_id), 303)
    except templates.WhyMissing:
        return _page(found, text, wrong={"varfor": UNSAID})
    except templates.WhyTooLong as error:
        return _page(found, text, wrong={"varfor": str(error)})
    typed.let_go(_address(found.template_id))
    flash(f"Frågorna är sparade som version {made.number}. Den prövas nu.")
    return redirect(url_for("templates.version", template_id=made.id), 303)


def _address(template_id: UUID) -> str:
    """The page of the questions, which is where their text belongs."""
    return url_for(".questions", template_id=template_id)


def _page(
    found: Editing,
    text: Typed,
    *,
    wrong: dict[str, str] | None = None,
    look: OwnKind | None = None,
    kept: bool = False,
) -> ResponseReturnValue:
    """`kept`: the text is what a session that ended left behind."""
    project = found.project
    page = {
        "page": found,
        "kept": kept,
        "typed": text,
        "one": posted.one,
        "wrong": wrong or {},
        "keys": order.keys(found.definition),
        "cards": order.cards(text, found.definition),
        "columns": order.columns,
        "options": _options(found, project),
        "labels": TYPE_LABELS,
        "look": look.form({}, project=project) if look else None,
        "title": posted.one(text, "title") or found.definition.title,
    }
    return render_template("egna/questions.html", **page), 422 if wrong else 200


def _options(found: Editing, project: Project) -> dict[str, dict[str, str]]:
    """The choices of each group of boxes, as the subject allows: {name: {value: label}}."""
    subject = found.definition.subject
    names = {Role.VAGLEDARE.value: project.names.vagledare}
    return {
        "writers": {each.value: names.get(each.value, each.label) for each in WRITERS[subject]},
        "signers": {each.value: names.get(each.value) or SIGNER_LABELS[each] for each in SIGNERS[subject]},
        "recipients": {each.value: RECIPIENT_LABELS[each] for each in RECIPIENTS[subject]},
        "begins": {each.value: phase.label for each, phase in PHASES.items()}
        if found.definition.begins
        else {},
        "retention": {each.value: RETENTION_LABELS[each] for each in Retention},
    }


def _chosen(found: Editing) -> dict[str, list[str]]:
    """What was chosen in each group, as labels."""
    options, typed = _options(found, found.project), posted.typed_of(found.definition)
    return {name: [of[value] for value in typed[name] if value in of] for name, of in options.items()}
