"""Which models a server offers to a key; the shortest way to find out whether both are good."""

from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.narrators._sdk import ClaudeOptions, OpenHttp, open_sdk, require_ready
from chronos_synapse.narrators.base import Failure, NarrationFailed

if TYPE_CHECKING:
    import anthropic

MODELS = 100


class AiModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model that the server offers."""

    id: str
    name: str
    max_input_tokens: int | None
    max_output_tokens: int | None


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answers to a key."""

    models: list[AiModel]
    """Newest first, up to a hundred; empty from a server that has no list."""
    model: AiModel | None
    """The one of the options, when one is named."""


async def offer_of(options: ClaudeOptions, open_http: OpenHttp) -> Offer:
    """Asks the server once, or twice for a model that is not in the list; NarrationFailed says what is wrong."""
    require_ready(options, needs_model=False)
    async with open_sdk(options, open_http) as sdk:
        try:
            return await _offer(sdk, options.model)
        except (ValueError, AttributeError, TypeError) as exc:
            raise NarrationFailed(Failure.BAD_ANSWER, "The server's answer cannot be read.") from exc


async def _offer(sdk: "anthropic.AsyncAnthropic", wanted: str) -> Offer:
    models = await _models(sdk)
    model = next((one for one in models or () if one.id == wanted), None)
    if wanted and model is None:
        model = await (_asked(sdk, wanted) if models is None else _found(sdk, wanted))
    return Offer(models=models or [], model=model)


async def _models(sdk: "anthropic.AsyncAnthropic") -> list[AiModel] | None:
    """None from a server that has no list."""
    import anthropic  # noqa: PLC0415 - see open_sdk

    try:
        page = await sdk.models.list(limit=MODELS)
    except anthropic.NotFoundError:
        return None
    return [_view(found) for found in page.data]


async def _found(sdk: "anthropic.AsyncAnthropic", model: str) -> AiModel:
    return _view(await sdk.models.retrieve(model))


async def _asked(sdk: "anthropic.AsyncAnthropic", model: str) -> AiModel:
    """Of a gateway without a list: one token tells whether it takes key and model."""
    await sdk.messages.create(model=model, max_tokens=1, messages=[{"role": "user", "content": "Hello"}])
    return AiModel(id=model, name=model, max_input_tokens=None, max_output_tokens=None)


def _view(found: "anthropic.types.ModelInfo") -> AiModel:
    return AiModel(
        id=found.id,
        name=found.display_name or found.id,
        max_input_tokens=found.max_input_tokens,
        max_output_tokens=found.max_tokens,
    )
