"""The five-minute tour of the README, clicked through in a real browser on a real `chronos up`."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browser import WAIT_MS
from tests.product import Up

MINUTE_MS = 180_000
"""A job of every minute has run by then."""
EMAIL, PASSWORD = "ada@example.org", "correct horse battery staple"
README = Path(__file__).parents[2] / "README.md"


def tour_crontab() -> str:
    """The crontab that the README tells its reader to paste."""
    blocks = re.findall(r"```crontab\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 1
    return textwrap.dedent(blocks[0])


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    with Up(tmp_path_factory.mktemp("tour") / "data") as up:
        up.wait_until_ready()
        yield up


@pytest.fixture(scope="module")
def page(product: Up, browser: Browser) -> Iterator[Page]:
    """One tab for the whole tour; it ends with what the browser complained of, which must be nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(WAIT_MS)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert complaints == []


def test_the_set_up_link_makes_the_first_administrator(product: Up, page: Page) -> None:
    """Step 1: open the link that was printed."""
    link = product.said(r"Make the first administrator: (\S+)")
    assert link

    page.goto(link[1])
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create the first account").click()

    expect(page.get_by_role("link", name="Overview").first).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("Live", exact=True).first).to_be_visible(timeout=WAIT_MS)


def test_a_crontab_becomes_jobs_with_every_line_explained(page: Page) -> None:
    """Step 2: paste the crontab, look at what each line means, import it as active."""
    page.get_by_role("link", name="Import").first.click()
    page.get_by_label("Crontab", exact=True).fill(tour_crontab())
    expect(page.get_by_text("Every minute").first).to_be_visible(timeout=WAIT_MS)

    page.get_by_role("radio", name="Active").click()
    page.get_by_role("button", name="Import 3 jobs as active").click()

    expect(page.get_by_text("3 jobs imported")).to_be_visible(timeout=WAIT_MS)


def test_a_job_runs_now_and_its_log_is_live(page: Page) -> None:
    """Step 3: run one by hand and watch it."""
    page.get_by_role("link", name="See the jobs").click()
    expect(page.get_by_role("heading", name="Jobs", exact=True)).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("link", name="Count to sixty, slowly").click()
    page.get_by_role("button", name="Run now").click()
    page.get_by_role("button", name="Watch").click()

    expect(page.get_by_text("line 3", exact=True)).to_be_visible(timeout=WAIT_MS)


def test_the_log_can_be_searched_and_the_execution_cancelled(page: Page) -> None:
    """Step 4: find a line, then cancel."""
    page.get_by_label("Search in this log").fill("line 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^[1-9]\d* / [1-9]"))).to_be_visible(timeout=WAIT_MS)

    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Cancel execution").click()

    expect(page.get_by_text("Cancelled", exact=True).first).to_be_visible(timeout=WAIT_MS)


def test_the_overview_says_what_failed(page: Page) -> None:
    """Step 5: within a minute the failing job has run by itself, and the first page says so."""
    page.get_by_role("link", name="Overview").first.click()

    expect(page.get_by_text(re.compile("No space left on nas2")).first).to_be_visible(timeout=MINUTE_MS)


def test_history_finds_what_was_printed(page: Page) -> None:
    """Step 6: search in all executions."""
    page.get_by_role("link", name="Executions").first.click()
    page.get_by_role("combobox", name="Search executions").fill("nas2")
    page.keyboard.press("Enter")

    expect(page.locator("mark", has_text="nas2").first).to_be_visible(timeout=WAIT_MS)
