"""Asks the Messages API one question with a schema for the answer: counted first, within a budget, streamed."""

from typing import TYPE_CHECKING, Any

import msgspec

from chronos_synapse.narrators._answer import Answer
from chronos_synapse.narrators._sdk import ClaudeOptions, OpenHttp, load_sdk, open_sdk, require_ready
from chronos_synapse.narrators.base import Budget, Failure, Meter, NarrationFailed, NoLimit

if TYPE_CHECKING:
    import anthropic

BYTES_OF_A_TOKEN = 3
"""Rather too few: of a server that cannot count, requests are taken for longer than they are."""
WITHOUT_COUNTING = frozenset({404, 405, 501})
"""How servers answer that cannot count."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked. The stable part is cached by the server for an hour."""

    system: str
    """Instructions: the same every time, and nothing of a job's in it."""
    content: str
    """The user's turn."""
    schema: dict[str, Any]
    """JSON schema of the answer."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A whole answer, as the model wrote it."""

    text: str
    model: str


class Messages:
    """One key on one server, and the budget that it is asked within."""

    def __init__(self, options: ClaudeOptions, open_http: OpenHttp, budget: Budget | None = None) -> None:
        self._options = options
        self._open_http = open_http
        self._budget = budget or NoLimit()

    async def prepare(self) -> None:
        """What takes long the first time; NarrationFailed where nothing may be sent."""
        require_ready(self._options)
        await load_sdk()

    async def ask(self, question: Question, *, meter: Meter) -> Reply:
        """The answer; NarrationFailed says why there is none. The meter gets the cost whatever happens.

        Steps: look whether anything may be sent; count the tokens; ask the budget; ask the model; count the cost.
        """
        require_ready(self._options)
        async with open_sdk(self._options, self._open_http) as sdk:
            answer = Answer(self._options, await self._count(sdk, question))
            if not await self._budget.reserve(answer.most_usd):
                raise NarrationFailed(Failure.BUDGET, "The budget for the language model is used up.")
            try:
                await self._stream(sdk, question, answer)
            finally:
                meter.add(answer.usage)
                await self._budget.settle(answer.most_usd, answer.usage.cost_usd)
        return Reply(text=answer.text(), model=answer.model)

    async def _count(self, sdk: "anthropic.AsyncAnthropic", question: Question) -> int:
        """Tokens of a request; NarrationFailed for too many, or for a count that is none."""
        import anthropic  # noqa: PLC0415 - see open_sdk

        try:
            counted: Any = await sdk.messages.count_tokens(**self._request(question))
            tokens = getattr(counted, "input_tokens", None)
        except anthropic.APIStatusError as exc:
            if exc.status_code not in WITHOUT_COUNTING:
                raise
            tokens = _estimate(question)
        except ValueError as exc:
            raise NarrationFailed(Failure.BAD_ANSWER, "The server's count of tokens cannot be read.") from exc
        if not isinstance(tokens, int) or tokens < 1:
            raise NarrationFailed(Failure.BAD_ANSWER, "The server does not say how many tokens the facts are.")
        most = self._options.max_input_tokens
        if tokens > most:
            raise NarrationFailed(Failure.TOO_LARGE, f"The facts are {tokens} tokens long, of {most} allowed.")
        return tokens

    def _request(self, question: Question) -> dict[str, Any]:
        """The stable part first: what comes before the mark is cached."""
        system = {"type": "text", "text": question.system, "cache_control": {"type": "ephemeral", "ttl": "1h"}}
        return {
            "model": self._options.model,
            "system": [system],
            "messages": [{"role": "user", "content": question.content}],
            "output_config": {"effort": "low", "format": {"type": "json_schema", "schema": question.schema}},
        }

    async def _stream(self, sdk: "anthropic.AsyncAnthropic", question: Question, answer: Answer) -> None:
        import anthropic  # noqa: PLC0415 - see open_sdk

        stream = sdk.messages.stream(max_tokens=self._options.max_output_tokens, **self._request(question))
        try:
            answer.is_asked = True
            async with stream as events:
                async for event in events:
                    answer.take(event)
        except anthropic.APIStatusError as exc:
            answer.is_asked = exc.status_code < 400  # an error amid a stream is told under its 200
            raise
        except (ValueError, AttributeError, TypeError) as exc:
            raise NarrationFailed(Failure.BAD_ANSWER, "The server's answer cannot be read.") from exc


def _estimate(question: Question) -> int:
    """Tokens of a question, rather too many."""
    text = question.system + question.content
    return (len(text.encode()) + len(msgspec.json.encode(question.schema))) // BYTES_OF_A_TOKEN
