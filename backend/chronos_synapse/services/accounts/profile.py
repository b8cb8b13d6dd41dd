"""ProfileService: who one is, and what of it one may change."""

import msgspec

from chronos_synapse.domain.access import ROLES, Permission, Principal, TeamRole
from chronos_synapse.domain.errors import Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import User
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.postgres.users import UserStore


class OwnTeam(msgspec.Struct, frozen=True, kw_only=True):
    """A team of the caller."""

    id: UserId
    name: str
    role: TeamRole


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who is calling, and what the role, and the key if it is one, can ever grant."""

    user: User
    teams: tuple[OwnTeam, ...]
    permissions: tuple[Permission, ...]
    session_id: str | None
    key_id: str | None
    has_password: bool
    """Whether one can log in by password."""


class ProfileService:
    """Everybody's own."""

    def __init__(self, users: UserStore, teams: TeamStore) -> None:
        self._users = users
        self._teams = teams

    async def me(self, principal: Principal) -> Me:
        """The caller."""
        account = await self._users.account(principal.user_id)
        if account is None:
            raise Unauthenticated("This account is not in use any more", code="user.gone")
        found = await self._teams.find_many(list(principal.teams))
        teams = [OwnTeam(id=team.id, name=team.name, role=principal.teams[team.id]) for team in found.values()]
        return Me(
            user=account.user,
            teams=tuple(sorted(teams, key=lambda team: team.name)),
            permissions=tuple(sorted(filter(principal.may, ROLES[principal.role]))),
            session_id=principal.session_id,
            key_id=principal.key_id,
            has_password=account.password_hash is not None,
        )
