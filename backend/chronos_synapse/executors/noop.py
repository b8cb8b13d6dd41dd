"""Does nothing for a while: for measuring the product itself."""

import asyncio
from typing import Annotated, Literal

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import AttemptContext, Executor, Result, run_bounded

HOUR_MS = 3_600_000


class NoopConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long to wait, and how to end."""

    duration_ms: Annotated[
        int,
        msgspec.Meta(ge=0, le=HOUR_MS, title="Duration (ms)", description="How long the attempt takes."),
    ] = 0
    outcome: Annotated[
        Literal["succeeded", "failed"], msgspec.Meta(title="Outcome", description="How the attempt ends.")
    ] = "succeeded"


class NoopExecutor(Executor[NoopConfig]):
    """Starts no process and prints nothing."""

    kind = "noop"
    title = "Nothing"
    description = "Waits and ends as told. For trying schedules and for measuring the product."
    config_type = NoopConfig

    async def run(self, config: NoopConfig, context: AttemptContext) -> Result:
        """Wait, unless cancelled or out of time before."""
        if not config.duration_ms:
            return _end(config)
        return await run_bounded(_wait(config), context, limit_s=context.timeout_s)


async def _wait(config: NoopConfig) -> Result:
    await asyncio.sleep(config.duration_ms / 1000)
    return _end(config)


def _end(config: NoopConfig) -> Result:
    if config.outcome == "failed":
        return Result(outcome=Outcome.FAILED, exit_code=1, error="Failed as its config asks for", cause=Cause.EXIT_CODE)
    return Result(outcome=Outcome.SUCCEEDED, exit_code=0)
