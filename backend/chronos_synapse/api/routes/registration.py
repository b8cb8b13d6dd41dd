"""How people become users: by themselves, and by invitation."""

from typing import Any

import msgspec
from litestar import Request, get, post
from litestar.params import JSONBody

from chronos_synapse.api.auth import OPEN
from chronos_synapse.api.dependencies import Api
from chronos_synapse.api.public_address import public_address
from chronos_synapse.api.routes.asked import MAIL_FOLLOWS, Asked
from chronos_synapse.domain.user import User
from chronos_synapse.security.passkeys import relying_party
from chronos_synapse.services.accounts.options import LoginOptions
from chronos_synapse.services.accounts.registration import Acceptance, Registration, Verified

TAGS = ["accounts"]


class LinkToken(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The token of a link."""

    token: str

    def __repr__(self) -> str:
        return "LinkToken(...)"


class ResendRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where to send another link."""

    email: str


@get("/auth/options", operation_id="getLoginOptions", tags=TAGS, summary="Ways to log in", public=True, security=OPEN)
async def get_login_options(api: Api, request: Request[Any, Any, Any]) -> LoginOptions:
    party = relying_party(public_address(request, api.base.settings))
    return await api.accounts.options.get(has_passkeys=bool(party.id))


@post(
    "/auth/register",
    operation_id="register",
    tags=TAGS,
    summary="Become a user; the answer is the same whether or not the address has an account",
    public=True,
    limit="auth",
    audit="user.register",
    security=OPEN,
    status_code=202,
)
async def register(data: JSONBody[Registration], api: Api) -> Asked:
    await api.accounts.registration.register(data)
    return MAIL_FOLLOWS


@post(
    "/auth/verify",
    operation_id="verifyEmail",
    tags=TAGS,
    summary="Confirm an e-mail address by the link that was sent to it",
    public=True,
    limit="auth",
    audit="user.verify",
    security=OPEN,
    status_code=200,
)
async def verify_email(data: JSONBody[LinkToken], api: Api) -> Verified:
    return await api.accounts.registration.verify(data.token)


@post(
    "/auth/verify/resend",
    operation_id="resendVerification",
    tags=TAGS,
    summary="Have the link sent again; the answer is the same for every address",
    public=True,
    limit="auth",
    audit="user.resend_verification",
    security=OPEN,
    status_code=202,
)
async def resend_verification(data: JSONBody[ResendRequest], api: Api) -> Asked:
    await api.accounts.registration.resend(data.email)
    return MAIL_FOLLOWS


@post(
    "/auth/invitation/accept",
    operation_id="acceptInvitation",
    tags=TAGS,
    summary="Choose a password by the link of an invitation",
    public=True,
    limit="auth",
    audit="user.accept_invitation",
    security=OPEN,
    status_code=200,
)
async def accept_invitation(data: JSONBody[Acceptance], api: Api) -> User:
    return await api.accounts.registration.accept(data)


handlers = [get_login_options, register, verify_email, resend_verification, accept_invitation]
