"""`python -m tests.pages`: photographs and checks every page of a product that has a past.

`screenshots DIRECTORY` writes one picture a page and look; `axe` and `lighthouse` print what is wrong, and end with 1
when something is; `serve` keeps the product running until Ctrl-C.
"""

import argparse
import contextlib
import re
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from tests.pages import axe, lighthouse
from tests.pages.browser import LOOKS, Look, chromium, listen, overflow_px, photograph, visit, visitor
from tests.pages.house import House, house
from tests.pages.places import Place, places


def main() -> int:
    """0 when nothing is wrong."""
    args = _arguments()
    with (
        tempfile.TemporaryDirectory(prefix="chronos-pages-", ignore_cleanup_errors=True) as home,
        house(Path(home), days=args.days, port=args.port) as found,
        chromium() as browser,
    ):
        chosen = [place for place in places(found) if re.search(args.only, place.name)]
        looks = [look for look in LOOKS if not args.look or look.name in args.look]
        return _COMMANDS[args.command](browser, found, looks, chosen, args)


def _screenshots(
    browser: Browser, found: House, looks: Sequence[Look], chosen: Sequence[Place], args: argparse.Namespace
) -> int:
    args.directory.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for look, place in _pairs(looks, chosen):
        with visitor(browser, found, look, logged_in=not place.is_public) as page:
            complaints = listen(page)
            visit(page, place)
            photograph(page, args.directory / f"{place.name}.{look.name}.png")
            if sideways := overflow_px(page):
                complaints.append(f"can be scrolled sideways by {sideways} px")
            wrong += _tell(f"{place.name}, {look.name}", complaints)
    return int(wrong > 0)


def _axe(
    browser: Browser, found: House, looks: Sequence[Look], chosen: Sequence[Place], args: argparse.Namespace
) -> int:
    wrong = 0
    for place in chosen:
        with visitor(browser, found, looks[0], logged_in=not place.is_public) as page:
            visit(page, place)
            by_look = axe.violations_by_look(page, looks)
            wrong += _tell(place.name, [f"{look}: {rule}" for look, rules in by_look.items() for rule in rules])
    return int(wrong > 0)


def _lighthouse(
    browser: Browser, found: House, looks: Sequence[Look], chosen: Sequence[Place], args: argparse.Namespace
) -> int:
    wrong = 0
    for look in looks:
        if look.name not in ("light", "phone"):  # it brings a browser of its own, which knows no theme
            continue
        with visitor(browser, found, look) as page:
            for score in lighthouse.scores(page, found.url, look, chosen):
                print(f"{score.accessibility:4} {score.best_practices:4}  {look.name:6} {score.url}")
                wrong += 0 if score.is_good else _tell(score.url, score.findings)
    return int(wrong > 0)


def _serve(
    browser: Browser, found: House, looks: Sequence[Look], chosen: Sequence[Place], args: argparse.Namespace
) -> int:
    print(found.url, flush=True)
    # A shell gives what it starts in the background no Ctrl-C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        threading.Event().wait()
    return 0


def _pairs(looks: Sequence[Look], chosen: Sequence[Place]) -> list[tuple[Look, Place]]:
    return [(look, place) for place in chosen for look in looks]


def _tell(what: str, complaints: Sequence[str]) -> int:
    print(f"{what}: {'ok' if not complaints else ''}", flush=True)
    for complaint in complaints:
        print(f"  {complaint}", flush=True)
    return len(complaints)


_COMMANDS: dict[str, Callable[[Browser, House, Sequence[Look], Sequence[Place], argparse.Namespace], int]] = {
    "screenshots": _screenshots,
    "axe": _axe,
    "lighthouse": _lighthouse,
    "serve": _serve,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pages", description=__doc__)
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("directory", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--days", type=float, default=28.0, help="how much of a past there is")
    parser.add_argument("--only", default="", help="pages whose name has this regular expression")
    parser.add_argument("--look", action="append", choices=[look.name for look in LOOKS])
    parser.add_argument("--port", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
