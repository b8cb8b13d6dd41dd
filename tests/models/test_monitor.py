import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from chronos_models.detectors.slots import Slot, slot_of
from chronos_models.explain import explain
from chronos_models.finding import Finding, Phase
from chronos_models.history import Marker, Observation, Situation
from chronos_models.monitor import JobMonitor

HOUR_S = 3600.0
START_S = datetime(2025, 3, 3, tzinfo=UTC).timestamp()
NAN = math.nan


def observation(number: int, duration_s: float, *, is_success: bool = True, lag_s: float = 0.3) -> Observation:
    due_s = START_S + number * HOUR_S
    start_s = due_s + lag_s
    return Observation(
        number=number,
        due_s=due_s,
        started_s=start_s,
        ended_s=start_s + duration_s,
        is_success=is_success,
        is_timeout=False,
        cpu_s=0.5 * duration_s,
        peak_memory_bytes=1e8,
        output_bytes=2000.0,
        retries=0,
        host="a",
    )


def durations(count: int, *, seed: int = 1, spread: float = 0.1) -> np.ndarray:
    return 60.0 * np.exp(np.random.default_rng(seed).normal(0.0, spread, count))


def taught(count: int = 400, *, budget: float = 0.3) -> JobMonitor:
    monitor = JobMonitor(period_s=HOUR_S, budget=budget)
    for number, duration_s in enumerate(durations(count)):
        monitor.observe(observation(number, float(duration_s)))
    return monitor


def rarest(found: list[Finding], kind: str) -> float:
    return min((finding.rate for finding in found if finding.kind == kind), default=math.inf)


def test_a_run_of_three_times_the_usual_length_is_rare_and_explained() -> None:
    found = taught().observe(observation(400, 180.0))

    slow = next(finding for finding in found if finding.kind == "slow_run")
    assert slow.rate < 0.3
    assert slow.phase is Phase.OPENED
    assert slow.expected is not None
    assert slow.lower is not None
    assert slow.upper is not None
    assert slow.expected == pytest.approx(60.0, rel=0.1)
    assert slow.lower < slow.expected < slow.upper < 180.0
    assert slow.evidence == (400,)
    assert explain(slow).startswith("duration 3 min is ")


def test_a_run_that_ends_at_once_is_rare() -> None:
    assert rarest(taught().observe(observation(400, 0.5)), "fast_run") < 0.3


def test_usual_runs_are_told_about_as_often_as_the_rate_says() -> None:
    monitor = JobMonitor(period_s=HOUR_S)
    values = durations(5760, seed=3)
    told = [
        finding
        for number, value in enumerate(values)
        for finding in monitor.observe(observation(number, float(value)))
        if finding.phase is Phase.OPENED
    ]

    assert len(told) <= 0.3 * 8 * 2


def test_a_step_is_told_once_and_then_it_is_the_usual_length() -> None:
    monitor = taught()
    told = []
    for number, value in enumerate(durations(200, seed=5), start=400):
        told += [one for one in monitor.observe(observation(number, 2.0 * float(value))) if one.phase is Phase.OPENED]

    assert [finding.signal for finding in told][:1] == ["duration"]
    assert len(told) <= 2
    assert monitor.duration.range_of(_slot()).expected == pytest.approx(120.0, rel=0.15)


def test_a_step_is_told_with_the_levels_before_and_after() -> None:
    monitor = taught()
    found = []
    for number, value in enumerate(durations(16, seed=5), start=400):
        found += monitor.observe(observation(number, 2.0 * float(value)))

    told = [one for one in found if one.kind == "slower" and one.evidence[-1] >= 405]
    assert len(told) >= 5
    assert [one.expected for one in told] == pytest.approx([60.0] * len(told), rel=0.15)
    assert [one.value for one in told] == pytest.approx([120.0] * len(told), rel=0.2)


def test_failures_do_not_close_an_episode_of_durations() -> None:
    monitor = taught()
    monitor.observe(observation(400, 600.0))
    for number in range(401, 406):
        monitor.observe(observation(number, 1.0, is_success=False))

    assert "duration" in monitor.episodes.open_topics


