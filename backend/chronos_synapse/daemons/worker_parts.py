"""Everything that a worker works with, opened and closed together."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from chronos_synapse.bootstrap import Container, open_vault, runtime_calls
from chronos_synapse.config import Settings
from chronos_synapse.daemons.runtime_gate import RuntimeGate
from chronos_synapse.daemons.worker import WorkerOptions, WorkerParts
from chronos_synapse.domain.lane import COMMON_KINDS, kind_label
from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.executors.base import Executor, ExecutorOptions
from chronos_synapse.sandbox.confiner import Confiner, ConfinerOptions
from chronos_synapse.sandbox.probing import probe
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.logs.writer import LogLimits
from chronos_synapse.services.running.attempt_runner import AttemptRunner, RunnerParts
from chronos_synapse.services.running.finisher import Finisher
from chronos_synapse.services.running.usage_sampler import UsageSampler
from chronos_synapse.services.secrets.resolving import Resolver
from chronos_synapse.services.secrets.secret_providers import SecretSources

DAY_MS = 86_400_000
LEAST_LIFE_DAYS = 400
"""What is kept of executions lives for this long at least, if nobody removes it."""


@asynccontextmanager
async def open_worker_parts(container: Container, spawner: Spawner) -> AsyncIterator[tuple[WorkerParts, WorkerOptions]]:
    """What a worker works with, and how it serves; finds out first what this machine can enforce."""
    settings = container.settings
    async with AsyncExitStack() as stack:
        confiner = await probe(confiner_options(settings, spawner))
        stack.callback(confiner.close)
        executors = _executors(container, spawner, confiner)
        for executor in executors.values():
            stack.push_async_callback(executor.close)
        gate = await stack.enter_async_context(
            RuntimeGate.serving(
                runtime_calls(container.stores),
                container.stores.runtime_tokens,
                public_url=settings.runtime_url or settings.public_url,
            )
        )
        days = await container.settings_reader.executions_days()
        yield _parts(container, executors, gate, days=days), _options(settings, confiner.capabilities, executors)


def confiner_options(settings: Settings, spawner: Spawner) -> ConfinerOptions:
    """What the administrator allows of sandboxes."""
    return ConfinerOptions(
        spawner=spawner,
        binds=settings.sandbox_binds,
        allowed_networks=settings.http_allowed_networks,
        user_id=settings.sandbox_user_id,
        cgroup=settings.cgroup,
    )


def _executors(container: Container, spawner: Spawner, confiner: Confiner) -> dict[str, Executor[Any]]:
    settings = container.settings
    options = ExecutorOptions(
        spawner=spawner,
        allowed_networks=settings.http_allowed_networks,
        confiner=confiner,
        cache_dir=Path(settings.cache_dir) if settings.cache_dir else None,
        pip_arguments=settings.pip_arguments,
        environments_max=settings.environments_max,
        python=settings.python,
        node=settings.node,
        docker_socket=Path(settings.docker_socket) if settings.docker_socket else None,
        redis_sockets=settings.redis_sockets,
    )
    return {kind: executor(options) for kind, executor in container.executors.items()}


def _parts(
    container: Container, executors: Mapping[str, Executor[Any]], gate: RuntimeGate, *, days: int
) -> WorkerParts:
    settings, stores = container.settings, container.stores
    definitions = Definitions(stores.jobs)
    # Longer than its execution, which retention removes together with what is kept of it, also when administrators
    # decide later that executions are kept for longer.
    life_ms = (max(days, LEAST_LIFE_DAYS) + 1) * DAY_MS
    sampler = UsageSampler(stores.usage, life_ms=life_ms)
    runner = AttemptRunner(
        RunnerParts(
            stores=stores,
            definitions=definitions,
            executors=executors,
            resolver=Resolver(stores, open_vault(settings), SecretSources.of(settings), executors),
            doors=gate,
            sampler=sampler,
            log_limits=LogLimits(
                head_bytes=settings.log_head_bytes,
                tail_bytes=settings.log_tail_bytes,
                line_bytes=settings.log_line_bytes,
                life_ms=life_ms,
            ),
        )
    )
    return WorkerParts(
        queue=stores.queue,
        executions=stores.executions,
        definitions=definitions,
        runner=runner,
        finisher=Finisher(stores.executions),
        daemons=stores.daemons,
        events=stores.events,
        sampler=sampler,
        packer=LogPacker(stores.logs, stores.log_index),
    )


def _options(settings: Settings, capabilities: Capabilities, executors: Mapping[str, Executor[Any]]) -> WorkerOptions:
    """What the administrator says it offers, what it can enforce, and which kinds of jobs it can run."""
    lacking = {kind: why for kind, executor in executors.items() if (why := executor.missing()) is not None}
    kinds = [kind_label(kind) for kind in executors if kind not in lacking and kind not in COMMON_KINDS]
    return WorkerOptions(
        queues=settings.worker_queues,
        slots=settings.worker_slots,
        lease_s=settings.lease_s,
        drain_s=settings.drain_s,
        labels=tuple(dict.fromkeys((*settings.worker_labels, *capabilities.labels, *kinds))),
        missing=(*capabilities.missing, *(f"No {kind} jobs: {why}" for kind, why in lacking.items())),
    )
