"""Stores on a real Redis Stack, under a prefix of the test's own."""

from collections.abc import AsyncIterator

import pytest

from tests.builders import Store, open_store


@pytest.fixture
async def store(redis_url: str, key_prefix: str) -> AsyncIterator[Store]:
    """All stores, search indexes included."""
    async with open_store(redis_url, key_prefix) as opened:
        yield opened
