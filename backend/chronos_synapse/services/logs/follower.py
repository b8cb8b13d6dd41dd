"""LogFollower: the lines of an execution as they come, each exactly once, until it has ended."""

import asyncio
from collections.abc import AsyncGenerator

from chronos_synapse.domain.execution import FINAL_STATES, ExecutionState
from chronos_synapse.domain.log import LogLine
from chronos_synapse.services.live import Broadcaster
from chronos_synapse.services.logs.holes import with_holes_marked
from chronos_synapse.storage.redis.stores import RedisStores

PAGE = 500
LOOK_EVERY_S = 1.0
"""How often the log is looked at without being told that it has grown."""


class LogFollower:
    """Reads the log itself; news only say when to look."""

    def __init__(self, stores: RedisStores, broadcaster: Broadcaster) -> None:
        self._executions = stores.executions
        self._logs = stores.logs
        self._broadcaster = broadcaster

    async def follow(
        self, execution_id: str, *, after: int
    ) -> AsyncGenerator[list[LogLine] | ExecutionState | None, None]:
        """Lines above offset `after`, holes marked; None now and then; at last the final state.

        Ends without a state when the execution is removed meanwhile. The caller must close the iterator.
        """
        async with self._broadcaster.log_watch(execution_id) as grown:
            while True:
                grown.clear()
                # The state comes first: what was written before it became final is then sure to be read.
                execution = await self._executions.find(execution_id)
                if execution is None:
                    return
                while lines := await self._logs.read(execution_id, after=after, limit=PAGE):
                    yield with_holes_marked(lines, after=after)
                    after = lines[-1].offset
                if execution.state in FINAL_STATES:
                    yield execution.state
                    return
                yield None
                await _wait(grown, LOOK_EVERY_S)


async def _wait(event: asyncio.Event, limit_s: float) -> None:
    try:
        async with asyncio.timeout(limit_s):
            await event.wait()
    except TimeoutError:
        return
