"""The questions that a Word file with names of its maker's own asks for, proposed from how it uses them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from doc_templates.names import is_shared
from service.documents.kind import Signer, Subject
from service.documents.own import checks as own_checks
from service.documents.own import guess as own_guess
from service.documents.own.definition import MOST_SECTIONS, Definition, OwnSection
from service.documents.own.names import readable
from service.documents.own.question import LABEL, OwnQuestion, Place, Shape, Type
from service.documents.own.reading import DefinitionWrong, Fault

REST = "Uppgifter"
"""The section of what stands under no heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One use of a name: `path` is "moten[].datum", `how` is print, test or loop, `label` the text before it.

    `alone` tells whether nothing but the name stands in its paragraph, `in_cell` whether that is in a table,
    `section` the heading above it, `yes_no` whether boxes for Ja and Nej stand beside it. `compared` are the
    texts that the file holds the answer against, one on each line.
    """

    path: str
    how: str = "print"
    label: str = ""
    alone: bool = False
    in_cell: bool = False
    section: str = ""
    yes_no: bool = False
    compared: str = ""

    @classmethod
    def read(cls, data: Mapping[str, object]) -> "Found":
        """A use as a worker's check tells it; what it does not tell is as nothing."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})  # type: ignore[arg-type]  # what the check stored


@dataclass(slots=True)
class _Name:
    """What a Word file does with one name: its uses as a value, its columns as rows, its two list forms.

    `labels` are the texts before it where its answer stands, and over its rows; those before a condition are
    about something else, unless boxes for Ja and Nej follow them.
    """

    uses: list[Found] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    columns: dict[str, "_Name"] = field(default_factory=dict)
    by_paragraph: bool = False
    by_line: bool = False

    @property
    def shape(self) -> Shape:
        if self.columns:
            return Shape.ROWS
        if self.by_paragraph:
            return Shape.PARAGRAPHS
        return Shape.LINES if self.by_line else Shape.VALUE

    @property
    def section(self) -> str:
        """The first heading that it stands under, if there is one."""
        return next(filter(None, self.sections), "")

    @property
    def printed(self) -> bool:
        return any(use.how == "print" for use in self.uses)

    @property
    def place(self) -> Place:
        """In a table when it is printed nowhere else; a name that stands in both is written as in text."""
        cells = [use.in_cell for use in self.uses if use.how == "print"]
        return (Place.TABLE if all(cells) else Place.TEXT) if cells else Place.UNKNOWN

    @property
    def only_tested(self) -> bool:
        return {use.how for use in self.uses} == {"test"}

    @property
    def compared(self) -> list[str]:
        """The texts that the answer is held against, each once."""
        return list(dict.fromkeys(text for use in self.uses for text in use.compared.split("\n") if text))

    @property
    def undecided(self) -> bool:
        """Whether it is only tested, in one place as yes or no and in another as the text of a yes or no."""
        bare = any(not use.compared for use in self.uses)
        return self.only_tested and bare and own_guess.says_yes_or_no(self.compared)


def propose(found: Iterable[Found], start: Definition) -> Definition:
    """The questions that the names ask for; what `start` says of a name that is still used is kept.

    Raises DefinitionWrong for names that cannot be questions, with every reason.
    """
    uses = [*found]
    names = _names(use for use in uses if not is_shared(use.path))
    proposed = _merged(_signed(start, uses), _sections(names))
    if faults := [*_mixed(names, above=""), *own_checks.faults(proposed, compared(uses))]:
        raise DefinitionWrong(faults=faults)
    return proposed


def compared(found: Iterable[Found]) -> dict[str, list[str]]:
    """The texts that the Word file holds each answer against, each once."""
    texts: dict[str, list[str]] = {}
    for use in found:
        known = texts.setdefault(use.path, [])
        known += [text for text in dict.fromkeys(use.compared.split("\n")) if text and text not in known]
    return {path: each for path, each in texts.items() if each}


def _names(found: Iterable[Found]) -> dict[str, _Name]:
    """The names by level, in the order of the file; a group that is only tested is no name of its own."""
    top: dict[str, _Name] = {}
    for use in found:
        _place(top, use)
    return _without_groups(top)


def _place(level: dict[str, _Name], use: Found) -> None:
    """Puts one use where it belongs: "moten[].datum" is column "datum" of "moten"."""
    steps = [step.strip(".") for step in use.path.split("[]")]
    for above, below in zip(steps, [*steps[1:], None], strict=True):
        plain = above.removesuffix(".stycken")
        name = level.setdefault(plain, _Name())
        name.sections.append(use.section)
        if plain != above:
            name.by_paragraph = True
            name.labels.append(use.label)
            return
        if below is None:
            name.uses.append(use)
            name.labels += [use.label] if use.how != "test" or use.yes_no else []
            name.by_line = name.by_line or use.how == "loop"
            return
        if not below:
            name.by_line = True
            return
        level = name.columns


def _without_groups(level: Mapping[str, _Name]) -> dict[str, _Name]:
    for name in level.values():
        name.columns = _without_groups(name.columns)
    return {
        path: name
        for path, name in level.items()
        if not (name.only_tested and any(other.startswith(f"{path}.") for other in level))
    }


