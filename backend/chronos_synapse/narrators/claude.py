"""Writes reports by Claude, through the vendor's SDK: structured answers, streamed, within a budget.

Each way to fail is a `Failure` of its own; nothing is sent without a key, and nothing but the prompt of `_prompt` is.
"""

import asyncio
from collections.abc import Mapping

import msgspec

from chronos_synapse.domain.errors import brief as short
from chronos_synapse.narrators._messages import Messages, Question
from chronos_synapse.narrators._prompt import SCHEMA, SYSTEMS, prompt_of
from chronos_synapse.narrators._sdk import ClaudeOptions, OpenHttp
from chronos_synapse.narrators.base import (
    Brief,
    Budget,
    Draft,
    Failure,
    Meter,
    NarrationFailed,
    Narrative,
    Narrator,
)

__all__ = ["ClaudeNarrator", "ClaudeOptions", "OpenHttp"]


class ClaudeNarrator(Narrator):
    """Asks the Messages API for a narrative in our schema."""

    kind = "claude"
    title = "Claude"
    is_remote = True

    def __init__(self, options: ClaudeOptions, open_http: OpenHttp, budget: Budget | None = None) -> None:
        self._messages = Messages(options, open_http, budget)

    async def prepare(self) -> None:
        """Load the SDK, which takes seconds, without holding up what else the process does."""
        await self._messages.prepare()

    async def write(self, brief: Brief, *, complaints: Mapping[str, str], meter: Meter) -> Draft:
        """As the base says."""
        prompt = await asyncio.to_thread(prompt_of, brief, complaints=complaints)
        question = Question(system=SYSTEMS[brief.task], content=prompt.content, schema=SCHEMA)
        reply = await self._messages.ask(question, meter=meter)
        return Draft(narrative=prompt.restored(_narrative(reply.text)), model=reply.model)


def _narrative(text: str) -> Narrative:
    try:
        return msgspec.json.decode(text, type=Narrative)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as exc:
        raise NarrationFailed(Failure.BAD_ANSWER, f"The answer is not in the schema: {short(str(exc))}") from exc
