"""Who is calling: a bearer token or the session cookie becomes a Principal, or the request ends here."""

from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler

from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.config import Settings
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Denied, Unauthenticated
from chronos_synapse.domain.execution import Origin

COOKIE = "chronos_session"
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
    connection.scope["user"] = await container.accounts.principal(token)
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


def session_cookie(settings: Settings, token: str, *, life_s: int) -> Cookie:
    """The cookie that carries a session; a life of 0 takes it away."""
    return Cookie(
        key=COOKIE,
        value=token,
        max_age=life_s,
        path="/",
        httponly=True,
        samesite="strict",
        secure=settings.public_url.startswith("https://"),
    )
