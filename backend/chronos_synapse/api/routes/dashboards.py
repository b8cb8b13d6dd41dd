"""Dashboards: widgets on a grid. Each widget is drawn from what whoever looks may see, through the other addresses."""

from typing import Annotated, Any

from litestar import Request, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, Cursor, OwnerScope
from chronos_synapse.api.etags import expected_versions, tagged
from chronos_synapse.services.dashboards.dashboard_requests import (
    DashboardChange,
    DashboardList,
    DashboardView,
    NewDashboard,
)

TAGS = ["dashboards"]

PageLimit = Annotated[int, QueryParameter(name="limit", ge=1, le=100, description="How many at most.")]
Of = Annotated[str | None, QueryParameter(name="owner_id", max_length=64, description="Of this user or team alone.")]
Search = Annotated[str, QueryParameter(name="search", max_length=200, description="Words of the name.")]


@get("/dashboards", operation_id="listDashboards", tags=TAGS, summary="Dashboards by name")
async def list_dashboards(
    *, api: Api, caller: Caller, search: Search = "", owner_id: Of = None, limit: PageLimit = 50, cursor: Cursor = None
) -> DashboardList:
    return await api.looks.dashboards.page(caller, owner_id=owner_id, search=search, limit=limit, cursor=cursor)


@post(
    "/dashboards",
    operation_id="createDashboard",
    tags=TAGS,
    summary="Make a dashboard, be it from an exported one",
    after_request=tagged,
    opt={"audit": "dashboard.create", "idempotent": True},
)
async def create_dashboard(
    data: JSONBody[NewDashboard], api: Api, caller: Caller, owner_id: OwnerScope = None
) -> DashboardView:
    return await api.looks.dashboards.create(caller, data, owner_id=owner_id)


@get(
    "/dashboards/{dashboard_id:str}",
    operation_id="getDashboard",
    tags=TAGS,
    summary="One dashboard",
    after_request=tagged,
)
async def get_dashboard(dashboard_id: FromPath[str], api: Api, caller: Caller) -> DashboardView:
    return await api.looks.dashboards.find(caller, dashboard_id)


@patch(
    "/dashboards/{dashboard_id:str}",
    operation_id="changeDashboard",
    tags=TAGS,
    summary="Change fields of a dashboard",
    after_request=tagged,
    opt={"audit": "dashboard.update", "if_match": True},
)
async def change_dashboard(
    dashboard_id: FromPath[str],
    data: JSONBody[DashboardChange],
    api: Api,
    caller: Caller,
    request: Request[Any, Any, Any],
) -> DashboardView:
    expected = expected_versions(request)
    return await api.looks.dashboards.change(caller, dashboard_id, data, expected=expected)


@delete(
    "/dashboards/{dashboard_id:str}",
    operation_id="deleteDashboard",
    tags=TAGS,
    summary="Delete a dashboard",
    opt={"audit": "dashboard.delete", "if_match": True},
)
async def delete_dashboard(
    dashboard_id: FromPath[str], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> None:
    await api.looks.dashboards.delete(caller, dashboard_id, expected=expected_versions(request))


handlers = [list_dashboards, create_dashboard, get_dashboard, change_dashboard, delete_dashboard]
