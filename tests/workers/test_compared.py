"""How two Word files differ, and which files from outside are refused before anybody compares them."""

import io
import itertools
from collections.abc import Mapping
from importlib import import_module

import docx
import pytest

from tests.support.word import member, opened, saved, template, with_members
from tests.workers.attacks import content, fields, formats, parts, zips
from tests.workers.attacks.building import Attack
from workers.errors import NotOpened
from workers.hand_edits import _of_documents
from workers.untrusted import compared as module
from workers.untrusted.child import answer
from workers.untrusted.compared import COMPARING, compared, text_of
from workers.untrusted.limits import Limits
from workers.untrusted.wire import packed

IDENTITY = "3F2A-91BC-07DE"
GENERATED = template(
    "Mål", "Deltagaren provar arbete.", "Tack", footer=f"Dokument-ID {IDENTITY}",
    rows=[["Delmål", "Klart"], ["Ringa", "2019-04-01"]],
)  # fmt: skip


def _few(attacks: Mapping[str, Attack]) -> dict[str, Attack]:
    return dict(itertools.islice(attacks.items(), 6))


ATTACKS = {
    name: attack
    for every in (formats.ATTACKS, zips.ATTACKS, parts.ATTACKS, content.ATTACKS, fields.ATTACKS)
    for name, attack in _few(every).items()
    if attack.build()
}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question is answered without a process, within no limits but those of the file."""

    def ask(question: bytes, limits: Limits, *, task: str) -> bytes:
        assert limits is COMPARING
        return answer(import_module(task).work, question)

    monkeypatch.setattr(module, "ask", ask)


def changes(edited: bytes) -> list[tuple[str, str, str]]:
    found = compared(edited, text_of(GENERATED), identity=IDENTITY)
    assert found.reasons == ()
    return [*found.changes]


@pytest.mark.usefixtures("here")
def test_added_removed_and_changed_paragraphs_are_told_with_table_cells() -> None:
    word = opened(GENERATED)
    word.paragraphs[1].text = "Deltagaren vilar."
    word.tables[0].cell(1, 1).text = "2019-05-01"
    word.add_paragraph("Sist")
    word.element.body.remove(word.paragraphs[2]._p)
    assert changes(saved(word)) == [
        ("brödtexten", "Deltagaren provar arbete.", "Deltagaren vilar."),
        ("brödtexten", "Tack", ""),
        ("brödtexten", "2019-04-01", "2019-05-01"),
        ("brödtexten", "", "Sist"),
    ]


@pytest.mark.usefixtures("here")
def test_what_word_writes_anew_by_itself_is_no_difference() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{which}"/></w:r>' for which in ("separate", "end"))
    numbered = f"{begin}<w:r><w:t>{{}}</w:t></w:r>{end}"
    name = "word/footer1.xml"
    first, second = (
        with_members(
            GENERATED,
            {name: member(GENERATED, name).replace("</w:p>", f"{numbered.format(page)}</w:p>", 1).encode()},
        )
        for page in (1, 14)
    )
    assert compared(second, text_of(first), identity=IDENTITY.replace("-", "‑")).changes == ()


def _tracked() -> bytes:
    body = member(GENERATED).replace("<w:r>", '<w:ins w:id="9" w:author="x"><w:r>', 1)
    return with_members(
        GENERATED, {"word/document.xml": body.replace("</w:r>", "</w:r></w:ins>", 1).encode()}
    )


def _commented() -> bytes:
    word = docx.Document(io.BytesIO(GENERATED))
    word.add_comment(word.paragraphs[0].runs[0], text="Stämmer det?")
    return saved(word)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_tracked(), "spårade ändringar"),
        (_commented(), "kommentarer"),
        (template("Något helt annat."), f"dokumentets id, {IDENTITY}, står inte"),
    ],
    ids=["tracked", "commented", "another document"],
)
def test_what_would_follow_with_the_file_and_other_documents_are_refused(data: bytes, said: str) -> None:
    (reason,) = compared(data, (), identity=IDENTITY).reasons
    assert said in reason


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_files_are_refused_with_a_sentence_about_a_document(name: str) -> None:
    found = compared(ATTACKS[name].build(), (), identity=IDENTITY)
    assert found.reasons
    assert (found.lines, found.changes) == ((), ())
    assert not any("en mall" in each or "allen " in each for each in map(_of_documents, found.reasons))


def test_in_its_process_a_file_that_never_ends_to_compare_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COMPARING", Limits(computing=0.8, waiting=30))
    lines = [("brödtexten", f"{number % 7}") for number in range(60_000)]
    word = template(*(str(number % 5) for number in range(1000)), IDENTITY)
    (reason,) = compared(word, lines, identity=IDENTITY).reasons
    assert reason == module.SLOW


@pytest.mark.parametrize("said", [{"failed": "ours", "where": "x"}, {"reasons": "inte en lista"}])
def test_an_answer_that_is_none_refuses_the_file_unless_it_is_our_fault(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, object]
) -> None:
    monkeypatch.setattr(module, "ask", lambda *_, **__: packed(said))
    if "failed" in said:
        with pytest.raises(NotOpened):
            compared(GENERATED, (), identity=IDENTITY)
    else:
        assert compared(GENERATED, (), identity=IDENTITY).reasons == (module.FAILED,)
