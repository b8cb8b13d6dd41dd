"""What executors are built with."""

from collections.abc import AsyncIterator

import pytest

from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.sandbox.spawner import Spawner


@pytest.fixture
async def options() -> AsyncIterator[ExecutorOptions]:
    """Loopback is allowed."""
    async with Spawner() as spawner:
        yield ExecutorOptions(spawner=spawner, allowed_networks=("127.0.0.0/8",))
