"""Identity numbers: every way staff type them, the century rule, and that they are masked in print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.personnummer import InvalidPersonnummer, Personnummer, RefusedTestNumber

TODAY = date(2017, 3, 7)


def parse(text: str, *, today: date = TODAY, allow_test: bool = True) -> Personnummer:
    return Personnummer.parse(text, today=today, allow_test=allow_test)


def valid(nine_of_ten: str, century: str) -> str:
    """Twelve digits with the right check digit, found by trying all ten."""
    for last in "0123456789":
        try:
            return Personnummer(century + nine_of_ten + last).digits
        except InvalidPersonnummer:
            continue
    raise AssertionError("one of ten check digits must fit")


birth_dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2017, 3, 7))
serials = st.integers(min_value=1, max_value=999).map("{:03d}".format)


@pytest.mark.parametrize(
    "typed",
    [
        "199705162387",
        "19970516-2387",
        "19970516 2387",
        "9705162387",
        "970516-2387",
        "970516 2387",
        " 97 05 16 - 2387 ",
        "970516\u20132387",
        "970516\u20112387",
        "19970516\u00a02387",
    ],
)
def test_all_usual_ways_of_typing_give_the_same_number(typed: str) -> None:
    assert parse(typed).digits == "199705162387"
    assert parse(typed).shown == "19970516-2387"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "970516",
        "970516-2386",
        "970516-238",
        "19970516-23870",
        "199702302389",
        "970516/2387",
        "97051O-2387",
        "²97051623871",
        "٩٧٠٥١٦٢٣٨٧",
        "000000-0000",
        "0" * 12,
        "9" * 100_000,
    ],
)
def test_a_wrong_number_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(InvalidPersonnummer) as error:
        parse(typed)
    assert str(error.value) == "Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna."
    assert error.value.facts == {}


def test_hyphen_is_read_as_the_youngest_person_and_plus_as_turning_a_hundred() -> None:
    assert parse("121212-1212").digits == "201212121212"
    assert parse("121212+1212").digits == "191212121212"
    assert parse("121212-1212", today=date(2012, 12, 11)).digits == "191212121212"


def test_a_ten_digit_number_of_29_february_finds_a_leap_year() -> None:
    ten = valid("960229238", "19")[2:]
    assert parse(ten).birth_date == date(1996, 2, 29)


@given(born=birth_dates, serial=serials)
def test_ten_digits_with_the_right_sign_mean_the_person_of_the_twelve(born: date, serial: str) -> None:
    digits = valid(f"{born:%y%m%d}{serial}", f"{born.year // 100:02d}")
    sign = "+" if TODAY.year - born.year >= 100 else "-"
    number = parse(f"{digits[2:8]}{sign}{digits[8:]}")
    assert number.digits == digits
    assert number.birth_date == born
    assert parse(number.shown) == number


@given(born=birth_dates, serial=serials, place=st.integers(2, 11), change=st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(born: date, serial: str, place: int, change: int) -> None:
    digits = valid(f"{born:%y%m%d}{serial}", f"{born.year // 100:02d}")
    wrong = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
    with pytest.raises(InvalidPersonnummer):
        Personnummer(wrong)


def test_nobody_is_born_tomorrow() -> None:
    tomorrow = valid("170308238", "20")
    with pytest.raises(InvalidPersonnummer):
        parse(tomorrow)
    assert parse(tomorrow, today=date(2017, 3, 8)).birth_date == date(2017, 3, 8)


def test_a_samordningsnummer_has_its_birth_date_sixty_days_off() -> None:
    number = parse("701063-2391")
    assert number.birth_date == date(1970, 10, 3)
    assert number.shown == "19701063-2391"


SAMPLE = [
    "199705162387",
    "197907179191",
    "196408233234",
    "198101079294",
    "199212252382",
    "199001252387",
    "198705212382",
    "197010632391",
    "200001052380",
]


@pytest.mark.parametrize("digits", SAMPLE)
def test_the_practice_persons_are_refused_in_production(digits: str) -> None:
    assert parse(digits).is_test
    with pytest.raises(RefusedTestNumber) as error:
        parse(digits, allow_test=False)
    assert str(error.value) == "Testpersonnummer får inte användas i skarp miljö."


def test_a_person_born_in_ostergotland_before_1990_is_no_test_person() -> None:
    digits = valid("800101238", "19")
    assert parse(digits, allow_test=False).digits == digits
    with pytest.raises(RefusedTestNumber):
        parse(valid("900101238", "19"), allow_test=False)


def test_the_number_is_masked_wherever_it_might_be_printed() -> None:
    number = parse("19970516-2387")
    printed = f"{number} {number!r} {number!s} {[number]} {number:>20}"
    assert "2387" not in printed
    assert "1997" not in printed
    assert str(number) == "********-****"


def test_a_stored_number_comes_back_and_a_damaged_one_does_not() -> None:
    assert Personnummer.stored("199705162387") == parse("970516-2387")
    with pytest.raises(InvalidPersonnummer):
        Personnummer.stored("19970516-2387")


def test_equal_numbers_are_equal_and_can_be_looked_up() -> None:
    assert {parse("970516-2387"): "D1"}[parse("19970516-2387")] == "D1"
