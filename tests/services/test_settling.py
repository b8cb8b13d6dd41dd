"""Settling: each due time has the fate that the policy gives it, and a long gap is a few records."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.schedule import CronSpec, DateSpec, MisfirePolicy, Priority, Timing, Window
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.services.ledger.settling import give_up, know, settle
from chronos_synapse.storage.redis.execution_documents import NewExecution
from chronos_synapse.triggers.build import build
from tests.builders import a_job
from tests.services.scheduling import FIRED, MERGED, Fate, skipped
from tests.services.settled import (
    BEYOND_CAP,
    DAY_MS,
    EXPIRED,
    GIVEN_UP,
    NOW_MS,
    PAUSED,
    YEAR,
    due_times,
    every,
    fates,
    known,
    records,
    runs,
    settled,
)

# on time


def test_a_due_time_that_is_met_runs_and_the_next_one_is_armed() -> None:
    what, fire_ms = every(60, late_s=0)

    found = settle(what, fire_ms, NOW_MS)

    assert (runs([found]), found.next_ms, found.is_held, found.is_given_up) == (
        [fire_ms],
        NOW_MS + 60_000,
        False,
        False,
    )


def test_a_schedule_without_another_due_time_arms_nothing() -> None:
    found = settle(known(DateSpec(run_at=from_ms(NOW_MS))), NOW_MS, NOW_MS)

    assert (runs([found]), found.next_ms) == ([NOW_MS], None)


def test_what_is_late_within_the_grace_runs_one_by_one() -> None:
    what, fire_ms = every(10, late_s=35, misfire_grace_s=60)

    dispatches = settled(what, fire_ms)

    assert runs(dispatches) == [fire_ms + late for late in (0, 10_000, 20_000, 30_000)]
    assert [len(dispatch.entries) for dispatch in dispatches] == [1, 1, 1, 1]


@pytest.mark.parametrize(("priority", "ahead_s"), [(Priority.LOW, -600), (Priority.NORMAL, 0), (Priority.HIGH, 600)])
def test_a_priority_is_a_head_start(priority: Priority, ahead_s: int) -> None:
    what, fire_ms = every(60, late_s=0, priority=priority)

    (entry,) = settle(what, fire_ms, NOW_MS).entries

    assert isinstance(entry, NewExecution)
    assert entry.place_ms == fire_ms - ahead_s * 1000


# the policies


def test_latest_runs_the_last_and_merges_the_others_into_it() -> None:
    what, fire_ms = every(60, late_s=601)

    found = fates(what, settled(what, fire_ms))

    assert list(found.values()) == [MERGED] * 10 + [FIRED]


def test_latest_merges_into_one_that_is_on_time() -> None:
    what, fire_ms = every(60, late_s=601, misfire_grace_s=70)

    found = fates(what, settled(what, fire_ms))

    assert list(found.values()) == [MERGED] * 9 + [FIRED] * 2


def test_skip_runs_none_that_is_later_than_the_grace() -> None:
    what, fire_ms = every(60, late_s=601, misfire=MisfirePolicy.SKIP, misfire_grace_s=60)

    assert list(fates(what, settled(what, fire_ms)).values()) == [GIVEN_UP] * 10 + [FIRED]


def test_all_runs_the_latest_up_to_the_cap_beside_what_is_on_time() -> None:
    what, fire_ms = every(60, late_s=601, misfire=MisfirePolicy.ALL, misfire_cap=3, misfire_grace_s=150)

    found = fates(what, settled(what, fire_ms))

    assert list(found.values()) == [BEYOND_CAP] * 5 + [FIRED] * 3 + [FIRED] * 3


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_what_is_later_than_the_window_never_runs(policy: MisfirePolicy) -> None:
    what, fire_ms = every(60, late_s=601, misfire=policy, misfire_window_s=200)

    found = list(fates(what, settled(what, fire_ms)).values())

    assert found[:7] == [EXPIRED] * 7
    assert (
        found[7:]
        == {
            MisfirePolicy.LATEST: [MERGED] * 3 + [FIRED],
            MisfirePolicy.ALL: [FIRED] * 4,
            MisfirePolicy.SKIP: [GIVEN_UP] * 4,
        }[policy]
    )


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_what_was_due_in_a_pause_is_a_misfire_however_soon_that_ended(policy: MisfirePolicy) -> None:
    what, fire_ms = every(10, late_s=45, misfire=policy, misfire_grace_s=3600, misfire_cap=1)
    pause = (fire_ms + 5_000, fire_ms + 35_000)

    found = list(fates(what, settled(what, fire_ms, pauses=[pause])).values())

    held = {
        MisfirePolicy.LATEST: [MERGED] * 3,
        MisfirePolicy.ALL: [PAUSED, PAUSED, FIRED],
        MisfirePolicy.SKIP: [PAUSED] * 3,
    }[policy]
    assert found == [FIRED, *held, FIRED]


def test_the_pause_of_the_job_itself_counts_as_one_of_all_does() -> None:
    paused_at, resumed_at = from_ms(NOW_MS - 95_000), from_ms(NOW_MS)
    what, fire_ms = every(
        10,
        late_s=100,
        misfire=MisfirePolicy.SKIP,
        misfire_grace_s=3600,
        paused_at=paused_at,
        resumed_at=resumed_at,
    )

    assert list(fates(what, settled(what, fire_ms)).values()) == [FIRED] + [PAUSED] * 9 + [FIRED]


# what refuses


def test_a_snoozed_job_skips_its_due_times_until_then() -> None:
    what, fire_ms = every(10, late_s=50, misfire_grace_s=3600, snoozed_until=from_ms(NOW_MS - 25_000))

    found = fates(what, settled(what, fire_ms))

    assert list(found.values()) == [skipped(SlotReason.SNOOZED)] * 3 + [FIRED] * 3


def test_a_snooze_that_is_over_costs_nothing() -> None:
    what, fire_ms = every(1, late_s=YEAR, snoozed_until=from_ms(NOW_MS - 2 * YEAR * 1000))

    assert len(settled(what, fire_ms)) == 2


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_a_refusal_comes_before_every_policy(policy: MisfirePolicy) -> None:
    timing = Timing(windows=(Window(start="09:00", end="11:00"),))
    what, fire_ms = every(3600, late_s=5 * 3600, timing=timing, misfire=policy, misfire_window_s=9000)

    found = list(fates(what, settled(what, fire_ms)).values())

    closed = skipped(SlotReason.WINDOW)
    open_hours = {
        MisfirePolicy.LATEST: [EXPIRED, FIRED],
        MisfirePolicy.ALL: [EXPIRED, FIRED],
        MisfirePolicy.SKIP: [EXPIRED, GIVEN_UP],
    }[policy]
    assert found == [closed, closed, *open_hours, closed, closed]


@pytest.mark.parametrize("policy", [MisfirePolicy.LATEST, MisfirePolicy.ALL])
def test_a_night_that_is_closed_does_not_hide_the_morning(policy: MisfirePolicy) -> None:
    """More due times are refused in a row than any bound on looking one by one would allow."""
    timing = Timing(windows=(Window(start="08:00", end="09:00"),))
    what, fire_ms = every(2, late_s=3 * 86_400, timing=timing, misfire=policy, misfire_cap=5)

    ran = runs(settled(what, fire_ms))

    last_ms = to_ms(datetime(2026, 6, 1, 9, 0, 0, tzinfo=UTC)) - 2000
    wanted = 1 if policy is MisfirePolicy.LATEST else 5
    assert ran == [last_ms - 2000 * back for back in reversed(range(wanted))]


# long gaps


@pytest.mark.parametrize(
    ("policy", "changes", "ran", "others"),
    [
        (MisfirePolicy.LATEST, {}, 1, {MERGED: YEAR}),
        (MisfirePolicy.SKIP, {}, 0, {GIVEN_UP: YEAR + 1}),
        (MisfirePolicy.ALL, {"misfire_cap": 7}, 7, {BEYOND_CAP: YEAR + 1 - 7}),
        (MisfirePolicy.LATEST, {"misfire_window_s": 3600}, 1, {EXPIRED: YEAR - 3599, MERGED: 3599}),
        (
            MisfirePolicy.ALL,
            {"misfire_window_s": 3600, "misfire_cap": 100},
            100,
            {EXPIRED: YEAR - 3599, BEYOND_CAP: 3500},
        ),
        (MisfirePolicy.ALL, {"misfire_window_s": 5, "misfire_cap": 1000}, 5, {EXPIRED: YEAR - 4}),
        (MisfirePolicy.SKIP, {"misfire_window_s": 3600}, 0, {EXPIRED: YEAR - 3599, GIVEN_UP: 3600}),
    ],
)
def test_a_year_of_every_second_is_a_few_records_with_exact_counts(
    policy: MisfirePolicy, changes: dict[str, Any], ran: int, others: dict[Fate, int]
) -> None:
    what, fire_ms = every(1, late_s=YEAR + 0.5, misfire=policy, **changes)

    dispatches = settled(what, fire_ms)

    counts: dict[Fate, int] = {}
    for record in records(dispatches):
        fate = (record.disposition, record.reason)
        counts[fate] = counts.get(fate, 0) + record.count
    assert counts == others
    assert runs(dispatches) == [NOW_MS - 500 - 1000 * back for back in reversed(range(ran))]
    assert len(dispatches) <= 4
    assert len(records(dispatches)) <= 6


def test_a_year_of_every_second_in_a_pause_is_skipped_as_paused_however_long_the_grace() -> None:
    what, fire_ms = every(1, late_s=YEAR, misfire=MisfirePolicy.SKIP, misfire_grace_s=2_678_400)

    dispatches = settled(what, fire_ms, pauses=[(fire_ms, NOW_MS + 1)])

    assert {(record.disposition, record.reason) for record in records(dispatches)} == {PAUSED}
    assert sum(record.count for record in records(dispatches)) == YEAR + 1
    assert len(dispatches) <= 4


def test_a_long_gap_of_a_cron_schedule_counts_what_was_due_and_nothing_else() -> None:
    schedule = CronSpec(expression="* 9-16 * * 1-5", timezone="Europe/Berlin")
    trigger = build(schedule)
    first = trigger.next_after(from_ms(NOW_MS - 90 * DAY_MS))
    assert first is not None
    what = known(schedule)

    found = fates(what, settled(what, to_ms(first)))

    assert list(found) == due_times(what, to_ms(first), NOW_MS)
    assert [due_ms for due_ms, fate in found.items() if fate == FIRED] == [max(found)]


# giving up


def test_what_is_given_up_in_a_pause_is_skipped_and_nothing_runs() -> None:
    what, fire_ms = every(1, late_s=YEAR, misfire=MisfirePolicy.ALL, misfire_grace_s=3600)

    found = give_up(what, fire_ms, NOW_MS, since_ms=fire_ms, is_held=True)

    assert (found.is_held, found.is_given_up, runs([found])) == (True, True, [])
    (record,) = records([found])
    assert (record.disposition, record.reason) == PAUSED
    assert record.count == YEAR + 1


def test_what_was_overdue_before_the_pause_is_given_up_as_missed() -> None:
    what, fire_ms = every(10, late_s=95)

    found = give_up(what, fire_ms, NOW_MS, since_ms=fire_ms + 40_000, is_held=False)

    assert list(fates(what, [found]).values()) == [GIVEN_UP] * 4 + [PAUSED] * 6


def test_a_job_without_schedule_cannot_be_known() -> None:
    with pytest.raises(ValueError, match="has no schedule"):
        know(msgspec.structs.replace(a_job(), schedule=None))
