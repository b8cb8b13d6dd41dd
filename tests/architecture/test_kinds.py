"""Whoever adds a kind adds its tests."""

from pathlib import Path

import pytest

from chronos_synapse import executors
from chronos_synapse.executors.base import Executor
from chronos_synapse.registry import discover

EXECUTOR_TESTS = Path(__file__).parents[1] / "executors"
KINDS = sorted(discover(executors, Executor))  # type: ignore[type-abstract]


def test_the_kinds_are_found() -> None:
    assert {"http", "noop", "shell"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_executor_has_tests_of_its_own(kind: str) -> None:
    assert (EXECUTOR_TESTS / f"test_{kind}.py").is_file()
