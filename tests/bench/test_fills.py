"""The benchmark measures what it says: every engine gets all words, and its file holds them."""

import html
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.bench.building import template
from tests.bench.dialects import Carbone, Dialect, DocxTemplates, Docxtpl, MailMerge, Mustache
from tests.bench.documents import APPLICATION, PLAN, Bench, unrolled, values
from tests.bench.engines import DOCXTPL, OURS, Engine, Running


def _body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return html.unescape(archive.read("word/document.xml").decode())


@pytest.mark.parametrize(("bench", "count"), [(PLAN, 151), (APPLICATION, 243)])
def test_the_documents_have_as_many_words_as_they_say(bench: Bench, count: int) -> None:
    assert len([*values(bench.data)]) == len([*values(unrolled(bench).data)]) == count


@pytest.mark.slow
@pytest.mark.parametrize("engine", [OURS, DOCXTPL], ids=lambda engine: engine.name)
def test_an_engine_fills_every_word_of_both_documents(engine: Engine, tmp_path: Path) -> None:
    running = Running.start(engine, (PLAN, APPLICATION), tmp_path)
    try:
        for bench in (PLAN, APPLICATION):
            seconds, size = running.fill(bench, times=2, out=tmp_path / "out.docx")
            body = _body((tmp_path / "out.docx").read_bytes())
            assert len(seconds) == 2
            assert size == (tmp_path / "out.docx").stat().st_size
            assert [value for value in values(bench.data) if value not in body] == []
    finally:
        running.stop()


@pytest.mark.parametrize("dialect", [Docxtpl(), Mustache(), DocxTemplates(), Carbone(), MailMerge()])
@pytest.mark.parametrize("bench", [PLAN, APPLICATION], ids=lambda bench: bench.key)
def test_every_dialect_asks_for_every_word(bench: Bench, dialect: Dialect) -> None:
    body = _body(template(bench, dialect))
    data = unrolled(bench).data if isinstance(dialect, MailMerge) else bench.data
    assert [name for name in json.loads(json.dumps(data)) if name not in body] == []