def test_failures_that_came_before_a_deploy_are_not_put_down_to_it() -> None:
    blamed, innocent = taught(), taught()
    for monitor, deployed_at in ((blamed, 400), (innocent, 403)):
        for number in range(400, 405):
            if number == deployed_at:
                monitor.mark(Marker(START_S, "deploy", "v41"))
            found = monitor.observe(observation(number, 60.0, is_success=False))
        assert [one.deploy for one in found if one.kind == "failures"] == ["v41" if monitor is blamed else ""]


def test_an_expectation_rests_on_no_more_runs_than_its_window() -> None:
    monitor = taught()
    found = monitor.observe(observation(400, 600.0, lag_s=900.0))

    assert {one.kind for one in found} >= {"slow_run", "stuck", "late_start"}
    assert {one.count for one in found} == {200}
    assert {round(one.window_days or 0.0, 1) for one in found} == {8.3}


def test_a_clock_set_back_gives_no_negative_window_and_no_negative_length() -> None:
    monitor = taught()
    back = observation(-40_000, 600.0)._replace(number=400)
    turned = observation(401, -500.0, is_success=False)._replace(is_timeout=True)

    found = monitor.observe(back) + monitor.observe(turned)

    assert "slow_run" in {one.kind for one in found}
    assert "timeout" not in {one.kind for one in found}
    assert all((one.window_days or 0.0) >= 0.0 and (one.since_s or 0.0) <= one.time_s for one in found)


def test_measures_below_zero_and_times_without_end_are_not_learned() -> None:
    monitor = taught()
    before = [signal.count for signal in monitor.signals]
    odd = observation(400, 60.0)._replace(cpu_s=-1.0, peak_memory_bytes=-1.0, output_bytes=-1.0, due_s=-math.inf)

    found = monitor.observe(odd) + monitor.tick(START_S, Situation(awaited_due_s=-math.inf, running_since_s=-math.inf))

    assert found == []
    assert [signal.count for signal in monitor.signals] == [before[0] + 1, *before[1:]]


@pytest.mark.parametrize("seed", range(3))
def test_a_state_that_is_stored_after_each_event_goes_on_as_one_that_is_not(seed: int) -> None:
    kept, stored = JobMonitor(period_s=HOUR_S), JobMonitor(period_s=HOUR_S)
    random = np.random.default_rng(seed)
    for number, duration_s in enumerate(durations(400, seed=seed)):
        again = JobMonitor(period_s=HOUR_S)
        again.restore(stored.to_bytes())
        stored = again
        told = [_event(monitor, number, float(duration_s), random.bit_generator.state) for monitor in (kept, stored)]
        random.random()
        assert str(told[0]) == str(told[1])

    assert stored.to_bytes() == kept.to_bytes()


def _event(monitor: JobMonitor, number: int, duration_s: float, state: Mapping[str, Any]) -> list[Finding]:
    """An execution, with what may come before it: the same for the same state of chance."""
    random = np.random.default_rng()
    random.bit_generator.state = state
    found = []
    if random.random() < 0.03:
        monitor.mark(Marker(START_S, str(random.choice(["deploy", "edit"])), f"v{number}"))
    if random.random() < 0.1:
        since_s = START_S + number * HOUR_S - 3000.0
        found += monitor.tick(since_s + 3000.0, Situation(awaited_due_s=since_s, running_since_s=since_s))
    factor = float(random.choice([1.0, 1.0, 1.0, 1.0, 20.0])) * (2.0 if number > 200 else 1.0)
    one = observation(number, duration_s * factor, is_success=random.random() > 0.1, lag_s=factor)
    if random.random() < 0.1:
        odd = [
            one._replace(cpu_s=NAN, due_s=math.inf),
            one._replace(ended_s=START_S),
            one._replace(started_s=NAN),
            one._replace(output_bytes=1e300),
        ]
        one = odd[int(random.integers(len(odd)))]
    return found + monitor.observe(one)


def test_a_step_right_after_a_deploy_names_it() -> None:
    monitor = taught()
    monitor.mark(Marker(START_S + 400 * HOUR_S - 60.0, "deploy", "v41"))
    found = []
    for number in range(400, 420):
        found += monitor.observe(observation(number, 120.0))

    changes = [finding for finding in found if finding.kind == "slower" and finding.deploy]
    assert changes
    assert changes[0].deploy == "v41"
    assert "with deploy v41" in explain(changes[0])


