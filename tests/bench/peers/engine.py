"""One engine for Word files in Python, driven line by line as engine.mjs is.

Started as: python engine.py ENGINE FOLDER-WITH-TEMPLATES, by the Python that has the engine. It imports
nothing of ours unless ours was asked for, since a peer has an environment of its own.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

Fill = Callable[[bytes, dict[str, Any]], bytes]


def _knutpunkt() -> Fill:
    from workers.rendering import fill  # noqa: PLC0415 - only the engine that was asked for

    return fill


def _docxtpl() -> Fill:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - the same

    def fill(template: bytes, data: dict[str, Any]) -> bytes:
        document, target = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        document.render(data, autoescape=True)
        document.save(target)
        return target.getvalue()

    return fill


def _mailmerge() -> Fill:
    from mailmerge import MailMerge  # noqa: PLC0415 - the same

    def fill(template: bytes, data: dict[str, Any]) -> bytes:
        target = io.BytesIO()
        with MailMerge(io.BytesIO(template)) as document:
            document.merge(**{name: text for name, text in data.items() if isinstance(text, str)})
            for rows in data.values():
                if isinstance(rows, list):
                    document.merge_rows(next(iter(rows[0])), rows)
            document.write(target)
        return target.getvalue()

    return fill


def _floor() -> Fill:
    from tests.bench.floor import Floor  # noqa: PLC0415 - the same

    return Floor()


ENGINES: dict[str, Callable[[], Fill]] = {
    "knutpunkt": _knutpunkt,
    "docxtpl": _docxtpl,
    "rust-docxtpl": _docxtpl,
    "docx-mailmerge2": _mailmerge,
    "floor": _floor,
}


def main(engine: str, templates: Path) -> None:
    fill = ENGINES[engine]()
    loaded: dict[str, tuple[bytes, dict[str, Any]]] = {}
    for line in sys.stdin:
        order = json.loads(line)
        name = order["document"]
        if name not in loaded:
            data = json.loads((templates / f"{name}.json").read_text(encoding="utf-8"))
            loaded[name] = (templates / f"{name}.docx").read_bytes(), data
        seconds, filled = [], b""
        for _ in range(order.get("times", 1)):
            begin = perf_counter()
            filled = fill(*loaded[name])
            seconds.append(perf_counter() - begin)
        if out := order.get("out"):
            Path(out).write_bytes(filled)
        print(json.dumps({"seconds": seconds, "bytes": len(filled)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
