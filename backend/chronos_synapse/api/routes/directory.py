"""Names of users and teams."""

from typing import Annotated

from litestar import get, post
from litestar.params import JSONBody, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.teams.directory import DirectoryEntry, DirectoryList, FindPerson

TAGS = ["directory"]

Ids = Annotated[
    list[str] | None, QueryParameter(name="ids", description="Of users and teams; may be given several times.")
]


@get("/directory", operation_id="listDirectory", tags=TAGS, summary="Names of owners and of members of one's teams")
async def list_directory(api: Api, caller: Caller, ids: Ids = None) -> DirectoryList:
    return await api.teams.directory.entries(caller, ids or [])


@post(
    "/directory/find",
    operation_id="findPerson",
    tags=TAGS,
    summary="The user with an e-mail address, to share with",
    status_code=200,
    opt={"is_question": True, "unaudited": "it only looks somebody up"},
)
async def find_person(data: JSONBody[FindPerson], api: Api, caller: Caller) -> DirectoryEntry:
    return await api.teams.directory.find(caller, data)


handlers = [list_directory, find_person]
