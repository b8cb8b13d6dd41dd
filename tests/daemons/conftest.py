"""What tests of daemons share: stores on a real Redis Stack, and executors."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from chronos_synapse.executors.base import Executor, ExecutorOptions
from chronos_synapse.executors.noop import NoopExecutor
from chronos_synapse.executors.shell import ShellExecutor
from chronos_synapse.sandbox.spawner import Spawner
from tests.builders import Store, open_store
from tests.daemons.site import Site


@pytest.fixture
async def store(redis_url: str, key_prefix: str) -> AsyncIterator[Store]:
    """All stores, search indexes included."""
    async with open_store(redis_url, key_prefix) as opened:
        yield opened


@pytest.fixture
async def executors() -> AsyncIterator[dict[str, Executor[Any]]]:
    """By kind."""
    async with Spawner() as spawner:
        options = ExecutorOptions(spawner=spawner)
        yield {"noop": NoopExecutor(options), "shell": ShellExecutor(options)}


@pytest.fixture
def site(store: Store, executors: dict[str, Executor[Any]]) -> Site:
    """Where workers can be set to work."""
    return Site(store, executors)
