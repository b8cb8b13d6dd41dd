"""Every page in every theme: what axe-core finds, what the browser complains of, and whether it fits its screen."""

import pytest
from playwright.sync_api import Browser

from tests.pages import axe
from tests.pages.browser import LOOKS, listen, visit, visitor
from tests.pages.house import House
from tests.pages.places import PLACES, Place, places

pytestmark = pytest.mark.timeout(900)
"""The first of them waits for half a day of history, which a busy machine takes minutes to make."""
EXPECTED = ("404", "401")
"""Answers that the pages about them are for."""


@pytest.fixture(scope="module")
def found(home: House) -> dict[str, Place]:
    return {place.name: place for place in places(home)}


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_a_page_is_accessible_in_every_theme_and_fits_a_phone(
    home: House, browser: Browser, found: dict[str, Place], name: str
) -> None:
    place = found[name]
    with visitor(browser, home, LOOKS[0], logged_in=not place.is_public) as page:
        complaints = listen(page)
        visit(page, place)

        assert axe.violations_by_look(page, LOOKS) == {}
        assert [words for words in complaints if not any(status in words for status in EXPECTED)] == []
