"""What counts as a text somebody forgot to write."""

import pytest

from service.domain.answers import Answers
from service.domain.rules.placeholders import has_placeholder, unfilled


@pytest.mark.parametrize(
    "text",
    [
        "[Skriv här]",
        "Rubrik [Skriv här] Trisam",
        "[ Fyll i namn ]",
        "[Skriv namn]",
        "[Ange datum]",
        "[Namn]",
        "[ifylles]",
        "[xxx]",
        "[...]",
        "[…]",
        "Ring XXX på måndag.",
        "XXXX",
        "Klicka eller tryck här för att ange text.",
    ],
)
def test_a_placeholder_is_seen(text: str) -> None:
    assert has_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hon skriver här om sitt liv [se bilaga 2].",
        "Intyget [skrivet av läkare] finns.",
        "f(x) = {1, 2, 3}",
        "a < b och b > c",
        "50 % {ungefär}",
        "snake_case och __init__",
        "Avtalet gäller t.o.m. 2017-06-30.",
        "[namn borttaget]",
        "{{ 7*7 }}",
        "{{ deltagare.namn }}",
        "{% for %}",
        "{# #}",
        "<<a>>",
        "[text](a)",
        "[välj](https://example.org)",
        "Namn: ____________",
        "Puss xxx",
        "Storlek XXL eller XXX-stor",
    ],
)
def test_ordinary_text_is_left_in_peace(text: str) -> None:
    assert not has_placeholder(text)


def test_each_question_is_named_once_wherever_it_stands() -> None:
    answers = Answers(
        {"a": "[Skriv här]", "b": "färdigt", "c": [{"x": "[Namn]"}, {"x": "[Namn]"}], "d": ["[Namn]"]}
    )
    (finding,) = unfilled(answers, lambda: {"a": "Analys", "c": "Insatser"})
    assert finding.message == "Dokumentet innehåller ej ifyllda fält: Analys, Insatser."
    assert finding.field == "a"
