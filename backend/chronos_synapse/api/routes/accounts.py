"""Setting up, who one is, and what of it one changes."""

import msgspec
from litestar import get, patch, post
from litestar.params import JSONBody

from chronos_synapse.api.auth import OPEN
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.routes.asked import MAIL_FOLLOWS, Asked
from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts.profile import Me, ProfileChange

TAGS = ["accounts"]


class SetupState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether there is no administrator yet."""

    needed: bool


class SetupRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first administrator, with the token of the set-up link."""

    token: str
    email: str
    password: str
    name: str = ""

    def __repr__(self) -> str:
        return "SetupRequest(...)"


class EmailChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another address, and the password as a proof."""

    email: str
    password: str

    def __repr__(self) -> str:
        return "EmailChange(...)"


class EmailConfirmation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The token of the link."""

    token: str

    def __repr__(self) -> str:
        return "EmailConfirmation(...)"


class EmailConfirmed(msgspec.Struct, frozen=True, kw_only=True):
    """The address of the account now."""

    email: str


@get(
    "/setup",
    operation_id="getSetup",
    tags=TAGS,
    summary="Whether the first administrator is missing",
    public=True,
    security=OPEN,
)
async def get_setup(api: Api) -> SetupState:
    return SetupState(needed=not await api.accounts.setup.has_admin())


@post(
    "/setup",
    operation_id="setUp",
    tags=TAGS,
    summary="Make the first administrator",
    public=True,
    limit="auth",
    audit="user.set_up",
    security=OPEN,
)
async def set_up(data: JSONBody[SetupRequest], api: Api) -> User:
    return await api.accounts.setup.set_up(data.token, email=data.email, name=data.name, password=data.password)


@get("/auth/me", operation_id="getMe", tags=TAGS, summary="Who one is")
async def get_me(api: Api, caller: Caller) -> Me:
    return await api.accounts.profile.me(caller)


@patch(
    "/auth/me",
    operation_id="changeMe",
    tags=TAGS,
    summary="Change one's name, user name or time zone",
    audit="user.change_profile",
)
async def change_me(data: JSONBody[ProfileChange], api: Api, caller: Caller) -> User:
    return await api.accounts.profile.change(caller, data)


@post(
    "/auth/me/email",
    operation_id="changeEmail",
    tags=TAGS,
    summary="Change one's e-mail address; it counts once it is confirmed",
    audit="user.ask_email_change",
    status_code=202,
)
async def change_email(data: JSONBody[EmailChange], api: Api, caller: Caller) -> Asked:
    await api.accounts.profile.change_email(caller, data.email, password=data.password)
    return MAIL_FOLLOWS


@post(
    "/auth/email/confirm",
    operation_id="confirmEmail",
    tags=TAGS,
    summary="Confirm another e-mail address by the link that was sent to it",
    public=True,
    limit="auth",
    audit="user.change_email",
    security=OPEN,
    status_code=200,
)
async def confirm_email(data: JSONBody[EmailConfirmation], api: Api) -> EmailConfirmed:
    return EmailConfirmed(email=(await api.accounts.profile.confirm_email(data.token)).email)


handlers = [get_setup, set_up, get_me, change_me, change_email, confirm_email]
