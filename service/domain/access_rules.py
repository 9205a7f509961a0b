"""The conditions that the table of access is made of: each asks of one role, and of the facts."""

from collections.abc import Callable

from service.domain.roles import Facts, Grant, refers_for

Rule = Callable[[Grant, Facts], bool]


def never(_grant: Grant, _facts: Facts) -> bool:
    return False


def always(_grant: Grant, _facts: Facts) -> bool:
    return True


def writer(grant: Grant, facts: Facts) -> bool:
    return grant.role in facts.writers


def reader(grant: Grant, facts: Facts) -> bool:
    return grant.role in facts.readers


def project_reader(grant: Grant, facts: Facts) -> bool:
    """A case tells of a person, whom the styrgrupp and the förbund never read of (DOMAIN 3.4)."""
    return not facts.about_case and reader(grant, facts)


def for_organisation(grant: Grant, _facts: Facts) -> bool:
    return grant.organisation_key is not None


def is_protected(_grant: Grant, facts: Facts) -> bool:
    """There is somebody to name only where the identity is protected, and the referral sent."""
    return facts.identity_protected and not facts.unsent


def referred(grant: Grant, facts: Facts) -> bool:
    """Who referred, as long as she does so for the organisation that it was done for."""
    mine = refers_for([grant], project_key=facts.project_key, organisation_key=facts.referrer)
    return facts.is_remittent and mine


def own_case(_grant: Grant, facts: Facts) -> bool:
    return facts.is_vagledare


def about_me(_grant: Grant, facts: Facts) -> bool:
    return facts.is_participant


def in_packet(_grant: Grant, facts: Facts) -> bool:
    return facts.in_packet


def consented(grant: Grant, facts: Facts) -> bool:
    """The person has agreed that the organisation takes part of it, and has not taken that back."""
    return grant.organisation_key in facts.consented


def at_meeting(grant: Grant, facts: Facts) -> bool:
    """A meeting reads of a person only by consent; what is about no person needs none."""
    return not facts.about_case or (facts.at_meeting and consented(grant, facts))


def on_board(_grant: Grant, facts: Facts) -> bool:
    """The styrgrupp reads of a person by consent alone; what names nobody needs none."""
    return facts.to_board if facts.about_case else not facts.hushed


def wrote(_grant: Grant, facts: Facts) -> bool:
    return facts.wrote


def by_referrer(_grant: Grant, facts: Facts) -> bool:
    return facts.by_referrer


def by_staff(_grant: Grant, facts: Facts) -> bool:
    """Begun by those who run the case, who go on with one another's work."""
    return not facts.by_referrer


def reached(_grant: Grant, facts: Facts) -> bool:
    return facts.reached


def sent(grant: Grant, facts: Facts) -> bool:
    return grant.organisation_key in facts.sent


def called(_grant: Grant, facts: Facts) -> bool:
    return facts.called


def hushed(_grant: Grant, facts: Facts) -> bool:
    """A number stands there that may be told to nobody who was called."""
    return facts.hushed


def unless(rule: Rule) -> Rule:
    return lambda grant, facts: not rule(grant, facts)


def of(*kinds: str) -> Rule:
    return lambda _grant, facts: facts.kind in kinds


def every(*rules: Rule) -> Rule:
    return lambda grant, facts: all(rule(grant, facts) for rule in rules)


def some(*rules: Rule) -> Rule:
    return lambda grant, facts: any(rule(grant, facts) for rule in rules)
