"""One tag understood on its own: its code, what is not allowed in it, and what to make of a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes

from workers.checking.tags import Tag
from workers.language.environment import LANGUAGE, forbidden
from workers.language.hints import KEYWORDS, said

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
_NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_NAMES = re.compile(rf"\"[^\"]*\"|'[^']*'|({_NAME})")
_LOOP = re.compile(rf"for\s+([^\W\d]\w*)\b.*?({_NAME})\s*$", re.DOTALL)
_KEYWORD = re.compile(r"(?:end\s+(?:if|for)|else\s+if|[^\W\d]\w*)\b", re.IGNORECASE)
_OF_CELLS = re.compile(r"(?:(?:colspan|cellbg)\s+(.+)|(?:vm|hm))$", re.DOTALL)
_NOT_NAMES = {"in", "is", "if", "else", "and", "or", "not", "true", "false", "none", "loop"}


@lru_cache(maxsize=1024)
def understood(code: str, keyword: str) -> nodes.Template:
    """The tree of one tag alone; raises TemplateSyntaxError or RecursionError."""
    return LANGUAGE.parse(_ALONE[keyword].format(tag=code))


def keyword_of(tag: Tag) -> str:
    """What steers: "for"; "end for" and "else if", which are typed so by mistake, as they stand."""
    found = _KEYWORD.match(tag.content) if tag.kind == "%" else None
    return " ".join(found.group().split()) if found else ""


def code_of(tag: Tag, keyword: str) -> str:
    """The tag as Jinja reads it, on one line, with this keyword."""
    if tag.kind == "{":
        return f"{{{{ {tag.content} }}}}".replace("\n", " ")
    return f"{{% {keyword}{_KEYWORD.sub('', tag.content, count=1)} %}}".replace("\n", " ")


def of_cells(tag: Tag) -> str | None:
    """What stands in a tag of docxtpl's own for cells: "n" in {% colspan n %}, "" in {% vm %}; else None."""
    found = _OF_CELLS.match(tag.content) if tag.kind == "%" else None
    return None if found is None else f"{{{{ {found.group(1)} }}}}" if found.group(1) else ""


def loop_guessed(tag: Tag) -> str:
    """The code of a loop that cannot be understood, by its first and last name; "" when there are none."""
    loop = _LOOP.match(tag.content)
    return f"{{% for {loop.group(1)} in {loop.group(2)} %}}" if loop else ""


def instead(tag: Tag, keyword: str) -> str:
    """Code that says nothing in place of a tag that cannot be understood, and still names its words."""
    before = {"if": "{% if 1 %}", "elif": "{% elif 1 %}"}.get(keyword, f"{{% {keyword} %}}")
    names = mentioned(tag.content.removeprefix(keyword))
    if keyword in ("", "set"):
        return names
    return before if keyword.startswith("end") else before + names


def mentioned(content: str) -> str:
    """The names in something that could not be understood, as code, so that they still count as used."""
    names = [found.group(1) for found in _NAMES.finditer(content) if found.group(1)]
    return "".join(f"{{% if {name} %}}{{% endif %}}" for name in names if _is_name(name))


def _is_name(name: str) -> bool:
    return name.split(".", maxsplit=1)[0].lower() not in _NOT_NAMES and name not in KEYWORDS


def not_allowed(tree: nodes.Template) -> Iterator[str]:
    """What Jinja understands but templates may not use, with what to write instead; each told once."""
    called = [_last_name(call.node) for call in tree.find_all(nodes.Call)]
    yield from dict.fromkeys(_of_call(message, called) for _, message in forbidden(tree))


def _of_call(message: str, called: list[str]) -> str:
    if message.startswith("”call”") and called:
        return said(f"Funktionen ”{called[0]}” kan inte användas i mallar.", *called)
    return said(message)


def _last_name(node: nodes.Node) -> str:
    return str(getattr(node, "attr", "") or getattr(node, "name", ""))
