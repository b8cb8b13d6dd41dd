"""The scheduler process: dispatches due jobs and what is to be tried again. Any number may run; none leads."""

import asyncio
import logging

from chronos_synapse.daemons.process import Identity, repeat, say_alive, stop_on_signals
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.services.scheduling.dispatch import Dispatcher
from chronos_synapse.services.scheduling.promoting import Promoter
from chronos_synapse.services.scheduling.rearming import Rearmer
from chronos_synapse.services.scheduling.replaying import Replayer
from chronos_synapse.storage.redis.daemons import DaemonStore

logger = logging.getLogger(__name__)

POLL_S = 0.25
"""A job that is saved while nothing is due is seen within this time."""


REARM_S = 1.0


async def run_scheduler(
    dispatcher: Dispatcher, rearmer: Rearmer, replayer: Replayer, daemons: DaemonStore, *, promoter: Promoter
) -> None:
    """Dispatches until TERM or INT."""
    stop = stop_on_signals()
    identity = Identity()
    logger.info("scheduler started", extra={"action": "scheduler_started", "daemon": identity.id})

    async def tick() -> float:
        return min(POLL_S, await dispatcher.tick())

    async def rearm() -> float:
        await rearmer.rearm()
        await replayer.follow_clock()
        await replayer.run()
        return REARM_S

    async with asyncio.TaskGroup() as group:
        group.create_task(say_alive(stop, daemons, "scheduler", identity))
        group.create_task(repeat(stop, rearm, name="rearming"))
        group.create_task(repeat(stop, promoter.tick, name="retries"))
        group.create_task(repeat(stop, tick, name="dispatch"))
    try:
        await dispatcher.release()
    except Unavailable:
        # The claims lapse by themselves.
        logger.info("claims left to lapse", extra={"action": "claims_left"})
    logger.info("scheduler stopped", extra={"action": "scheduler_stopped", "daemon": identity.id})
