"""Log-ins through OpenID providers. Browsers navigate to these addresses: whatever happens, they end on a page."""

from typing import Annotated, Any, Final
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import Redirect

from chronos_synapse.api.addresses import client_address
from chronos_synapse.api.auth import OPEN, session_cookies
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.public_address import public_address
from chronos_synapse.api.routes.sessions import origin_of_login
from chronos_synapse.config import Settings
from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.services.accounts.identity_links import IdentityView
from chronos_synapse.services.accounts.oidc_login import JOURNEY_S, Departure, Return
from chronos_synapse.services.audit.draft import note_refused

TAGS = ["single sign-on"]
COOKIE = "chronos_oidc"
PATH = "/api/v1/auth/oidc"
SEE_OTHER: Final = 303


class LinkRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where to go afterwards."""

    next: str = "/"
    """A path of our pages."""


class LinkDeparture(msgspec.Struct, frozen=True, kw_only=True):
    """Where the browser goes now."""

    location: str


class IdentityList(msgspec.Struct, frozen=True, kw_only=True):
    """Providers through which the caller can log in."""

    items: list[IdentityView]


def to_log_in_page(request: Request[Any, Any, Any], error: ChronosError) -> Response[None]:
    """Send a browser whose log-in was refused to where it can try again, with the code of what was wrong."""
    provider = str(request.path_params.get("provider", ""))[:32]
    note_refused(kind="session", id=provider, code=error.code)
    query = urlencode({"error": error.code, "provider": provider})
    return Redirect(f"/login?{query}", status_code=SEE_OTHER, cookies=[_cookie(_settings(request), "", life_s=0)])


@get(
    "/auth/oidc/{provider:str}/login",
    operation_id="logInThroughProvider",
    tags=TAGS,
    summary="Go to a provider and come back logged in",
    public=True,
    security=OPEN,
    status_code=SEE_OTHER,
    exception_handlers={ChronosError: to_log_in_page},
)
async def log_in_through_provider(
    provider: FromPath[str],
    api: Api,
    request: Request[Any, Any, Any],
    next_path: Annotated[
        str, QueryParameter(name="next", max_length=8192, description="A path of our pages, to end on.")
    ] = "/",
) -> Redirect:
    base_url, address = public_address(request, api.base.settings), client_address(request)
    departure = await api.sign_in.oidc.begin(provider, base_url=base_url, next_path=next_path, address=address)
    return Redirect(departure.location, status_code=SEE_OTHER, cookies=[_remember(api.base.settings, departure)])


@get(
    "/auth/oidc/{provider:str}/callback",
    operation_id="returnFromProvider",
    tags=TAGS,
    summary="Where a provider sends browsers back to",
    description="With `state` and `code`, or `error`, in the query; and `iss`, if the provider names itself.",
    public=True,
    audit="session.begin",
    security=OPEN,
    status_code=SEE_OTHER,
    opt={"any_query": True},
    exception_handlers={ChronosError: to_log_in_page},
)
async def return_from_provider(provider: FromPath[str], api: Api, request: Request[Any, Any, Any]) -> Redirect:
    query = request.query_params
    returned = Return(
        state=query.get("state"),
        code=query.get("code"),
        issuer=query.get("iss"),
        error=query.get("error"),
        browser=request.cookies.get(COOKIE),
    )
    arrival = await api.sign_in.oidc.finish(provider, returned)
    cookies = [_cookie(api.base.settings, "", life_s=0)]
    if not arrival.is_link:
        origin = origin_of_login(request)
        session = await api.accounts.sessions.begin(
            arrival.user, method=LoginMethod.OIDC, address=origin.address, agent=origin.agent
        )
        cookies += session_cookies(api.base.settings, session)
    return Redirect(arrival.next, status_code=SEE_OTHER, cookies=cookies)


@post(
    "/auth/oidc/{provider:str}/link",
    operation_id="linkProvider",
    tags=TAGS,
    summary="Begin to link a provider to one's account",
    audit="identity.begin",
    status_code=200,
)
async def link_provider(
    provider: FromPath[str], data: JSONBody[LinkRequest], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> Response[LinkDeparture]:
    base_url, address = public_address(request, api.base.settings), client_address(request)
    departure = await api.sign_in.oidc.begin(
        provider, base_url=base_url, next_path=data.next, address=address, principal=caller
    )
    return Response(LinkDeparture(location=departure.location), cookies=[_remember(api.base.settings, departure)])


@get("/auth/identities", operation_id="listIdentities", tags=TAGS, summary="Providers that one can log in through")
async def list_identities(api: Api, caller: Caller) -> IdentityList:
    return IdentityList(items=await api.sign_in.identities.of_caller(caller))


@delete(
    "/auth/identities/{identity_id:str}",
    operation_id="unlinkIdentity",
    tags=TAGS,
    summary="Log in through a provider no more",
    audit="identity.unlink",
)
async def unlink_identity(identity_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.sign_in.identities.unlink(caller, identity_id)


def _settings(request: Request[Any, Any, Any]) -> Settings:
    settings: Settings = request.app.state.container.base.settings
    return settings


def _remember(settings: Settings, departure: Departure) -> Cookie:
    return _cookie(settings, departure.browser, life_s=JOURNEY_S)


def _cookie(settings: Settings, value: str, *, life_s: int) -> Cookie:
    """Lax, since it has to come along when a provider, which is another site, sends the browser back."""
    return Cookie(
        key=COOKIE,
        value=value,
        max_age=life_s,
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=settings.public_url.startswith("https://"),
    )


handlers = [
    log_in_through_provider,
    return_from_provider,
    link_provider,
    list_identities,
    unlink_identity,
]
