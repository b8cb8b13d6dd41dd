"""A spawner, and a confiner for a machine on which all is there."""

import os
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest

from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.sandbox.bubblewrap import Bubblewrap, find_bubblewrap
from chronos_synapse.sandbox.cgroup_places import find_hierarchies
from chronos_synapse.sandbox.cgroups import open_groups
from chronos_synapse.sandbox.confiner import STAGE, Confiner, ConfinerOptions, Machine
from chronos_synapse.sandbox.probing import EVERY_LABEL
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.strict import Strict


@pytest.fixture
async def spawner() -> AsyncIterator[Spawner]:
    async with Spawner() as spawner:
        yield spawner


@cache
def bubblewrap() -> Bubblewrap:
    tool = find_bubblewrap()
    assert tool is not None, "bubblewrap is not installed"
    if os.geteuid() == 0:
        Path(STAGE).mkdir(mode=0o711, exist_ok=True)
    return tool


@pytest.fixture
def options(spawner: Spawner) -> ConfinerOptions:
    """Overridden where a test needs others."""
    return ConfinerOptions(spawner=spawner)


@pytest.fixture
def confiner(options: ConfinerOptions) -> Iterator[Confiner]:
    """One that was not probed, which takes a while; `test_probing` does that."""
    groups = open_groups(find_hierarchies())
    confiner = Confiner(options, Machine(bubblewrap(), groups), Capabilities(labels=EVERY_LABEL))
    yield confiner
    confiner.close()


@pytest.fixture
def strict(spawner: Spawner, confiner: Confiner) -> Strict:
    return Strict(spawner, confiner)
