"""Recipients: who is told, as far as they want to be."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from chronos_synapse.domain.access import is_team
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.notification import Notification, NotificationSettings, Told
from chronos_synapse.storage.postgres.teams import Member

MOST_AT_ONCE = 10_000
"""Users who are told of what concerns everybody."""


class People(Protocol):
    """Knows who there is."""

    async def active_ids(self, limit: int) -> list[UserId]:
        """Users who may come in."""


class Teams(Protocol):
    """Knows who is in a team."""

    async def members(self, team_id: str) -> list[Member]:
        """Everyone in it."""


class WantedBy(Protocol):
    """Knows what people want to be told."""

    async def settings(self, user_ids: Sequence[str]) -> dict[str, NotificationSettings]:
        """What each of the users wants to be told."""


class Recipients:
    """Asks the accounts for nothing while only users themselves are told: an outage of them keeps no failure back."""

    def __init__(self, people: People, teams: Teams, wanted: WantedBy) -> None:
        self._people = people
        self._teams = teams
        self._wanted = wanted

    async def sort(self, told: Sequence[Told]) -> dict[str, list[Notification]]:
        """By user, each notification once, as it was told last."""
        members = await self._members({subject for one in told for subject in one.to if is_team(subject)})
        everybody = await self._everybody(told)
        pairs = [(one, user_id) for one in told for user_id in _users(one, members, everybody)]
        wishes = await self._wanted.settings(list(dict.fromkeys(user_id for _, user_id in pairs)))
        sorted_by_user: dict[str, dict[str, Notification]] = {}
        for one, user_id in pairs:
            if wishes[user_id].wants(one.notification.kind, streak=one.streak):
                sorted_by_user.setdefault(user_id, {})[one.notification.id] = one.notification
        return {user_id: list(found.values()) for user_id, found in sorted_by_user.items()}

    async def _members(self, team_ids: Iterable[str]) -> dict[str, list[UserId]]:
        found = {}
        for team_id in team_ids:
            members = await self._teams.members(team_id)
            found[team_id] = [member.membership.user_id for member in members if member.is_active]
        return found

    async def _everybody(self, told: Sequence[Told]) -> list[UserId]:
        return await self._people.active_ids(MOST_AT_ONCE) if any(not one.to for one in told) else []


def _users(told: Told, members: dict[str, list[UserId]], everybody: list[UserId]) -> list[UserId]:
    found = [user_id for subject in told.to for user_id in members.get(subject, [subject])] if told.to else everybody
    return [user_id for user_id in dict.fromkeys(found) if user_id != told.actor_id]
