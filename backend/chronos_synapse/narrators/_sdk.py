"""The vendor's SDK: loaded when it is needed, told by us alone whom to ask, and its errors in our words."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

import httpx2
import msgspec

from chronos_synapse.domain.errors import brief as short
from chronos_synapse.narrators._prices import PRICES
from chronos_synapse.narrators.base import Failure, NarrationFailed

if TYPE_CHECKING:
    import anthropic

OpenHttp = Callable[[], AbstractAsyncContextManager[httpx2.AsyncClient]]
"""Makes the client that reaches the server: it decides which addresses may be called."""


class ClaudeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to ask, with what, and how much it may take."""

    api_key: str
    """Empty: nothing is sent."""
    model: str
    """Empty: nothing is sent."""
    base_url: str = "https://api.anthropic.com"
    is_on: bool = True
    """False: nothing is sent."""
    max_input_tokens: int = 8_000
    max_output_tokens: int = 1_500
    timeout_s: float = 30.0
    """Of one request."""
    retries: int = 2
    """Of a request that the server did not take; the deadline of the report ends them all."""
    prices: Mapping[str, tuple[float, float]] = msgspec.field(default_factory=lambda: PRICES)

    def __repr__(self) -> str:
        """Without the key, and without the address, which may hold credentials."""
        return f"ClaudeOptions({self.model})"


def require_ready(options: ClaudeOptions, *, needs_model: bool = True) -> None:
    """NarrationFailed where nothing may be sent."""
    if not options.is_on:
        raise NarrationFailed(Failure.OFF, "The language model is switched off.")
    if not options.api_key:
        raise NarrationFailed(Failure.NO_KEY, "There is no key for the language model.")
    if needs_model and not options.model:
        raise NarrationFailed(Failure.NO_MODEL, "No language model is chosen.")
    if not (options.api_key.isascii() and options.api_key.isprintable()):
        raise NarrationFailed(Failure.KEY_REFUSED, "The key has characters that no key has.")


async def load_sdk() -> None:
    """Loads the SDK, which takes seconds, without holding up what else the process does."""
    await asyncio.to_thread(importlib.import_module, "anthropic")


@asynccontextmanager
async def open_sdk(options: ClaudeOptions, open_http: OpenHttp) -> AsyncIterator["anthropic.AsyncAnthropic"]:
    """The SDK with these options and no other: nothing of the environment is sent. NarrationFailed for its errors."""
    import anthropic  # noqa: PLC0415 - takes seconds, and few ever ask

    async with open_http() as http:
        try:
            sdk = anthropic.AsyncAnthropic(
                api_key=options.api_key,
                base_url=options.base_url,
                http_client=http,
                max_retries=options.retries,
                timeout=options.timeout_s,
            )
            sdk._custom_headers = {}  # Else it sends what ANTHROPIC_CUSTOM_HEADERS of the environment holds.
            yield sdk
        except (anthropic.AnthropicError, httpx2.HTTPError) as exc:
            raise _failed(exc) from exc
        except httpx2.InvalidURL as exc:
            raise NarrationFailed(Failure.UNREACHABLE, "The address of the server cannot be read.") from exc


def _failed(exc: Exception) -> NarrationFailed:
    import anthropic  # noqa: PLC0415 - it has been imported where this was raised

    match exc:
        case anthropic.AuthenticationError() | anthropic.PermissionDeniedError():
            return NarrationFailed(Failure.KEY_REFUSED, "The server refuses the key.")
        case anthropic.NotFoundError():
            return NarrationFailed(Failure.NO_MODEL, "The server does not offer this model.")
        case anthropic.RateLimitError():
            return NarrationFailed(
                Failure.RATE_LIMITED, "The server asks to wait: too many requests, or its budget is used up."
            )
        case anthropic.APITimeoutError() | httpx2.TimeoutException():
            return NarrationFailed(Failure.TIMEOUT, "The server did not answer in time.")
        case anthropic.APIConnectionError() | httpx2.HTTPError():
            return NarrationFailed(
                Failure.UNREACHABLE, f"The server cannot be reached: {short(str(exc.__cause__ or exc))}"
            )
        case anthropic.APIStatusError():
            return _failed_status(exc.status_code, getattr(exc, "type", None))
        case _:
            return NarrationFailed(Failure.BAD_ANSWER, "The server's answer cannot be read.")


def _failed_status(status: int, kind: str | None) -> NarrationFailed:
    if status == 529 or kind == "overloaded_error":
        return NarrationFailed(Failure.OVERLOADED, "The server has too much to do.")
    if status == 413:
        return NarrationFailed(Failure.TOO_LARGE, "The server finds the facts too long.")
    return NarrationFailed(Failure.SERVER_ERROR, f"The server answers {status}.")
