"""Two documents as every engine gets them: what stands in the template, and the words that fill it.

A document is written once, in blocks; each engine's template is built from them in its own dialect. The plan
has 151 values in nested table loops, the application 243 with a budget of twelve lines over three years.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Loop:
    """The items of the list `items`, each called `item` while it is written."""

    items: str
    item: str


@dataclass(frozen=True, slots=True)
class Value:
    """The word `name` of the innermost loop it stands in, or of the document."""

    name: str


Content = tuple[str | Value, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text and words in one paragraph; `style` is Word's name of it."""

    content: Content
    style: str = "Normal"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: a row of headings, rows as they are, and one row for each item of a loop."""

    headings: tuple[str, ...] = ()
    fixed: tuple[tuple[Content, ...], ...] = ()
    loop: Loop | None = None
    row: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """Blocks that are written once for each item of a loop."""

    loop: Loop
    blocks: tuple[Paragraph | Rows, ...]


Block = Paragraph | Rows | Repeated


@dataclass(frozen=True, slots=True)
class Bench:
    """A document to fill: its blocks, its words, and how it is called in the table."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    data: Data


def values(data: object) -> Iterator[str]:
    """Every text in the words, in order."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for item in data.values():
            yield from values(item)
    elif isinstance(data, list):
        for item in data:
            yield from values(item)


def _heading(*content: str | Value) -> Paragraph:
    return Paragraph(content, style="Heading 2")


def _facts(names: tuple[str, ...]) -> Rows:
    return Rows(fixed=tuple(((_label(name),), (Value(name),)) for name in names))


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _texts(name: str) -> tuple[Block, ...]:
    """A heading, and a paragraph for each text of a list."""
    return (_heading(_label(name)), Repeated(Loop(name, "t"), (Paragraph((Value("text"),)),)))


def _table(items: str, item: str, columns: tuple[str, ...]) -> Rows:
    return Rows(
        headings=tuple(map(_label, columns)),
        loop=Loop(items, item),
        row=tuple((Value(column),) for column in columns),
    )


def _long(about: str, number: int) -> str:
    said = f"Här beskrivs {about}, del {number}: deltagaren & parterna prövar stöd < 3 månader först."
    return " ".join([said] * 4)


def _list_of_texts(name: str, count: int) -> list[dict[str, str]]:
    return [{"text": _long(_label(name).lower(), number)} for number in range(1, count + 1)]


def _rows(columns: tuple[str, ...], count: int) -> list[dict[str, str]]:
    return [{column: f"{_label(column)} {row} åäö" for column in columns} for row in range(1, count + 1)]


_PLAN_FACTS = (
    "titel", "projekt", "arendenummer", "datum", "version", "dokument_id", "deltagare", "vagledare", "spar",
    "grupp", "start", "slut", "faststalld", "tolk", "sprak", "anpassning", "organisation",
)  # fmt: skip
_PLAN_TEXTS = ("overgripande_mal", "resurser", "delaktighet", "anpassningar")
_STEP = ("steg", "delmal", "aktivitet", "hur_och_var", "ansvarig", "start_den", "klart_senast", "status")


def _plan() -> Bench:
    goal = Repeated(
        Loop("mal", "m"), (_heading(Value("nr"), ". ", Value("rubrik")), _table("stegen", "d", _STEP))
    )
    goals = [{"nr": str(nr), "rubrik": f"Mål {nr}", "stegen": _rows(_STEP, 5)} for nr in range(1, 4)]
    return Bench(
        key="plan",
        title="Plan",
        blocks=(
            Paragraph(("Genomförandeplan",), style="Title"), _facts(_PLAN_FACTS),
            *(block for name in _PLAN_TEXTS for block in _texts(name)), goal,
        ),
        data={
            **{name: f"{_label(name)} 2017" for name in _PLAN_FACTS},
            **{name: _list_of_texts(name, 2) for name in _PLAN_TEXTS},
            "mal": goals,
        },
    )  # fmt: skip


_APPLICATION_FACTS = (
    "titel", "projekt", "dnr", "datum", "version", "dokument_id", "sokande", "kontaktperson", "telefon",
    "epost", "period", "start", "slut", "malgrupp", "antal", "alder", "kommuner", "belopp", "medfinansiering",
    "summa_ar_1", "summa_ar_2", "summa_ar_3", "summa", "beslutad_av", "ort", "underskrift", "organisation",
)  # fmt: skip
_APPLICATION_TEXTS = (
    "sammanfattning", "bakgrund", "syfte", "malgruppen", "metod", "organisationen", "samverkan",
    "jamstalldhet", "uppfoljning", "utvardering", "implementering", "risker",
)  # fmt: skip
_BUDGET = ("kostnad", "ar_1", "ar_2", "ar_3", "totalt", "finansiar")
_GOAL = ("nummer", "mal", "matt", "nu", "efter_projektet", "kalla")
_PARTY = ("part", "roll", "insats", "kontakt")


def _application() -> Bench:
    return Bench(
        key="application",
        title="Ansökan",
        blocks=(
            Paragraph(("Ansökan om medel",), style="Title"), _facts(_APPLICATION_FACTS),
            *(block for name in _APPLICATION_TEXTS for block in _texts(name)),
            _heading("Mål"), _table("malen", "g", _GOAL),
            _heading("Parter"), _table("parter", "p", _PARTY),
            _heading("Budget"), _table("budget", "b", _BUDGET),
        ),
        data={
            **{name: f"{_label(name)} 2017" for name in _APPLICATION_FACTS},
            **{name: _list_of_texts(name, 4) for name in _APPLICATION_TEXTS},
            "malen": _rows(_GOAL, 10), "parter": _rows(_PARTY, 9), "budget": _rows(_BUDGET, 12),
        },
    )  # fmt: skip


PLAN, APPLICATION = _plan(), _application()


def unrolled(bench: Bench) -> Bench:
    """The same document without loops over blocks, for an engine that only repeats rows."""
    blocks: list[Block] = []
    data = dict(bench.data)
    for block in bench.blocks:
        if not isinstance(block, Repeated):
            blocks.append(block)
            continue
        items = data.pop(block.loop.items)
        assert isinstance(items, list)
        for number, item in enumerate(items, start=1):
            prefix = f"{block.loop.items}_{number}_"
            blocks += [_renamed(inner, prefix) for inner in block.blocks]
            data |= {prefix + name: value for name, value in item.items()}
    return Bench(bench.key, bench.title, tuple(blocks), data)


def _renamed(block: Paragraph | Rows, prefix: str) -> Paragraph | Rows:
    if isinstance(block, Paragraph):
        content = (Value(prefix + part.name) if isinstance(part, Value) else part for part in block.content)
        return Paragraph(tuple(content), block.style)
    assert block.loop is not None
    return Rows(block.headings, block.fixed, Loop(prefix + block.loop.items, block.loop.item), block.row)
