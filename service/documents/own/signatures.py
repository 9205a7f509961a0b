"""Signature blocks of a kind without code, with the name of who writes it where that is the signer."""

from collections.abc import Callable, Iterator, Mapping

from doc_templates import shared
from doc_templates.words import Underskrift
from service.documents.kind import Signer
from service.documents.own.definition import Definition
from service.domain.context import Context
from service.domain.identity import Identity
from service.domain.roles import Role

_ROLES: Mapping[Signer, Role] = {
    Signer.REMITTENT: Role.REMITTENT,
    Signer.VAGLEDARE: Role.VAGLEDARE,
    Signer.PROJEKTLEDARE: Role.PROJEKTLEDARE,
}


def blocks(definition: Definition, context: Context, who: Identity) -> tuple[Underskrift, ...]:
    """The blocks in the order of the signature page; what is not known is left to the pen."""
    return tuple(
        block for signer in definition.signers for block in _blocks(signer, definition, context, who)
    )


def _blocks(signer: Signer, definition: Definition, context: Context, who: Identity) -> Iterator[Underskrift]:
    if signer is Signer.DELTAGARE:
        yield shared.signature("Deltagare", namn=who.name, roll="Deltagare")
    elif signer is Signer.PARTER:
        for party in shared.parties(context, who).values():
            yield shared.signature(party, organisation=party)
    else:
        title = _TITLES[signer](context)
        known = definition.writers == (_ROLES[signer],) and not (who.protected and signer is Signer.REMITTENT)
        author = context.author
        yield shared.signature(
            title,
            namn=author.name if known else "",
            roll=title,
            organisation=author.organisation if known and not who.protected else "",
        )


_TITLES: Mapping[Signer, Callable[[Context], str]] = {
    Signer.REMITTENT: lambda _: "Remittent",
    Signer.VAGLEDARE: lambda context: context.project.names.vagledare,
    Signer.PROJEKTLEDARE: lambda _: "Projektledare",
}
