"""What an unsaved schedule would do, and crontabs to read in."""

from litestar import post
from litestar.params import JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.jobs.imports import CrontabImport, CrontabImportRequest
from chronos_synapse.services.scheduling.readings import ReadRequest, ScheduleReading
from chronos_synapse.services.scheduling.schedules import Preview, PreviewRequest

MAX_IMPORT_BYTES = 2 << 20


@post(
    "/schedules/preview",
    operation_id="previewSchedule",
    unaudited="it only tells what would be",
    tags=["schedules"],
    summary="Due times of an unsaved schedule",
    status_code=200,
)
async def preview_schedule(data: JSONBody[PreviewRequest], api: Api, caller: Caller) -> Preview:
    return await api.scheduling.schedules.preview(caller, data)


@post(
    "/schedules/read",
    operation_id="readSchedule",
    unaudited="it only tells what would be",
    limit="search",
    tags=["schedules"],
    summary="What a text means as a schedule, with its next dates and its doubtful points",
    status_code=200,
)
async def read_schedule(data: JSONBody[ReadRequest], api: Api, caller: Caller) -> ScheduleReading:
    return await api.scheduling.readings.read(caller, data)


@post(
    "/imports/crontab",
    operation_id="importCrontab",
    audit="job.import_crontab",
    idempotent=True,
    tags=["imports"],
    summary="Read jobs in from a crontab",
    status_code=200,
    request_max_body_size=MAX_IMPORT_BYTES,
)
async def import_crontab(data: JSONBody[CrontabImportRequest], api: Api, caller: Caller) -> CrontabImport:
    return await api.imports.run(caller, data)


handlers = [preview_schedule, read_schedule, import_crontab]
