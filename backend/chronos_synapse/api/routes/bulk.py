"""One thing done to many jobs or executions, with a result for each."""

from typing import Any

import msgspec
from litestar import Request, post
from litestar.params import JSONBody

from chronos_synapse.api.auth import origin_of
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.jobs.bulk import BulkResult, ExecutionBulkRequest
from chronos_synapse.services.jobs.job_requests import BulkRequest


class BulkResults(msgspec.Struct, frozen=True, kw_only=True):
    """One result for each, in the order asked for."""

    results: list[BulkResult]


@post(
    "/jobs/bulk",
    operation_id="changeJobs",
    tags=["jobs"],
    summary="Do one thing to many jobs",
    status_code=200,
    audit="job.bulk",
    idempotent=True,
)
async def change_jobs(
    data: JSONBody[BulkRequest], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> BulkResults:
    return BulkResults(results=await api.bulk.jobs(caller, data, origin=origin_of(request)))


@post(
    "/executions/bulk",
    operation_id="changeExecutions",
    tags=["executions"],
    summary="Cancel many executions, or run them once more",
    status_code=200,
    audit="execution.bulk",
    idempotent=True,
)
async def change_executions(
    data: JSONBody[ExecutionBulkRequest], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> BulkResults:
    return BulkResults(results=await api.bulk.executions(caller, data, origin=origin_of(request)))


handlers = [change_jobs, change_executions]
