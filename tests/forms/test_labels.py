"""Every label of every form reads well inside the messages that name it: "Fyll i sista dag för svar."."""

from collections.abc import Iterator

import pytest

from forms.base import KindForm
from forms.rows import RowForm, RowsField
from service.documents.kinds import REGISTRY
from service.domain import messages
from tests.support.kinds import PROJECT

BEGINS_NONE = {
    "att", "av", "avser", "då", "efter", "från", "får", "gäller", "hos", "med", "när", "och", "om", "senast",
    "sedan", "som", "så", "till",
}  # fmt: skip
ENDS_NONE = {"av", "efter", "för", "genomförd", "hos", "med", "senast", "till", "via"}
QUOTED = "”"


def labels(form: KindForm | RowForm) -> Iterator[str]:
    for field in form.questions():
        yield field.title
        if isinstance(field, RowsField):
            field.rows or field.append_entry()
            yield from labels(field.rows[0])


@pytest.mark.parametrize("key", [kind.key for kind in REGISTRY])
def test_a_label_is_a_phrase_that_a_sentence_can_hold(key: str) -> None:
    for label in labels(REGISTRY[key].form(project=PROJECT)):
        said = messages.REQUIRED.text(etikett=label).removeprefix("Fyll i ").removesuffix(".")
        if not said.startswith(QUOTED):
            first, last = said.split()[0], said.split()[-1]
            assert first not in BEGINS_NONE, label
            assert last not in ENDS_NONE, label
            assert ":" not in said or said.startswith("spårfigur"), label
