"""Uploaded Word templates: versions, four eyes, one step back, what is in use, and what a release breaks."""

from service.operations.templates.activation import activate, roll_back
from service.operations.templates.archive import Newer, NotOurs, TooLargeToCarry
from service.operations.templates.changes import Change
from service.operations.templates.handing import file, in_use_file, picture
from service.operations.templates.impact import Impact, Missing
from service.operations.templates.overview import Line, overview
from service.operations.templates.page import page
from service.operations.templates.removal import Removed, remove
from service.operations.templates.rows import managed, may_manage
from service.operations.templates.rules import (
    LARGEST,
    BeingChecked,
    FourEyes,
    NothingBefore,
    NothingInUse,
    NotReady,
    Outdated,
    SameTemplate,
    TemplateEmpty,
    TemplateTooLarge,
    TemplateUnreadable,
    WasInUse,
    WhyMissing,
    WhyTooLong,
)
from service.operations.templates.sending import Sent, sent
from service.operations.templates.shown import Remark, Step, TemplatePage, TemplatesPage, Version
from service.operations.templates.storage import (
    COMMENTED,
    EMPTY,
    EXTREME,
    MENDED,
    ORDINARY,
    ORIGINAL,
    TODAY,
    WHICH,
)
from service.operations.templates.transfer import Imported, NothingToExport, export, import_file
from service.operations.templates.upload import CHECK_TEMPLATE, PREVIEW_TEMPLATE, upload
from service.operations.templates.use import InUse, in_use, version_in_use
from service.operations.templates.version import one, retry

__all__ = [
    "CHECK_TEMPLATE",
    "COMMENTED",
    "EMPTY",
    "EXTREME",
    "LARGEST",
    "MENDED",
    "ORDINARY",
    "ORIGINAL",
    "PREVIEW_TEMPLATE",
    "TODAY",
    "WHICH",
    "BeingChecked",
    "Change",
    "FourEyes",
    "Impact",
    "Imported",
    "InUse",
    "Line",
    "Missing",
    "Newer",
    "NotOurs",
    "NotReady",
    "NothingBefore",
    "NothingInUse",
    "NothingToExport",
    "Outdated",
    "Remark",
    "Removed",
    "SameTemplate",
    "Sent",
    "Step",
    "TemplateEmpty",
    "TemplatePage",
    "TemplateTooLarge",
    "TemplateUnreadable",
    "TemplatesPage",
    "TooLargeToCarry",
    "Version",
    "WasInUse",
    "WhyMissing",
    "WhyTooLong",
    "activate",
    "export",
    "file",
    "import_file",
    "in_use",
    "in_use_file",
    "managed",
    "may_manage",
    "one",
    "overview",
    "page",
    "picture",
    "remove",
    "retry",
    "roll_back",
    "sent",
    "upload",
    "version_in_use",
]
