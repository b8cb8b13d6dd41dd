"""Logging in and out, and where one is logged in."""

from typing import Any, Literal

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.addresses import client_address
from chronos_synapse.api.auth import OPEN, REFRESH_COOKIE, check_same_origin, is_browser, no_cookies, session_cookies
from chronos_synapse.api.body import OPTIONAL_BODY
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.errors import Invalid, Unauthenticated
from chronos_synapse.services.accounts.login import Credentials, Origin
from chronos_synapse.services.accounts.sessions import LOGOUT, NewSession, SessionList, require_person

TAGS = ["sessions"]


class LoginRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who one is, and the proof. One of `login` and `email` is given."""

    password: str
    login: str | None = None
    """E-mail address or user name."""
    email: str | None = None
    code: str | None = None
    """Of the authenticator, where one is set up."""
    recovery_code: str | None = None
    """In place of `code`, once."""

    def __repr__(self) -> str:
        return "LoginRequest(...)"


class RefreshRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of a program; browsers send the cookie."""

    refresh_token: str

    def __repr__(self) -> str:
        return "RefreshRequest(...)"


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A session. Programs get the tokens here; browsers get them as cookies that no script can read."""

    token_type: Literal["bearer"]
    expires_in: int
    """Of the access token, seconds."""
    access_token: str | None = None
    """To be sent as `Authorization: Bearer`."""
    refresh_token: str | None = None
    """Good once, for the next pair of tokens."""
    refresh_expires_in: int
    """Of the refresh token if it is not used, seconds."""


@post(
    "/auth/login",
    operation_id="logIn",
    tags=TAGS,
    summary="Log in",
    public=True,
    audit="session.begin",
    security=OPEN,
    status_code=200,
)
async def log_in(data: JSONBody[LoginRequest], api: Api, request: Request[Any, Any, Any]) -> Response[Token]:
    if is_browser(request):
        check_same_origin(request, api.base.settings)
    login = data.login or data.email
    if login is None:
        raise Invalid("Who logs in is missing.", pointer="/login", code="login.missing")
    credentials = Credentials(
        login=login, password=data.password, code=data.code or None, recovery_code=data.recovery_code or None
    )
    session = await api.accounts.login.log_in(credentials, origin_of_login(request))
    former = request.cookies.get(REFRESH_COOKIE) if is_browser(request) else None
    if former:
        await api.accounts.sessions.end_replaced(former)
    return answer(request, api, session)


@post(
    "/auth/refresh",
    operation_id="refreshSession",
    tags=TAGS,
    summary="Get the next tokens of a session",
    description="Browsers send the cookie and no body. A token that is used twice ends the session.",
    public=True,
    audit="session.refresh",
    security=OPEN,
    status_code=200,
    opt={OPTIONAL_BODY: True},
)
async def refresh(
    api: Api, request: Request[Any, Any, Any], data: JSONBody[RefreshRequest | None] = None
) -> Response[Token]:
    if data is not None:
        return answer(request, api, await api.accounts.sessions.refresh(data.refresh_token))
    check_same_origin(request, api.base.settings)
    token = request.cookies.get(REFRESH_COOKIE)
    if token is None:
        raise Unauthenticated("Log in first.", code="token.missing")
    return answer(request, api, await api.accounts.sessions.refresh(token), is_cookie=True)


@post(
    "/auth/logout", operation_id="logOut", tags=TAGS, summary="End this session", audit="session.end", status_code=204
)
async def log_out(api: Api, caller: Caller) -> Response[None]:
    await api.accounts.sessions.log_out(caller)
    return _gone(api)


@post(
    "/auth/logout-all",
    operation_id="logOutEverywhere",
    tags=TAGS,
    summary="End all sessions, this one too",
    audit="session.end_all",
    status_code=204,
)
async def log_out_everywhere(api: Api, caller: Caller) -> Response[None]:
    require_person(caller)
    await api.accounts.sessions.end_all(caller.user_id, why=LOGOUT)
    return _gone(api)


@get("/auth/sessions", operation_id="listSessions", tags=TAGS, summary="Where one is logged in")
async def list_sessions(api: Api, caller: Caller) -> SessionList:
    return await api.accounts.sessions.list(caller)


@delete(
    "/auth/sessions/{session_id:str}",
    operation_id="endSession",
    tags=TAGS,
    summary="End one of one's sessions",
    audit="session.end",
)
async def end_session(session_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.accounts.sessions.end(caller, session_id)


def origin_of_login(request: Request[Any, Any, Any]) -> Origin:
    """Where a log-in comes from."""
    return Origin(address=client_address(request), agent=request.headers.get("user-agent", ""))


def answer(
    request: Request[Any, Any, Any], api: Api, session: NewSession, *, is_cookie: bool | None = None
) -> Response[Token]:
    """The tokens of `session`: as cookies for a browser, in the body for a program."""
    is_cookie = is_browser(request) if is_cookie is None else is_cookie
    token = Token(
        token_type="bearer",  # noqa: S106
        expires_in=session.expires_in,
        refresh_expires_in=session.refresh_expires_in,
        access_token=None if is_cookie else session.access_token,
        refresh_token=None if is_cookie else session.refresh_token,
    )
    return Response(token, cookies=session_cookies(api.base.settings, session) if is_cookie else [])


def _gone(api: Api) -> Response[None]:
    return Response(None, status_code=204, cookies=no_cookies(api.base.settings))


handlers = [log_in, refresh, log_out, log_out_everywhere, list_sessions, end_session]
