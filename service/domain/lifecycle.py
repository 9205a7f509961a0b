"""The life of a case as data: its states, and which record takes it from where to where (DOMAIN 3.1, 3.2).

Nothing else decides on a state. The diagram in docs/case.md is drawn from this table, and a test holds the
two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from service.domain.answers import Answers


class CaseState(StrEnum):
    """Where a case stands; the value is its name in the database."""

    UTKAST = "utkast"
    INKOMMEN = "inkommen"
    KOMPLETTERING = "komplettering_begard"
    KLAR_FOR_OH = "klar_for_oh"
    PA_DAGORDNING = "pa_dagordning"
    INTAG = "intag"
    VILANDE = "vilande"
    KONSULTATION = "endast_konsultation"
    EJ_INTAG = "ej_intag"
    INSKRIVEN = "inskriven"
    KARTLAGGNING = "kartlaggning"
    PLAN_UTKAST = "plan_utkast"
    PAGAENDE = "pagaende"
    PLAN_REVIDERAS = "plan_revideras"
    FORLANGD = "forlangd"
    AVSLUT_PAGAR = "avslut_pagar"
    AVSLUTAD = "avslutad"
    KLAR_90_DAGAR = "90_dagar_klar"
    KLAR_1_AR = "1_ar_klar"
    STANGD = "stangd"
    GALLRAD = "gallrad"
    ATERKALLAD = "aterkallad"
    AVBRUTEN = "avbruten"
    FELREGISTRERAD = "felregistrerad"
    AVLIDEN = "avliden"

    @property
    def label(self) -> str:
        """As people read it: "Plan fastställd, pågående"."""
        return _LABELS[self]


_LABELS = {
    CaseState.UTKAST: "Utkast",
    CaseState.INKOMMEN: "Inkommen",
    CaseState.KOMPLETTERING: "Komplettering begärd",
    CaseState.KLAR_FOR_OH: "Granskad, klar för möte",
    CaseState.PA_DAGORDNING: "På dagordning",
    CaseState.INTAG: "Intag",
    CaseState.VILANDE: "Vilande",
    CaseState.KONSULTATION: "Endast konsultation",
    CaseState.EJ_INTAG: "Ej intag",
    CaseState.INSKRIVEN: "Inskriven",
    CaseState.KARTLAGGNING: "Kartläggning klar",
    CaseState.PLAN_UTKAST: "Plan under arbete",
    CaseState.PAGAENDE: "Plan fastställd, pågående",
    CaseState.PLAN_REVIDERAS: "Plan revideras",
    CaseState.FORLANGD: "Förlängd, pågående",
    CaseState.AVSLUT_PAGAR: "Avslut pågår",
    CaseState.AVSLUTAD: "Avslutad",
    CaseState.KLAR_90_DAGAR: "90 dagar klar",
    CaseState.KLAR_1_AR: "1 år klar",
    CaseState.STANGD: "Stängd",
    CaseState.GALLRAD: "Gallrad",
    CaseState.ATERKALLAD: "Återkallad",
    CaseState.AVBRUTEN: "Avbruten",
    CaseState.FELREGISTRERAD: "Felregistrerad",
    CaseState.AVLIDEN: "Avliden",
}

States = frozenset[CaseState]

REPLACED = frozenset({"avbrott", "stangning", "uppfoljning"})
"""Records whose new version acts alone, from its own place, as if the old one never was."""
IN_PLACE = "slutanalys"
"""The record whose new version acts where the first one stood: what was told after it stays told."""

BEFORE_MEETING: States = frozenset({CaseState.INKOMMEN, CaseState.KOMPLETTERING, CaseState.KLAR_FOR_OH})
ANSWERED: States = frozenset(
    {CaseState.INTAG, CaseState.VILANDE, CaseState.KONSULTATION, CaseState.EJ_INTAG, CaseState.KOMPLETTERING}
)
PLANNING: States = frozenset({CaseState.INSKRIVEN, CaseState.KARTLAGGNING, CaseState.PLAN_UTKAST})
ONGOING: States = frozenset(
    {CaseState.PAGAENDE, CaseState.PLAN_REVIDERAS, CaseState.FORLANGD, CaseState.AVSLUT_PAGAR}
)
ENROLLED: States = PLANNING | ONGOING
"""The person takes part: from inskrivning until the closing analysis."""
AFTERWARDS: States = frozenset({CaseState.AVSLUTAD, CaseState.KLAR_90_DAGAR, CaseState.KLAR_1_AR})
"""The participation is closed, and what came of it is followed."""
ENDED: States = frozenset(
    {
        CaseState.STANGD, CaseState.GALLRAD, CaseState.ATERKALLAD,
        CaseState.AVBRUTEN, CaseState.FELREGISTRERAD, CaseState.AVLIDEN,
    }
)  # fmt: skip
"""Nothing more is done in the case."""
GONE: States = frozenset({CaseState.GALLRAD, CaseState.FELREGISTRERAD})
"""Erased, or registered by mistake: nobody is told anything of it."""
REFERRED: States = BEFORE_MEETING | ANSWERED | {CaseState.PA_DAGORDNING}
"""The referral has been sent, and nobody is enrolled yet."""
ENDED_EARLY: States = ENDED - {CaseState.STANGD, CaseState.GALLRAD}
"""Where an avbrott leads, and from where it is corrected."""
OVER: States = AFTERWARDS | ENDED - {CaseState.GALLRAD}
"""However the participation ended, and until the case is purged: what was set going comes to its end."""
UNTIL_PURGED: States = frozenset(CaseState) - {CaseState.UTKAST, CaseState.GALLRAD}
"""At any time after the referral, also when the case itself is over."""
ALIVE: States = frozenset(CaseState) - ENDED
SENT: States = ALIVE - {CaseState.UTKAST}
"""The case has left its remittent and is not at its end."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a record: the question's name and the key that was chosen."""

    question: str
    answer: str

    def by(self, answers: Answers) -> bool:
        """Whether the record says it."""
        return answers.text(self.question) == self.answer


