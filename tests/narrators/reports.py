"""Reports by Claude from a server of the test, and the money that they are paid from."""

from typing import Any

from chronos_synapse.narrators._writing import Narration, Writer
from chronos_synapse.narrators.base import Brief, Budget, Failure
from chronos_synapse.narrators.claude import ClaudeNarrator, ClaudeOptions
from chronos_synapse.narrators.template import TemplateNarrator
from tests.narrators.briefs import BRIEF
from tests.narrators.messages_server import MODEL, MessagesServer, Reply, loopback_http, serving


class Purse:
    """A budget that is used up at some point."""

    def __init__(self, left_usd: float = 1.0) -> None:
        self.left_usd = left_usd
        self.spent: list[float] = []

    async def reserve(self, cost_usd: float) -> bool:
        if cost_usd > self.left_usd:
            return False
        self.left_usd -= cost_usd
        return True

    async def settle(self, reserved_usd: float, cost_usd: float) -> None:
        self.left_usd += reserved_usd - cost_usd
        self.spent.append(cost_usd)


def claude(server: MessagesServer, *, budget: Budget | None = None, **changes: Any) -> ClaudeNarrator:
    options: dict[str, Any] = {
        "api_key": "key-of-the-test",
        "model": MODEL,
        "base_url": server.url,
        "retries": 0,
    } | changes
    return ClaudeNarrator(ClaudeOptions(**options), loopback_http, budget)


async def report(
    *replies: Reply,
    brief: Brief = BRIEF,
    deadline_s: float = 20.0,
    tokens: Any = 900,
    count: Reply | None = None,
    **changes: Any,
) -> tuple[Narration, MessagesServer]:
    async with serving(*replies, tokens=tokens, count=count) as server:
        writer = Writer(TemplateNarrator(), claude(server, **changes), deadline_s=deadline_s)
        return await writer.write(brief), server


def is_template(narration: Narration, failure: Failure) -> bool:
    return (narration.narrator, narration.failure) == ("template", failure) and len(narration.narrative.sentences) > 5
