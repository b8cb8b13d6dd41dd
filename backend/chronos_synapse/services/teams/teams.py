"""TeamService: teams, which own jobs, secrets, variables and calendars as users do."""

import secrets
from collections.abc import Sequence
from typing import Protocol

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import TEAM_PREFIX, Permission, Principal, TeamRole
from chronos_synapse.domain.account import Team
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.teams.estates import Estates
from chronos_synapse.services.teams.standing import given_roles, require_owner, require_seen
from chronos_synapse.services.teams.team_requests import NewTeam, TeamChange, TeamList, TeamView, check_team
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.offset_cursor import read_name_cursor, write_name_cursor

KIND = "team"


class Changes(Protocol):
    """Hears of everybody whose rights have changed."""

    async def tell(self, *user_ids: str) -> None:
        """Something about these users has changed."""


class TeamQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Teams whose names or descriptions contain `search`."""

    search: str = ""
    limit: int
    cursor: str | None = None


class TeamService:
    """Members see their teams, those who see all owners see all teams; what they may do is asked of `standing`."""

    def __init__(self, teams: TeamStore, estates: Estates, changes: Changes, *, clock: Clock = utc_now) -> None:
        self._teams = teams
        self._estates = estates
        self._changes = changes
        self._clock = clock

    async def page(self, principal: Principal, query: TeamQuery) -> TeamList:
        """One page of the teams that the caller sees."""
        owners = principal.sight.owners
        if principal.only_jobs is not None:
            return TeamList(items=[], next_cursor=None)
        after = read_name_cursor(query, query.cursor)
        found = await self._teams.page(query.search, among=owners, after=after, limit=query.limit + 1)
        shown = found[: query.limit]
        following = write_name_cursor(query, shown[-1].name) if len(found) > query.limit else None
        return TeamList(items=await self._views(principal, shown), next_cursor=following)

    async def find(self, principal: Principal, team_id: str) -> TeamView:
        """The team with this id."""
        return (await self._views(principal, [await self._own(principal, team_id)]))[0]

    async def create(self, principal: Principal, request: NewTeam) -> TeamView:
        """The new team, in which the caller is the first owner."""
        require(principal, Permission.TEAM_CREATE)
        if principal.only_jobs is not None:
            raise Denied("A key for certain jobs makes no teams.", code="permission.denied")
        check_team(request.name, request.description)
        team = Team(
            id=UserId(TEAM_PREFIX + secrets.token_hex(8)),
            name=request.name.strip(),
            description=request.description,
            created_at=self._clock(),
        )
        await self._teams.create(team, principal.user_id)
        note(kind=KIND, id=team.id, name=team.name, owner_id=team.id, after=team)
        await self._changes.tell(principal.user_id)
        return TeamView(**msgspec.structs.asdict(team), members=1, role=TeamRole.OWNER, may_manage=True)

    async def change(self, principal: Principal, team_id: str, change: TeamChange) -> TeamView:
        """The team with `change` made to it."""
        former = await self._own(principal, team_id)
        require_owner(principal, team_id)
        name = former.name if change.name is UNSET else change.name.strip()
        description = former.description if change.description is UNSET else change.description
        check_team(name, description)
        await self._teams.rename(team_id, name=name, description=description)
        team = msgspec.structs.replace(former, name=name, description=description)
        note(kind=KIND, id=team_id, name=name, owner_id=team_id, before=former, after=team)
        return (await self._views(principal, [team]))[0]

    async def delete(self, principal: Principal, team_id: str, *, transfer_to: str | None) -> None:
        """Ends a team that owns nothing, or whose things are handed over before; nobody keeps a right through it."""
        team = await self._own(principal, team_id)
        require_owner(principal, team_id)
        if transfer_to is not None:
            await self._estates.hand_over(principal, team.id, transfer_to)
        holdings = await self._estates.holdings(team.id)
        if holdings.in_words:
            detail = f"The team still owns {holdings.in_words}. Hand them over or delete them first."
            raise Conflict(detail, code="team.not_empty")
        members = await self._teams.delete(team_id)
        await self._estates.forget(team.id)
        note(kind=KIND, id=team_id, name=team.name, owner_id=team_id, before=team)
        await self._changes.tell(*members)

    async def _own(self, principal: Principal, team_id: str) -> Team:
        require_seen(principal, team_id)
        found = await self._teams.find(team_id)
        if found is None:
            raise NotFound(KIND, team_id)
        return found

    async def _views(self, principal: Principal, teams: Sequence[Team]) -> list[TeamView]:
        sizes = await self._teams.sizes([team.id for team in teams])
        return [
            TeamView(
                **msgspec.structs.asdict(team),
                members=sizes[team.id],
                role=principal.teams.get(team.id),
                may_manage=bool(given_roles(principal, team.id)),
            )
            for team in teams
        ]
