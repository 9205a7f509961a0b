"""Kronor: how staff type amounts and how documents print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.kronor import (
    MAX_KRONOR,
    InvalidKronor,
    decimal_comma,
    kronor,
    parse_kronor,
    percent,
    thousands,
)


@pytest.mark.parametrize(
    "typed",
    [
        "50000",
        "50 000",
        "50.000",
        "50 000 kr",
        "50000kr",
        "50 000 kronor",
        "50 000:-",
        "50\u00a0000",
        "50\u202f000\u00a0KR",
        "  50 000 kr. ",
    ],
)
def test_all_usual_ways_of_typing_an_amount(typed: str) -> None:
    assert parse_kronor(typed) == 50_000


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kr",
        "femtio",
        "50,50",
        "50 000,00",
        "50.00",
        "5 0000",
        "1.767 000",
        "-500",
        "+500",
        "1e5",
        "\u0665\u0660",
        "1000000000",
        "9" * 100_000,
        "=1+1",
    ],
)
def test_what_is_no_amount_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(InvalidKronor) as error:
        parse_kronor(typed)
    assert str(error.value) == "Skriv beloppet i hela kronor, till exempel 50 000."


@given(st.integers(0, MAX_KRONOR))
def test_a_printed_amount_reads_back(amount: int) -> None:
    assert parse_kronor(kronor(amount)) == amount
    assert parse_kronor(thousands(amount)) == amount


def test_how_documents_print_amounts() -> None:
    assert thousands(1_767_000) == "1\u00a0767\u00a0000"
    assert kronor(1_767_000) == "1\u00a0767\u00a0000\u00a0kr"
    assert kronor(0) == "0\u00a0kr"
    assert thousands(-38_900) == "\u221238\u00a0900"


def test_how_documents_print_percentages() -> None:
    assert percent(30) == "30\u00a0%"
    assert percent(Decimal("55.571"), places=1) == "55,6\u00a0%"
    assert percent(Decimal("0.5")) == "1\u00a0%"
    assert decimal_comma(Decimal("3.95"), 1) == "4,0"
    assert decimal_comma(Decimal("-1234.5"), 2) == "\u22121\u00a0234,50"
