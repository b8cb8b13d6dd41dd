"""A producer of notifications over a store, with accounts that need no Postgres."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from chronos_synapse.domain.access import TeamRole
from chronos_synapse.domain.account import Membership
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.notification import Notification
from chronos_synapse.services.notifications.producer import NotificationProducer
from chronos_synapse.services.notifications.recipients import Recipients
from chronos_synapse.storage.postgres.teams import Member
from tests.builders import Store

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


class Accounts:
    """Teams and users that are held in memory."""

    def __init__(self, teams: Mapping[str, Sequence[str]] | None = None, everybody: Sequence[str] = ()) -> None:
        self._teams = teams or {}
        self._everybody = everybody

    async def active_ids(self, limit: int) -> list[UserId]:
        """Everybody."""
        return [UserId(user_id) for user_id in self._everybody[:limit]]

    async def members(self, team_id: str) -> list[Member]:
        """Everyone in a team."""
        return [_member(team_id, user_id) for user_id in self._teams.get(team_id, ())]


def _member(team_id: str, user_id: str) -> Member:
    role = TeamRole.MEMBER
    membership = Membership(team_id=UserId(team_id), user_id=UserId(user_id), role=role, since=SINCE)
    return Member(membership=membership, name=user_id, email=f"{user_id}@example.org", is_active=True)


def producer_on(store: Store, accounts: Accounts | None = None) -> NotificationProducer:
    """One more process that makes notifications."""
    known = accounts or Accounts()
    return NotificationProducer(store.stores, Recipients(known, known, store.stores.looks.notifications))


async def titles(store: Store, user_id: str) -> list[str]:
    """What a user was told, the newest first."""
    return [one.title for one in await inbox(store, user_id)]


async def inbox(store: Store, user_id: str) -> list[Notification]:
    """The same, whole."""
    return await store.stores.looks.notifications.inbox(user_id)
