"""Passwords: changed, forgotten, and estimated."""

import msgspec
from litestar import post
from litestar.params import JSONBody

from chronos_synapse.api.auth import OPEN
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.routes.asked import MAIL_FOLLOWS, Asked
from chronos_synapse.security.password_quality import Strength

TAGS = ["accounts"]


class PasswordChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another password, and the present one as a proof."""

    current: str = ""
    """Left out by those who have none yet."""
    new: str

    def __repr__(self) -> str:
        return "PasswordChange(...)"


class ForgotRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose password was forgotten."""

    email: str


class ResetRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another password, with the token of the link."""

    token: str
    password: str

    def __repr__(self) -> str:
        return "ResetRequest(...)"


class StrengthRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A password, and words that somebody who guesses would try first."""

    password: str
    email: str = ""
    name: str = ""

    def __repr__(self) -> str:
        return "StrengthRequest(...)"


@post(
    "/auth/password",
    operation_id="changePassword",
    tags=TAGS,
    summary="Set another password; ends all other sessions",
    audit="user.change_password",
    status_code=204,
)
async def change_password(data: JSONBody[PasswordChange], api: Api, caller: Caller) -> None:
    await api.accounts.recovery.change(caller, current=data.current, new=data.new)


@post(
    "/auth/password/forgot",
    operation_id="forgetPassword",
    tags=TAGS,
    summary="Have a link mailed that resets the password; the answer is the same for every address",
    public=True,
    limit="auth",
    audit="user.forget_password",
    security=OPEN,
    status_code=202,
)
async def forget_password(data: JSONBody[ForgotRequest], api: Api) -> Asked:
    await api.accounts.recovery.forgot(data.email)
    return MAIL_FOLLOWS


@post(
    "/auth/password/reset",
    operation_id="resetPassword",
    tags=TAGS,
    summary="Set another password by a link; ends all sessions",
    public=True,
    limit="auth",
    audit="user.reset_password",
    security=OPEN,
    status_code=204,
)
async def reset_password(data: JSONBody[ResetRequest], api: Api) -> None:
    await api.accounts.recovery.reset(data.token, data.password)


@post(
    "/auth/password/strength",
    operation_id="estimatePassword",
    tags=TAGS,
    summary="How hard a password is to guess; it is not kept",
    public=True,
    limit="search",
    unaudited="it only estimates",
    security=OPEN,
    status_code=200,
)
async def estimate_password(data: JSONBody[StrengthRequest], api: Api) -> Strength:
    return await api.accounts.recovery.strength(data.password, email=data.email, name=data.name)


handlers = [change_password, forget_password, reset_password, estimate_password]
