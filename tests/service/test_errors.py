"""Errors are finished Swedish sentences, also when they come from another process."""

import pickle

import pytest

from service.domain.dates import InvalidDate
from service.errors import KindUnknown, NotAllowed, NotFound, ServiceError


def test_an_error_is_its_finished_sentence() -> None:
    error = KindUnknown(key="plan")
    assert str(error) == "Det finns ingen dokumenttyp som heter ”plan”."
    assert error.facts == {"key": "plan"}
    assert isinstance(error, ServiceError)


def test_a_forgotten_fact_is_never_printed_as_a_gap() -> None:
    with pytest.raises(KeyError):
        KindUnknown()


def test_braces_in_a_fact_are_only_text() -> None:
    assert "{{ x }}" in str(KindUnknown(key="{{ x }}"))


def test_an_error_survives_the_way_from_a_child_process() -> None:
    for error in (KindUnknown(key="plan"), InvalidDate()):
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
        assert type(copy) is type(error)
        assert str(copy) == str(error)


def test_unknown_and_forbidden_say_the_same() -> None:
    assert str(NotFound()) == str(NotAllowed())
