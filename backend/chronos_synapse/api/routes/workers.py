"""Who does the work, what waits for them, and what they are told."""

from litestar import get, post
from litestar.params import FromPath

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.services.running.queues import QueueList
from chronos_synapse.services.running.workers import WorkerList

TAGS = ["workers"]


@get("/workers", operation_id="listWorkers", tags=TAGS, summary="Workers that are alive; for administrators")
async def list_workers(api: Api, caller: Caller) -> WorkerList:
    return await api.workers.all(caller)


@post(
    "/workers/{worker_id:str}/cordon",
    operation_id="cordonWorker",
    audit="worker.cordon",
    tags=TAGS,
    summary="Have a worker take nothing new",
    status_code=200,
)
async def cordon_worker(worker_id: FromPath[str], api: Api, caller: Caller) -> WorkerInfo:
    return await api.workers.tell(caller, worker_id, WorkerOrder.CORDON)


@post(
    "/workers/{worker_id:str}/uncordon",
    operation_id="uncordonWorker",
    audit="worker.uncordon",
    tags=TAGS,
    summary="Have a worker take work again, also one that drains",
    status_code=200,
)
async def uncordon_worker(worker_id: FromPath[str], api: Api, caller: Caller) -> WorkerInfo:
    return await api.workers.tell(caller, worker_id, None)


@post(
    "/workers/{worker_id:str}/drain",
    operation_id="drainWorker",
    audit="worker.drain",
    tags=TAGS,
    summary="Have a worker take nothing new, and end when what runs has ended",
    status_code=200,
)
async def drain_worker(worker_id: FromPath[str], api: Api, caller: Caller) -> WorkerInfo:
    return await api.workers.tell(caller, worker_id, WorkerOrder.DRAIN)


@get("/queues", operation_id="listQueues", tags=TAGS, summary="What waits for workers, and why nobody takes it")
async def list_queues(api: Api, caller: Caller) -> QueueList:
    return await api.queues.all(caller)


handlers = [list_workers, cordon_worker, uncordon_worker, drain_worker, list_queues]
