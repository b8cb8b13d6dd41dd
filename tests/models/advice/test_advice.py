"""Advice is given when a job's past asks for it, with its numbers, and not otherwise."""

import math

import numpy as np
import pytest

from chronos_models.advice.advice import Kind, rounded_up
from chronos_models.advice.duplicates import Shape, find_duplicates
from chronos_models.advice.limits import advise_memory, advise_timeout
from chronos_models.advice.retries import advise_retries
from chronos_models.advice.usefulness import advise_dead, advise_frequency, upper_limit
from chronos_models.advice.words import advice_words
from chronos_models.history import Columns, Flags, Floats
from chronos_models.retries.recovery import BINS, EDGES_S, Recovery
from chronos_models.synthetic import durations

HOUR_S = 3600.0
DAY_S = 86_400.0
MIB = 2.0**20


def _runs(duration_s: Floats, memory_bytes: float | Floats = 100 * MIB) -> Columns:
    count = len(duration_s)
    started_s = np.arange(float(count)) * HOUR_S
    return Columns(
        due_s=started_s,
        started_s=started_s,
        ended_s=started_s + duration_s,
        is_success=np.ones(count, dtype=bool),
        is_timeout=np.zeros(count, dtype=bool),
        cpu_s=duration_s,
        peak_memory_bytes=np.broadcast_to(memory_bytes, count).astype(float),
        output_bytes=np.ones(count),
        retries=np.zeros(count, dtype=np.int64),
        host=["host"] * count,
    )


def _usual(count: int = 200) -> Floats:
    return durations(count, seed=3, typical_ms=60_000.0) / 1000


def _effects(count: int, every: int) -> Flags:
    return np.arange(count) % every == 0 if every else np.zeros(count, dtype=bool)


def test_a_job_without_a_timeout_is_given_one_above_all_of_its_runs() -> None:
    runs = _runs(_usual())

    advice = advise_timeout(runs, math.nan)

    assert advice is not None
    assert (advice.kind, advice.reason) == (Kind.TIMEOUT, "missing")
    assert 1.9 * runs.duration_s.max() < advice.proposed < 4 * runs.duration_s.max()
    assert "there is no timeout: set it to" in advice_words(advice)


@pytest.mark.parametrize(("timeout_s", "reason"), [(90.0, "too_tight"), (86_400.0, "too_loose"), (400.0, None)])
def test_a_timeout_is_questioned_when_too_tight_or_many_times_too_long(timeout_s: float, reason: str | None) -> None:
    advice = advise_timeout(_runs(_usual()), timeout_s)

    assert (advice.reason if advice else None) == reason


@pytest.mark.parametrize("seed", range(5))
def test_the_advised_timeout_holds_for_the_next_thousand_runs(seed: int) -> None:
    known, coming = np.split(durations(1200, seed=seed, spread=0.4) / 1000, [200])

    advice = advise_timeout(_runs(known), math.nan)

    assert advice is not None
    assert (coming > advice.proposed).mean() <= 0.001


def test_failed_runs_and_clocks_set_back_say_nothing_of_the_need() -> None:
    taken = _usual()
    taken[5:10] = -50.0
    runs = _runs(taken)
    runs.ended_s[20] += 50_000
    runs.is_success[20] = False

    advice = advise_timeout(runs, math.nan)

    assert advice is not None
    assert advice.proposed < 1000
    assert advice.evidence[0].value == 194


@pytest.mark.parametrize("count", [0, 1, 29])
def test_a_short_history_gives_no_advice(count: int) -> None:
    assert advise_timeout(_runs(_usual(count)), math.nan) is None
    assert advise_memory(_runs(_usual(count)), math.nan) is None


def test_memory_that_nobody_measured_gives_no_advice() -> None:
    assert advise_memory(_runs(_usual(), math.nan), math.nan) is None


