"""Asking a starting api whether all parts are ready."""

import asyncio
import http.client
import json
import time
from typing import Any

from chronos_synapse.cli.health import local_address
from chronos_synapse.embedded.console import Say

POLL_S = 0.1
PATIENCE_S = 15.0
"""How long nothing is said while parts are still starting."""


async def wait_until_ready(host: str, port: int, *, say: Say) -> None:
    """Returns once GET /health/ready answers 200; says from time to time which part is still awaited."""
    spoken_s = time.monotonic()
    while (waiting := await asyncio.to_thread(_waiting_for, host, port)) is not None:
        if time.monotonic() - spoken_s > PATIENCE_S:
            spoken_s = time.monotonic()
            say(f"Not ready yet: {waiting}")
        await asyncio.sleep(POLL_S)


def _waiting_for(host: str, port: int) -> str | None:
    """Words for what is not ready, None when everything is."""
    connection = http.client.HTTPConnection(local_address(host), port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        response = connection.getresponse()
        return None if response.status == http.HTTPStatus.OK else _unready_parts(response.read())
    except (OSError, http.client.HTTPException):
        return "the api does not answer"
    finally:
        connection.close()


def _unready_parts(body: bytes) -> str:
    try:
        parts: dict[str, dict[str, Any]] = json.loads(body)["parts"]
        return "; ".join(f"{name}: {part['detail']}" for name, part in parts.items() if not part["ok"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return "the api is not ready"
