"""plan: every due time runs or is on record as missed, and the policy decides which."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.planning import CATCH_UP_CAP, REASONS, MissedRange, Plan, plan
from chronos_synapse.domain.schedule import MisfirePolicy

NOW_MS = 10_000_000
GRACE_MS = 60_000
LATE = (1_000_000, 1_100_000, 1_200_000)
ON_TIME = (NOW_MS - GRACE_MS, NOW_MS - 1, NOW_MS)

policies = st.sampled_from(MisfirePolicy)
due_times = st.lists(st.integers(0, NOW_MS), max_size=300, unique=True).map(sorted)


def plan_of(due_ms: tuple[int, ...], policy: MisfirePolicy = MisfirePolicy.LATEST, *, newer: int = 0) -> Plan:
    return plan(due_ms, now_ms=NOW_MS, policy=policy, grace_ms=GRACE_MS, newer=newer)


def gap(first_ms: int, last_ms: int, count: int, policy: MisfirePolicy) -> MissedRange:
    return MissedRange(first_ms=first_ms, last_ms=last_ms, count=count, reason=REASONS[policy])


@given(due=due_times, policy=policies, grace_ms=st.integers(0, NOW_MS), newer=st.integers(0, CATCH_UP_CAP))
def test_what_runs_and_what_is_missed_are_together_all_that_was_due(
    due: list[int], policy: MisfirePolicy, grace_ms: int, newer: int
) -> None:
    decided = plan(due, now_ms=NOW_MS, policy=policy, grace_ms=grace_ms, newer=newer)

    missed: list[int] = []
    for given_up in decided.missed:
        inside = [at for at in due if given_up.first_ms <= at <= given_up.last_ms]
        assert len(inside) == given_up.count
        assert (inside[0], inside[-1]) == (given_up.first_ms, given_up.last_ms)
        missed += inside
    assert sorted([*missed, *decided.run]) == due


@given(due=due_times, policy=policies, grace_ms=st.integers(0, NOW_MS), newer=st.integers(0, CATCH_UP_CAP))
def test_due_times_run_in_order_and_all_within_the_grace_do(
    due: list[int], policy: MisfirePolicy, grace_ms: int, newer: int
) -> None:
    decided = plan(due, now_ms=NOW_MS, policy=policy, grace_ms=grace_ms, newer=newer)

    assert all(one < other for one, other in pairwise(decided.run))
    assert {at for at in due if at + grace_ms >= NOW_MS} <= set(decided.run)


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_nothing_due_is_nothing_to_do(policy: MisfirePolicy) -> None:
    assert plan_of((), policy) == Plan()


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_what_is_within_the_grace_runs_one_by_one(policy: MisfirePolicy) -> None:
    assert plan_of(ON_TIME, policy) == Plan(run=ON_TIME)


@pytest.mark.parametrize(
    ("policy", "run", "missed"),
    [
        (MisfirePolicy.LATEST, LATE[-1:], (gap(LATE[0], LATE[1], 2, MisfirePolicy.LATEST),)),
        (MisfirePolicy.ALL, LATE, ()),
        (MisfirePolicy.SKIP, (), (gap(LATE[0], LATE[2], 3, MisfirePolicy.SKIP),)),
    ],
)
def test_the_policy_decides_what_becomes_of_misfires(
    policy: MisfirePolicy, run: tuple[int, ...], missed: tuple[MissedRange, ...]
) -> None:
    assert plan_of(LATE, policy) == Plan(run=run, missed=missed)


@pytest.mark.parametrize(
    ("policy", "run", "missed"),
    [
        (MisfirePolicy.LATEST, ON_TIME, (gap(LATE[0], LATE[2], 3, MisfirePolicy.LATEST),)),
        (MisfirePolicy.ALL, LATE + ON_TIME, ()),
        (MisfirePolicy.SKIP, ON_TIME, (gap(LATE[0], LATE[2], 3, MisfirePolicy.SKIP),)),
    ],
)
def test_no_misfire_is_the_latest_when_newer_due_times_are_within_the_grace(
    policy: MisfirePolicy, run: tuple[int, ...], missed: tuple[MissedRange, ...]
) -> None:
    assert plan_of(LATE + ON_TIME, policy) == Plan(run=run, missed=missed)


def test_the_latest_is_not_looked_for_before_the_last_slice() -> None:
    missed = gap(LATE[0], LATE[2], 3, MisfirePolicy.LATEST)

    assert plan_of(LATE, newer=1) == Plan(missed=(missed,))


@pytest.mark.parametrize("policy", [MisfirePolicy.LATEST, MisfirePolicy.ALL])
def test_a_single_misfire_runs_without_a_record_of_missed_ones(policy: MisfirePolicy) -> None:
    assert plan_of(LATE[:1], policy) == Plan(run=LATE[:1])


def test_all_catches_up_the_latest_only_up_to_the_cap() -> None:
    due = tuple(range(1000, 1000 + CATCH_UP_CAP + 3))

    decided = plan_of(due, MisfirePolicy.ALL)

    assert decided == Plan(run=due[3:], missed=(gap(1000, 1002, 3, MisfirePolicy.ALL),))
    assert len(decided.run) == CATCH_UP_CAP
    assert plan_of(due[3:], MisfirePolicy.ALL).missed == ()


@pytest.mark.parametrize(("newer", "run"), [(CATCH_UP_CAP, ()), (CATCH_UP_CAP - 2, LATE[1:]), (1, LATE)])
def test_all_leaves_room_for_newer_ones_below_the_cap(newer: int, run: tuple[int, ...]) -> None:
    assert plan_of(LATE, MisfirePolicy.ALL, newer=newer).run == run


def test_every_policy_says_why_it_gave_up() -> None:
    assert set(REASONS) == set(MisfirePolicy)