def test_memory_that_grows_is_given_room_to_grow() -> None:
    count = 24 * 40
    steady = advise_memory(_runs(_usual(count)), math.nan)
    growing = advise_memory(_runs(_usual(count), np.linspace(50, 100, count) * MIB), math.nan)

    assert steady is not None
    assert growing is not None
    assert growing.proposed > steady.proposed


def test_a_job_whose_runs_seldom_have_an_effect_may_run_less_often() -> None:
    advice = advise_frequency(np.arange(2000.0) * 300.0, _effects(2000, 100), 300.0)

    assert advice is not None
    assert 3600 <= advice.proposed <= 14_400
    assert advice_words(advice).startswith("20 of the last 2000 runs had an effect: every ")


@pytest.mark.parametrize(("count", "every"), [(2000, 2), (2000, 8), (50, 0), (0, 0)])
def test_a_job_whose_runs_have_effects_or_are_few_keeps_its_frequency(count: int, every: int) -> None:
    assert advise_frequency(np.arange(float(count)) * 300.0, _effects(count, every), 300.0) is None


def test_a_job_without_an_effect_for_sixty_days_seems_dead() -> None:
    times = np.arange(100.0) * DAY_S
    effects = np.arange(100) < 20

    advice = advise_dead(times, effects, 100 * DAY_S)

    assert advice is not None
    assert advice.reason == "no_effect_any_more"
    assert advice_words(advice).startswith("80 runs in 81 days had no effect")
    assert advise_dead(times, effects, 60 * DAY_S) is None
    assert advise_dead(times[:0], effects[:0], 60 * DAY_S) is None


def test_the_upper_limit_is_that_of_the_tables() -> None:
    assert [upper_limit(events) for events in (0, 3, 10)] == pytest.approx([3.00, 7.75, 16.96], rel=0.02)


def test_the_same_command_at_the_same_times_on_one_host_is_a_duplicate() -> None:
    due_s = np.arange(30.0) * HOUR_S
    shapes = [
        Shape("a", "/opt/report.sh --all >> /var/log/a.log 2>&1", "host1", due_s),
        Shape("b", "/opt/report.sh --all > /dev/null", "host1", due_s + 30),
        Shape("c", "/opt/report.sh --all", "host2", due_s),
        Shape("d", "/opt/report.sh --some", "host1", due_s),
        Shape("e", "/opt/report.sh --all", "host1", due_s + 1800),
        Shape("f", "", "host1", due_s),
        Shape("g", "", "host1", due_s),
    ]

    found = find_duplicates(shapes)

    assert [(one.job, one.other) for one in found] == [("a", "b")]
    assert "one of them is enough" in advice_words(found[0].advice)


def _recovery(time_s: float, never: float) -> Recovery:
    shares = np.zeros(BINS + 1)
    shares[int(np.searchsorted(EDGES_S, time_s))] = 1 - never
    shares[-1] = never
    return Recovery(shares, seen=10, recovered=round(10 * (1 - never)))


@pytest.mark.parametrize(
    ("never", "waits_s", "reason"),
    [
        (0.1, (), "missing"),
        (0.1, (1.0, 2.0), "ill_timed"),
        (1.0, (60.0, 60.0), "never_help"),
        (1.0, (), None),
        (0.1, (80.0,), None),
    ],
)
def test_retries_are_questioned_when_others_are_worth_more(
    never: float, waits_s: tuple[float, ...], reason: str | None
) -> None:
    found = advise_retries([_recovery(60.0, never)], waits_s)

    assert (found.advice.reason if found else None) == reason
    if found:
        assert (found.backoff is None) == (reason == "never_help")
        assert advice_words(found.advice)


def test_few_failures_give_no_advice_about_retries() -> None:
    assert advise_retries([], (60.0,)) is None
    assert advise_retries([Recovery(np.eye(BINS + 1)[3], seen=4)], ()) is None


@pytest.mark.parametrize(("value", "nice"), [(1, 1), (13, 15), (0.11, 0.12), (999, 1000), (100, 100), (61, 80)])
def test_proposals_are_round(value: float, nice: float) -> None:
    assert rounded_up(value) == pytest.approx(nice)
