"""Whether the process lives, and whether the product works."""

from http import HTTPStatus
from typing import Literal

import msgspec
from litestar import Response, get

from chronos_synapse.api.auth import OPEN, PUBLIC
from chronos_synapse.api.dependencies import Api
from chronos_synapse.api.gate import LIMIT, UNLIMITED
from chronos_synapse.services.health import Health


class Live(msgspec.Struct, frozen=True, kw_only=True):
    """The process answers."""

    status: Literal["live"]


@get(
    "/health/live",
    operation_id="healthLive",
    tags=["health"],
    summary="Whether the process answers",
    opt={**PUBLIC, LIMIT: UNLIMITED},
    security=OPEN,
)
async def health_live() -> Live:
    return Live(status="live")


@get(
    "/health/ready",
    operation_id="healthReady",
    also={503: "A part is not there."},
    tags=["health"],
    summary="Whether every part is there",
    opt={**PUBLIC, LIMIT: UNLIMITED},
    security=OPEN,
)
async def health_ready(api: Api) -> Response[Health]:
    health = await api.health.check()
    status = HTTPStatus.OK if health.is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return Response(health, status_code=status)


handlers = [health_live, health_ready]
