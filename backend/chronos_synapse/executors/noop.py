"""Does nothing for a while: for measuring the product itself."""

import asyncio
from typing import Annotated, Literal

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.executors.base import AttemptContext, Executor, Result

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
        if config.duration_ms and (early := await _wait(config.duration_ms / 1000, context)):
            return early
        if config.outcome == "failed":
            return Result(outcome=Outcome.FAILED, exit_code=1, error="Failed as its config asks for")
        return Result(outcome=Outcome.SUCCEEDED, exit_code=0)


async def _wait(duration_s: float, context: AttemptContext) -> Result | None:
    """Wait for `duration_s`; a Result when it was cut short."""
    try:
        async with asyncio.timeout(min(duration_s, context.timeout_s)):
            await context.cancelled.wait()
    except TimeoutError:
        if duration_s <= context.timeout_s:
            return None
        return Result(outcome=Outcome.TIMED_OUT, error=f"Timed out after {context.timeout_s:g} s")
    return Result(outcome=Outcome.CANCELLED, error="Cancelled")
