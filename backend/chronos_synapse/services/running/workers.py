"""WorkerService: the workers that are alive, and what an administrator tells them."""

import logging

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.redis.daemons import DaemonStore

logger = logging.getLogger(__name__)


class WorkerList(msgspec.Struct, frozen=True, kw_only=True):
    """Workers that are alive."""

    items: list[WorkerInfo]


class WorkerService:
    """For administrators: a worker's load tells of everybody's jobs."""

    def __init__(self, daemons: DaemonStore) -> None:
        self._daemons = daemons

    async def all(self, principal: Principal) -> WorkerList:
        """Workers that are alive, by id."""
        require(principal, Permission.WORKER_READ)
        return WorkerList(items=await self._daemons.crew())

    async def tell(self, principal: Principal, worker_id: str, order: WorkerOrder | None) -> WorkerInfo:
        """Has a worker take nothing new, or also end; None takes that back, as long as it has not ended.

        When this returns it is given nothing any more. NotFound when it is not alive.
        """
        require(principal, Permission.WORKER_MANAGE)
        if worker_id not in {worker.id for worker in await self._daemons.workers()}:
            raise NotFound("worker", worker_id)
        await self._daemons.order(worker_id, order)
        word = "none" if order is None else order.value
        note(kind="worker", id=worker_id, after={"order": word})
        logger.info("a worker was told", extra={"action": "worker_told", "worker": worker_id, "order": word})
        for worker in await self._daemons.crew():
            if worker.id == worker_id:
                return worker
        raise NotFound("worker", worker_id)
