"""A browser that looks at pages as one person would: by theme and width, logged in."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.pages.house import House
from tests.pages.places import Place
from tests.product import ADMIN

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT_MS = 60_000
expect.set_options(timeout=WAIT_MS)
SETTLED_MS = 400
"""Without a request for so long, a page has what it asks for; streams do not count."""


@dataclass(frozen=True)
class Look:
    """How somebody looks at the pages, which follow what the system says."""

    name: str
    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    width: int = 1440
    height: int = 900


LOOKS = (
    Look("light"),
    Look("dark", scheme="dark"),
    Look("contrast", contrast="more"),
    Look("dark-contrast", scheme="dark", contrast="more"),
    Look("phone", width=360, height=740),
)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@contextlib.contextmanager
def visitor(browser: Browser, house: House, look: Look, *, logged_in: bool = True) -> Iterator[Page]:
    """A tab of somebody who has logged in as the administrator."""
    with visit_of(browser, house, look, logged_in=logged_in) as context:
        yield context.new_page()


@contextlib.contextmanager
def visit_of(browser: Browser, house: House, look: Look, *, logged_in: bool = True) -> Iterator[BrowserContext]:
    """What the tabs of one person share: cookies and what was fetched already."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.scheme,
        contrast=look.contrast,
        reduced_motion="reduce",
        base_url=house.url,
        timezone_id="Europe/Berlin",
        locale="en-GB",
    )
    context.set_default_timeout(WAIT_MS)
    try:
        if logged_in:
            log_in(context, house)
        yield context
    finally:
        context.close()


def log_in(context: BrowserContext, house: House) -> None:
    """Gives the browser the cookies of the administrator."""
    answer = context.request.post(
        f"{house.url}/api/v1/auth/login",
        data={"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]},
        headers={"Origin": house.url},
    )
    assert answer.ok, answer.text()


def listen(page: Page) -> list[str]:
    """What the browser objects to from now on, growing."""
    complaints: list[str] = []

    def hear(line: ConsoleMessage) -> None:
        if line.type == "error":
            complaints.append(line.text)

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", hear)
    return complaints


def visit(page: Page, place: Place) -> None:
    """Goes there; returns when the page has come and asks for nothing more."""
    page.goto(place.path, wait_until="domcontentloaded")
    expect(page.locator("h1").first).to_be_visible(timeout=WAIT_MS)
    page.wait_for_function("() => document.querySelector('[role=status][aria-label^=Loading]') === null")
    settle(page)


def settle(page: Page) -> None:
    """Returns when nothing was asked for during a while."""
    script = """async quietMs => {
      const count = () => performance.getEntriesByType('resource').length;
      const until = performance.now() + 8000;
      let seen = count(), since = performance.now();
      while (performance.now() < until && performance.now() - since < quietMs) {
        await new Promise(done => setTimeout(done, 50));
        if (count() !== seen) { seen = count(); since = performance.now(); }
      }
      await document.fonts.ready;
      // Colours that are on their way would be measured there.
      const turning = () => document.getAnimations().filter(found => found instanceof CSSTransition);
      while (performance.now() < until && turning().length > 0) {
        await new Promise(done => requestAnimationFrame(done));
      }
    }"""
    page.evaluate(script, SETTLED_MS)


def wear(page: Page, look: Look) -> None:
    """Changes how the page is looked at, without loading it anew."""
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(color_scheme=look.scheme, contrast=look.contrast)
    settle(page)


def photograph(page: Page, path: Path) -> None:
    """The page as it is seen without scrolling; on a phone to its end."""
    page.screenshot(path=path, full_page=(page.viewport_size or {"width": 0})["width"] < 600, animations="disabled")


def overflow_px(page: Page) -> int:
    """How far the page can be scrolled sideways, which it should not."""
    found: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(found)
