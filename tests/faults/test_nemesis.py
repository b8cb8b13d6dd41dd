"""A plan of faults is the same for the same seed, hits everything, and hits nothing twice at once."""

import pytest

from tests.faults.nemesis import KINDS, Blow, plan


def test_the_seed_decides_on_the_plan() -> None:
    assert plan(7, faults=50, seconds=200) == plan(7, faults=50, seconds=200)
    assert plan(7, faults=50, seconds=200) != plan(8, faults=50, seconds=200)


def test_every_kind_comes_before_any_comes_too_often() -> None:
    assert {blow.kind for blow in plan(7, faults=len(KINDS), seconds=100)} == set(KINDS)


def test_only_kinds_that_are_asked_for_come() -> None:
    assert {blow.kind for blow in plan(7, faults=20, seconds=60, kinds=["cut", "reset"])} == {"cut", "reset"}


@pytest.mark.parametrize("seed", range(5))
def test_no_target_is_hit_twice_at_once(seed: int) -> None:
    blows = plan(seed, faults=200, seconds=400)

    assert len(blows) == 200
    for at, blow in enumerate(blows):
        for later in blows[at + 1 :]:
            assert not targets(blow) & targets(later) or blow.off_s < later.on_s


def targets(blow: Blow) -> set[str]:
    many = {"schedulers": {"scheduler-1", "scheduler-2"}, "workers": {"worker-1", "worker-2", "worker-3"}}
    return many.get(blow.target, {blow.target})
