"""Real attempts behind a real gate, and processes of jobs that call it by an SDK."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.builders import Store, open_store
from tests.runtime import Attempts, open_gate


@pytest.fixture
async def store(redis_url: str, key_prefix: str) -> AsyncIterator[Store]:
    """All stores."""
    async with open_store(redis_url, key_prefix) as opened:
        yield opened


@pytest.fixture
async def attempts(store: Store, tmp_path: Path) -> AsyncIterator[Attempts]:
    """A worker's gate."""
    async with open_gate(store, tmp_path) as opened:
        yield opened