_UNDECIDED = (
    "”{0}” prövas både som ja eller nej, {{% if … %}}, och som en text, ”Ja” eller ”Nej”. Skriv "
    "{{% if … %}} och {{% if not … %}} överallt, eller jämför med texten överallt."
)


def _mixed(names: Mapping[str, _Name], *, above: str) -> Iterator[Fault]:
    """Names that are printed as one value in one place and walked as a list in another."""
    for path, name in names.items():
        shapes = (bool(name.columns), name.by_paragraph, name.by_line and not name.columns, name.printed)
        if sum(shapes) > 1:
            message = f"”{above}{path}” skrivs ut på två olika sätt. Skriv det på ett sätt i hela Word-filen."
            yield Fault(above + path, "name", message)
        if name.undecided:
            yield Fault(above + path, "name", _UNDECIDED.format(above + path))
        yield from _mixed(name.columns, above=f"{above}{path}[].")


def _sections(names: Mapping[str, _Name]) -> list[OwnSection]:
    """One for each heading of the file; without any, one for each dotted group and one for the rest."""
    headings = {path: name.section for path, name in names.items()}
    if not any(headings.values()):
        headings = {path: readable(path.partition(".")[0]) if "." in path else "" for path in names}
    grouped: dict[str, list[OwnQuestion]] = {}
    for each in _questions(names):
        title = headings[each.name] or REST
        known = title in grouped or len(grouped) < MOST_SECTIONS
        grouped.setdefault(title if known else [*grouped][-1], []).append(each)
    return [OwnSection(title=title, questions=tuple(each)) for title, each in grouped.items()]


def _questions(names: Mapping[str, _Name]) -> Iterator[OwnQuestion]:
    """One level of questions; a text that leads up to several names is the label of the first alone."""
    taken: set[str] = set()
    for path, name in names.items():
        label = _label(path, name, taken)
        taken.add(label)
        yield _question(path, name, label)


def _question(path: str, name: _Name, label: str) -> OwnQuestion:
    shape = name.shape
    alone = any(use.alone and not use.in_cell for use in name.uses)
    choices = own_guess.choices(name.compared) if shape is Shape.VALUE else ()
    yes_no = (name.only_tested or any(use.yes_no for use in name.uses)) and not name.compared
    guessed = Type.CHOICE if choices else own_guess.kind(path, yes_no=yes_no, alone=alone)
    return OwnQuestion(
        name=path,
        label=label,
        type=guessed if guessed in shape.types else shape.types[-1],
        shape=shape,
        choices=choices,
        columns=(*_questions(name.columns),),
        place=name.place if shape is Shape.VALUE else Place.UNKNOWN,
    )


def _label(path: str, name: _Name, taken: Container[str]) -> str:
    """The text before the name in the Word file, else the name made readable."""
    texts = (" ".join(label.split()).rstrip(" :–-") for label in name.labels)
    texts = (text[:1].upper() + text[1:] for text in texts)
    fits = (text for text in texts if 1 < len(text) <= LABEL and not {*text} & {*"{}"} and text not in taken)
    return next(fits, "") or readable(path.rpartition(".")[2])


def _merged(start: Definition, proposed: list[OwnSection]) -> Definition:
    """What was adjusted stays where it was; new names come last, and names no longer used go."""
    fresh = {each.name: each for section in proposed for each in section.questions}
    kept = [
        replace(section, questions=tuple(
            _kept(each, fresh[each.name]) for each in section.questions if each.name in fresh
        ))
        for section in start.sections
    ]  # fmt: skip
    known = {each.name for each in start.questions}
    added = [
        replace(section, questions=tuple(each for each in section.questions if each.name not in known))
        for section in proposed
    ]
    return replace(start, sections=tuple(each for each in (*kept, *added) if each.questions))


def _kept(old: OwnQuestion, new: OwnQuestion) -> OwnQuestion:
    """The old question with the shape and columns that the file has now."""
    never_equal = old.type is Type.YES_NO and new.type is Type.CHOICE
    if never_equal or old.type not in new.shape.types:
        return replace(new, label=old.label, help=old.help, required=old.required)
    earlier = {each.name: each for each in old.columns}
    fresh = {each.name: each for each in new.columns}
    stay = [_kept(each, fresh[each.name]) for each in old.columns if each.name in fresh]
    come = [each for each in new.columns if each.name not in earlier]
    return replace(old, shape=new.shape, place=new.place, columns=(*stay, *come))


def _signed(start: Definition, uses: list[Found]) -> Definition:
    """With a signer, when the file has a place for signatures and nobody has chosen yet."""
    if start.sections or not any(use.path.startswith("underskrifter") for use in uses):
        return start
    about_case = start.subject is Subject.CASE
    return replace(start, signers=(Signer.VAGLEDARE if about_case else Signer.PROJEKTLEDARE,))


def made_choices(start: Definition, proposed: Definition) -> Iterator[OwnQuestion]:
    """The questions that were a yes or no, until a Word file came that holds the answer against texts."""
    before = {path for path, each in start.walk() if each.type is Type.YES_NO}
    return (each for path, each in proposed.walk() if path in before and each.type is Type.CHOICE)


def completed(data: object, uses: Iterable[Mapping[str, object]]) -> Definition:
    """A stored definition with the questions that the Word file asks for, as a worker's check told its uses.

    Raises DefinitionWrong.
    """
    return propose(map(Found.read, uses), Definition.from_json(data))
