"""What advice is made of: arrays, effects, and how long failures last."""

import math
from typing import Any

import numpy as np
import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.services.advice.past import columns_of, effects_of, ran_as_planned
from chronos_synapse.services.advice.recoveries import (
    advised_retries,
    episodes_of,
    policy_of,
    tries_of,
    waits_of,
)
from chronos_synapse.storage.redis.execution_documents import AttemptDocument, ExecutionDocument, Usage
from tests.builders import a_job
from tests.pasts import past_run, printed

HOUR_MS = 3_600_000
JOB = a_job()


def test_rehearsals_and_what_never_ran_are_not_of_the_past() -> None:
    ran = past_run(JOB, 2 * HOUR_MS)
    rehearsal = past_run(JOB, HOUR_MS, asked_by="manual:" + "0" * 12)
    backfilled = past_run(JOB, HOUR_MS, asked_by="backfill:" + "0" * 16)
    skipped = past_run(JOB, HOUR_MS, state=ExecutionState.SKIPPED, started_at=None)
    cancelled = past_run(JOB, HOUR_MS, state=ExecutionState.CANCELLED)
    earlier = past_run(JOB, HOUR_MS)
    assert ran_as_planned([ran, rehearsal, backfilled, skipped, cancelled, earlier]) == [earlier, ran]


def test_columns_hold_what_was_measured() -> None:
    usage = Usage(cpu_ms=500, peak_memory_bytes=1024, bytes=7)
    first = past_run(JOB, HOUR_MS, duration_ms=2500, usage=usage)
    second = past_run(JOB, 2 * HOUR_MS, state=ExecutionState.TIMED_OUT, attempt=3, asked_by="manual:1")
    columns = columns_of([first, second])
    assert columns.duration_s.tolist() == [2.5, 1.0]
    assert columns.cpu_s[0] == 0.5
    assert math.isnan(columns.cpu_s[1])
    assert columns.peak_memory_bytes[0] == 1024
    assert columns.output_bytes.tolist() == [7, 0]
    assert columns.is_success.tolist() == [True, False]
    assert columns.is_timeout.tolist() == [False, True]
    assert columns.retries.tolist() == [0, 2]
    assert columns.due_s[0] == 3600
    assert math.isnan(columns.due_s[1])


def effects(*runs: ExecutionDocument, noted: tuple[bool, ...] = ()) -> list[bool]:
    return [bool(flag) for flag in effects_of(runs, noted or (False,) * len(runs))]


def run(at: int, text: str, **changes: Any) -> ExecutionDocument:
    return past_run(JOB, at * HOUR_MS, **(printed(text) | changes))


def test_the_same_output_again_is_no_effect_whatever_the_time_in_it() -> None:
    runs = [run(1, "2027-05-03 02:00:01 synced 0 files"), run(2, "2027-05-03 03:00:01 synced 0 files")]
    assert effects(*runs, run(3, "2027-05-03 04:00:01 synced 3 files")) == [True, False, True]


def test_a_failure_has_no_effect_and_is_not_what_the_next_one_is_compared_with() -> None:
    failed = run(2, "boom", state=ExecutionState.FAILED)
    assert effects(run(1, "up to date"), failed, run(3, "up to date")) == [True, False, False]


@pytest.mark.parametrize("said", ["Backup done", "10 files copied", "0 errors", "12 rows sent, 0 rows removed", "ok"])
def test_what_says_the_same_each_time_and_not_that_there_was_nothing_to_do_had_an_effect(said: str) -> None:
    assert effects(run(1, said), run(2, said)) == [True, True]


@pytest.mark.parametrize(
    "said", ["Nothing to do.", "0 rows sent", "Already up-to-date.", "No new mail", "Keine neuen Daten"]
)
def test_what_says_again_that_there_was_nothing_to_do_had_none(said: str) -> None:
    assert effects(run(1, said), run(2, said)) == [True, False]


def test_what_noted_something_had_an_effect() -> None:
    assert effects(run(1, "0 rows"), run(2, "0 rows"), noted=(False, True)) == [True, True]


@pytest.mark.parametrize(
    "silent",
    [
        past_run(JOB, HOUR_MS),
        past_run(JOB, HOUR_MS, **printed("ok", dropped_lines=1)),
        past_run(JOB, HOUR_MS, output="head only", usage=Usage(lines=9, bytes=90_000)),
    ],
)
def test_what_nobody_can_tell_counts_as_an_effect(silent: ExecutionDocument) -> None:
    assert effects(silent, silent) == [True, True]


