"""Setting up, and who one is."""

import msgspec
from litestar import get, post
from litestar.params import JSONBody

from chronos_synapse.api.auth import OPEN
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts.profile import Me

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


handlers = [get_setup, set_up, get_me]
