"""Every address that changes something tells the audit, by a name that the documentation explains."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.handlers import HTTPRouteHandler

from chronos_synapse.api.app import RESOURCES, create_app
from chronos_synapse.config import Settings
from chronos_synapse.services.audit.log import WENT_BACK

DOCS = Path(__file__).parents[2] / "docs" / "audit.md"
READING = {"GET", "HEAD", "OPTIONS"}
BY_ITSELF = {"audit.trim", WENT_BACK}
"""What the product does without being asked."""
FORM = re.compile(r"[a-z]+(?:[_-][a-z]+)*\.[a-z]+(?:_[a-z]+)*")
GETS = {
    "exportAudit": "audit.export",
    "exportExecutions": "execution.export",
    "exportJobs": "job.export",
    "exportVariables": "variable.export",
}
"""Reading of which the audit is told, too: it takes much out of the product at once."""


def handlers() -> Iterator[HTTPRouteHandler]:
    app = create_app(Settings(secret_key="f3a9c1d7e5b2846f0d1c3b5a79687e4f"))
    for route in app.routes:
        if route.path.startswith("/api/v1"):
            yield from (one for one in getattr(route, "route_handlers", ()) if isinstance(one, HTTPRouteHandler))


HANDLERS = {str(handler.operation_id): handler for handler in handlers() if handler.operation_id}
CHANGING = sorted(name for name, handler in HANDLERS.items() if set(handler.http_methods) - READING)
AUDITED = {name: str(handler.opt["audit"]) for name, handler in HANDLERS.items() if "audit" in handler.opt}


def documented() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \|", DOCS.read_text().partition("\n## Actions\n")[2], re.MULTILINE))


def test_all_resources_are_looked_at() -> None:
    assert len(HANDLERS) >= 80
    assert sum(len(module.handlers) for module in RESOURCES) <= len(HANDLERS) + 10


@pytest.mark.parametrize("operation", CHANGING)
def test_what_changes_something_tells_the_audit_or_says_why_not(operation: str) -> None:
    options = HANDLERS[operation].opt

    assert ("audit" in options) != ("unaudited" in options), operation
    assert len(str(options.get("unaudited", "a whole sentence"))) > 10


@pytest.mark.parametrize(("operation", "action"), sorted(AUDITED.items()))
def test_an_action_is_named_by_resource_and_verb(operation: str, action: str) -> None:
    assert FORM.fullmatch(action), operation


@pytest.mark.parametrize(("operation", "action"), GETS.items())
def test_exports_tell_the_audit(operation: str, action: str) -> None:
    assert AUDITED[operation] == action


def test_every_action_is_documented_and_nothing_else() -> None:
    assert documented() == set(AUDITED.values()) | BY_ITSELF
