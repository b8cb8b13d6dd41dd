"""Whether the language model can be asked: the vendor's own SDK against the server of the settings."""

import time
from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict, brief
from chronos_synapse.domain.settings import AI_KEY
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.guarded_http import open_http
from chronos_synapse.services.admin.settings_reader import SettingsReader

if TYPE_CHECKING:
    import anthropic

MODELS = 100


class AiModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model that the server offers."""

    id: str
    name: str
    max_input_tokens: int | None
    max_output_tokens: int | None


class AiCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking the server."""

    ok: bool
    """It knows the key, and offers the model if one is set."""
    detail: str
    duration_ms: int
    model: AiModel | None
    """The one of the settings."""
    models: list[AiModel]
    """What it offers, newest first, up to a hundred."""


class AiChecks:
    """Asks with the settings that are in force."""

    def __init__(self, reader: SettingsReader, policy: AddressPolicy) -> None:
        self._reader = reader
        self._policy = policy

    async def check(self, principal: Principal) -> AiCheck:
        """What the server says; Conflict when no key is set."""
        require(principal, Permission.SETTINGS_MANAGE)
        self._reader.forget()
        settings = (await self._reader.get()).ai
        key = await self._reader.secret(AI_KEY)
        if not key:
            raise Conflict("There is no key to ask with: state one and save it.", code="ai.no_key")
        import anthropic  # noqa: PLC0415 - takes seconds, and few ever ask

        began = time.monotonic()
        async with open_http(self._policy) as http:
            sdk = anthropic.AsyncAnthropic(
                api_key=key, base_url=settings.base_url, http_client=http, max_retries=0, timeout=15.0
            )
            try:
                models = await _models(sdk)
                model = await _model(sdk, settings.model) if settings.model else None
                failure = ""
            except anthropic.AnthropicError as exc:
                models, model, failure = [], None, _words(exc)
        detail = failure or (f"{model.name} answers." if model else "The server takes the key; choose a model.")
        duration_ms = int((time.monotonic() - began) * 1000)
        return AiCheck(ok=not failure, detail=detail, duration_ms=duration_ms, model=model, models=models)


async def _models(sdk: "anthropic.AsyncAnthropic") -> list[AiModel]:
    page = await sdk.models.list(limit=MODELS)
    return [_view(found) for found in page.data]


async def _model(sdk: "anthropic.AsyncAnthropic", model_id: str) -> AiModel:
    return _view(await sdk.models.retrieve(model_id))


def _view(found: "anthropic.types.ModelInfo") -> AiModel:
    return AiModel(
        id=found.id,
        name=found.display_name or found.id,
        max_input_tokens=found.max_input_tokens,
        max_output_tokens=found.max_tokens,
    )


def _words(exc: Exception) -> str:
    import anthropic  # noqa: PLC0415 - see check

    match exc:
        case anthropic.AuthenticationError() | anthropic.PermissionDeniedError():
            return "The server refuses the key."
        case anthropic.NotFoundError():
            return "The server does not offer this model."
        case anthropic.RateLimitError():
            return "The server asks to wait: too many requests, or the budget is used up."
        case anthropic.APITimeoutError():
            return "The server did not answer in time."
        case anthropic.APIConnectionError():
            return f"The server cannot be reached: {brief(str(exc.__cause__ or exc))}"
        case anthropic.APIStatusError():
            return f"The server answers {exc.status_code}."
        case _:
            return "The server's answer cannot be read."