def test_a_step_is_put_down_to_a_deploy_that_is_told_of_when_it_shows_already() -> None:
    late, unknown = taught(), taught()
    for number in range(400, 412):
        for monitor in (late, unknown):
            monitor.observe(observation(number, 120.0))
    late.mark(Marker(START_S + 400 * HOUR_S - 60.0, "deploy", "v41"), runs_since=12)
    unknown.mark(Marker(START_S + 400 * HOUR_S - 60.0, "deploy", "v41"))

    def named(monitor: JobMonitor) -> set[str]:
        found = [one for number in range(412, 415) for one in monitor.observe(observation(number, 120.0))]
        return {finding.deploy for finding in found if finding.kind == "slower"}

    assert (named(late), named(unknown)) == ({"v41"}, {""})


def test_a_start_that_does_not_come_is_told_by_the_clock() -> None:
    monitor = taught()
    due_s = START_S + 400 * HOUR_S

    early = monitor.tick(due_s + 5.0, Situation(awaited_due_s=due_s))
    later = monitor.tick(due_s + 540.0, Situation(awaited_due_s=due_s))

    assert early == []
    assert rarest(later, "missing") < 0.1
    assert explain(later[0]).startswith("no start 9 min after the 19 Mar 16:00 due time")


def test_a_run_that_does_not_end_is_told_while_it_runs() -> None:
    monitor = taught()
    start_s = START_S + 400 * HOUR_S

    early = monitor.tick(start_s + 61.0, Situation(running_since_s=start_s))
    later = monitor.tick(start_s + 900.0, Situation(running_since_s=start_s))

    assert early == []
    assert rarest(later, "stuck") < 0.3


def test_failures_in_a_row_are_told_and_teach_nothing_about_durations() -> None:
    monitor = taught()
    before = monitor.duration.range_of(_slot()).expected
    found = []
    for number in range(400, 405):
        found += monitor.observe(observation(number, 3000.0, is_success=False))

    assert rarest(found, "failures") < 0.01
    assert monitor.duration.range_of(_slot()).expected == before
    assert explain(found[-1]).startswith("5 of the last 5 failed")


def test_an_episode_is_opened_once_and_closed_after_three_usual_runs() -> None:
    monitor = taught()
    phases = []
    for number, value in enumerate([600.0, 600.0, 60.0, 60.0, 60.0, 60.0], start=400):
        phases += [finding.phase for finding in monitor.observe(observation(number, value)) if finding.episode]

    assert phases.count(Phase.OPENED) == 1
    assert phases[-1] is Phase.CLOSED
    assert monitor.episodes.open_topics == ()


def test_the_state_survives_and_fits() -> None:
    monitor = taught(3000)
    monitor.mark(Marker(START_S, "deploy", "v1 with a long name " * 9))
    monitor.observe(observation(3000, 600.0))
    blob = monitor.to_bytes()
    copy = JobMonitor(period_s=HOUR_S)

    copy.restore(blob)

    assert len(blob) <= 16_384
    assert copy.to_bytes() == blob
    assert copy.observe(observation(3001, 200.0)) == monitor.observe(observation(3001, 200.0))


def test_a_state_that_is_cut_short_is_refused_and_changes_nothing() -> None:
    monitor = taught(50)
    before = monitor.to_bytes()

    with pytest.raises(ValueError, match="the state"):
        monitor.restore(before[:-8])

    assert monitor.to_bytes() == before


def test_an_execution_that_was_heard_of_before_says_nothing() -> None:
    monitor = taught()
    monitor.observe(observation(400, 600.0))
    before = monitor.to_bytes()

    assert monitor.observe(observation(400, 600.0)) == []
    assert monitor.to_bytes() == before


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_job_without_a_past_says_nothing_about_lengths(count: int) -> None:
    assert taught(count).observe(observation(count, 1e6)) == []


def test_numbers_that_are_none_and_clocks_that_went_back_are_left_out() -> None:
    monitor = taught()
    plain = observation(400, 60.0)
    bad = (
        plain._replace(ended_s=plain.started_s - 100.0),
        plain._replace(number=401, started_s=NAN),
        plain._replace(number=402, ended_s=math.inf),
        plain._replace(number=403, due_s=NAN, cpu_s=NAN, peak_memory_bytes=NAN, output_bytes=math.inf),
        plain._replace(number=404, cpu_s=-5.0, peak_memory_bytes=0.0, ended_s=plain.started_s),
    )

    found = [finding for one in bad for finding in monitor.observe(one)]

    assert all(math.isfinite(finding.rate) for finding in found)
    assert np.isfinite(monitor.duration.expectation.level)
    assert all(0.0 < signal.expectation.spread < 10.0 for signal in monitor.signals)


