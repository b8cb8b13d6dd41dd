"""Teams, and who is in them."""

from typing import Annotated

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.services.teams.team_requests import (
    MemberChange,
    MemberList,
    MemberView,
    NewMember,
    NewTeam,
    TeamChange,
    TeamList,
    TeamView,
)
from chronos_synapse.services.teams.teams import TeamQuery

TAGS = ["teams"]

Search = Annotated[str, QueryParameter(name="search", max_length=100, description="Part of the name or description.")]
NewOwner = Annotated[
    str | None,
    QueryParameter(name="transfer_to", max_length=64, description="Who gets what the team owns: a user or a team."),
]


@get("/teams", operation_id="listTeams", tags=TAGS, summary="Teams by name")
async def list_teams(
    api: Api, caller: Caller, search: Search = "", limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> TeamList:
    return await api.teams.teams.page(caller, TeamQuery(search=search, limit=limit, cursor=cursor))


@post(
    "/teams",
    operation_id="createTeam",
    tags=TAGS,
    summary="Make a team, as its first owner",
    opt={"audit": "team.create", "idempotent": True},
)
async def create_team(data: JSONBody[NewTeam], api: Api, caller: Caller) -> TeamView:
    return await api.teams.teams.create(caller, data)


@get("/teams/{team_id:str}", operation_id="getTeam", tags=TAGS, summary="One team")
async def get_team(team_id: FromPath[str], api: Api, caller: Caller) -> TeamView:
    return await api.teams.teams.find(caller, team_id)


@patch(
    "/teams/{team_id:str}",
    operation_id="changeTeam",
    tags=TAGS,
    summary="Change name or description of a team",
    opt={"audit": "team.update"},
)
async def change_team(team_id: FromPath[str], data: JSONBody[TeamChange], api: Api, caller: Caller) -> TeamView:
    return await api.teams.teams.change(caller, team_id, data)


@delete(
    "/teams/{team_id:str}",
    operation_id="deleteTeam",
    tags=TAGS,
    summary="End a team that owns nothing, or hand over what it owns and end it",
    opt={"audit": "team.delete"},
)
async def delete_team(team_id: FromPath[str], api: Api, caller: Caller, transfer_to: NewOwner = None) -> None:
    await api.teams.teams.delete(caller, team_id, transfer_to=transfer_to)


@get("/teams/{team_id:str}/members", operation_id="listMembers", tags=TAGS, summary="Who is in a team")
async def list_members(team_id: FromPath[str], api: Api, caller: Caller) -> MemberList:
    return await api.teams.members.all(caller, team_id)


@post(
    "/teams/{team_id:str}/members",
    operation_id="addMember",
    tags=TAGS,
    summary="Take a user into a team",
    opt={"audit": "team-member.create", "idempotent": True},
)
async def add_member(team_id: FromPath[str], data: JSONBody[NewMember], api: Api, caller: Caller) -> MemberView:
    return await api.teams.members.add(caller, team_id, data)


@patch(
    "/teams/{team_id:str}/members/{user_id:str}",
    operation_id="changeMember",
    tags=TAGS,
    summary="Give a member another role",
    opt={"audit": "team-member.update"},
)
async def change_member(
    team_id: FromPath[str], user_id: FromPath[str], data: JSONBody[MemberChange], api: Api, caller: Caller
) -> MemberView:
    return await api.teams.members.change(caller, team_id, user_id, data)


@delete(
    "/teams/{team_id:str}/members/{user_id:str}",
    operation_id="removeMember",
    tags=TAGS,
    summary="End a membership, one's own or another's",
    opt={"audit": "team-member.delete"},
)
async def remove_member(team_id: FromPath[str], user_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.teams.members.remove(caller, team_id, user_id)


handlers = [
    list_teams,
    create_team,
    get_team,
    change_team,
    delete_team,
    list_members,
    add_member,
    change_member,
    remove_member,
]
