"""The sample workspace: jobs to try things with."""

from litestar import delete, get, post
from litestar.params import JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.jobs.samples import SampleRequest, Samples, SamplesRemoved

TAGS = ["samples"]


@get("/samples", operation_id="getSamples", tags=TAGS, summary="What there is of the caller's sample workspace")
async def get_samples(api: Api, caller: Caller) -> Samples:
    return await api.samples.find(caller)


@post(
    "/samples",
    operation_id="createSamples",
    audit="sample.create",
    limit="run",
    tags=TAGS,
    summary="Make the sample workspace, and have its past run",
)
async def create_samples(data: JSONBody[SampleRequest], api: Api, caller: Caller) -> Samples:
    user = (await api.accounts.profile.me(caller)).user
    return await api.samples.create(caller, data, by=user.name or user.email)


@delete(
    "/samples",
    operation_id="removeSamples",
    audit="sample.remove",
    limit="run",
    tags=TAGS,
    summary="Remove the sample workspace with its history",
    status_code=200,
)
async def remove_samples(api: Api, caller: Caller) -> SamplesRemoved:
    return await api.samples.remove(caller)


handlers = [get_samples, create_samples, remove_samples]
