"""Choosing between two texts, question by question."""

from service.web.comparing import merged

MINE = {"mal-0-mal": ["Mitt"], "mal-1-mal": ["Mitt andra"], "text": ["a"], "val": ["x", "y"]}
THEIRS = {"mal-0-mal": ["Deras"], "text": ["b"]}


def test_nothing_chosen_is_my_text() -> None:
    assert merged(MINE, THEIRS, {}) == MINE


def test_theirs_takes_all_rows_of_a_group() -> None:
    """Rows are not mixed: the whole group is one or the other."""
    assert merged(MINE, THEIRS, {"mal": "deras"}) == {
        "mal-0-mal": ["Deras"],
        "text": ["a"],
        "val": ["x", "y"],
    }


def test_theirs_may_be_no_answer() -> None:
    assert "val" not in merged(MINE, THEIRS, {"val": "deras"})


def test_both_texts_stand_after_one_another() -> None:
    assert merged(MINE, THEIRS, {"text": "bada"})["text"] == ["b\n\na"]


def test_unknown_choices_keep_my_text() -> None:
    assert merged(MINE, THEIRS, {"text": "något annat"}) == MINE
