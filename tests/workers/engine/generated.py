"""Templates drawn by chance from a seed: what authors do in Word, in combinations nobody would try."""
# ruff: noqa: E501  templates are data: a template stands on one line

from collections.abc import Callable
from random import Random

from tests.workers.engine.package import word_file

_FORMATS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i/><w:color w:val="333333"/></w:rPr>')
_PRINTED = (
    "a", "b", "tom", "n", "flagga", "inget", "grupp.namn", "grupp.tal", "grupp.inget", "grupp.items",
    "grupp['namn']", "lista|join(', ')", "a|upper", "tom or b", "saknas|default('–')", "lista|length", "a ~ b",
    "(n + 1) * 2", "'ja' if flagga else a", "lista|first|default('–')", "a|replace('a', '<o>')", "n is even",
    "lista|sort|join(';')", "rader|map(attribute='x')|join('; ')", "a|truncate(9)", "a|title|trim",
    "rader|sum(attribute='t')", "a in lista", "rader[0].x|default(b)", "n|abs", "b|e", "lista|unique|list|count",
    "rader|selectattr('ja')|map(attribute='y')|join(',')", "7 // 2 + n % 3", "-n", "'<' ~ \"'\"", "grupp.namn|lower",
)  # fmt: skip
_TESTS = (
    "flagga", "a", "not tom", "n > 2", "n == 3 and a", "b or tom", "lista", "rader|length > 1", "n is odd",
    "a == 'Anna'", "'1' in a", "saknas is defined", "a != “Anna”",
)  # fmt: skip
_LOOPS = (("s", "lista"), ("rad", "rader"), ("k", "kolumner"), ("i", "rader|selectattr('ja')|list"))
_IN_LOOP = {"s": ("s", "s|upper"), "rad": ("rad.x", "rad.y", "rad.t", "rad.z|join", "rad.ja"),
            "k": ("k",), "i": ("i.x", "i.z|length")}  # fmt: skip
_LOOP_WORDS = ("loop.index", "loop.first", "loop.last", "loop.revindex0", "loop.length", "loop.index0")


