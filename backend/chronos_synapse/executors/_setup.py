"""What comes before the program itself: bounded on its own, and not counted as running."""

import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import TypeVar

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import AttemptContext, Failed, Result, run_bounded

T = TypeVar("T")


async def run_prepared(
    preparation: AbstractAsyncContextManager[T], context: AttemptContext, run: Callable[[T], Awaitable[Result]]
) -> Result:
    """The result of `run` with what `preparation` gives; of the preparation when that fails or takes too long."""
    began = time.monotonic()
    given: list[T] = []
    async with AsyncExitStack() as stack:

        async def prepare() -> Result:
            try:
                given.append(await stack.enter_async_context(preparation))
            except OSError as exc:
                raise Failed(f"It could not be prepared: {exc}", Cause.SETUP) from exc
            return Result(outcome=Outcome.SUCCEEDED)

        prepared = await run_bounded(prepare(), context, limit_s=context.setup_timeout_s, cause=Cause.SETUP)
        setup_ms = round((time.monotonic() - began) * 1000)
        result = prepared if prepared.outcome is not Outcome.SUCCEEDED else await run(given[0])
    return msgspec.structs.replace(result, setup_ms=setup_ms)
