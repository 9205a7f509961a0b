"""The grammar of a part's tags: each judged on its own, so that one mistake does not hide the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

import jinja2

from workers.errors import Mistake
from workers.word.language import LANGUAGE, forbidden
from workers.word.source import Source
from workers.word.tags import TAG

_KEYWORD = re.compile(r"\{%[-+]?\s*(\w*)")
_TARGET = re.compile(r"\{%[-+]?\s*for\s+(\w+)")
_UNEXPECTED = re.compile(r"(?:got|unexpected(?: char)?) '(.+?)'")
# How a tag is completed so that it can be understood alone.
_ALONE = {
    "if": "{tag}{{% endif %}}",
    "elif": "{{% if 1 %}}{tag}{{% endif %}}",
    "else": "{{% if 1 %}}{tag}{{% endif %}}",
    "endif": "{{% if 1 %}}{tag}",
    "for": "{tag}{{% endfor %}}",
    "endfor": "{{% for _ in 1 %}}{tag}",
    "set": "{tag}",
    "": "{tag}",
}
_OPENED_BY = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}
_MAY_FOLLOW = {"if": ("elif", "else", "endif"), "for": ("else", "endfor")}


class _Open(NamedTuple):
    """A condition or loop that has begun, on which line, and what may come next of it."""

    word: str
    line: int
    may_follow: tuple[str, ...]


@dataclass
class _Reader:
    """Reads the tags of one source in order; a wrong one is noted and put right, so that reading goes on."""

    source: Source
    mistakes: list[Mistake] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    line: int = 1

    def read(self) -> str:
        pieces, position = [], 0
        for tag in TAG.finditer(self.source.text):
            pieces += [self.source.text[position : tag.start()], self._tag(tag)]
            position = tag.end()
        closing = "".join(f"{{% end{word} %}}" for word, *_ in reversed(self.open))
        for word, line, _ in self.open:
            self._note(f"”{word}” avslutas aldrig: det saknas ett ”end{word}”.", line)
        return "".join([*pieces, self.source.text[position:], closing])

    def _tag(self, tag: re.Match[str]) -> str:
        self.line = self.source.text.count("\n", 0, tag.start()) + 1
        text = tag.group()
        word = _keyword(text)
        if text.startswith("{#"):
            return text
        if word not in _ALONE:
            return self._note(f"”{word}” kan inte användas i mallar.", self.line)
        right = self._alone(text, word)
        return right if self._fits(word) else ""

    def _alone(self, text: str, word: str) -> str:
        try:
            tree = LANGUAGE.parse(_ALONE[word].format(tag=text))
        except (jinja2.TemplateSyntaxError, RecursionError) as error:
            self._note(swedish(error), self.line)
            return _instead(text, word)
        for _, message in forbidden(tree):
            self._note(message, self.line)
        return text

    def _fits(self, word: str) -> bool:
        """Keep account of what is open; whether this tag may stand here."""
        if word in ("if", "for"):
            self.open.append(_Open(word, self.line, _MAY_FOLLOW[word]))
        elif word in _OPENED_BY:
            if not self.open or word not in self.open[-1].may_follow:
                self._note(f"”{word}” hör inte ihop med något ”{_OPENED_BY[word]}” före det.", self.line)
                return False
            last = self.open.pop()
            if not word.startswith("end"):
                after = (f"end{last.word}",) if word == "else" else last.may_follow
                self.open.append(_Open(last.word, last.line, after))
        return True

    def _note(self, message: str, line: int) -> str:
        self.mistakes.append(self.source.mistake(message, line=line))
        return ""


def read_grammar(source: Source) -> tuple[str, list[Mistake]]:
    """The source with wrong tags put right, so that Jinja can parse it, and what was wrong."""
    reader = _Reader(source)
    repaired = reader.read()
    try:
        tree = LANGUAGE.parse(repaired)
    except jinja2.TemplateSyntaxError as error:
        # A brace that opens nothing, in a place where people do not type tags; the rest is not readable.
        return "", reader.mistakes or [source.mistake(swedish(error), line=error.lineno)]
    whole = [] if reader.mistakes else [source.mistake(text, line=line) for line, text in forbidden(tree)]
    return repaired, [*reader.mistakes, *whole]


def _keyword(tag: str) -> str:
    match = _KEYWORD.match(tag)
    return match.group(1) if match else ""


def _instead(tag: str, word: str) -> str:
    """A tag that says nothing in place of one that cannot be understood."""
    target = _TARGET.match(tag)
    if word == "for":
        name = target.group(1) if target else "_"
        return f"{{% for {name} in [] %}}"
    return {"if": "{% if 1 %}", "elif": "{% elif 1 %}", "set": "", "": ""}.get(word, f"{{% {word} %}}")


def swedish(error: Exception) -> str:
    """What Jinja says of a tag that it cannot understand, in Swedish."""
    unexpected = _UNEXPECTED.search(str(error))
    if unexpected and unexpected.group(1) not in ("end of print statement", "end of statement block"):
        return f"Taggen går inte att förstå: ”{unexpected.group(1)}” är oväntat där det står."
    return "Taggen går inte att förstå: något saknas i den."
