"""What the process for an untrusted file answers; the process itself is tried in test_untrusted.py."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.word import paragraphs
from tests.workers.attacks import content, fields
from tests.workers.attacks.building import good
from workers.untrusted import examining, filling
from workers.untrusted.child import answer
from workers.untrusted.wire import opened, packed

WORDS = {"titel": "Plan"}


def asked(template: bytes, names: dict[str, str] | None) -> tuple[dict[str, Any], list[bytes]]:
    told = None if names is None else {"words": names, "meanings": {}, "items": {}}
    return opened(answer(examining.work, packed({"names": told}, template)))


def test_a_template_is_examined() -> None:
    said, (commented, repaired) = asked(good("{{ titel\u00a0}}"), {"titel": "str"})
    assert said["names"] == ["titel"]
    assert [field["how"] for field in said["fields"]] == ["print", "print"]
    assert commented.startswith(b"PK")
    assert repaired.startswith(b"PK")


def test_earlier_comments_are_told_to_be_gone() -> None:
    commented = asked(good("{{ titl }}"), {"titel": "str"})[1][0]
    assert examining._OWN_COMMENTS in [
        mistake["message"] for mistake in asked(commented, None)[0]["mistakes"]
    ]


def test_what_is_refused_is_not_opened() -> None:
    said, files = asked(content.ATTACKS["macros"].build(), None)
    assert (len(said["mistakes"]), said["names"], files) == (1, [], [b"", b""])


def test_what_only_does_harm_in_word_is_examined_all_the_same() -> None:
    said, (commented, _) = asked(fields.simple("DDE x"), None)
    assert said["names"] == ["titel"]
    assert commented.startswith(b"PK")


def test_a_template_is_filled() -> None:
    said, files = opened(answer(filling.work, packed({"words": WORDS}, good())))
    assert said == {"mistakes": []}
    assert paragraphs(files[0]) == ["Plan"]


@pytest.mark.parametrize("template", [good("{{ titl }}"), b"hej"], ids=["wrong", "foreign"])
def test_what_cannot_be_filled_is_told(template: bytes) -> None:
    said, files = opened(answer(filling.work, packed({"words": WORDS}, template)))
    assert (len(said["mistakes"]), files) == (1, [])


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (MemoryError(), "memory"),
        (RecursionError(), "depth"),
        (KeyError("hemligt"), "failed"),
        (ModuleNotFoundError("hemligt"), "ours"),
        (OSError(24, "hemligt"), "ours"),
        (OSError("hemligt"), "failed"),
    ],
    ids=["memory", "depth", "error", "module", "system", "library"],
)
def test_what_goes_wrong_is_told_by_its_cause_and_place(error: Exception, cause: str) -> None:
    def fails(template: bytes, asked: Mapping[str, object]) -> bytes:
        raise error

    said, _ = opened(answer(fails, packed({"words": WORDS}, good())))
    assert said["failed"] == cause
    assert "hemligt" not in str(said)


def test_a_question_that_is_none_is_answered() -> None:
    assert opened(answer(filling.work, b"hej"))[0]["failed"] == "failed"
