"""Twenty sets of words: ordinary, empty, long and hostile ones, all of one shape."""

from typing import Any

HOSTILE = (
    "CRP < 5 & BMI > 25",
    "Fru \"Öberg\" & 'Herr' AT&T",
    "rad 1\nrad 2\n\nrad 4",
    "kol 1\tkol 2\tslut",
    "a\n\tb",
    "👩‍👩‍👧 🎉",
    "مرحبا بالعالم",
    "e" + "\u0301" * 5 + "n\u0303",
    "{{ 7*7 }} {% for %} {# #}",
    "]]> <!-- --> &amp;lt;",
    "</w:t></w:r></w:p>",
    "1\u00a0767\u00a0000\u00a0kr",
    "  kanter  ",
    "\x01\x0b\x1f\x7f\ufffe",
)


def words(
    text: str, *, items: int = 2, number: int = 3, flag: bool = True, other: str = "Åsa"
) -> dict[str, Any]:
    """Words of the shape that every template of the corpus is made for."""
    rows = [
        {"x": f"{text}{n}" if n % 2 else text, "y": other, "t": n, "z": [text] * (n + 1), "ja": n % 2 == 0}
        for n in range(items)
    ]
    return {
        "a": text, "b": other, "tom": "", "n": number, "flagga": flag, "inget": None, "farg": "FF8800",
        "lista": [f"{text} {n}" for n in range(items)], "kolumner": [f"k{n}" for n in range(items)],
        "rader": rows, "grupp": {"namn": text, "tal": number, "inget": None, "items": other},
    }  # fmt: skip


INPUTS: tuple[dict[str, Any], ...] = (
    words("Anna"),
    words("", items=0, number=0, flag=False, other=""),
    words("", items=1, flag=False),
    words("lång text " * 60, items=5, number=12),
    words("x", items=4, number=-1, flag=False),
    words("y", items=3, number=2),
    *(
        words(text, items=n % 4, number=n, flag=n % 2 == 0, other=HOSTILE[n - 1])
        for n, text in enumerate(HOSTILE)
    ),
)
