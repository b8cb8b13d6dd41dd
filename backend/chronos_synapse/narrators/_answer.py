"""What has come of an answer so far, and what it costs."""

from typing import Any

import msgspec

from chronos_synapse.narrators._prices import cost_usd
from chronos_synapse.narrators._sdk import ClaudeOptions
from chronos_synapse.narrators.base import Failure, NarrationFailed, Usage

replace = msgspec.structs.replace
MAX_CHARACTERS = 64_000
"""Of an answer; what is longer is none to our request."""
MAX_MODEL_CHARACTERS = 100
MAX_TOKENS = 10_000_000
"""Of one answer; what a server says beyond it is no count."""
CHARACTERS_OF_A_TOKEN = 4
"""Of English, about."""


class Answer:
    """Collects the events of a stream."""

    def __init__(self, options: ClaudeOptions, input_tokens: int) -> None:
        self._options = options
        self._text = ""
        self._stop: str | None = None
        self._usage = Usage()
        self._input_tokens = input_tokens
        self.model = options.model
        self.is_asked = False
        """The server may have begun to count."""

    @property
    def most_usd(self) -> float:
        """What it can cost at most: all of the input written to the cache, and every token of the answer used."""
        most = Usage(cache_write_tokens=self._input_tokens, output_tokens=self._options.max_output_tokens)
        return cost_usd(self._options.model, most, self._options.prices)

    @property
    def usage(self) -> Usage:
        """With its cost; what the server leaves out, such as that of an answer that was cut off, is estimated."""
        usage = self._usage
        if self.is_asked and not (usage.input_tokens or usage.cache_read_tokens or usage.cache_write_tokens):
            usage = replace(usage, input_tokens=self._input_tokens)
        usage = replace(usage, output_tokens=max(usage.output_tokens, len(self._text) // CHARACTERS_OF_A_TOKEN))
        return replace(usage, cost_usd=cost_usd(self._options.model, usage, self._options.prices))

    def take(self, event: Any) -> None:
        """What an event of the stream brings; what is not known is passed over."""
        if event.type == "message_start":
            self.model = _name(event.message.model) or self.model
            self._count(event.message.usage)
        elif event.type == "content_block_delta" and event.delta.type == "text_delta":
            self._text += str(event.delta.text)
            if len(self._text) > MAX_CHARACTERS:
                raise NarrationFailed(Failure.BAD_ANSWER, "The answer does not end.")
        elif event.type == "message_delta":
            self._stop = event.delta.stop_reason or self._stop
            self._count(event.usage)

    def text(self) -> str:
        """The whole answer; NarrationFailed for a part of one, or a refusal."""
        if self._stop == "refusal":
            raise NarrationFailed(Failure.REFUSED, "The model declines to write this.")
        if self._stop in {None, "max_tokens", "model_context_window_exceeded"}:
            raise NarrationFailed(Failure.CUT_OFF, "The answer ends in the middle.")
        return self._text

    def _count(self, usage: Any) -> None:
        """Totals so far; a later event may leave some out."""
        found = {
            "input_tokens": getattr(usage, "input_tokens", None),
            "output_tokens": getattr(usage, "output_tokens", None),
            "cache_read_tokens": getattr(usage, "cache_read_input_tokens", None),
            "cache_write_tokens": getattr(usage, "cache_creation_input_tokens", None),
        }
        sane = {name: value for name, value in found.items() if isinstance(value, int) and 0 < value <= MAX_TOKENS}
        self._usage = replace(self._usage, **sane)


def _name(said: Any) -> str:
    """What a server calls its model, on one line: it is shown in reports."""
    return "".join(sign for sign in str(said or "") if sign.isprintable())[:MAX_MODEL_CHARACTERS]
