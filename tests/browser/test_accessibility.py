"""Every page in every theme: what axe-core finds, what the browser complains of, and whether it fits its screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.pages import axe
from tests.pages.browser import LOOKS, listen, visit, visit_of
from tests.pages.house import House
from tests.pages.places import PLACES, Place, places

pytestmark = pytest.mark.timeout(900)
"""The first of them waits for half a day of history, which a busy machine takes minutes to make."""
EXPECTED = ("404", "401")
"""Answers that the pages about them are for."""


@pytest.fixture(scope="module")
def found(home: House) -> dict[str, Place]:
    return {place.name: place for place in places(home)}


@pytest.fixture(scope="module")
def member(home: House, browser: Browser) -> Iterator[BrowserContext]:
    """Of the administrator: one for all pages, since the first load costs more than most of them."""
    with visit_of(browser, home, LOOKS[0]) as found:
        yield found


@pytest.fixture(scope="module")
def stranger(home: House, browser: Browser) -> Iterator[BrowserContext]:
    """Of somebody who has not logged in."""
    with visit_of(browser, home, LOOKS[0], logged_in=False) as found:
        yield found


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_a_page_is_accessible_in_every_theme_and_fits_a_phone(
    member: BrowserContext, stranger: BrowserContext, found: dict[str, Place], name: str
) -> None:
    place = found[name]
    page = (stranger if place.is_public else member).new_page()
    complaints = listen(page)
    visit(page, place)

    assert axe.violations_by_look(page, LOOKS) == {}
    assert [words for words in complaints if not any(status in words for status in EXPECTED)] == []
    page.close()
