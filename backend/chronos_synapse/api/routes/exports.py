"""Definitions of jobs as texts, out and in."""

from typing import Annotated

from litestar import get, post
from litestar.params import JSONBody, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, Cursor, Limit
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.query import MAX_LIMIT, JobQuery
from chronos_synapse.services.jobs.definition_files import DefinitionFormat
from chronos_synapse.services.jobs.exports import MAX_IDS, DefinitionImport, DefinitionReport, JobExport

MAX_IMPORT_BYTES = 4 << 20
"""Of the body: JSON escapes in a text take up to six bytes for one, though hardly ever for all."""


@get(
    "/jobs/export",
    operation_id="exportJobs",
    tags=["jobs"],
    summary="Definitions of jobs as one text",
    audit="job.export",
    limit="export",
)
async def export_jobs(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    form: Annotated[
        DefinitionFormat, QueryParameter(name="format", description="How to write them down.")
    ] = DefinitionFormat.JSON,
    ids: Annotated[
        list[str] | None,
        QueryParameter(name="id", description=f"These, up to {MAX_IDS}; what else is asked for is then left aside."),
    ] = None,
    search: Annotated[str, QueryParameter(name="search", description="Words of name and description.")] = "",
    states: Annotated[list[JobState] | None, QueryParameter(name="state", description="In any of these.")] = None,
    tags: Annotated[list[str] | None, QueryParameter(name="tag", description="With all of these tags.")] = None,
    limit: Limit = MAX_LIMIT,
    cursor: Cursor = None,
) -> JobExport:
    query = JobQuery(
        sight=caller.sight,
        search=search,
        states=tuple(states or ()),
        tags=tuple(tags or ()),
        limit=limit,
        cursor=cursor,
    )
    return await api.job_files.export(caller, form, ids=ids or (), query=query)


@post(
    "/imports/jobs",
    operation_id="importJobs",
    tags=["imports"],
    summary="Make and change jobs by definitions in a text",
    status_code=200,
    request_max_body_size=MAX_IMPORT_BYTES,
    audit="job.import",
    idempotent=True,
)
async def import_jobs(data: JSONBody[DefinitionImport], api: Api, caller: Caller) -> DefinitionReport:
    return await api.job_files.take_in(caller, data)


handlers = [export_jobs, import_jobs]