def test_times_and_values_beyond_all_bounds_stop_nothing() -> None:
    monitor = taught(50)
    for number in range(50, 400):
        monitor.observe(observation(number, 60.0)._replace(output_bytes=1e300 if number % 2 else 1.0))

    assert monitor.observe(observation(400, 60.0)._replace(started_s=-1e300)) == []
    assert monitor.observe(observation(401, 60.0)._replace(ended_s=1e300)) == []


def test_a_constant_job_alarms_only_at_what_matters() -> None:
    monitor = JobMonitor(period_s=HOUR_S)
    for number in range(300):
        monitor.observe(observation(number, 10.0))

    assert monitor.observe(observation(300, 11.0)) == []
    assert rarest(monitor.observe(observation(301, 60.0)), "slow_run") < 0.3


def test_feedback_makes_the_same_deviation_less_rare() -> None:
    told, left = taught(), taught()
    finding = next(one for one in told.observe(observation(400, 180.0)) if one.kind == "slow_run")
    left.observe(observation(400, 180.0))

    told.forgive(finding.kind, finding.p)

    again = observation(404, 180.0)
    assert rarest(told.observe(again), "slow_run") > 1.5 * rarest(left.observe(again), "slow_run")


def test_feedback_that_is_taken_back_leaves_nothing_behind() -> None:
    told, left = taught(), taught()
    finding = next(one for one in told.observe(observation(400, 180.0)) if one.kind == "slow_run")
    left.observe(observation(400, 180.0))

    learned = told.forgive(finding.kind, finding.p)
    for number in range(401, 411):
        for monitor in (told, left):
            monitor.observe(observation(number, 60.0))
    assert told.to_bytes() != left.to_bytes()
    told.take_back(finding.kind, learned, 10)

    assert told.to_bytes() == left.to_bytes()


@pytest.mark.parametrize("kind", ["failures", "missing", "stuck", "timeout"])
def test_events_that_were_called_normal_can_be_taken_back(kind: str) -> None:
    told, left = taught(), taught()
    learned = told.forgive(kind, 1e-4)
    for number in range(400, 450):
        for monitor in (told, left):
            monitor.observe(observation(number, 60.0))
    rates = [_rate(monitor, kind) for monitor in (told, left)]
    told.take_back(kind, learned, 50)

    assert rates[0] > 2.0 * rates[1]
    assert _rate(told, kind) == pytest.approx(rates[1], rel=0.05)


def test_what_nobody_learned_is_not_taken_back() -> None:
    monitor, fresh = taught(), JobMonitor(period_s=HOUR_S)
    before = monitor.to_bytes()
    assert monitor.forgive("host_slow", 1e-4) == 0.0
    monitor.take_back("host_slow", 0.0, 0)
    monitor.take_back("slow_run", 123.0, 0)
    assert monitor.to_bytes() == before
    for kind in ("failures", "missing", "slow_run"):
        fresh.take_back(kind, fresh.forgive(kind, 1e-4), 0)
        fresh.take_back(kind, 1.0, 0)
    assert _rate(fresh, "failures") == _rate(JobMonitor(period_s=HOUR_S), "failures")


def test_an_edited_job_is_learned_anew_within_few_runs() -> None:
    monitor = taught()
    monitor.mark(Marker(START_S, "edit", "v2"))
    for number in range(400, 430):
        monitor.observe(observation(number, 600.0))

    assert monitor.duration.range_of(_slot()).expected == pytest.approx(600.0, rel=0.3)


@pytest.mark.parametrize("period_s", [0.0, -1.0, NAN, math.inf])
def test_a_period_that_is_none_is_refused(period_s: float) -> None:
    with pytest.raises(ValueError, match="period"):
        JobMonitor(period_s=period_s)


def _rate(monitor: JobMonitor, kind: str) -> float:
    """How usual such an event is."""
    usual = {
        "failures": monitor.failures.usual_rate,
        "missing": monitor.lag.late.p_value,
        "stuck": monitor.length.long.p_value,
        "timeout": monitor.timeouts.p_value,
    }
    return usual[kind]


def _slot() -> Slot:
    return slot_of(START_S + 430 * HOUR_S, UTC)
