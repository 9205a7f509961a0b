"""What the command line says is Swedish throughout, what its library says by itself too."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import cli
from service.cli_swedish import SAID

COMMANDS = ["", *cli.commands]
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|exit|error|missing|try|help|invalid|value|such|default|required"
    r"|integer|text|file|directory|path|kind|no|the|is|not|does|exist|args|got|unexpected|takes?|requires?)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"--[a-z-]+|knutpunkt [a-z-]+|^  [a-z-]+ |KNUTPUNKT_\w+|render", re.MULTILINE)
"""What is typed as it is, whatever language one speaks."""
WRONG = (
    ["nix"], ["check-templat"], ["fields"], ["fields", "--x"], ["fields", "remiss", "-o"], ["kinds", "a"],
    ["kinds", "a", "b"], ["kinds", "--json=3"], ["run", "--port", "hej"], ["render", "remiss", "in.json"],
    ["keys", "/"], ["run", "--data", __file__], ["import-templates", "p", "fil.zip"],
)  # fmt: skip
OF_WHO_WRITES_COMMANDS = re.compile(
    "defined twice|declaration|No options defined|same flag|start character|must be an iterable|deprecated"
    r"|dynamic|Confirm the action|Do you want|%\(prog\)s"
)
OF_TYPES_WE_HAVE_NOT = re.compile("choice|match the format|boolean|UUID|values are required", re.IGNORECASE)


def said(*words: str) -> str:
    return CliRunner().invoke(cli, [*words], prog_name="knutpunkt").output


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_in_swedish(command: str) -> None:
    text = said(*command.split(), "--help")
    assert text.startswith(f"Används så: knutpunkt {command}".rstrip())
    assert re.search("--help +Visa den här hjälpen", text)
    assert ENGLISH.findall(OURS.sub("", text)) == []


@pytest.mark.parametrize("words", WRONG)
def test_what_is_wrong_with_what_was_typed_is_told_in_swedish(words: list[str]) -> None:
    text = said(*words)
    assert "Fel: " in text
    assert ENGLISH.findall(OURS.sub("", text.replace(__file__, ""))) == []


def test_a_command_that_is_almost_right_is_told() -> None:
    assert "Menade du något av 'check-template', 'export-templates'?" in said("check-templat")


@pytest.mark.parametrize("module", ["core", "decorators", "exceptions", "formatting", "parser", "types"])
def test_nothing_that_the_library_can_say_is_left_out(module: str) -> None:
    """A newer library with a new sentence fails here, and not in front of somebody."""
    left = [text for text in _sentences(module) if text not in SAID]
    assert [
        text
        for text in left
        if not OF_WHO_WRITES_COMMANDS.search(text) and not OF_TYPES_WE_HAVE_NOT.search(text)
    ] == []


def _sentences(module: str) -> Iterator[str]:
    """What a module of the library hands to gettext."""
    source = import_module(f"click.{module}").__file__
    assert source
    for node in ast.walk(ast.parse(Path(source).read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "ngettext")
        ):
            yield from (
                each.value
                for each in node.args
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