@dataclass(frozen=True, slots=True)
class Transition:
    """A final record of `kind` takes a case from any of `sources` to `target`, if it says what `said` asks.

    With `draft` it is enough that one is being written; thrown away, it leaves the case where it was before.
    With `named` the record tells who the person is, whom the case had not named before.
    `step` is the number in DOMAIN 3.2, 0 for what is no step of its own.
    """

    kind: str
    sources: States
    target: CaseState
    step: int = 0
    said: Said | None = None
    draft: bool = False
    named: bool = False

    def happens(self, state: CaseState, answers: Answers, *, named: bool = False) -> bool:
        """Whether a final record with these answers takes a case in `state` along."""
        said = self.said is None or self.said.by(answers)
        return said and not self.draft and state in self.sources and (named or not self.named)


def _states(*states: CaseState) -> States:
    return frozenset(states)


_ANSWERABLE = ANSWERED | {CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING}
_GOES_ON = _states(CaseState.PAGAENDE, CaseState.FORLANGD)
_CLOSABLE = _states(
    CaseState.INSKRIVEN, CaseState.KARTLAGGNING, CaseState.PAGAENDE, CaseState.FORLANGD,
    CaseState.AVSLUT_PAGAR,
)  # fmt: skip


def _standpoint(answer: str, target: CaseState) -> Transition:
    return Transition("remissvar", _ANSWERABLE, target, step=5, said=Said("stallningstagande", answer))


def _outcome(answer: str, target: CaseState, sources: States) -> Transition:
    return Transition("avbrott", sources, target, said=Said("typ", answer))


