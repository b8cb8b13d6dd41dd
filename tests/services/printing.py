"""Executions that print, as a worker would have them."""

from typing import Any

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.log import LogStream
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.logs.writer import LogLimits, LogWriter
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store, ending_of

LIMITS = LogLimits(head_bytes=4_000_000, tail_bytes=1_000_000, line_bytes=65_536, life_ms=600_000)
LONG = b"".join(b"filler number %d of a long log\n" % number for number in range(2000))
"""More than an excerpt holds."""


class Printing:
    """Runs executions one after the other."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.packer = LogPacker(store.stores.logs, store.stores.log_index)

    async def start(self, job: Job, *, at_ms: int | None = None) -> tuple[QueueMessage, LogWriter]:
        """An attempt and where it prints to."""
        await self.store.request(job, at_ms=at_ms)
        (message,) = await self.store.start()
        return message, self.writer(message)

    def writer(self, message: QueueMessage, *, first_offset: int = 0) -> LogWriter:
        """Where an attempt prints to."""
        logs = self.store.stores.logs
        return LogWriter(logs, message.execution_id, fence=message.fence, first_offset=first_offset, limits=LIMITS)

    async def end(self, message: QueueMessage, log: LogWriter, *, failed: bool = False, packed: bool = True) -> None:
        """Stores what was printed and the ending, and lets the packer look after the log."""
        await log.close()
        changes: dict[str, Any] = {"output": log.excerpt, "log": log.totals}
        if failed:
            changes |= {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}
        assert await self.store.stores.executions.finish([ending_of(message, **changes)]) == [True]
        if packed:
            self.packer.ended(message.execution_id, log)
            await self.packer.close()

    async def run(
        self, job: Job, text: bytes, *, at_ms: int | None = None, failed: bool = False, packed: bool = True
    ) -> str:
        """The id of an execution that has printed `text`."""
        message, log = await self.start(job, at_ms=at_ms)
        await log.emit(LogStream.STDOUT, text)
        await self.end(message, log, failed=failed, packed=packed)
        return message.execution_id
