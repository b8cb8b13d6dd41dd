"""Departures: a user goes, and nothing of theirs is left without an owner."""

from chronos_synapse.domain.access import ROLES, Permission, Principal
from chronos_synapse.domain.errors import ChronosError, Conflict, Denied, NotFound, brief
from chronos_synapse.domain.user import User, UserState
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.sessions import DISABLED, SessionService
from chronos_synapse.services.admin.users import KIND, refuse_self
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.teams.estates import Estates
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.postgres.users import UserStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges

NAMED = 5


class Departures:
    """Jobs go to whom the administrator names, with the secrets, variables and calendars that they use."""

    def __init__(
        self,
        users: UserStore,
        sessions: SessionService,
        changes: IdentityChanges,
        *,
        estates: Estates,
        teams: TeamStore,
    ) -> None:
        self._users = users
        self._sessions = sessions
        self._changes = changes
        self._estates = estates
        self._teams = teams

    async def delete(self, principal: Principal, user_id: str, *, transfer_to: str | None) -> None:
        """Removes the account with its sessions, keys and memberships.

        Without `transfer_to`, Conflict while the user has jobs; secrets, variables and calendars then go with the user.
        Conflict for the last administrator, for the only owner of a team, and for oneself.
        """
        user = await self._departing(principal, user_id)
        # Shut out first: else the user could make another job while the others are handed over.
        await self._users.set_state(user.id, UserState.DISABLED)
        try:
            await self._sessions.end_all(user.id, why=DISABLED)
            await self._leave(principal, user, transfer_to)
        except ChronosError:
            await self._users.set_state(user.id, user.state)
            await self._changes.tell(user.id)
            raise
        await self._users.delete(user.id)
        await self._changes.tell(user.id)
        note(kind=KIND, id=user.id, name=user.email, before=user)

    async def _departing(self, principal: Principal, user_id: str) -> User:
        require(principal, Permission.USER_MANAGE)
        user = await self._users.by_id(user_id)
        if user is None:
            raise NotFound(KIND, user_id)
        if principal.only_jobs is not None or not all(map(principal.may, ROLES[user.role])):
            raise Denied("This API key may not do what this user may.", code="permission.denied")
        refuse_self(principal, user)
        owned = await self._teams.only_owned_by(user.id)
        if owned:
            names = ", ".join(brief(team.name) for team in owned[:NAMED])
            detail = f"This user is the only owner of {names}: make another member an owner first."
            raise Conflict(detail, code="user.owns_teams")
        return user

    async def _leave(self, principal: Principal, user: User, transfer_to: str | None) -> None:
        if transfer_to is not None:
            await self._estates.hand_over(principal, user.id, transfer_to)
        holdings = await self._estates.holdings(user.id)
        if holdings.jobs:
            noun = "job" if holdings.jobs == 1 else "jobs"
            detail = f"This user has {holdings.jobs:,} {noun}: say who gets them, or delete them."
            raise Conflict(detail, code="user.has_jobs")
        await self._estates.forget(user.id)
