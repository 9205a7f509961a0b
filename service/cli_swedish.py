"""What click itself says, in Swedish: the headings of a help text, and what is wrong with what is typed."""

import click
from click import core, decorators, exceptions, formatting, parser, types

SAID = {
    "Usage:": "Används så:",
    "[OPTIONS]": "[VAL]",
    "COMMAND [ARGS]...": "KOMMANDO [VÄRDE]...",
    "Options": "Val",
    "Commands": "Kommandon",
    "Positional arguments": "Värden",
    "required": "obligatoriskt",
    "default: {default}": "förval: {default}",
    "env var: {var}": "variabel: {var}",
    "Show this message and exit.": "Visa den här hjälpen.",
    "Show the version and exit.": "Visa versionen.",
    "Aborted!": "Avbrutet.",
    "Error: {message}": "Fel: {message}",
    "Try '{command} {option}' for help.": "Hjälp: {command} {option}",
    "Missing command.": "Ange ett kommando.",
    "Missing argument": "Det saknas ett värde:",
    "Missing option": "Det saknas ett val:",
    "Missing parameter": "Det saknas något:",
    "Missing {param_type}": "Det saknas något:",
    "Missing parameter: {param_name}": "Det saknas något: {param_name}",
    "No such option {name!r}.": "Det finns inget val som heter ”{name}”.",
    "No such command {name!r}.": "Det finns inget kommando som heter ”{name}”.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av {possibilities}?",
    "Got unexpected extra argument ({args})": "Ett värde är för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Några värden är för mycket: {args}",
    "Option {name!r} does not take a value.": "Valet {name} tar inget värde.",
    "Option {name!r} requires an argument.": "Valet {name} behöver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Valet {name} behöver {nargs} värden.",
    "Argument {name!r} takes {nargs} values.": "{name} behöver {nargs} värden.",
    "Takes {nargs} values but 1 was given.": "Det behövs {nargs} värden, men ett är angivet.",
    "Takes {nargs} values but {len} were given.": "Det behövs {nargs} värden, men {len} är angivna.",
    "Invalid value: {message}": "Värdet går inte: {message}",
    "Invalid value for {param_hint}: {message}": "Värdet för {param_hint} går inte: {message}",
    "{value!r} is not a valid {number_type}.": "”{value}” är inget tal.",
    "{value} is not in the range {range}.": "{value} är inte inom {range}.",
    "file": "filen",
    "directory": "mappen",
    "path": "sökvägen",
    "{name} {filename!r} does not exist.": "{name} {filename} finns inte.",
    "{name} {filename!r} is a file.": "{name} {filename} är en fil.",
    "{name} {filename!r} is a directory.": "{name} {filename} är en mapp.",
    "{name} {filename!r} is not readable.": "{name} {filename} går inte att läsa.",
    "{name} {filename!r} is not writable.": "{name} {filename} går inte att skriva.",
    "{name} {filename!r} is not executable.": "{name} {filename} går inte att köra.",
    "Could not open file {filename!r}: {message}": "Filen {filename} går inte att öppna: {message}",
    "unknown error": "okänt fel",
}
"""Click's own words, those that a person can meet, and ours for them."""


def swedish(text: str) -> str:
    """Ours for click's, and what is not click's as it is."""
    return SAID.get(text, text)


def counted(one: str, many: str, number: int) -> str:
    """As `swedish`, for one or for many."""
    return swedish(one if number == 1 else many)


def teach() -> None:
    """Gives click these words, before the commands are made.

    It would else look for them in compiled files, in the language of whoever's machine this is.
    """
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, ours in (("_", swedish), ("ngettext", counted)):
            if hasattr(module, name):
                setattr(module, name, ours)


class Command(click.Command):
    """A command whose first line of help is in Swedish too, which click does not look up."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [swedish(piece) for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """The command that holds the others."""

    command_class = Command
