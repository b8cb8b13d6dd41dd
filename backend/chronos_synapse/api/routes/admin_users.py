"""Users as administrators see and change them."""

from typing import Annotated

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.domain.user import Role, UserState
from chronos_synapse.services.accounts.links import SentLink
from chronos_synapse.services.admin.user_requests import (
    AdminUserList,
    AdminUserQuery,
    AdminUserView,
    BulkUserRequest,
    BulkUserResults,
    Invitation,
    LoggedOut,
    UserChange,
)

TAGS = ["users"]

Search = Annotated[
    str, QueryParameter(name="search", max_length=100, description="Part of a name, user name or e-mail address.")
]
States = Annotated[list[UserState] | None, QueryParameter(name="state", description="In any of these.")]
Roles = Annotated[list[Role] | None, QueryParameter(name="role", description="With any of these.")]
TransferTo = Annotated[
    str | None,
    QueryParameter(name="transfer_to", max_length=64, description="The user or team that gets what this user owns."),
]


@get("/admin/users", operation_id="listUsers", tags=TAGS, summary="Find users")
async def list_users(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    search: Search = "",
    states: States = None,
    roles: Roles = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> AdminUserList:
    query = AdminUserQuery(
        search=search, states=tuple(states or ()), roles=tuple(roles or ()), limit=limit, cursor=cursor
    )
    return await api.admin.users.page(caller, query)


@post(
    "/admin/users/invite",
    operation_id="inviteUser",
    tags=TAGS,
    summary="Invite somebody by e-mail",
    opt={"audit": "user.invite"},
)
async def invite_user(data: JSONBody[Invitation], api: Api, caller: Caller) -> SentLink:
    return await api.admin.users.invite(caller, data)


@post(
    "/admin/users/bulk",
    operation_id="changeUsers",
    tags=TAGS,
    summary="Do one thing to many users",
    status_code=200,
    opt={"audit": "user.bulk"},
)
async def change_users(data: JSONBody[BulkUserRequest], api: Api, caller: Caller) -> BulkUserResults:
    return await api.admin.bulk_users.run(caller, data)


@get("/admin/users/{user_id:str}", operation_id="getUser", tags=TAGS, summary="One user")
async def get_user(user_id: FromPath[str], api: Api, caller: Caller) -> AdminUserView:
    return await api.admin.users.find(caller, user_id)


@patch(
    "/admin/users/{user_id:str}",
    operation_id="changeUser",
    tags=TAGS,
    summary="Give a user another role or name",
    opt={"audit": "user.change"},
)
async def change_user(user_id: FromPath[str], data: JSONBody[UserChange], api: Api, caller: Caller) -> AdminUserView:
    return await api.admin.users.change(caller, user_id, data)


@delete(
    "/admin/users/{user_id:str}",
    operation_id="deleteUser",
    tags=TAGS,
    summary="Delete a user, and hand over what the user owns",
    opt={"audit": "user.delete"},
)
async def delete_user(user_id: FromPath[str], api: Api, caller: Caller, transfer_to: TransferTo = None) -> None:
    await api.admin.departures.delete(caller, user_id, transfer_to=transfer_to)


@post(
    "/admin/users/{user_id:str}/approve",
    operation_id="approveUser",
    tags=TAGS,
    summary="Let somebody in who registered",
    status_code=200,
    opt={"audit": "user.approve"},
)
async def approve_user(user_id: FromPath[str], api: Api, caller: Caller) -> AdminUserView:
    return await api.admin.users.approve(caller, user_id)


@post(
    "/admin/users/{user_id:str}/deny",
    operation_id="denyUser",
    tags=TAGS,
    summary="Refuse and remove somebody who registered",
    status_code=204,
    opt={"audit": "user.deny"},
)
async def deny_user(user_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.admin.users.deny(caller, user_id)


@post(
    "/admin/users/{user_id:str}/disable",
    operation_id="disableUser",
    tags=TAGS,
    summary="Shut a user out",
    status_code=200,
    opt={"audit": "user.disable"},
)
async def disable_user(user_id: FromPath[str], api: Api, caller: Caller) -> AdminUserView:
    return await api.admin.users.disable(caller, user_id)


@post(
    "/admin/users/{user_id:str}/enable",
    operation_id="enableUser",
    tags=TAGS,
    summary="Let a user in again",
    status_code=200,
    opt={"audit": "user.enable"},
)
async def enable_user(user_id: FromPath[str], api: Api, caller: Caller) -> AdminUserView:
    return await api.admin.users.enable(caller, user_id)


@post(
    "/admin/users/{user_id:str}/logout",
    operation_id="logOutUser",
    tags=TAGS,
    summary="End all sessions of a user",
    status_code=200,
    opt={"audit": "user.logout"},
)
async def log_out_user(user_id: FromPath[str], api: Api, caller: Caller) -> LoggedOut:
    return await api.admin.users.log_out(caller, user_id)


@delete(
    "/admin/users/{user_id:str}/second-factor",
    operation_id="removeUserSecondFactor",
    tags=TAGS,
    summary="Turn off a user's one-time codes, as after a lost device",
    status_code=200,
    opt={"audit": "user.remove_second_factor"},
)
async def remove_user_second_factor(user_id: FromPath[str], api: Api, caller: Caller) -> AdminUserView:
    return await api.admin.users.remove_second_factor(caller, user_id)


@post(
    "/admin/users/{user_id:str}/reset-password",
    operation_id="resetUserPassword",
    tags=TAGS,
    summary="Send a user a link to set another password",
    status_code=200,
    opt={"audit": "user.reset_password"},
)
async def reset_user_password(user_id: FromPath[str], api: Api, caller: Caller) -> SentLink:
    return await api.admin.users.reset_password(caller, user_id)


@post(
    "/admin/users/{user_id:str}/resend",
    operation_id="resendUserLink",
    tags=TAGS,
    summary="Send an invitation, or the link that proves an address, once more",
    status_code=200,
    opt={"audit": "user.resend"},
)
async def resend_user_link(user_id: FromPath[str], api: Api, caller: Caller) -> SentLink:
    return await api.admin.users.resend(caller, user_id)


handlers = [
    list_users,
    invite_user,
    change_users,
    get_user,
    change_user,
    delete_user,
    approve_user,
    deny_user,
    disable_user,
    enable_user,
    log_out_user,
    remove_user_second_factor,
    reset_user_password,
    resend_user_link,
]
