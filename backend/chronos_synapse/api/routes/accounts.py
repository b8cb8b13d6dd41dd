"""Setting up, logging in and out, and who one is."""

from typing import Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import JSONBody

from chronos_synapse.api.auth import OPEN, PUBLIC, check_same_origin, session_cookie
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.user import User

MAX_PASSWORD = 1024


class SetupState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether there is no administrator yet."""

    needed: bool


class SetupRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first administrator, with the token of the set-up link."""

    token: str
    email: str
    password: str
    name: str = ""


class LoginRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who one is, and the proof."""

    email: str
    password: str


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """An access token, to be sent as `Authorization: Bearer`; browsers get it as a cookie, too."""

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int
    """Seconds."""


@get(
    "/setup",
    operation_id="getSetup",
    tags=["accounts"],
    summary="Whether the first administrator is missing",
    opt=PUBLIC,
    security=OPEN,
)
async def get_setup(api: Api) -> SetupState:
    return SetupState(needed=not await api.accounts.has_admin())


@post(
    "/setup", operation_id="setUp", tags=["accounts"], summary="Make the first administrator", opt=PUBLIC, security=OPEN
)
async def set_up(data: JSONBody[SetupRequest], api: Api) -> User:
    return await api.accounts.set_up(data.token, email=data.email, name=data.name, password=data.password)


@post(
    "/auth/login",
    operation_id="logIn",
    tags=["accounts"],
    summary="Get an access token",
    opt=PUBLIC,
    security=OPEN,
    status_code=200,
)
async def log_in(data: JSONBody[LoginRequest], api: Api, request: Request[Any, Any, Any]) -> Response[Token]:
    if "origin" in request.headers or "sec-fetch-site" in request.headers:
        check_same_origin(request, api.base.settings)
    address = request.client.host if request.client else ""
    session = await api.accounts.login(data.email, data.password, address=address)
    token = Token(access_token=session.access_token, token_type="bearer", expires_in=session.expires_in)  # noqa: S106
    cookie = session_cookie(api.base.settings, session.access_token, life_s=session.expires_in)
    return Response(token, cookies=[cookie])


@post("/auth/logout", operation_id="logOut", tags=["accounts"], summary="Forget the session cookie", status_code=204)
async def log_out(api: Api) -> Response[None]:
    return Response(None, status_code=204, cookies=[session_cookie(api.base.settings, "", life_s=0)])


@get("/auth/me", operation_id="getMe", tags=["accounts"], summary="Who one is")
async def get_me(api: Api, caller: Caller) -> User:
    return await api.accounts.me(caller)


handlers = [get_setup, set_up, log_in, log_out, get_me]
