"""Attempts for executors to carry out."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId
from chronos_synapse.executors.base import AttemptContext, Executor, Result
from tests.sandbox.support import Output

SCHEDULED_FOR = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)


class Attempt:
    """One attempt of `executor`, its output, and the events that end it."""

    def __init__(self, executor: Executor[Any], **changes: Any) -> None:
        self.executor = executor
        self.output = Output()
        self.cancelled, self.terminated = asyncio.Event(), asyncio.Event()
        settings: dict[str, Any] = {"timeout_s": 20.0, "grace_s": 1.0, "environment": {}, **changes}
        self.context = AttemptContext(
            execution_id=ExecutionId("job1-19a"),
            job_id=JobId("job1"),
            attempt=2,
            scheduled_for=SCHEDULED_FOR,
            emit=self.output,
            cancelled=self.cancelled,
            terminated=self.terminated,
            **settings,
        )

    async def run(self, **config: Any) -> Result:
        """Check `config` as at save, then run it."""
        return await self.executor.run(type(self.executor).check(config), self.context)
