"""One lived-in product for all tests that look at pages, and a browser for each file of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.pages.browser import chromium
from tests.pages.house import House, house

DAYS = 0.5
"""Long enough for every kind of page to have something on it."""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("house"), days=DAYS) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with the file: while it lives, its event loop runs in this thread, and no test of asyncio can."""
    with chromium() as found:
        yield found
