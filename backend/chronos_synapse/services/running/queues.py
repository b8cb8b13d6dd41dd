"""QueueService: what waits for workers, and why nobody takes it when nobody can."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.lane import needs_in, queue_of
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.running.waiting_reasons import Crew
from chronos_synapse.storage.redis.lanes import LaneUse
from chronos_synapse.storage.redis.stores import RedisStores


class QueueView(msgspec.Struct, frozen=True, kw_only=True):
    """What waits on a queue for workers that offer the same labels."""

    name: str
    needs: tuple[str, ...]
    """Labels that a worker must offer to take it."""
    waiting: int
    """Executions, without those that wait for a limit or for the time of their next attempt."""
    oldest_at: datetime | None
    """When the oldest of those that go first was due."""
    workers: int
    """Live workers that take from it."""
    reason: str | None
    """Why nobody can take from it; absent when somebody can."""


class QueueList(msgspec.Struct, frozen=True, kw_only=True):
    """Queues on which something waits, or that a live worker serves."""

    items: list[QueueView]


class QueueService:
    """Everybody sees the queues, and of what waits there their own."""

    def __init__(self, stores: RedisStores) -> None:
        self._lanes = stores.lanes
        self._daemons = stores.daemons

    async def all(self, principal: Principal) -> QueueList:
        """By name and needs."""
        require(principal, Permission.JOB_READ)
        workers = await self._daemons.crew()
        crew = Crew(workers)
        uses = {use.lane: use for use in await self._lanes.uses(principal.sight.owners)}
        for queue in {queue for worker in workers for queue in worker.queues}:
            uses.setdefault(queue, LaneUse(lane=queue, waiting=0, oldest_ms=None))
        views = [_view(use, crew) for use in uses.values()]
        return QueueList(items=sorted(views, key=lambda view: (view.name, view.needs)))

    async def tidy(self) -> int:
        """Takes what was cancelled off lanes from which nobody claims, and forgets empty lanes; gives how many.

        Where a worker claims, it passes over what was cancelled by itself.
        """
        crew = Crew(await self._daemons.crew())
        stuck = [use.lane for use in await self._lanes.uses() if crew.obstacle(use.lane)]
        return await self._lanes.drop_ended(stuck) + await self._lanes.tidy()


def _view(use: LaneUse, crew: Crew) -> QueueView:
    return QueueView(
        name=queue_of(use.lane),
        needs=needs_in(use.lane),
        waiting=use.waiting,
        oldest_at=None if use.oldest_ms is None else from_ms(use.oldest_ms),
        workers=len(crew.takers(use.lane)),
        reason=crew.obstacle(use.lane),
    )
