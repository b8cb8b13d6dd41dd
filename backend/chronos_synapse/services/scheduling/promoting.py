"""Promoter: executions whose time for another attempt has come go back into their lanes."""

import logging

from chronos_synapse.storage.redis.delays import DelayStore

logger = logging.getLogger(__name__)

AT_ONCE = 500
"""Executions in one script call: about 5 ms during which the server does nothing else."""
POLL_S = 0.25
"""An attempt that is to begin sooner than this after the one before may be late by as much."""


class Promoter:
    """Any number of them may run: what one has put back is not there for another."""

    def __init__(self, delays: DelayStore) -> None:
        self._delays = delays

    async def tick(self) -> float:
        """Promotes what has come; gives the seconds until there is something to do."""
        promoted = await self._delays.promote(AT_ONCE)
        if promoted.count:
            logger.debug("attempts follow", extra={"action": "promoted", "count": promoted.count})
        return POLL_S if promoted.next_in_ms is None else min(POLL_S, promoted.next_in_ms / 1000)
