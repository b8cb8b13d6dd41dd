"""Saved views: filters, order and span of a page, to come back to."""

from typing import Annotated

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, Limit
from chronos_synapse.domain.view import ViewPage
from chronos_synapse.services.dashboards.view_requests import NewView, SavedViewShown, ViewChange, ViewList

TAGS = ["views"]
DEFAULT_LIMIT = 500

OfPage = Annotated[ViewPage | None, QueryParameter(name="page", description="Of this page alone.")]


@get("/views", operation_id="listViews", tags=TAGS, summary="Saved views by name")
async def list_views(api: Api, caller: Caller, page: OfPage = None, limit: Limit = DEFAULT_LIMIT) -> ViewList:
    return await api.looks.views.list(caller, page=page, limit=limit)


@post(
    "/views",
    operation_id="createView",
    tags=TAGS,
    summary="Save a view",
    opt={"audit": "view.create", "idempotent": True},
)
async def create_view(data: JSONBody[NewView], api: Api, caller: Caller) -> SavedViewShown:
    return await api.looks.views.create(caller, data)


@patch(
    "/views/{view_id:str}",
    operation_id="changeView",
    tags=TAGS,
    summary="Rename a view, change what it shows, or share it with a team",
    opt={"audit": "view.update"},
)
async def change_view(view_id: FromPath[str], data: JSONBody[ViewChange], api: Api, caller: Caller) -> SavedViewShown:
    return await api.looks.views.change(caller, view_id, data)


@delete(
    "/views/{view_id:str}",
    operation_id="deleteView",
    tags=TAGS,
    summary="Delete a view",
    opt={"audit": "view.delete"},
)
async def delete_view(view_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.looks.views.delete(caller, view_id)


handlers = [list_views, create_view, change_view, delete_view]
