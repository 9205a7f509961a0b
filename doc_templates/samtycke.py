"""The words of a samtycke: what the person agrees to, part by part, and a place to sign for each."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, means, paragraphs
from service.domain import consent, consent_parts
from service.domain.answers import Answers
from service.domain.choices import Choices
from service.domain.consent_parts import DELAR, Part, parts
from service.domain.context import Context
from service.domain.identity import Identity

TITLE = "Samtycke"
PARTS = (Part.UTBYTE, Part.REGISTRERING, Part.KONTAKT_EFTERAT, Part.EPOST_SMS)
"""Those that are signed each by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One row of who may tell whom: ``{%tr for o in utbyte.organisationer %}``."""

    namn: str = field(metadata=means("Organisationen."))
    lamna_ut: str = field(metadata=means("Om den får lämna ut uppgifter: Ja eller Nej."))
    ta_emot: str = field(metadata=means("Om den får ta emot uppgifter: Ja eller Nej."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Utbyte:
    """Part A; all but ``samtycker`` is empty when the person does not agree to it."""

    samtycker: str = field(metadata=means("Om personen samtycker till utbyte av uppgifter: Ja eller Nej."))
    organisationer: tuple[Organisation, ...] = field(
        metadata=means("Organisationerna som får lämna ut eller ta emot uppgifter", each="o")
    )
    uppgiftsslag: str = field(metadata=means("Vilka slags uppgifter det gäller, på en rad."))
    andamal: Text = field(metadata=means("Vad uppgifterna ska användas till"))
    oh_mote: str = field(metadata=means("Om ärendet får tas upp vid mötet: Ja, Nej eller tomt."))
    styrgrupp: str = field(metadata=means("Om styrgruppen får veta vem ärendet gäller: Ja, Nej eller tomt."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SamtyckeWords(SignedWords):
    """Everything that ``samtycke.docx`` may print.

    ``underskrifter`` has a place for each part that the person agrees to and each person who signs it, and
    last who received it.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    mote: str = field(metadata=means("Vad projektet kallar sitt möte, till exempel OH-möte."))
    utbyte: Utbyte = field(metadata=means("A. Utbyte av uppgifter"))
    registrering: str = field(metadata=means("Om personen samtycker till registrering: Ja eller Nej."))
    kontakt_del: str = field(
        metadata=means(
            "Rubriken för kontakt efter avslut, till exempel C. Kontakt vid 90 dagar och 1 år; "
            "tom i ett projekt utan sådana uppföljningar."
        )
    )
    kontakt_efterat: str = field(metadata=means("Om personen får kontaktas efter avslut: Ja eller Nej."))
    epost_sms: str = field(metadata=means("Om personen får nås med e-post och sms: Ja eller Nej."))
    giltigt_till: str = field(metadata=means("Dagen som samtycket gäller till och med."))
    via_tolk: str = field(metadata=means("Om personen är informerad via tolk: Ja eller Nej."))
    sprak: str = field(metadata=means("Språket som tolkades; tomt utan tolk."))


def words(context: Context, answers: Answers) -> SamtyckeWords:
    """The consent as text; what a protected person's kommun is stands nowhere in it."""
    who = shared.who(context)
    return SamtyckeWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(*_signatures(context, answers, who), _receiver(context, answers, who)),
        deltagare=shared.person(who),
        mote=context.project.names.meeting,
        utbyte=_exchange(context, answers, who),
        registrering=shared.yes_no(answers.yes("registrering")),
        kontakt_del=parts(context.project).get(Part.KONTAKT_EFTERAT, ""),
        kontakt_efterat=shared.yes_no(answers.yes("kontakt_efterat")),
        epost_sms=shared.yes_no(answers.yes("epost_sms")),
        giltigt_till=shared.day(answers.date("giltigt_till")),
        via_tolk=shared.yes_no(answers.yes("via_tolk")),
        sprak=answers.text("sprak"),
    )


def organisations(context: Context, who: Identity) -> Choices:
    """The project's organisations by name; those of a kommun have none for a protected person."""
    return consent.organisations(context.project, protected=who.protected)


def _exchange(context: Context, answers: Answers, who: Identity) -> Utbyte:
    return Utbyte(
        samtycker=shared.yes_no(answers.yes("utbyte")),
        organisationer=tuple(_organisations(context, answers, who)),
        uppgiftsslag=shared.listed(shared.labels(consent_parts.UPPGIFTSSLAG, answers.many("uppgiftsslag"))),
        andamal=paragraphs(answers.text("andamal")),
        oh_mote=shared.yes_no(answers.yes("oh_mote")),
        styrgrupp=shared.yes_no(answers.yes("styrgrupp")),
    )


def _organisations(context: Context, answers: Answers, who: Identity) -> Iterator[Organisation]:
    """The organisations named, in the project's order; those under one alias share a row."""
    names = organisations(context, who)
    tells, hears = (shared.labels(names, answers.many(name)) for name in ("lamna_ut", "ta_emot"))
    for name in dict.fromkeys([*names.values(), *tells, *hears]):
        if name in tells or name in hears:
            yield Organisation(
                namn=name, lamna_ut=shared.yes_no(name in tells), ta_emot=shared.yes_no(name in hears)
            )


def _signatures(context: Context, answers: Answers, who: Identity) -> Iterator[Underskrift]:
    """Each part by itself."""
    labels = {**DELAR, **parts(context.project)}
    for part in PARTS:
        if answers.yes(part):
            for rubrik, name in _signers(answers, who):
                block = shared.signature(f"{labels[part]} – {rubrik}", namn=name, roll=rubrik)
                yield _signed(block, answers)


def _signers(answers: Answers, who: Identity) -> Iterator[tuple[str, str]]:
    """Who signs for the person; a guardian's name tells who a hidden person is."""
    names = {
        "personen": ("Deltagare", who.name),
        "vardnadshavare": ("Vårdnadshavare", answers.text("vardnadshavare_namn")),
        "god_man": ("God man", answers.text("god_man_namn")),
    }
    for key in answers.many("undertecknare"):
        rubrik, name = names.get(key, (key, ""))
        yield rubrik, "" if who.hidden and key != "personen" else name


def _signed(block: Underskrift, answers: Answers) -> Underskrift:
    """A block that is signed on paper says when, and where the paper is."""
    signed, kept = answers.date("undertecknat"), answers.text("forvaras")
    how = f"På papper. Originalets förvaringsplats: {kept}" if kept else block.signeringssatt
    return replace(block, ort_datum=shared.day(signed), signeringssatt=how)


def _receiver(context: Context, answers: Answers, who: Identity) -> Underskrift:
    author, name = context.author, receiver(context, answers.text("mottagare"), who)
    known = name == author.name and not who.protected
    return shared.signature(
        "Mottagare",
        namn=name,
        roll=author.function if known else "",
        organisation=author.organisation if known else "",
    )


def receiver(context: Context, name: str, who: Identity) -> str:
    """Who received it, but not that it was who referred a protected person (DOMAIN 5, D7)."""
    referrer = shared.case_of(context).latest("remiss").text("remittent_namn")
    return "" if who.protected and name.casefold() == referrer.casefold() else name
