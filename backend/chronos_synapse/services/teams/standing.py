"""How a caller stands to a team."""

from chronos_synapse.domain.access import Permission, Principal, TeamRole
from chronos_synapse.domain.errors import Denied, NotFound
from chronos_synapse.domain.job import UserId

_ABOVE = {TeamRole.OWNER: frozenset(TeamRole), TeamRole.ADMIN: frozenset({TeamRole.ADMIN, TeamRole.MEMBER})}
"""Role of a member -> roles that this member gives and takes."""


def require_seen(principal: Principal, team_id: str) -> None:
    """NotFound for a team that the caller is not in, unless the caller sees what belongs to anybody."""
    if not principal.sight.covers(team_id):
        raise NotFound("team", team_id)


def require_owner(principal: Principal, team_id: str) -> None:
    """NotFound as above, Denied for those who see the team and do not own it."""
    require_seen(principal, team_id)
    if TeamRole.OWNER not in given_roles(principal, team_id):
        raise Denied("This is for owners of the team.", code="permission.denied")


def given_roles(principal: Principal, team_id: str) -> frozenset[TeamRole]:
    """Roles that the caller may give to members of a team, and take from them."""
    if principal.only_jobs is not None:
        return frozenset()
    if principal.may(Permission.TEAM_MANAGE):
        return frozenset(TeamRole)
    own = principal.teams.get(UserId(team_id)) if principal.may(Permission.TEAM_CREATE) else None
    return frozenset() if own is None else _ABOVE.get(own, frozenset())


def require_given(principal: Principal, team_id: str, *roles: TeamRole) -> None:
    """Denied unless the caller may give and take each of `roles`; NotFound for a team that is not seen."""
    require_seen(principal, team_id)
    if not given_roles(principal, team_id).issuperset(roles):
        raise Denied(
            "This is for owners of the team, or for its admins where no owner is concerned.", code="permission.denied"
        )
