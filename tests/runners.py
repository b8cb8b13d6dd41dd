"""AttemptRunners over a real store, for tests of what happens to attempts."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from chronos_synapse.config import Settings
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.executors.base import Executor, RuntimeDoor
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.services.logs.writer import LogLimits
from chronos_synapse.services.running.attempt_runner import AttemptRunner, RunnerParts
from chronos_synapse.services.running.usage_sampler import UsageSampler
from chronos_synapse.services.secrets.resolving import Resolver
from chronos_synapse.services.secrets.secret_providers import SecretSources
from tests.builders import Store

LIMITS = LogLimits(head_bytes=1_000_000, tail_bytes=100_000, line_bytes=10_000, life_ms=60_000)
VAULT = Vault([new_key("tests")])


class CountedDoors:
    """Doors that lead nowhere, and know which of them are open."""

    def __init__(self) -> None:
        self.open_now: list[AttemptFacts] = []
        self.opened: list[AttemptFacts] = []
        self.on_open: Callable[[], None] = lambda: None

    async def open(self, facts: AttemptFacts, *, mask: Mask | None = None, is_remote: bool = False) -> RuntimeDoor:
        """A door with a token that nobody takes."""
        self.on_open()
        self.open_now.append(facts)
        self.opened.append(facts)
        return RuntimeDoor(environment={"CHRONOS_TOKEN": "none"}, socket=Path("/nowhere"))

    async def close(self, facts: AttemptFacts) -> None:
        """Shuts it."""
        self.open_now.remove(facts)


def runner_on(
    store: Store,
    executors: Mapping[str, Executor[Any]],
    *,
    limits: LogLimits = LIMITS,
    doors: CountedDoors | None = None,
    sampler: UsageSampler | None = None,
) -> AttemptRunner:
    """A runner with everything real but the doors."""
    stores = store.stores
    return AttemptRunner(
        RunnerParts(
            stores=stores,
            definitions=Definitions(stores.jobs),
            executors=executors,
            resolver=Resolver(stores, VAULT, SecretSources.of(Settings()), executors),
            doors=doors or CountedDoors(),
            sampler=sampler or UsageSampler(stores.usage, life_ms=60_000),
            log_limits=limits,
        )
    )
