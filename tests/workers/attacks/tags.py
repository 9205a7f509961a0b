"""Tags that reach for what they should not, and tags that cost more to understand than anybody waits."""

from collections.abc import Mapping

from tests.workers.attacks.building import Attack, good, paragraph, text_run, with_body

_CELL = '<w:tbl><w:tr><w:tc><w:tcPr w:x=""> </w:tcPr ><w:p>{}</w:p></w:tc></w:tr></w:tbl>'

# What the guard refuses before anything tries to understand it.
BOUNDLESS: Mapping[str, Attack] = {
    "spaces in a tag": Attack(lambda: good("{% colspan " + " " * 50_000), "fler än 100 blanksteg i rad"),
    "6 000 tags": Attack(lambda: good("{{ titel }}" * 6_000), "fler än 5000 taggar"),
    "100 000 tags": Attack(lambda: paragraph(text_run("{{ titel }}" * 100_000)), "fler än 5000 taggar"),
    "20 000 braces": Attack(lambda: good("{" * 20_000), "fler än 5000 taggar"),
    "braces with nothing to see between": Attack(lambda: good("{\u200b" * 20_000), "fler än 5000 taggar"),
    "unclosed tags": Attack(lambda: good("{{ titel " * 4_000), "börjar men avslutas aldrig"),
    "unclosed statements": Attack(lambda: good(*["{% if titel "] * 60), "börjar men avslutas aldrig"),
    "unclosed comments": Attack(lambda: good("{# hej " * 2_000), "börjar men avslutas aldrig"),
    "a long tag": Attack(lambda: good("{{ titel" + " or titel" * 300 + " }}"), "längre än 1000 tecken"),
    "a long text in a tag": Attack(lambda: good("{{ '" + "x" * 3_000 + "' }}"), "längre än 1000 tecken"),
    "nested conditions": Attack(
        lambda: good("{% if titel %}" * 500 + "x" + "{% endif %}" * 500), "Fler än 30 villkor och slingor"
    ),
    "nested loops": Attack(
        lambda: good("{% for x in titel %}" * 40 + "x" + "{% endfor %}" * 40),
        "Fler än 30 villkor och slingor",
    ),
    "brackets": Attack(
        lambda: good("{{ " + "(" * 200 + "titel" + ")" * 200 + " }}"), "fler än 20 parenteser"
    ),
    "a merge in an attribute": Attack(
        lambda: with_body(_CELL.format(text_run("x") * 2_000 + '<w:r w:x="{% vm %}"/>')), "inne i en egenskap"
    ),
    "a condition in an attribute": Attack(
        lambda: paragraph('<w:r w:x="{% if titel %}"/>'), "inne i en egenskap"
    ),
}

# What the check refuses, as it does for any author.
UNDERSTOOD: Mapping[str, Attack] = {
    "the class of a text": Attack(lambda: good("{{ ''.__class__.__mro__ }}"), "finns inte"),
    "globals": Attack(lambda: good("{{ titel.__init__.__globals__ }}"), "finns inte"),
    "the environment": Attack(lambda: good("{{ self.__dict__ }}"), "finns inte"),
    "a call": Attack(lambda: good("{{ titel.upper() }}"), "kan inte användas i mallar"),
    "an endless loop": Attack(
        lambda: good("{% for x in range(10**9) %}x{% endfor %}"), "kan inte användas i mallar"
    ),
    "a power": Attack(lambda: good("{{ 9**9**9 }}"), "kan inte användas i mallar"),
    "a large text": Attack(lambda: good("{{ 'x' * 999999999 }}"), "räkna med tal"),
    "a filter that formats": Attack(
        lambda: good("{{ titel|format(titel) }}"), "Filtret ”format” finns inte."
    ),
    "attributes by a filter": Attack(
        lambda: good("{{ titel|attr('__class__') }}"), "Filtret ”attr” finns inte."
    ),
    "an import": Attack(lambda: good("{% import 'os' as os %}"), "kan inte användas i mallar"),
    "an include": Attack(lambda: good("{% include '/etc/passwd' %}"), "kan inte användas i mallar"),
    "a macro": Attack(lambda: good("{% macro a() %}{% endmacro %}"), "kan inte användas i mallar"),
    "a lipsum": Attack(lambda: good("{{ lipsum.__globals__ }}"), "finns inte"),
    "unclosed": Attack(lambda: good("{{ titel"), "En tagg"),
    "a misspelt name": Attack(lambda: good("{{ titl }}"), "Menade du ”titel”?"),
    "a loop without an end": Attack(lambda: good("{% for x in titel %}"), "avslutas aldrig"),
}