TRANSITIONS: tuple[Transition, ...] = (
    Transition("remiss", _states(CaseState.UTKAST, CaseState.KOMPLETTERING), CaseState.INKOMMEN, step=2),
    # A consultation that was answered, and gets a name by consent, is taken up anew.
    Transition(
        "remiss", _states(CaseState.KONSULTATION, CaseState.EJ_INTAG), CaseState.INKOMMEN, step=2, named=True
    ),
    Transition(
        "begaran_om_komplettering",
        _states(CaseState.INKOMMEN, CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING),
        CaseState.KOMPLETTERING,
        step=3,
    ),
    Transition("granskning", _states(CaseState.INKOMMEN), CaseState.KLAR_FOR_OH, step=3),
    Transition(
        "motesarende",
        _states(CaseState.KLAR_FOR_OH, CaseState.VILANDE, CaseState.PA_DAGORDNING),
        CaseState.PA_DAGORDNING,
        step=4,
    ),
    # A case that came up by itself was never put on the agenda by anybody.
    Transition("motesbeslut", _states(CaseState.KLAR_FOR_OH), CaseState.PA_DAGORDNING, step=4),
    _standpoint("intag", CaseState.INTAG),
    _standpoint("vilande", CaseState.VILANDE),
    _standpoint("ej_intag", CaseState.EJ_INTAG),
    _standpoint("endast_konsultation", CaseState.KONSULTATION),
    _standpoint("komplettering", CaseState.KOMPLETTERING),
    Transition("inskrivning", _states(CaseState.INTAG), CaseState.INSKRIVEN, step=6),
    Transition("kartlaggning", _states(CaseState.INSKRIVEN), CaseState.KARTLAGGNING, step=7),
    Transition(
        "genomforandeplan",
        _states(CaseState.INSKRIVEN, CaseState.KARTLAGGNING),
        CaseState.PLAN_UTKAST,
        step=8,
        draft=True,
    ),
    Transition(
        "genomforandeplan", _states(CaseState.INSKRIVEN, CaseState.KARTLAGGNING), CaseState.PAGAENDE, step=8
    ),
    Transition("genomforandeplan", _GOES_ON, CaseState.PLAN_REVIDERAS, step=9, draft=True),
    Transition("uppfoljning", _GOES_ON, CaseState.PLAN_REVIDERAS, step=9, draft=True),
    Transition("uppfoljning", _GOES_ON, CaseState.FORLANGD, step=13, said=Said("beslut", "forlangs")),
    Transition("uppfoljning", _GOES_ON, CaseState.AVSLUT_PAGAR, step=14, said=Said("beslut", "avslut")),
    Transition("slutanalys", _GOES_ON, CaseState.AVSLUT_PAGAR, step=14, draft=True),
    Transition(
        "slutanalys",
        _CLOSABLE,
        CaseState.FELREGISTRERAD,
        step=14,
        said=Said("avslutsanledning", "felregistrering"),
    ),
    Transition("slutanalys", _CLOSABLE, CaseState.AVSLUTAD, step=14),
    Transition("uppfoljning_90_dagar", _states(CaseState.AVSLUTAD), CaseState.KLAR_90_DAGAR, step=15),
    Transition(
        "uppfoljning_1_ar",
        _states(CaseState.AVSLUTAD, CaseState.KLAR_90_DAGAR),
        CaseState.KLAR_1_AR,
        step=16,
    ),
    Transition(
        "stangning", AFTERWARDS | {CaseState.EJ_INTAG, CaseState.KONSULTATION}, CaseState.STANGD
    ),
    _outcome("aterkallad", CaseState.ATERKALLAD, REFERRED),
    _outcome("avbruten", CaseState.AVBRUTEN, REFERRED),
    _outcome("felregistrerad", CaseState.FELREGISTRERAD, SENT),
    _outcome("avliden", CaseState.AVLIDEN, SENT),
)  # fmt: skip
"""Of several that happen, the first counts."""


def after(state: CaseState, kind: str, answers: Answers, *, named: bool = False) -> CaseState:
    """The state once a record is final; a record that takes the case nowhere leaves it where it is.

    `named`: it names the person of what was a de-identified consultation.
    """
    of_kind = (each for each in TRANSITIONS if each.kind == kind)
    return next((each.target for each in of_kind if each.happens(state, answers, named=named)), state)


def while_written(state: CaseState, drafts: Iterable[str]) -> CaseState:
    """The state shown while drafts of these kinds are open."""
    kinds = frozenset(drafts)
    found = (
        each.target for each in TRANSITIONS if each.draft and each.kind in kinds and state in each.sources
    )
    return next(found, state)
