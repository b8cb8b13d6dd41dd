"""One run of the fault harness with a fixed seed: real processes, each kind of fault, every promise kept."""

from pathlib import Path

import pytest

from tests.faults.checker import problems_by_check
from tests.faults.figures import figures, report
from tests.faults.harness import Plan, run
from tests.faults.history import dump
from tests.faults.nemesis import KINDS

SEED = 3
SECONDS = 85


@pytest.mark.timeout(420)
def test_every_promise_is_kept_under_each_kind_of_fault(tmp_path: Path) -> None:
    plan = Plan(seed=SEED, faults=len(KINDS), seconds=SECONDS, scale=0.3)
    history = run(plan, tmp_path, say=lambda text: None)
    (tmp_path / "history.json").write_bytes(dump(history))

    problems = problems_by_check(history)
    found = figures(history, problems)
    assert not problems, report(found, problems)
    assert sum(found["faults"].values()) >= len(KINDS)
    assert found["slots"]["on time"] > 0