class Author:
    """Writes one template; `names` are the loop variables that may be used where the pen is."""

    def __init__(self, seed: int) -> None:
        self.by = Random(seed)
        self.names: list[str] = []

    def template(self) -> bytes:
        body = "".join(self.block() for _ in range(self.by.randint(2, 5)))
        parts = {
            kind: self.paragraph() + self.paragraph() for kind in ("header", "footer") if self.maybe(0.5)
        }
        if self.maybe(0.3):
            parts["footnotes"] = f'<w:footnote w:id="2">{self.paragraph()}</w:footnote>'
        title = (
            f"Om {{{{ {self.by.choice(('b', 'n', 'flagga', 'grupp.items'))} }}}}" if self.maybe(0.4) else "T"
        )
        return word_file(body, parts, title=title)

    def maybe(self, chance: float) -> bool:
        return self.by.random() < chance

    def printed(self) -> str:
        choices = [*_PRINTED]
        for name in self.names:
            choices += _IN_LOOP[name] * 3
        return self.by.choice([*choices, *_LOOP_WORDS] if self.names else choices)

    def looped(self) -> tuple[str, str]:
        return self.by.choice([loop for loop in _LOOPS if loop[0] not in self.names] or [("s", "lista")])

    def run(self, text: str, *, keep: bool = False) -> str:
        """A run, or several: Word may cut a text anywhere, in the middle of a tag too."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        cut = (
            self.by.randrange(1, len(text))
            if len(text) > 3 and self.maybe(0.25) and "&" not in text
            else len(text)
        )
        pieces = [text[:cut]] if keep else [text[:cut], text[cut:]]
        space = ' xml:space="preserve"' if self.maybe(0.5) else ""
        made = [
            f"<w:r>{self.by.choice(_FORMATS)}<w:t{space}>{piece}</w:t></w:r>" for piece in pieces if piece
        ]
        return "".join(made) if not keep else f"<w:r><w:t{space}>{text}</w:t></w:r>"

    def inline(self) -> str:  # noqa: PLR0911  one for each thing that stands in a line
        kind = self.by.randrange(12)
        if kind < 5:
            return self.run(f"Text {{{{ {self.printed()} }}}} mer")
        if kind < 7:
            return self.run(
                f"{{% if {self.by.choice(_TESTS)} %}}ja {{{{ {self.printed()} }}}}{{% else %}}nej{{% endif %}}"
            )
        if kind == 7:
            name, source = self.looped()
            self.names.append(name)
            inside = self.run(f"{{% for {name} in {source} %}}") + self.run(f"[{{{{ {self.printed()} }}}}]")
            self.names.pop()
            return inside + self.run("{% endfor %}")
        if kind == 8:
            return self.run(
                self.by.choice(
                    ("{_{ visas }_}", "{_% så %_}", "{# en kommentar #}", "& <ren> text", "“citat”")
                )
            )
        if kind == 9:
            return f'<w:hyperlink w:anchor="x">{self.run("länk {{ a }}")}</w:hyperlink>'
        if kind == 10:
            return f"<w:sdt><w:sdtContent>{self.run('ruta {{ b }}')}</w:sdtContent></w:sdt>"
        rich = self.by.choice(_TESTS)
        return (
            self.run(f"{{%r if {rich} %}}", keep=True)
            + "<w:r><w:br/></w:r>"
            + self.run("{%r endif %}", keep=True)
        )

    def paragraph(self) -> str:
        style = '<w:pPr><w:pStyle w:val="X"/></w:pPr>' if self.maybe(0.5) else ""
        return f"<w:p>{style}{''.join(self.inline() for _ in range(self.by.randint(0, 3)))}</w:p>"

    def tag(self, text: str, *, unit: str = "p") -> str:
        return f"<w:p>{self.run(f'{{%{unit} {text} %}}', keep=True)}</w:p>"

    def block(self, depth: int = 0) -> str:  # noqa: PLR0911  one for each thing that stands alone
        kind = self.by.randrange(14)
        if depth > 2 or kind < 5:
            return self.paragraph()
        if kind == 5:
            inside = "".join(self.block(depth + 1) for _ in range(self.by.randint(0, 2)))
            other = self.tag("else") + self.block(depth + 1) if self.maybe(0.4) else ""
            return self.tag(f"if {self.by.choice(_TESTS)}") + inside + other + self.tag("endif")
        if kind == 6:
            return self.loop(lambda: self.block(depth + 1))
        if kind < 11:
            return self.table(depth)
        if kind == 11:
            return f"<w:sdt><w:sdtContent>{self.paragraph()}</w:sdtContent></w:sdt>"
        if kind == 12:
            return self.text_box()
        ends = self.run(f"{{% if {self.by.choice(_TESTS)} %}}början"), self.run("slut {% endif %}efter")
        return f"<w:p>{ends[0]}</w:p>{self.paragraph()}<w:p>{ends[1]}</w:p>"

    def loop(self, inside: Callable[[], str], unit: str = "p") -> str:
        name, source = self.looped()
        self.names.append(name)
        made = inside()
        self.names.pop()
        return self.tag(f"for {name} in {source}", unit=unit) + made + self.tag("endfor", unit=unit)

    def text_box(self) -> str:
        number = self.by.randint(1, 3)
        return (
            f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="Ruta"/></wp:inline></w:drawing>'
            f"<w:pict><w:txbxContent>{self.paragraph()}</w:txbxContent></w:pict></w:r>{self.run('efter {{ a }}')}</w:p>"
        )

    def table(self, depth: int) -> str:
        columns = self.by.randint(1, 4)
        rows = [self.row(columns, depth) for _ in range(self.by.randint(0, 1))]
        more = (self.row, self.looped_row, self.chosen_row, self.spread_row)
        rows += [self.by.choice(more)(columns, depth) for _ in range(self.by.randint(1, 2))]
        grid = "".join(f'<w:gridCol w:w="{1000 * (n + 1)}"/>' for n in range(columns))
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{self.paragraph()}"

    def cell(self, text: str = "", *, properties: str = "", depth: int = 0) -> str:
        inside = f"<w:p>{self.run(text, keep=True)}</w:p>" if text else self.cell_text(depth)
        return f'<w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'

    def cell_text(self, depth: int) -> str:
        kind = self.by.randrange(6)
        if kind == 0:
            return self.tag(f"if {self.by.choice(_TESTS)}") + self.paragraph() + self.tag("endif")
        if kind == 1:
            return self.loop(self.paragraph)
        if kind == 2 and depth < 1:
            return self.table(depth + 1) if self.maybe(0.5) else self.paragraph() + self.table(depth + 1)
        return self.paragraph()

    def row(self, columns: int, depth: int) -> str:
        kind = self.by.randrange(8)
        if kind == 0 and columns > 1:
            return f"<w:tr>{self.cell(properties=_span(columns))}</w:tr>"
        if kind == 1:
            wide = self.by.choice((f"{columns}", "n", "lista|length"))
            return f"<w:tr>{self.cell(f'{{% colspan {wide} %}}Summa')}</w:tr>"
        if kind == 2:
            return f"<w:tr>{self.cell('{% cellbg farg %}{{ a }}') * columns}</w:tr>"
        return f"<w:tr>{''.join(self.cell(depth=depth) for _ in range(columns))}</w:tr>"

    def looped_row(self, columns: int, depth: int) -> str:
        name, source = self.looped()
        self.names.append(name)
        first = "{% vm %}Samma" if self.maybe(0.3) else ""
        cells = self.cell(first) + "".join(self.cell(depth=depth) for _ in range(columns - 1))
        self.names.pop()
        begin, end = (
            f"<w:tr>{self.cell(f'{{%tr {text} %}}')}</w:tr>" for text in (f"for {name} in {source}", "endfor")
        )
        return f"{begin}<w:tr>{cells}</w:tr>{end}"

    def chosen_row(self, columns: int, depth: int) -> str:
        begin, end = (
            f"<w:tr>{self.cell(f'{{%tr {text} %}}')}</w:tr>"
            for text in (f"if {self.by.choice(_TESTS)}", "endif")
        )
        return begin + self.row(columns, depth) + end

    def spread_row(self, columns: int, depth: int) -> str:
        """Cells in a loop, or a condition that begins in one cell and ends in the next."""
        kind = self.by.randrange(3)
        if kind == 0:
            both = f"{{% if {self.by.choice(_TESTS)} %}}ett", "två{% endif %}"
            return f"<w:tr>{self.cell(both[0])}{self.cell(both[1])}</w:tr>"
        name = "k"
        self.names.append(name)
        inside = self.cell("{% hm %}Rubrik" if kind == 1 else "{{ k }}")
        self.names.pop()
        begin, end = self.cell("{%tc for k in kolumner %}"), self.cell("{%tc endfor %}")
        return f"<w:tr>{self.cell()}{begin}{inside}{end}</w:tr>"


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def generated(count: int) -> dict[str, bytes]:
    """As many templates, named by their seeds."""
    return {f"seed {seed}": Author(seed).template() for seed in range(count)}
