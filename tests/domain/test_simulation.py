"""replay: every due time runs, is skipped or is missed, as the overlap and misfire policies say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.durations import Durations
from chronos_synapse.domain.planning import Refusal, Terms
from chronos_synapse.domain.schedule import MisfirePolicy, OverlapPolicy
from chronos_synapse.domain.simulation import Replay, Rules, Stall, peak_of, replay, stalls_in, tally
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord

MINUTE_MS = 60_000
DUE = tuple(range(0, 10 * MINUTE_MS, MINUTE_MS))
"""Ten due times, a minute apart."""

overlaps = st.sampled_from(OverlapPolicy)
policies = st.sampled_from(MisfirePolicy)


def lasting(duration_ms: int) -> Durations:
    return Durations([(0, duration_ms)], timeout_ms=MINUTE_MS)


def rules_of(overlap: OverlapPolicy = OverlapPolicy.SKIP, *, most: int = 1, places: int = 100, **terms: Any) -> Rules:
    values: dict[str, Any] = {
        "policy": MisfirePolicy.LATEST,
        "grace_ms": 1000,
        "window_ms": None,
        "cap": 100,
        "refusal": lambda _: None,
    }
    return Rules(terms=Terms(**(values | terms)), overlap=overlap, max_concurrent=most, overlap_queue_limit=places)


def replayed(
    rules: Rules, *stalls: Stall, lasts_ms: int = 1000, due: tuple[int, ...] = DUE
) -> tuple[Replay, list[int]]:
    return replay(due, rules=rules, stalls=stalls, durations=lasting(lasts_ms))


def minutes(*numbers: int) -> list[int]:
    return [number * MINUTE_MS for number in numbers]


def stall(since: float, until: float, *, is_pause: bool = False) -> Stall:
    return Stall(since_ms=int(since * MINUTE_MS), until_ms=int(until * MINUTE_MS), is_pause=is_pause)


def test_what_ends_before_the_next_begins_all_runs_and_never_waits() -> None:
    outcome, ran = replayed(rules_of())

    assert outcome == Replay(due=10, ran=10, peak=1)
    assert ran == list(DUE)


def test_skip_leaves_out_what_comes_while_one_runs() -> None:
    outcome, ran = replayed(rules_of(OverlapPolicy.SKIP), lasts_ms=150_000)

    assert ran == minutes(0, 3, 6, 9)
    assert outcome == Replay(due=10, ran=4, skipped=6, peak=1)


def test_as_many_run_at_once_as_may() -> None:
    outcome, ran = replayed(rules_of(OverlapPolicy.SKIP, most=2), lasts_ms=150_000)

    assert ran == minutes(0, 1, 3, 4, 6, 7, 9)
    assert outcome.peak == 2


def test_queue_one_lets_one_wait_for_the_end() -> None:
    outcome, ran = replayed(rules_of(OverlapPolicy.QUEUE_ONE), lasts_ms=150_000)

    # From 0:00 to 2:30, from 2:30 (due 1:00) to 5:00, from 5:00 (due 3:00) to 7:30, and so on.
    assert ran == minutes(0, 1, 3, 5, 8)
    assert outcome == Replay(
        due=10, ran=5, skipped=5, waited_ms_total=90_000 + 120_000 + 150_000 + 120_000, waited_ms_max=150_000, peak=1
    )


def test_queue_all_lets_all_wait_up_to_the_bound() -> None:
    unbounded, everything = replayed(rules_of(OverlapPolicy.QUEUE_ALL), lasts_ms=120_000)
    bounded, _ = replayed(rules_of(OverlapPolicy.QUEUE_ALL, places=2), lasts_ms=600_000)

    assert everything == list(DUE)
    assert unbounded.waited_ms_max == 9 * MINUTE_MS
    assert unbounded.waited_ms_total == sum(range(10)) * MINUTE_MS
    assert (bounded.ran, bounded.skipped) == (3, 7)


@pytest.mark.parametrize("overlap", [OverlapPolicy.CANCEL_RUNNING, OverlapPolicy.TERMINATE_RUNNING])
def test_ending_the_running_one_lets_all_run_one_at_a_time(overlap: OverlapPolicy) -> None:
    outcome, _ = replayed(rules_of(overlap), lasts_ms=600_000)

    assert outcome == Replay(due=10, ran=10, peak=1)


def test_allow_lets_all_run_at_once_whatever_the_number_that_may() -> None:
    outcome, _ = replayed(rules_of(OverlapPolicy.ALLOW, most=1), lasts_ms=150_000)

    assert outcome == Replay(due=10, ran=10, peak=3)


def test_what_a_calendar_refuses_is_skipped() -> None:
    closed = Refusal(reason=SlotReason.CALENDAR, detail="Holidays")
    rules = rules_of(refusal=lambda due_ms: closed if due_ms < 3 * MINUTE_MS else None)

    outcome, ran = replayed(rules)

    assert ran == minutes(3, 4, 5, 6, 7, 8, 9)
    assert (outcome.skipped, outcome.missed) == (3, 0)


@pytest.mark.parametrize(
    ("policy", "caught_up"),
    [(MisfirePolicy.SKIP, ()), (MisfirePolicy.LATEST, (4,)), (MisfirePolicy.ALL, (2, 3, 4))],
)
def test_the_misfire_policy_decides_on_what_a_stall_held_up(policy: MisfirePolicy, caught_up: tuple[int, ...]) -> None:
    outcome, ran = replayed(rules_of(OverlapPolicy.ALLOW, policy=policy), stall(1.5, 4.5))

    assert ran == minutes(0, 1, *caught_up, 5, 6, 7, 8, 9)
    assert (outcome.missed, outcome.skipped) == (3 - len(caught_up), 0)


def test_what_a_stall_held_up_waits_from_its_due_time_on() -> None:
    outcome, _ = replayed(rules_of(OverlapPolicy.ALLOW, policy=MisfirePolicy.ALL), stall(1.5, 4.5))

    assert outcome.waited_ms_total == (150 + 90 + 30) * 1000


def test_what_is_late_by_less_than_the_grace_runs_whatever_the_policy() -> None:
    rules = rules_of(OverlapPolicy.ALLOW, policy=MisfirePolicy.SKIP, grace_ms=2 * MINUTE_MS)

    outcome, _ = replayed(rules, stall(0.5, 2.5))

    assert outcome.ran == 10


def test_the_misfire_policy_decides_after_a_pause_of_any_length() -> None:
    rules = rules_of(OverlapPolicy.ALLOW, policy=MisfirePolicy.SKIP, grace_ms=2 * MINUTE_MS)

    outcome, _ = replayed(rules, stall(0.5, 2.5, is_pause=True))

    assert (outcome.ran, outcome.skipped) == (8, 2)


def test_a_stall_that_lasts_is_decided_at_its_end_after_the_last_due_time() -> None:
    outcome, ran = replayed(rules_of(), stall(7.5, 20))

    assert ran[-2:] == minutes(7, 9)
    assert outcome.missed == 1


@given(
    due=st.lists(st.integers(0, 10_000), unique=True, max_size=80).map(sorted),
    overlap=overlaps,
    policy=policies,
    most=st.integers(1, 3),
    places=st.integers(0, 5),
    lasts_ms=st.integers(0, 3000),
    edges=st.lists(st.integers(0, 10_000), unique=True, max_size=6).map(sorted),
)
def test_each_due_time_runs_is_skipped_or_is_missed(
    *,
    due: list[int],
    overlap: OverlapPolicy,
    policy: MisfirePolicy,
    most: int,
    places: int,
    lasts_ms: int,
    edges: list[int],
) -> None:
    pairs = zip(edges[::2], edges[1::2], strict=False)
    stalls = [Stall(since_ms=since, until_ms=until, is_pause=False) for since, until in pairs]

    outcome, ran = replayed(
        rules_of(overlap, most=most, places=places, policy=policy), *stalls, lasts_ms=lasts_ms, due=tuple(due)
    )

    assert outcome.ran + outcome.skipped + outcome.missed == outcome.due == len(due)
    assert ran == sorted(set(ran))
    assert set(ran) <= set(due)
    assert len(ran) == outcome.ran
    assert overlap is OverlapPolicy.ALLOW or outcome.peak <= most


def record(minute: int, disposition: Disposition, **changes: Any) -> SlotRecord:
    due_ms = minute * MINUTE_MS
    values: dict[str, Any] = {"due_ms": due_ms, "until_ms": due_ms, "count": 1, "disposition": disposition}
    return SlotRecord(**(values | changes))


def test_a_ledger_is_counted_range_by_range() -> None:
    records = [
        record(1, Disposition.FIRED, late_ms=2),
        record(2, Disposition.SKIPPED, reason=SlotReason.CALENDAR),
        record(3, Disposition.MERGED, until_ms=5 * MINUTE_MS, count=3),
        record(6, Disposition.MISSED, reason=SlotReason.POLICY),
    ]

    assert tally(records) == (Replay(due=6, ran=1, skipped=1, missed=4), minutes(1))


def test_stalls_are_where_a_ledger_was_late() -> None:
    records = [
        record(1, Disposition.FIRED, late_ms=2),
        record(2, Disposition.MERGED, until_ms=4 * MINUTE_MS, count=3),
        record(5, Disposition.FIRED, late_ms=90_000),
        record(7, Disposition.FIRED, late_ms=5),
        record(8, Disposition.MISSED, until_ms=9 * MINUTE_MS, count=2, reason=SlotReason.POLICY),
        record(10, Disposition.FIRED, late_ms=5),
        record(12, Disposition.SKIPPED, until_ms=13 * MINUTE_MS, count=2, reason=SlotReason.PAUSED),
        record(14, Disposition.SKIPPED, reason=SlotReason.CALENDAR),
    ]

    assert stalls_in(records, grace_ms=1000) == [
        stall(2, 6.5),
        Stall(since_ms=8 * MINUTE_MS, until_ms=9 * MINUTE_MS + 1001, is_pause=False),
        Stall(since_ms=12 * MINUTE_MS, until_ms=13 * MINUTE_MS + 1, is_pause=True),
    ]


def test_what_was_merged_and_ran_at_once_waited_for_a_pause_to_end() -> None:
    records = [record(2, Disposition.MERGED), record(3, Disposition.FIRED, late_ms=40)]

    assert stalls_in(records, grace_ms=1000) == [
        Stall(since_ms=2 * MINUTE_MS, until_ms=3 * MINUTE_MS + 40, is_pause=True)
    ]


@given(late=st.lists(st.integers(0, 300_000), min_size=1, max_size=30))
def test_stalls_rise_and_lie_apart(late: list[int]) -> None:
    records = [record(at, Disposition.FIRED, late_ms=late_ms) for at, late_ms in enumerate(late)]

    found = stalls_in(records, grace_ms=1000)

    edges = [edge for one in found for edge in (one.since_ms, one.until_ms)]
    assert edges == sorted(edges)


def test_the_peak_is_the_most_at_one_time() -> None:
    assert peak_of([]) == 0
    assert peak_of([(0, 10), (10, 20), (20, 30)]) == 1
    assert peak_of([(0, 10), (5, 20), (8, 9), (15, 30)]) == 3
