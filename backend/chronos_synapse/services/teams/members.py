"""MemberService: who is in a team, and as what."""

from typing import Protocol

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.account import Membership
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.services.teams.standing import require_given, require_seen
from chronos_synapse.services.teams.team_requests import MemberChange, MemberList, MemberView, NewMember
from chronos_synapse.storage.postgres.teams import Member, TeamStore

KIND = "team-member"


class Changes(Protocol):
    """Hears of everybody whose rights have changed."""

    async def tell(self, *user_ids: str) -> None:
        """Something about these users has changed."""


class MemberService:
    """Owners manage everybody, admins everybody but owners; anybody may leave. The last owner stays."""

    def __init__(self, teams: TeamStore, directory: Directory, changes: Changes, *, clock: Clock = utc_now) -> None:
        self._teams = teams
        self._directory = directory
        self._changes = changes
        self._clock = clock

    async def all(self, principal: Principal, team_id: str) -> MemberList:
        """Everyone in a team that the caller sees."""
        require_seen(principal, team_id)
        if await self._teams.find(team_id) is None:
            raise NotFound("team", team_id)
        return MemberList(items=[_view(member) for member in await self._teams.members(team_id)])

    async def add(self, principal: Principal, team_id: str, request: NewMember) -> MemberView:
        """Takes a user in; Conflict for a member, or when there is no room."""
        require_given(principal, team_id, request.role)
        person = await self._directory.subject(principal, email=request.email, user_id=request.user_id)
        if not person.is_active:
            raise Invalid("This user cannot come in at present.", pointer="/user_id", code="user.inactive")
        membership = Membership(team_id=UserId(team_id), user_id=person.id, role=request.role, since=self._clock())
        await self._teams.add(membership)
        note(kind=KIND, id=f"{team_id}/{person.id}", name=person.name, owner_id=team_id, after=membership)
        await self._changes.tell(person.id)
        return _view(Member(membership=membership, name=person.name, email=person.email, is_active=person.is_active))

    async def change(self, principal: Principal, team_id: str, user_id: str, change: MemberChange) -> MemberView:
        """Gives a member another role."""
        former = await self._member(principal, team_id, user_id)
        require_given(principal, team_id, former.membership.role, change.role)
        await self._teams.set_role(team_id, user_id, change.role)
        await self._changes.tell(user_id)
        member = await self._member(principal, team_id, user_id)
        self._note(former, before=former.membership, after=member.membership)
        return _view(member)

    async def remove(self, principal: Principal, team_id: str, user_id: str) -> None:
        """Ends a membership, the caller's own or another's."""
        former = await self._member(principal, team_id, user_id)
        is_leaving = user_id == principal.user_id and principal.key_id is None
        if not is_leaving:
            require_given(principal, team_id, former.membership.role)
        await self._teams.remove(team_id, user_id)
        self._note(former, before=former.membership, after=None)
        await self._changes.tell(user_id)

    async def _member(self, principal: Principal, team_id: str, user_id: str) -> Member:
        require_seen(principal, team_id)
        for member in await self._teams.members(team_id):
            if member.membership.user_id == user_id:
                return member
        raise NotFound("member", user_id)

    def _note(self, member: Member, *, before: Membership, after: Membership | None) -> None:
        team_id = before.team_id
        note(
            kind=KIND, id=f"{team_id}/{before.user_id}", name=member.name, owner_id=team_id, before=before, after=after
        )


def _view(member: Member) -> MemberView:
    return MemberView(
        user_id=member.membership.user_id,
        name=member.name,
        email=member.email,
        role=member.membership.role,
        since=member.membership.since,
        is_active=member.is_active,
    )
