"""The time machine: a changed job over the time that has passed."""

from litestar import post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.scheduling.simulation import SimulationRequest, SimulationView


@post(
    "/jobs/{job_id:str}/simulate",
    operation_id="simulateJob",
    unaudited="it only tells what would be",
    tags=["slots"],
    summary="What a changed job would have done",
    status_code=200,
)
async def simulate_job(
    job_id: FromPath[str], data: JSONBody[SimulationRequest], api: Api, caller: Caller
) -> SimulationView:
    return await api.scheduling.simulations.simulate(caller, job_id, data)


handlers = [simulate_job]
