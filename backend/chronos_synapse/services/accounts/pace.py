"""The same time for every answer, so that none tells by its speed whom it knows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

LEAST_S = 0.4
"""Longer than what is hidden takes, by far."""


@asynccontextmanager
async def steady(least_s: float = LEAST_S) -> AsyncIterator[None]:
    """Takes `least_s` at least, whatever comes of it."""
    loop = asyncio.get_running_loop()
    until = loop.time() + least_s
    try:
        yield
    finally:
        await asyncio.sleep(until - loop.time())
