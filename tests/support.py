"""What tests of every layer share."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable

POLL_S = 0.01
PATIENCE_S = 60.0
"""How long what must come is waited for: a machine that others use, too, may stand still for many seconds."""


async def wait_until(
    predicate: Callable[[], object | Awaitable[object]], *, timeout_s: float = PATIENCE_S, description: str = ""
) -> None:
    """Returns as soon as `predicate()` (or what it gives to await) is true; AssertionError after `timeout_s`."""
    deadline = time.monotonic() + timeout_s
    while True:
        result = predicate()
        if inspect.isawaitable(result):
            result = await result
        if result:
            return
        if time.monotonic() > deadline:
            raise AssertionError(_complaint(timeout_s, description))
        await asyncio.sleep(POLL_S)


def wait_until_sync(
    predicate: Callable[[], object],
    *,
    timeout_s: float = PATIENCE_S,
    every_s: float = POLL_S,
    description: str = "",
) -> None:
    """`wait_until` for tests that run no event loop."""
    deadline = time.monotonic() + timeout_s
    while not predicate():
        if time.monotonic() > deadline:
            raise AssertionError(_complaint(timeout_s, description))
        time.sleep(every_s)


def _complaint(timeout_s: float, description: str) -> str:
    return f"after {timeout_s:g} s still not so: {description or 'the condition'}"
