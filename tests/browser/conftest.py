"""A lived-in product and a browser for each file of tests that look at pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.pages.browser import chromium
from tests.pages.house import House, house
from tests.support import wait_until_sync

DAYS = 0.5
"""Long enough for every kind of page to have something on it."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Ended with the file: its jobs go on, and would take a share of the machine from all later tests."""
    with house(tmp_path_factory.mktemp("house"), days=DAYS) as found:
        # Rows of failures whose pattern is known look otherwise: what is looked at must not depend on who was faster.
        wait_until_sync(lambda: _knows_a_failure(found), every_s=0.5, description="the analyst remembers")
        yield found


def _knows_a_failure(home: House) -> bool:
    failing = home.get("/overview")["failing"]
    return not failing or any(job["pattern_id"] for job in failing)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with the file: while it lives, its event loop runs in this thread, and no test of asyncio can."""
    with chromium() as found:
        yield found
