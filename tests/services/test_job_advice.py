"""What the past of jobs says of their settings, and of their times."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chronos_synapse.domain.advice import Advice, AdviceKind, AdvisedSettings
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import ExecutorRef, Job, JobState
from chronos_synapse.domain.metric import Sample
from chronos_synapse.domain.retry import RetryPolicy
from chronos_synapse.domain.sandbox import MIB, Limits, Profile, Sandbox
from chronos_synapse.domain.schedule import CronSpec, IntervalSpec
from chronos_synapse.services.advice import duplicates
from chronos_synapse.services.advice.duplicates import command_of, compared, digest_of, duplicate_advice
from chronos_synapse.services.advice.job_advice import JobPast, advice_for
from chronos_synapse.services.advice.moves import PlannedMove, busiest_day, move_advice, planned_moves
from chronos_synapse.services.advice.words import settings_words
from chronos_synapse.services.scheduling.due_times import Group, due_of
from chronos_synapse.services.scheduling.plan_book import planned
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument, Usage
from chronos_synapse.triggers.build import build
from tests.builders import a_job
from tests.pasts import past_run, printed

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NOW_MS = to_ms(NOW)
MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
HOURLY = CronSpec(expression="0 * * * *")


def past_of(runs: list[ExecutionDocument], **counts: list[Sample]) -> JobPast:
    return JobPast(
        documents=runs,
        has_noted={},
        succeeded=counts.get("succeeded", []),
        failed=counts.get("failed", []),
    )


def hourly_runs(job: Job, count: int, **changes: Any) -> list[ExecutionDocument]:
    """Executions of the last hours, each of which printed something else."""
    chance = random.Random(1)
    return [
        past_run(
            job,
            NOW_MS - (number + 1) * HOUR_MS,
            **({"duration_ms": 2000 + chance.randrange(500)} | printed(f"line {number}") | changes),
        )
        for number in range(count)
    ]


def found_for(job: Job, runs: list[ExecutionDocument], **counts: list[Sample]) -> dict[AdviceKind, Advice]:
    return {one.kind: one for one in advice_for(job, past_of(runs, **counts), now=NOW)}


def test_a_job_without_a_past_is_told_nothing() -> None:
    assert advice_for(a_job(), past_of([]), now=NOW) == []


def test_a_timeout_far_above_what_runs_take_is_too_loose() -> None:
    job = a_job(timeout_s=3600.0, schedule=HOURLY)
    runs = hourly_runs(job, 60)
    advice = found_for(job, runs)[AdviceKind.TIMEOUT]
    assert advice.reason == "too_loose"
    assert advice.before == AdvisedSettings(timeout_s=3600.0)
    assert advice.after == AdvisedSettings(timeout_s=10.0)
    longest = max(runs, key=lambda run: run.duration_ms or 0)
    assert advice.executions[-1] == longest.id
    assert {one.name for one in advice.evidence} >= {"runs", "median", "greatest"}
    assert "set it to 10 s" in advice.sentence


def test_a_timeout_that_fits_is_not_spoken_of() -> None:
    job = a_job(timeout_s=10.0, schedule=HOURLY)
    assert AdviceKind.TIMEOUT not in found_for(job, hourly_runs(job, 60))


def test_memory_is_advised_where_a_sandbox_is_asked_for() -> None:
    used = Usage(peak_memory_bytes=40 * MIB, lines=1, bytes=6)
    trusted = a_job(timeout_s=10.0, schedule=HOURLY)
    boxed = a_job(timeout_s=10.0, schedule=HOURLY, sandbox=Sandbox(profile=Profile.CUSTOM))
    tight = Sandbox(profile=Profile.CUSTOM, limits=Limits(memory_bytes=41 * MIB))
    limited = a_job(timeout_s=10.0, schedule=HOURLY, sandbox=tight)
    assert AdviceKind.MEMORY not in found_for(trusted, hourly_runs(trusted, 60, usage=used))
    missing = found_for(boxed, hourly_runs(boxed, 60, usage=used))[AdviceKind.MEMORY]
    assert (missing.reason, missing.before.memory_bytes) == ("missing", 0)
    assert (missing.after.memory_bytes or 0) > 41 * MIB
    assert found_for(limited, hourly_runs(limited, 60, usage=used))[AdviceKind.MEMORY].reason == "too_tight"


def test_a_job_that_mostly_does_nothing_had_better_run_less_often() -> None:
    job = a_job(timeout_s=10.0, schedule=CronSpec(expression="*/5 * * * *"))
    runs = [
        past_run(job, NOW_MS - number * 5 * MINUTE_MS, duration_ms=2000, **printed("synced 0 files"))
        for number in range(1, 401)
    ]
    advice = found_for(job, runs)[AdviceKind.FREQUENCY]
    assert advice.after.schedule is not None
    assert isinstance(advice.after.schedule, CronSpec)
    assert advice.after.schedule.expression != "*/5 * * * *"
    assert "is enough" in advice.sentence


def test_a_frequency_that_cannot_be_written_is_for_a_person_to_change() -> None:
    job = a_job(timeout_s=10.0, schedule=CronSpec(expression="0 * * * 1-5"))
    runs = hourly_runs(job, 400, **printed("nothing to do"))
    advice = found_for(job, runs).get(AdviceKind.FREQUENCY)
    assert advice is None or not advice.can_apply


def test_a_job_of_which_nothing_came_for_long_seems_dead() -> None:
    job = a_job(timeout_s=10.0, schedule=HOURLY)
    runs = [past_run(job, NOW_MS - day * DAY_MS, duration_ms=2000, **printed("nothing to do")) for day in range(1, 100)]
    found = found_for(job, runs)
    assert found[AdviceKind.DEAD].after == AdvisedSettings(state=JobState.PAUSED)
    assert AdviceKind.FREQUENCY not in found


def days_of(first: int, last: int, count: float) -> list[Sample]:
    """So many on each day from `first` to `last` days ago."""
    return [Sample(time=NOW - timedelta(days=day), value=count) for day in range(first, last, -1)]


def test_a_job_that_always_fails_is_told_from_counts_that_are_kept_for_longer() -> None:
    job = a_job(timeout_s=10.0, schedule=HOURLY)
    runs = hourly_runs(job, 20, state=ExecutionState.FAILED)
    advice = found_for(job, runs, succeeded=days_of(200, 90, 24), failed=days_of(90, 0, 24))[AdviceKind.DEAD]
    assert advice.reason == "always_failing"
    assert "All 2160 executions" in advice.sentence
    never = found_for(job, runs, failed=days_of(90, 0, 24))[AdviceKind.DEAD]
    assert "ever since" in never.sentence


def test_a_job_that_is_paused_already_is_not_called_dead() -> None:
    job = a_job(state=JobState.PAUSED, schedule=HOURLY)
    runs = hourly_runs(job, 20, state=ExecutionState.FAILED)
    assert AdviceKind.DEAD not in found_for(job, runs, failed=days_of(90, 0, 24))


def shell(command: str, **changes: Any) -> Job:
    executor = ExecutorRef(kind="shell", config={"command": command})
    return a_job(**({"executor": executor, "schedule": HOURLY} | changes))


def test_the_younger_one_of_two_that_do_the_same_is_told_so() -> None:
    older = shell("/opt/backup --full > /tmp/a.log", name="Backup", created_at=NOW - timedelta(days=9))
    younger = shell("/opt/backup --full > /tmp/b.log", created_at=NOW)
    elsewhere = shell("/opt/backup --full", queue="gpu")
    other = shell("/opt/restore")
    (advice,) = duplicate_advice([younger, other, older, elsewhere], now=NOW)
    assert (advice.job_id, advice.other_job_id) == (younger.id, older.id)
    assert advice.after == AdvisedSettings(state=JobState.PAUSED)
    assert "“Backup”" in advice.sentence
    assert advice.id.endswith(older.id)


def test_of_very_many_jobs_those_whose_commands_are_equal_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    digests: dict[str, bytes] = {
        job.id: digest_of(job) for job in (shell("a"), shell("b"), shell("a"), shell("a", state=JobState.PAUSED))
    }
    one, _, other, _ = digests
    assert len(compared(digests)) == 3
    monkeypatch.setattr(duplicates, "MOST_COMPARED", 2)
    assert compared(digests) == [one, other]


def test_what_is_not_scheduled_is_no_duplicate() -> None:
    assert duplicate_advice([shell("a b c"), shell("a b c", state=JobState.PAUSED)], now=NOW) == []


def test_jobs_that_differ_in_their_environment_do_not_do_the_same() -> None:
    left, right = shell("run", environment={"SITE": "a"}), shell("run", environment={"SITE": "b"})
    assert command_of(left) != command_of(right)


def group_of(job: Job, since: datetime, days: int, lasts_ms: int) -> Group:
    one = planned(job)
    one.p50_ms = one.p90_ms = lasts_ms
    one.is_measured = True
    return Group(due=due_of(one.trigger, since, since + timedelta(days=days)), jobs=[one])


def crowd(count: int, expression: str = "0 2 * * *") -> list[Job]:
    return [a_job(schedule=CronSpec(expression=expression)) for _ in range(count)]


def test_the_busiest_day_of_the_week_is_found() -> None:
    sunday, monday = NOW, NOW + timedelta(days=1)
    weekly = crowd(3, "0 2 * * 3")
    groups = [group_of(job, sunday, 7, 8 * MINUTE_MS) for job in [*weekly, a_job(schedule=HOURLY)]]
    assert busiest_day(groups, sunday) == monday + timedelta(days=2)


def moves_of(jobs: list[Job]) -> list[PlannedMove]:
    groups = [group_of(job, NOW, 1, 8 * MINUTE_MS) for job in jobs]
    return planned_moves(groups, day=NOW, since=NOW)


def test_at_most_five_moves_lower_the_peak_and_are_due_as_they_say() -> None:
    jobs = crowd(8)
    moves = moves_of(jobs)
    assert 1 <= len(moves) <= 5
    for move in moves:
        job = next(one for one in jobs if one.id == move.job_id)
        assert job.schedule is not None
        shift = timedelta(seconds=move.outlook.shift_s)
        assert timedelta(0) < shift <= timedelta(minutes=30)
        assert build(move.schedule).next_after(NOW) == (build(job.schedule).next_after(NOW) or NOW) + shift
        assert move.outlook.next_after[0] - move.outlook.next_before[0] == shift
    outlook = moves[0].outlook
    assert outlook.peak_before == 8
    assert outlook.peak_after <= 4
    assert [move.outlook.number for move in moves] == list(range(1, len(moves) + 1))


def test_few_jobs_are_left_in_peace() -> None:
    assert moves_of(crowd(2)) == []


def test_jobs_that_cannot_be_moved_are_not_proposed() -> None:
    fixed = [a_job(schedule=CronSpec(expression="0,50 2,3 * * *")) for _ in range(6)]
    moves = moves_of(fixed)
    assert all(move.outlook.peak_after < move.outlook.peak_before for move in moves)
    for move in moves:
        (job,) = [one for one in fixed if one.id == move.job_id]
        assert job.schedule is not None
        assert build(move.schedule).next_after(NOW) != build(job.schedule).next_after(NOW)


def test_a_move_says_what_it_does() -> None:
    jobs = crowd(8)
    move = moves_of(jobs)[0]
    job = next(one for one in jobs if one.id == move.job_id)
    advice = move_advice(job, move, now=NOW)
    assert advice.kind is AdviceKind.MOVE
    assert advice.after == AdvisedSettings(schedule=move.schedule)
    assert advice.before == AdvisedSettings(schedule=job.schedule)
    assert "from 8 to" in advice.sentence
    assert advice.move == move.outlook


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (AdvisedSettings(timeout_s=90.0), "1.5 min"),
        (AdvisedSettings(memory_bytes=64 * MIB), "64 MiB"),
        (AdvisedSettings(memory_bytes=0), "no limit"),
        (AdvisedSettings(retry=RetryPolicy()), "no retry"),
        (AdvisedSettings(retry=RetryPolicy(max_attempts=2, initial_s=40)), "1 retry after 40 s"),
        (AdvisedSettings(retry=RetryPolicy(max_attempts=9, initial_s=1, multiplier=1)), "8 retries after 1 s, 1 s"),
        (AdvisedSettings(schedule=CronSpec(expression="0 2 * * *")), "0 2 * * * ("),
        (AdvisedSettings(schedule=IntervalSpec(every_s=60)), "minute"),
        (AdvisedSettings(state=JobState.PAUSED), "paused"),
        (AdvisedSettings(), ""),
    ],
)
def test_settings_are_told_as_a_person_would(settings: AdvisedSettings, expected: str) -> None:
    assert settings_words(settings, seed="j1").startswith(expected) or expected in settings_words(settings, seed="j1")
