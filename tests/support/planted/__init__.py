"""Twenty Word templates with planted mistakes and five without, each with what is to be told of it."""

from tests.support.planted.case import Case
from tests.support.planted.look import LOOK
from tests.support.planted.right import RIGHT
from tests.support.planted.tags import TAGS
from tests.support.planted.wording import WORDING

WRONG: tuple[Case, ...] = (*TAGS, *WORDING, *LOOK)

__all__ = ["RIGHT", "WRONG", "Case"]
