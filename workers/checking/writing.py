"""How a word, a group or a list is written in a template, told in one sentence."""

from __future__ import annotations

from doc_templates.names import Names

_MOST_SHOWN = 6


def list_of(written: str, path: str, names: Names) -> str:
    """The three lines that print a list, the one that stands at `path` and is `written` so here."""
    item = _item(path, names)
    if f"{path}[]" in names.words:
        return _in_paragraphs(written, item)
    start = f"{path}[]."
    inner = [name.removeprefix(start) for name in names.words if name.startswith(start)]
    fields = [name for name in inner if "." not in name and "[]" not in name]
    inside = " ".join(f"{{{{ {item}.{name} }}}}" for name in fields[:_MOST_SHOWN]) or "…"
    return (
        f"I en tabell skrivs tre rader: {{%tr for {item} in {written} %}}, sedan {inside} och sist "
        "{%tr endfor %}. Utanför tabeller tre stycken, med {%p i stället för {%tr."
    )


def group_of(written: str, path: str, names: Names) -> str:
    """What is printed of a group; a long text is nothing but its paragraphs."""
    children = sorted(names.children(path))
    if len(children) == 1 and f"{path}.{children[0]}[]" in names.words:
        return _in_paragraphs(f"{written}.{children[0]}", _item(f"{path}.{children[0]}", names))
    return f"Skriv ut det som finns i den: {', '.join(f'{written}.{name}' for name in children)}."


def unused(path: str, names: Names) -> str:
    """That nobody sees what was asked for, what it is, and how it is written."""
    above = path.removesuffix("[]")
    meaning = names.meanings.get(above, above)
    if above != path and len(names.children(above.rpartition(".")[0])) == 1:
        meaning = names.meanings.get(above.rpartition(".")[0], meaning)
    meaning = meaning.partition(";")[0].rstrip(".").replace("[]", "")
    return f"Uppgiften ”{meaning}” finns i formuläret men används inte i mallen. {_written(path, names)}"


def _written(path: str, names: Names) -> str:
    """What prints the word, and which loops it stands in, from outside in."""
    *lists, last = path.split("[]")
    lists, last = (lists, last) if last else (lists[:-1], lists[-1])
    above, written, loops = "", "", list[str]()
    for step in lists:
        item = _item(above + step, names)
        loops.append(f"”for {item} in {written}{step}”")
        above, written = f"{above}{step}[]", item
    if path.endswith("[]"):
        how = _in_paragraphs(written + last, _item(above + last, names)).rstrip(".")
    else:
        how = f"Skriv {{{{ {written}{last} }}}}{'' if loops else ' där den ska stå'}"
    return f"{how} inne i {' och '.join(loops)}." if loops else f"{how}."


def _item(path: str, names: Names) -> str:
    """What an item of the list is called: as its field says, else as the field list does."""
    return names.items.get(path) or ("stycke" if f"{path}[]" in names.words else "rad")


def _in_paragraphs(written: str, item: str) -> str:
    lines = f"{{%p for {item} in {written} %}}, sedan {{{{ {item} }}}} och sist {{%p endfor %}}"
    return f"Skriv tre stycken: {lines}."
