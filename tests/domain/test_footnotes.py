"""A footnote's mark stands after the first place where its word does, and nothing of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from service.domain.footnotes import Piece, marked, place


def test_the_mark_stands_after_the_first_place_of_the_word() -> None:
    cut, order = marked(["Låg SGI samt sjuk. SGI igen.", "SGI sist."], ["SGI"])
    assert cut == [[Piece("Låg SGI", 1), Piece(" samt sjuk. SGI igen.")], [Piece("SGI sist.")]]
    assert order == [0]


def test_marks_are_counted_in_the_order_of_the_text_not_of_the_list() -> None:
    cut, order = marked(["DUA och SGI"], ["SGI", "DUA"])
    assert cut == [[Piece("DUA", 1), Piece(" och SGI", 2)]]
    assert order == [1, 0]


def test_a_word_inside_a_longer_one_is_not_the_word() -> None:
    assert place("SGI-grundande och SGIs", "SGI") == 3
    assert place("OSGI och SGIs", "SGI") == -1
    assert place("något (SGI).", "(SGI)") == 11
    assert place("något", "") == -1


def test_a_word_that_stands_nowhere_has_no_mark() -> None:
    assert marked(["Text."], ["SGI"]) == ([[Piece("Text.")]], [])
    assert marked([""], ["SGI"]) == ([[Piece("")]], [])


@given(st.lists(st.text("ab .", max_size=12)), st.lists(st.text("ab.", max_size=3), max_size=3))
def test_the_pieces_together_are_the_text(paragraphs: list[str], words: list[str]) -> None:
    cut, order = marked(paragraphs, words)
    assert ["".join(piece.text for piece in pieces) for pieces in cut] == paragraphs
    numbers = [piece.note for pieces in cut for piece in pieces if piece.note]
    assert numbers == list(range(1, len(order) + 1))
