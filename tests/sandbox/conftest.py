"""A spawner for tests of processes."""

from collections.abc import AsyncIterator

import pytest

from chronos_synapse.sandbox.spawner import Spawner


@pytest.fixture
async def spawner() -> AsyncIterator[Spawner]:
    async with Spawner() as spawner:
        yield spawner
