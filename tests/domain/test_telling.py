"""Free text that tells who somebody is: found however it is written, and never in ordinary Swedish prose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.dates import interval, iso, long_date
from service.domain.kronor import kronor
from service.domain.rules.hidden import tells_who, whole_words
from service.domain.text import clean, plain

LONG = 100_000

_days = st.dates(date(2014, 1, 1), date(2027, 12, 31))
_facts = st.one_of(
    _days.map(iso),
    _days.map(long_date),
    _days.map("{:%d.%m.%Y}".format),
    _days.map("{:%d/%m %Y}".format),
    st.tuples(_days, _days).map(lambda pair: interval(min(pair), max(pair))),
    st.integers(0, 9_999_999).map(kronor),
    st.integers(0, 9_999).map("{} kronor".format),
    st.integers(2014, 2027).map("VK-{}-014".format),
    st.integers(2014, 2026).map(lambda year: f"{year}\u2013{year + 1}"),
    st.times().map("kl. {:%H.%M}".format),
    st.tuples(st.times(), st.times()).map(lambda pair: "{:%H.%M}\u2013{:%H.%M}".format(*pair)),
    st.integers(0, 100).map("{} %".format),
)
_glue = st.sampled_from([" och ", ", ", " till ", ". Sedan ", " (arbetsterapeut, AT) ", "\n", " kostade "])


@pytest.mark.parametrize(
    "text",
    [
        "070.174.06.05",
        "070-174 06 05",
        "070_1740605",
        "+46.70.174.06.05",
        "0\u200b70-174 06 05",
        "a(at)b.se",
        "namn [at] example.org",
        "namn(snabel-a)example(punkt)org",
        "namn\uff20example.org",
        "19640823.3234",
    ],
)
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert tells_who(f"Ring {text} i dag.")


@given(st.lists(st.tuples(_facts, _glue), min_size=1, max_size=6))
def test_dates_amounts_times_and_case_numbers_tell_nobody(told: list[tuple[str, str]]) -> None:
    assert not tells_who("M\u00f6tet var " + "".join(fact + glue for fact, glue in told))


@pytest.mark.parametrize("text", ["Ker\u00adstin", "Ker\u200bstin", "Kerstin_", "_KERSTINS", "\uff2berstin"])
def test_a_name_is_found_with_invisible_signs_in_it_and_signs_around_it(text: str) -> None:
    assert whole_words(["Kerstin"]).search(plain(f"Om {text} kommer"))
    assert not whole_words(["Kerst"]).search(plain(f"Om {text} kommer"))


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200c", "\u200d"])
def test_what_nobody_sees_is_not_kept_in_what_people_type(sign: str) -> None:
    assert clean(f"Ker{sign}stin") == "Kerstin"


def test_the_joiners_of_other_scripts_are_kept() -> None:
    assert (
        clean("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")
        == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )


@pytest.mark.parametrize(
    "piece", ["a", "1", "0", " ", "-", "@", "a@", "(at)", "070.", "1964-08-23 ", "\u200b", "\u0301"]
)
def test_a_long_text_is_read_as_fast_as_a_short_one_is_long(piece: str) -> None:
    text = piece * (LONG // len(piece))
    assert tells_who(text + " namn@example.org")
