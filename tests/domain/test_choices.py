"""The fixed choice lists: safe keys, readable labels, and the words of the domain description."""

import re

import pytest

from service.domain import choices

LISTS = {name: value for name, value in vars(choices).items() if name.isupper()}


@pytest.mark.parametrize("name", LISTS)
def test_keys_are_plain_and_labels_are_distinct(name: str) -> None:
    keys, labels = list(LISTS[name]), list(LISTS[name].values())
    assert all(re.fullmatch("[a-z0-9_]+", key) for key in keys)
    assert len(set(labels)) == len(labels) > 1
    assert all(label == label.strip() and label[0].upper() == label[0] for label in labels)


def test_what_staff_choose_among() -> None:
    assert list(choices.STALLNINGSTAGANDE.values()) == [
        "Intag",
        "Vilande t.o.m.",
        "Ej intag",
        "Endast konsultation",
        "Komplettering",
    ]
    assert next(iter(choices.SKYDD.values())) == "Nej"
    assert len(choices.FORSORJNINGSKALLA) == 12
    assert len(choices.AVSLUTSANLEDNING) == 10
    assert list(choices.DELMAL_STATUS.values()) == ["Ej påbörjat", "Pågår", "Uppnått", "Delvis", "Utgår"]


def test_the_closing_statements_can_be_declined() -> None:
    assert choices.INSTAMMER["vill_ej_svara"] == "Vill ej svara"
    assert choices.AVSLUTSPASTAENDE["narmare"] == "Jag har kommit närmare arbetsmarknaden"
