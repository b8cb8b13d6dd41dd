"""Whether a server takes a key and offers a model, found out within seven seconds."""

import asyncio
import time

import msgspec

from chronos_synapse.narrators._offers import Offer, offer_of
from chronos_synapse.narrators._sdk import load_sdk
from chronos_synapse.narrators.base import NarrationFailed
from chronos_synapse.narrators.claude import ClaudeOptions, OpenHttp
from chronos_synapse.services.ai.own_requests import AiCheck

PATIENCE_S = 7.0


async def check_server(options: ClaudeOptions, open_http: OpenHttp) -> AiCheck:
    """What the server says; loading the SDK, which may take seconds the first time, does not count."""
    await load_sdk()
    began, failure, offer = time.monotonic(), "", Offer(models=[], model=None)
    try:
        async with asyncio.timeout(PATIENCE_S):
            offer = await offer_of(msgspec.structs.replace(options, retries=0, timeout_s=PATIENCE_S), open_http)
    except NarrationFailed as exc:
        failure = exc.detail
    except TimeoutError:
        failure = "The server did not answer in time."
    name = offer.model.name if offer.model else ""
    return AiCheck(
        ok=not failure,
        detail=failure or (f"{name} answers." if name else "The server takes the key; choose a model."),
        duration_ms=int((time.monotonic() - began) * 1000),
        model=offer.model,
        models=offer.models,
    )
