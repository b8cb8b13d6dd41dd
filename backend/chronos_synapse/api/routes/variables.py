"""Variables: values that jobs share."""

from typing import Annotated

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Force, JobScope, Limit, OwnerScope
from chronos_synapse.services.secrets.variable_files import (
    VariableExport,
    VariableFormat,
    VariableImport,
    VariableImportReport,
)
from chronos_synapse.services.secrets.variables import (
    PutVariable,
    VariableList,
    VariableQuery,
    VariableVersions,
    VariableView,
)

TAGS = ["variables"]

Search = Annotated[str, QueryParameter(name="search", max_length=100, description="Part of the key or description.")]
Format = Annotated[VariableFormat, QueryParameter(name="format", description="How to write them down.")]


@get("/variables", operation_id="listVariables", tags=TAGS, summary="Variables by key")
async def list_variables(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    job_id: JobScope = None,
    owner_id: OwnerScope = None,
    search: Search = "",
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> VariableList:
    query = VariableQuery(job_id=job_id, owner_id=owner_id, search=search, limit=limit, cursor=cursor)
    return await api.secrets.variables.page(caller, query)


@get(
    "/variables/export",
    operation_id="exportVariables",
    audit="variable.export",
    tags=TAGS,
    summary="All variables as one text",
    limit="export",
)
async def export_variables(
    api: Api,
    caller: Caller,
    format: Format = VariableFormat.JSON,
    job_id: JobScope = None,
    owner_id: OwnerScope = None,
) -> VariableExport:
    return await api.secrets.variable_files.export(caller, format, job_id=job_id, owner_id=owner_id)


@post(
    "/variables/import",
    operation_id="importVariables",
    audit="variable.import",
    idempotent=True,
    tags=TAGS,
    summary="Take variables over from a text",
    status_code=200,
)
async def import_variables(
    data: JSONBody[VariableImport], api: Api, caller: Caller, owner_id: OwnerScope = None
) -> VariableImportReport:
    return await api.secrets.variable_files.take_in(caller, data, owner_id=owner_id)


@get("/variables/{key:str}", operation_id="getVariable", tags=TAGS, summary="One variable")
async def get_variable(
    key: FromPath[str], api: Api, caller: Caller, job_id: JobScope = None, owner_id: OwnerScope = None
) -> VariableView:
    return await api.secrets.variables.find(caller, key, job_id=job_id, owner_id=owner_id)


@get("/variables/{key:str}/versions", operation_id="listVariableVersions", tags=TAGS, summary="What a variable was")
async def list_variable_versions(
    key: FromPath[str], api: Api, caller: Caller, job_id: JobScope = None, owner_id: OwnerScope = None
) -> VariableVersions:
    return await api.secrets.variables.versions(caller, key, job_id=job_id, owner_id=owner_id)


@put("/variables/{key:str}", operation_id="putVariable", audit="variable.put", tags=TAGS, summary="Set a variable")
async def put_variable(
    key: FromPath[str], data: JSONBody[PutVariable], api: Api, caller: Caller, owner_id: OwnerScope = None
) -> VariableView:
    return await api.secrets.variables.put(caller, key, data, owner_id=owner_id)


@delete(
    "/variables/{key:str}",
    operation_id="deleteVariable",
    audit="variable.delete",
    tags=TAGS,
    summary="Delete a variable that no job names",
)
async def delete_variable(
    *,
    key: FromPath[str],
    api: Api,
    caller: Caller,
    job_id: JobScope = None,
    owner_id: OwnerScope = None,
    force: Force = False,
) -> None:
    await api.secrets.variables.remove(caller, key, job_id=job_id, owner_id=owner_id, force=force)


handlers = [
    list_variables,
    export_variables,
    import_variables,
    get_variable,
    list_variable_versions,
    put_variable,
    delete_variable,
]
