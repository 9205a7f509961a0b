"""A Word file opened by docxtpl, also one that leads somewhere it does not have."""

from __future__ import annotations

import io
import posixpath
from pathlib import PurePosixPath

from docxtpl import DocxTemplate
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.word.markup import parse, to_bytes
from workers.word.package import Package


def opened(package: Package, data: bytes) -> DocxTemplate:
    """The file as docxtpl opens it; what leads nowhere in it is taken away, since that would stop docxtpl."""
    for source in (data, package):
        template = DocxTemplate(
            io.BytesIO(source if isinstance(source, bytes) else _without_loose_ends(source))
        )
        try:
            template.init_docx()
        except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError):
            continue
        return template
    message = "Filen är inte ett vanligt Word-dokument (.docx)."
    raise TemplateError(mistake=Mistake(place="filen", text="", message=message))


def _without_loose_ends(package: Package) -> bytes:
    """The same file without relations to members that it does not have."""
    changed = {}
    for name in (name for name in package.members if name.endswith(".rels")):
        root = parse(package.members[name])
        folder = PurePosixPath(name).parent.parent
        for relation in list(root):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            if relation.get("TargetMode") != "External" and target.lstrip("/") not in package.members:
                root.remove(relation)
        changed[name] = to_bytes(root)
    return package.replaced(changed).to_bytes()
