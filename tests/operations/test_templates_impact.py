"""A release that renames or removes a field names the stored templates that use it."""

from dataclasses import dataclass, replace

import pytest

from doc_templates.words import Words
from service.demo.load import PROJECT
from service.doctor.finding import Level
from service.doctor.templates import templates as examined
from service.documents.catalogue.referral import REMISS
from service.documents.kind import Registry
from service.operations.templates import Impact, Missing, impact
from tests.support.people import Cast
from tests.support.templates import activate, passed, put_in_use, upload, word_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed(Words):
    """The words after a release: what was ``person`` is ``deltagaren``, and ``bakgrund`` is gone."""

    deltagaren_namn: str


NEXT = Registry.of(replace(REMISS, words_type=Renamed))
USED = ["dokument.titel", "deltagare_namn", "bakgrund"]
GONE = (Missing("deltagare_namn", "deltagaren_namn"), Missing("bakgrund", ""))


def told(people: Cast, registry: Registry = NEXT) -> list[Impact]:
    with people.bench.work() as work:
        return impact.broken(work.session, registry)


@pytest.fixture
def broken(people: Cast) -> Cast:
    """Version 1 in use and version 2 ready, both with names that the next release takes away."""
    first, second = (passed(people, upload(people, word_file(text))) for text in "AB")
    activate(people, first)
    for each in (first, second):
        passed(people, each, names=USED)
    return people


def test_the_templates_are_named_with_the_likest_new_name(broken: Cast) -> None:
    assert told(broken) == [
        Impact("remiss", "Remiss", PROJECT, 1, in_use=True, missing=GONE),
        Impact("remiss", "Remiss", PROJECT, 2, in_use=False, missing=GONE),
    ]


def test_older_versions_and_kinds_that_are_gone_break_nothing(broken: Cast) -> None:
    put_in_use(broken, "C")
    assert told(broken) == []
    assert told(broken, Registry({})) == []


def test_the_doctor_says_what_no_longer_works(broken: Cast) -> None:
    findings = [*examined(broken.bench.services.settings, registry=NEXT)]
    assert [each.level for each in findings] == [Level.NOTE, Level.NOTE]
    assert findings[0].meaning == (
        "Remiss, vagknuten_2_0, version 1 (i bruk): ”deltagare_namn” finns inte längre. Menades "
        "”deltagaren_namn”? ”bakgrund” finns inte längre. Dokument kan inte göras."
    )
    assert findings[1].meaning.endswith("(nyast): " + findings[0].meaning.split("(i bruk): ")[1].replace(
        "Dokument kan inte göras.", "Den kan inte tas i bruk."
    ))  # fmt: skip


def test_the_doctor_is_content_with_whole_templates(people: Cast) -> None:
    settings = people.bench.services.settings
    assert [each.meaning for each in examined(settings)] == ["De som följer med."]
    put_in_use(people, "A")
    assert [each.meaning for each in examined(settings)] == ["De uppladdade passar den här versionen (1)."]