def failed(at_ms: int, cause: Cause = Cause.NETWORK, **changes: Any) -> ExecutionDocument:
    return past_run(JOB, at_ms, state=ExecutionState.FAILED, **({"usage": Usage(cause=cause)} | changes))


def test_an_episode_lasts_from_the_first_failure_to_the_next_success() -> None:
    attempts = {
        "1": AttemptDocument(
            worker="w1",
            started_at=HOUR_MS,
            finished_at=HOUR_MS + 1000,
            outcome=Outcome.FAILED,
            cause=Cause.HTTP_STATUS,
            http_status=503,
        )
    }
    repaired = past_run(JOB, HOUR_MS, attempt=2, attempts=attempts, started_at=HOUR_MS + 61_000)
    ((pattern, episode),) = episodes_of(tries_of([repaired]))
    assert pattern == "http_status 503"
    assert (episode.failed_s, episode.recovered_s) == (0.0, 60.0)


def test_an_episode_that_goes_on_has_no_end_yet() -> None:
    runs = [past_run(JOB, 0), failed(HOUR_MS), failed(2 * HOUR_MS)]
    ((pattern, episode),) = episodes_of(tries_of(runs))
    assert pattern == "network"
    assert episode.failed_s == pytest.approx(3599)
    assert episode.recovered_s == math.inf


def test_what_cannot_be_retried_begins_no_episode() -> None:
    assert episodes_of(tries_of([failed(HOUR_MS, Cause.REFUSED), past_run(JOB, 2 * HOUR_MS)])) == []


def test_waits_are_those_of_the_policy() -> None:
    assert waits_of(RetryPolicy(max_attempts=4, initial_s=10, multiplier=3, cap_s=50)) == (10, 30, 50)
    assert waits_of(RetryPolicy()) == ()


def test_retries_are_advised_where_failures_pass_soon() -> None:
    runs = []
    for number in range(20):
        at = number * 24 * HOUR_MS
        attempt = AttemptDocument(worker="w1", started_at=at, finished_at=at + 1000, cause=Cause.NETWORK)
        late: dict[str, Any] = {"attempt": 2, "attempts": {"1": attempt}, "started_at": at + 41_000}
        runs.append(past_run(JOB, at, **late))
    found = advised_retries(runs, RetryPolicy(), math.inf)
    assert found is not None
    assert found.advice.reason == "missing"
    policy = policy_of(found, RetryPolicy())
    assert policy.max_attempts >= 2
    assert sum(waits_of(policy)) >= 30


def test_retries_that_never_help_are_advised_against() -> None:
    runs = [failed(number * 24 * HOUR_MS, Cause.EXIT_CODE, exit_code=2) for number in range(40)]
    runs = [
        one for number, run in enumerate(runs) for one in (run, past_run(JOB, number * 24 * HOUR_MS + 23 * HOUR_MS))
    ]
    policy = RetryPolicy(max_attempts=6, initial_s=1, multiplier=1)
    retried = [with_retries(run, 5) if run.state is ExecutionState.FAILED else run for run in runs]
    found = advised_retries(retried, policy, math.inf)
    assert found is not None
    assert policy_of(found, policy).max_attempts < 6


def with_retries(run: ExecutionDocument, count: int) -> ExecutionDocument:
    """The same after `count` more attempts, a second apart, that failed too."""
    at = run.scheduled_for
    attempts = {
        str(number): AttemptDocument(
            worker="w1",
            started_at=at + number * 1000,
            finished_at=at + number * 1000 + 500,
            cause=Cause.EXIT_CODE,
            exit_code=2,
        )
        for number in range(1, count + 1)
    }
    return past_run(
        JOB,
        at,
        state=ExecutionState.FAILED,
        usage=Usage(cause=Cause.EXIT_CODE),
        exit_code=2,
        attempt=count + 1,
        attempts=attempts,
        started_at=at + (count + 1) * 1000,
    )


def test_a_policy_that_a_person_has_narrowed_is_left_alone() -> None:
    runs = [failed(number * 24 * HOUR_MS) for number in range(20)]
    assert advised_retries(runs, RetryPolicy(max_attempts=3, exit_codes=(7,)), math.inf) is None


def test_arrays_of_nothing_are_empty() -> None:
    columns = columns_of([])
    assert len(columns) == 0
    assert effects_of([], []).tolist() == []
    assert np.isnan(columns.cpu_s).sum() == 0
