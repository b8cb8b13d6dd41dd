"""Maintenance mode: everyone sees it, administrators begin and end it."""

from litestar import delete, get, put
from litestar.params import JSONBody

from chronos_synapse.api.auth import OPEN, PUBLIC
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.admin.maintenance import MaintenanceRequest, MaintenanceView

TAGS = ["administration"]


@get(
    "/maintenance",
    operation_id="getMaintenance",
    tags=TAGS,
    summary="Whether nothing can be changed for now, and why",
    opt=PUBLIC,
    security=OPEN,
)
async def get_maintenance(api: Api) -> MaintenanceView:
    return await api.admin.maintenance.view()


@put(
    "/admin/maintenance",
    operation_id="beginMaintenance",
    tags=TAGS,
    summary="Let only administrators change things, from now on",
    opt={"audit": "maintenance.begin"},
)
async def begin_maintenance(data: JSONBody[MaintenanceRequest], api: Api, caller: Caller) -> MaintenanceView:
    user = (await api.accounts.profile.me(caller)).user
    return await api.admin.maintenance.begin(caller, data, by=user.name or user.email)


@delete(
    "/admin/maintenance",
    operation_id="endMaintenance",
    tags=TAGS,
    summary="Let everyone change things again",
    status_code=200,
    opt={"audit": "maintenance.end"},
)
async def end_maintenance(api: Api, caller: Caller) -> MaintenanceView:
    return await api.admin.maintenance.end(caller)


handlers = [get_maintenance, begin_maintenance, end_maintenance]
