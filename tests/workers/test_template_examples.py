"""The made-up documents of previews: every template takes them, and each shows what it is there to show."""

import pytest

from service.documents.kind import DocumentKind
from service.documents.kinds import REGISTRY
from service.operations.templates import EMPTY, EXTREME, LARGEST, ORDINARY, WHICH
from tests.support.kinds import PROJECT, PROJECTS, texts
from workers.rendering import fill
from workers.templates.examples import DOCUMENT_ID, WIDE, examples, stretched
from workers.word.limits import MAX_PACKED


@pytest.mark.parametrize("kind", [*REGISTRY], ids=lambda kind: kind.key)
def test_every_built_in_template_takes_every_example_in_every_project(kind: DocumentKind) -> None:
    for project in PROJECTS.values():
        found = examples(kind, project, template="mall 1")
        assert tuple(found) == WHICH
        for words in found.values():
            assert fill(kind.template, words).startswith(b"PK")


def test_the_empty_one_says_nothing_but_its_header() -> None:
    words = examples(REGISTRY["genomforandeplan"], PROJECT, template="mall 1")[EMPTY]
    header = words.pop("dokument")
    assert isinstance(header, dict)
    assert (header["titel"], header["id"], header["mall"]) == ("Genomförandeplan", DOCUMENT_ID, "mall 1")
    assert [text for text in texts(words) if text] == []


def test_the_extreme_one_has_more_of_everything_but_the_same_header() -> None:
    found = examples(REGISTRY["genomforandeplan"], PROJECT, template="mall 1")
    assert found[EXTREME]["dokument"] == found[ORDINARY]["dokument"]
    many, few = texts(found[EXTREME]), texts(found[ORDINARY])
    assert len(many) > len(few)
    assert any(text.count(WIDE) > 1 for text in many)


def test_what_has_no_letters_and_lists_of_values_keep_their_shape() -> None:
    words = {"ar": ["2017", "2018"], "belopp": "1 250 000", "rader": [{"namn": "A"}], "tom": [], "sant": True}
    strained = stretched(words)
    assert (strained["ar"], strained["belopp"], strained["tom"]) == (["2017", "2018"], "1 250 000", [])
    assert strained["sant"] is True
    rows = strained["rader"]
    assert isinstance(rows, list)
    assert len(rows) > 1


def test_an_upload_may_be_as_large_as_a_checked_file() -> None:
    assert LARGEST == MAX_PACKED
