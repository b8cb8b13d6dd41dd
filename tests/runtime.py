"""Running attempts with their doors, for tests of the runtime API and of the SDKs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import msgspec

from chronos_synapse.daemons.runtime_gate import RuntimeGate
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.executors.base import RuntimeDoor
from chronos_synapse.services.running.artifacts import ArtifactShelf
from chronos_synapse.services.running.progress import ProgressNews
from chronos_synapse.services.running.runtime import RuntimeParts, RuntimeService
from chronos_synapse.services.running.runtime_calls import RuntimeCalls
from chronos_synapse.services.running.runtime_variables import RuntimeVariables
from chronos_synapse.services.secrets.variables import VariableService
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store, ending_of
from tests.support import PATIENCE_S

BASE = "http://runtime/api/v1/runtime"


@dataclass
class Held:
    """An attempt that is running, with its door open."""

    store: Store
    gate: RuntimeGate
    message: QueueMessage
    facts: AttemptFacts
    door: RuntimeDoor
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    @property
    def token(self) -> str:
        return self.door.environment["CHRONOS_TOKEN"]

    @property
    def execution_id(self) -> str:
        return self.facts.execution_id

    def client(self, token: str | None = None) -> httpx.AsyncClient:
        """A client of its own connection; by default with the attempt's token."""
        headers = {"Authorization": f"Bearer {self.token if token is None else token}"}
        transport = httpx.AsyncHTTPTransport(uds=str(self.door.socket))
        client = httpx.AsyncClient(transport=transport, base_url=BASE, headers=headers, timeout=PATIENCE_S)
        self.clients.append(client)
        return client

    async def end(self) -> None:
        """As a worker does it: the door first, then the ending."""
        await self.gate.close(self.facts)
        assert await self.store.stores.executions.finish([ending_of(self.message)]) == [True]


@dataclass
class Attempts:
    """Starts attempts of a worker that has one gate."""

    store: Store
    gate: RuntimeGate
    held: list[Held] = field(default_factory=list)

    async def start(self, job: Job | None = None, *, mask: Mask | None = None, **facts: Any) -> Held:
        """A running attempt of `job`, or of a new one; `facts` are other than its own."""
        job = job or await self.store.save_draft()
        await self.store.request(job)
        (message,) = await self.store.start(queue=job.queue)
        known = msgspec.structs.replace(facts_of(job, message), **facts)
        door = await self.gate.open(known, mask=mask)
        self.held.append(Held(self.store, self.gate, message, known, door))
        return self.held[-1]


@asynccontextmanager
async def open_gate(store: Store, folder: Path, **options: Any) -> AsyncIterator[Attempts]:
    """A gate as a worker has it."""
    async with RuntimeGate.serving(calls_on(store), store.stores.runtime_tokens, folder=folder, **options) as gate:
        attempts = Attempts(store, gate)
        try:
            yield attempts
        finally:
            for held in attempts.held:
                for client in held.clients:
                    await client.aclose()


def facts_of(job: Job, message: QueueMessage) -> AttemptFacts:
    """What a worker knows of the attempt that it has claimed."""
    return AttemptFacts(
        execution_id=ExecutionId(message.execution_id),
        job_id=job.id,
        job_name=job.name,
        job_version=message.job_version,
        owner_id=job.owner_id,
        attempt=message.fence,
        queue=job.queue,
        tags=job.tags,
        scheduled_for=utc_now(),
        started_at=utc_now(),
    )


def calls_on(store: Store) -> RuntimeCalls:
    """The calls over real stores."""
    stores = store.stores
    parts = RuntimeParts(
        records=stores.records,
        variables=RuntimeVariables(stores.variables, VariableService(stores)),
        artifacts=ArtifactShelf(stores.artifacts),
        kpis=stores.kpis,
        news=ProgressNews(stores.events),
    )
    return RuntimeCalls(RuntimeService(parts))
