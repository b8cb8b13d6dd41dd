"""What a provider of log-ins says of somebody, and what follows from that."""

from collections.abc import Mapping, Sequence

import msgspec

from chronos_synapse.domain.user import Role

_WEAKEST_FIRST = (Role.VIEWER, Role.DEVELOPER, Role.OPERATOR, Role.ADMIN)


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider says of the person who logs in, checked."""

    issuer: str
    subject: str
    """Who it is, for ever, at this issuer."""
    email: str = ""
    """In lower case."""
    is_email_verified: bool = False
    name: str = ""
    groups: tuple[str, ...] = ()


def role_of(role_by_group: Mapping[str, Role], groups: Sequence[str]) -> Role | None:
    """The strongest role that these groups give; None when nothing is said of roles at all.

    Who is in none of the groups gets the weakest role: whoever left the administrators' group is one no more.
    """
    if not role_by_group:
        return None
    given = [role_by_group[group] for group in groups if group in role_by_group]
    return max(given, key=_WEAKEST_FIRST.index, default=_WEAKEST_FIRST[0])


def is_in_domain(email: str, domains: Sequence[str]) -> bool:
    """Whether an e-mail address belongs to one of `domains`; without domains, any does."""
    return not domains or email.rpartition("@")[2] in domains
