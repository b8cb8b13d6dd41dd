"""What executors are built with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.sandbox.spawner import Spawner


@pytest.fixture
async def options(tmp_path: Path) -> AsyncIterator[ExecutorOptions]:
    """Loopback is allowed; there are no packages but those in `tmp_path / "wheels"`."""
    async with Spawner() as spawner:
        yield ExecutorOptions(
            spawner=spawner,
            allowed_networks=("127.0.0.0/8",),
            cache_dir=tmp_path / "cache",
            pip_arguments=("--no-index", "--find-links", str(tmp_path / "wheels")),
            docker_socket=tmp_path / "docker.sock",
        )
