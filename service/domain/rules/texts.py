"""Every text that a person typed in a form, with the question it stands under."""

from collections.abc import Iterator, Mapping


def texts(answers: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The question, the place ("mal-0-delmal-1-start" or the question again) and the text, rows included."""
    for name, value in answers.items():
        for place, text in _inside(value, name):
            yield name, place, text


def _inside(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for index, row in enumerate(value):
            if isinstance(row, Mapping):
                for name, inner in row.items():
                    yield from _inside(inner, f"{place}-{index}-{name}")
