"""The common words of all documents, and how they become the plain data that a template sees."""

from dataclasses import dataclass
from datetime import date

import pytest

from doc_templates.words import Motivering, SignedWords, Text, Words, paragraphs, plain, printed
from tests.support.words import DOKUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan(SignedWords):
    syfte: Text
    dagar: dict[str, date | None]
    antal: int


def test_words_become_nested_plain_data() -> None:
    words = _Plan(
        dokument=DOKUMENT,
        motiveringar=(Motivering(regel="W9", text="Därför"),),
        underskrifter=(),
        syfte=paragraphs("ett\n\n  två  \n"),
        dagar={"start": date(2017, 2, 1), "slut": None},
        antal=3,
    )
    told = plain(words)
    assert told["syfte"] == {"stycken": ["ett", "två"]}
    assert told["motiveringar"] == [{"regel": "W9", "text": "Därför"}]
    assert told["dagar"] == {"start": date(2017, 2, 1), "slut": None}
    assert (told["antal"], told["underskrifter"]) == (3, [])
    assert isinstance(told["dokument"], dict)
    assert told["dokument"]["titel"] == DOKUMENT.titel


def test_what_is_printed_has_whole_dates_at_every_depth() -> None:
    words = _Plan(
        dokument=DOKUMENT,
        motiveringar=(Motivering(regel="W9", text="Klart 2017-06-02."),),
        underskrifter=(),
        syfte=paragraphs("Senast 2017-06-02."),
        dagar={"start": date(2017, 2, 1), "slut": None},
        antal=3,
    )
    told = printed(words)
    assert told["syfte"] == {"stycken": ["Senast 2017\u201106\u201102."]}
    assert told["motiveringar"] == [{"regel": "W9", "text": "Klart 2017\u201106\u201102."}]
    assert (told["antal"], told["dagar"]) == (3, {"start": date(2017, 2, 1), "slut": None})


def test_an_empty_text_has_no_paragraphs() -> None:
    assert paragraphs(" \n ").stycken == ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrong(Words):
    file: object


def test_what_is_not_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match="plain data only, not object"):
        plain(_Wrong(dokument=DOKUMENT, file=object()))
