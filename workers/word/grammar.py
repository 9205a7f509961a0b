"""The grammar of a part's tags: each judged on its own, so that one mistake does not hide the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
_CLOSES = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}


@dataclass
class _Reader:
    """Reads the tags of one source in order; a wrong one is noted and put right, so that reading goes on."""

    source: Source
    mistakes: list[Mistake] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)
    line: int = 1

    def read(self) -> str:
        pieces, position = [], 0
        for tag in TAG.finditer(self.source.text):
            pieces += [self.source.text[position : tag.start()], self._tag(tag)]
            position = tag.end()
        closing = "".join(f"{{% end{word} %}}" for word, _ in reversed(self.open))
        for word, line in self.open:
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
        except jinja2.TemplateSyntaxError as error:
            self._note(_swedish(error), self.line)
            return _instead(text, word)
        for _, message in forbidden(tree):
            self._note(message, self.line)
        return text

    def _fits(self, word: str) -> bool:
        """Keep account of what is open; whether this tag may stand here."""
        if word in ("if", "for"):
            self.open.append((word, self.line))
        elif word in _CLOSES:
            innermost = self.open[-1][0] if self.open else ""
            if innermost != _CLOSES[word] and not (word == "else" and innermost == "for"):
                self._note(f"”{word}” hör inte ihop med något ”{_CLOSES[word]}” före det.", self.line)
                return False
            if word.startswith("end"):
                self.open.pop()
        return True

    def _note(self, message: str, line: int) -> str:
        self.mistakes.append(self.source.mistake(message, line=line))
        return ""


def read_grammar(source: Source) -> tuple[str, list[Mistake]]:
    """The source with wrong tags put right, which Jinja can always parse, and what was wrong."""
    reader = _Reader(source)
    repaired = reader.read()
    if not reader.mistakes:
        reader.mistakes += [
            source.mistake(message, line=line) for line, message in forbidden(LANGUAGE.parse(repaired))
        ]
    return repaired, reader.mistakes


def _keyword(tag: str) -> str:
    match = _KEYWORD.match(tag)
    return match.group(1) if match else ""


def _instead(tag: str, word: str) -> str:
    """A tag that says nothing in place of one that cannot be understood."""
    target = _TARGET.match(tag)
    if word == "for":
        name = target.group(1) if target else "_"
        return f"{{% for {name} in [] %}}"
    return {"if": "{% if 1 %}", "elif": "{% elif 1 %}", "else": "{% else %}"}.get(word, "")


def _swedish(error: jinja2.TemplateSyntaxError) -> str:
    unexpected = _UNEXPECTED.search(error.message or "")
    if unexpected and unexpected.group(1) not in ("end of print statement", "end of statement block"):
        return f"Taggen går inte att förstå: ”{unexpected.group(1)}” är oväntat där det står."
    return "Taggen går inte att förstå: något saknas i den."
