"""What was made a moment ago is found again, and never takes more room than it was given."""

from workers.pdf import Pdf
from workers.pdf.cache import PdfCache, key


def pdf(size: int) -> Pdf:
    return Pdf(b"x" * size, pages=1, converter="Fake")


def test_those_unused_for_longest_make_room() -> None:
    cache, first = PdfCache(size=10), pdf(4)
    cache.put(b"1", first)
    cache.put(b"2", pdf(4))
    assert cache.get(b"1") is first
    cache.put(b"3", pdf(4))
    assert [cache.get(name) is not None for name in (b"1", b"2", b"3")] == [True, False, True]


def test_one_that_is_put_again_takes_its_room_once_and_too_large_a_one_none() -> None:
    cache = PdfCache(size=10)
    cache.put(b"1", pdf(4))
    cache.put(b"1", pdf(5))
    cache.put(b"2", pdf(5))
    cache.put(b"3", pdf(11))
    assert [cache.get(name) is not None for name in (b"1", b"2", b"3")] == [True, True, False]


def test_every_word_that_counts_makes_another_key() -> None:
    keys = {key(b"a"), key(b"b"), key(b"a", "x"), key(b"a", "x", "y"), key(b"a", "xy"), key(b"ax", "y")}
    assert len(keys) == 6
