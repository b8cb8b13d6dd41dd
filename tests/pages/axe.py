"""What axe-core finds wrong with a page: WCAG 2.2 AA and what else it holds for best practice."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.pages.browser import Look, overflow_px, wear

SCRIPT = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules whose outcome depends on the theme."""
RUN = """async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']});
  return found.violations.map(({id, impact, help, nodes}) => ({
    id, impact, help,
    nodes: nodes.slice(0, 5).map(({target, failureSummary}) => `${target.join(' ')}: ${failureSummary}`),
    count: nodes.length,
  }));
}"""


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """One text a rule that is broken, with the first places where."""
    if not page.evaluate("typeof axe === 'object'"):
        # Through the debugger, so that the page's own policy for scripts stays as strict as it is.
        page.evaluate(_script() + "\nundefined")
    rules = ("rule", list(COLOURS)) if colours_only else ("tag", list(TAGS))
    found: list[dict[str, Any]] = page.evaluate(RUN, list(rules))
    return [_words(rule) for rule in found]


def violations_by_look(page: Page, looks: Sequence[Look]) -> dict[str, list[str]]:
    """Of a page that is seen with the first look already: in it everything, in others what depends on them."""
    first, *others = looks
    found = {first.name: violations(page)}
    for look in others:
        wear(page, look)
        found[look.name] = violations(page, colours_only=look.width == first.width)
        if sideways := overflow_px(page):
            found[look.name].append(f"can be scrolled sideways by {sideways} px")
    return {name: rules for name, rules in found.items() if rules}


def _words(rule: dict[str, Any]) -> str:
    places = "\n    ".join(str(node).replace("\n", " ") for node in rule["nodes"])
    return f"{rule['id']} ({rule['impact']}, {rule['count']} places): {rule['help']}\n    {places}"
