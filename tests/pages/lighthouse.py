"""What Lighthouse says of pages: the scores for accessibility and best practices."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
from playwright.sync_api import Page

from tests.pages.browser import CHROMIUM, Look
from tests.pages.places import Place

WEB = Path(__file__).parents[2] / "frontend"
LEAST_ACCESSIBLE, LEAST_PRACTICES = 98, 95
PAGE_S = 90.0


class Score(msgspec.Struct, frozen=True, rename="camel"):
    """Of one page, 0 to 100."""

    url: str
    accessibility: int
    best_practices: int
    findings: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether it is what we want."""
        return self.accessibility >= LEAST_ACCESSIBLE and self.best_practices >= LEAST_PRACTICES


def scores(page: Page, url: str, look: Look, found: Sequence[Place]) -> list[Score]:
    """Of each place; `page` belongs to somebody who is logged in."""
    cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies(url))
    command = [shutil.which("node") or "node", "scripts/lighthouse.mjs", CHROMIUM, str(look.width), cookie]
    done = subprocess.run(
        [*command, *(url + place.path for place in found)],
        cwd=WEB,
        check=True,
        capture_output=True,
        text=True,
        timeout=PAGE_S * len(found),
    )
    return [msgspec.json.decode(line, type=Score) for line in done.stdout.splitlines() if line.startswith("{")]
