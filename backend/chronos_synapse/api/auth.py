"""Who is calling: an access token, an API key or the session cookie becomes a Principal, or the request ends here."""

from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler

from chronos_synapse.api.addresses import client_address
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.config import Settings
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Denied, Unauthenticated
from chronos_synapse.domain.execution import Origin
from chronos_synapse.services.accounts.sessions import NewSession

COOKIE = "chronos_session"
"""Holds the access token. It lives as long as the refresh token, so that what has expired is told from what is not."""
REFRESH_COOKIE = "chronos_refresh"
REFRESH_PATH = "/api/v1/auth"
PUBLIC = {"public": True}
"""`opt` of a handler that takes callers whom we do not know."""
OPEN: list[dict[str, list[str]]] = [{}]
"""The same in the words of OpenAPI."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})

_Connection = ASGIConnection[Any, Any, Any, Any]


async def require_principal(connection: _Connection, handler: BaseRouteHandler) -> None:
    """Guard of the whole app: lets a request through when the handler is public or the caller is known."""
    if handler.opt.get("public"):
        return
    container: ApiContainer = connection.app.state.container
    token, is_cookie = _token(connection)
    if token is None:
        raise Unauthenticated("Log in first, or send an access token as `Authorization: Bearer`.", code="token.missing")
    if is_cookie:
        check_same_origin(connection, container.base.settings)
    principal = await container.accounts.identities.principal(token, address=client_address(connection))
    connection.scope["user"] = principal
    connection.scope["auth"] = token


def principal_of(scope: Any) -> Principal:
    """The caller of a request that passed the guard."""
    principal: Principal = scope["user"]
    return principal


def origin_of(connection: _Connection) -> Origin:
    """A browser session is a person, a bearer token a program."""
    return Origin.MANUAL if _token(connection)[1] else Origin.API


def _token(connection: _Connection) -> tuple[str | None, bool]:
    """The token, and whether it came as a cookie. A header that is there is the one that counts."""
    header = connection.headers.get("authorization")
    if header is None:
        return connection.cookies.get(COOKIE), True
    scheme, _, token = header.partition(" ")
    return (token.strip() or None if scheme.lower() == "bearer" else None), False


def check_same_origin(connection: _Connection, settings: Settings) -> None:
    """Refuses what another site makes a browser send: the cookie comes along by itself, so it proves nothing."""
    if connection.scope.get("method") in READING:
        return
    site = connection.headers.get("sec-fetch-site")
    if site in ("same-origin", "none"):
        return
    origin = connection.headers.get("origin")
    if site is None and origin is not None and origin in _own_origins(connection, settings):
        return
    raise Denied("This request comes from another site.", code="request.cross_site")


def _own_origins(connection: _Connection, settings: Settings) -> set[str]:
    host = connection.headers.get("host", "")
    origins = {f"http://{host}", f"https://{host}"}
    public = urlsplit(settings.public_url)
    return origins | ({f"{public.scheme}://{public.netloc}"} if public.netloc else set())


def is_browser(connection: _Connection) -> bool:
    """Whether the request comes from a page: browsers tell so, and no page can keep them from it."""
    return "origin" in connection.headers or "sec-fetch-site" in connection.headers


def session_cookies(settings: Settings, session: NewSession) -> list[Cookie]:
    """The cookies that carry a session, out of reach of the page's scripts."""
    life_s = session.refresh_expires_in
    return [
        _cookie(settings, COOKIE, session.access_token, path="/", life_s=life_s),
        _cookie(settings, REFRESH_COOKIE, session.refresh_token, path=REFRESH_PATH, life_s=life_s),
    ]


def no_cookies(settings: Settings) -> list[Cookie]:
    """Takes both away."""
    return [
        _cookie(settings, COOKIE, "", path="/", life_s=0),
        _cookie(settings, REFRESH_COOKIE, "", path=REFRESH_PATH, life_s=0),
    ]


def _cookie(settings: Settings, name: str, value: str, *, path: str, life_s: int) -> Cookie:
    return Cookie(
        key=name,
        value=value,
        max_age=life_s,
        path=path,
        httponly=True,
        samesite="strict",
        secure=settings.public_url.startswith("https://"),
    )
