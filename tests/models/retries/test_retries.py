"""Retries are learned from what tries showed, and never from what they did not."""

import math

import numpy as np
import pytest

from chronos_models.evaluation.retries import BASELINES, Fixed, Learned, Oracle, judge
from chronos_models.retries.memory import FleetRecovery, JobRecovery
from chronos_models.retries.policy import MOST_TRIES, Worth, best_backoff, best_plan, plan_of
from chronos_models.retries.recovery import BINS, EDGES_S, Episode, Recovery, counted, prior, shares_of
from chronos_models.retries.words import duration_words, reason
from chronos_models.synthetic.failures import failures

NEVER = math.inf


def _taught(episodes: list[Episode], pattern: str = "refused") -> tuple[JobRecovery, FleetRecovery]:
    job, fleet = JobRecovery(), FleetRecovery()
    for episode in episodes:
        job.learn(pattern, episode, fleet)
    return job, fleet


def _passing_at(time_s: float) -> Recovery:
    shares = np.zeros(BINS + 1)
    shares[int(np.searchsorted(EDGES_S, time_s))] = 1.0
    return Recovery(shares)


@pytest.mark.parametrize("is_shared", [True, False])
def test_the_learned_policy_is_worth_more_than_fixed_waits_and_near_one_that_knows_the_cause(is_shared: bool) -> None:
    worth = Worth()
    drawn = failures(10, 40, seed=5, ambiguity=0.2, is_shared=is_shared)

    learned = judge(Learned(worth), drawn, worth)
    oracle = judge(Oracle(worth), drawn, worth)
    others = [judge(policy, drawn, worth) for policy in BASELINES.values()]

    assert learned.utility > max(other.utility for other in others) + 0.1
    assert learned.utility > 0.7 * oracle.utility
    assert learned.recovered >= 0.88
    assert learned.wasted < min(other.wasted for other in others)


def test_what_passes_within_a_minute_is_tried_again_soon_and_surely() -> None:
    job, fleet = _taught([Episode(15.0, 40.0)] * 30)

    plan = best_plan(job.expected("refused", fleet))

    assert plan.recovers > 0.9
    assert plan.waits_s[0] <= 60


def test_what_never_passes_is_not_tried_again() -> None:
    job, fleet = _taught([Episode(7200.0, NEVER)] * 30, "denied")

    assert best_plan(job.expected("denied", fleet)).waits_s == ()


def test_giving_up_at_once_teaches_nothing() -> None:
    job, fleet = _taught([Episode(0.0, NEVER)] * 200)
    unknown = JobRecovery().expected("other", FleetRecovery())

    assert np.allclose(job.expected("refused", fleet).shares, unknown.shares)


def test_a_pattern_that_is_new_to_a_job_is_treated_as_elsewhere() -> None:
    fleet = FleetRecovery()
    for _ in range(8):
        job = JobRecovery()
        for _ in range(5):
            job.learn("denied", Episode(7200.0, NEVER), fleet)
            job.learn("refused", Episode(5.0, 20.0), fleet)

    expected = JobRecovery().expected("refused", fleet)

    assert expected.by(30.0) > 0.7
    assert (expected.seen, expected.seen_elsewhere, expected.recovered_elsewhere) == (0, 40, 40)


@pytest.mark.parametrize(
    "episode",
    [Episode(-1.0, 5.0), Episode(10.0, 5.0), Episode(math.nan, 5.0), Episode(1.0, math.nan), Episode(NEVER, NEVER)],
)
def test_an_episode_whose_times_cannot_be_is_left_out(episode: Episode) -> None:
    job, fleet = _taught([episode])

    assert job.expected("refused", fleet).seen == 0
    assert np.array_equal(fleet.all, FleetRecovery().all)


@pytest.mark.parametrize("seed", range(3))
def test_an_episode_is_counted_once_wherever_it_lies(seed: int) -> None:
    random = np.random.default_rng(seed)
    expected = shares_of(prior())
    for failed_s in 10 ** random.uniform(-1, 5.5, 40):
        rows = counted(Episode(failed_s, failed_s * random.uniform(1.01, 50)), expected)

        assert rows[1].sum() <= 1 + 1e-9
        assert (rows[0] >= rows[1] - 1e-9).all()
        assert ((rows >= 0) & (rows <= 1 + 1e-9)).all()


def test_expected_shares_sum_to_one_and_grow_over_time() -> None:
    job, fleet = _taught([Episode(3.0, 9.0), Episode(600.0, NEVER), Episode(0.0, 1.0), Episode(90_000.0, 100_000.0)])

    expected = job.expected("refused", fleet)

    assert expected.shares.sum() == pytest.approx(1)
    assert [expected.by(time) for time in (0, 1, 60, 3600)] == sorted(expected.by(time) for time in (0, 1, 60, 3600))


def test_states_come_back_from_bytes_and_stay_small() -> None:
    job, fleet = JobRecovery(), FleetRecovery()
    for number in range(60):
        job.learn(f"pattern {number} ü", Episode(5.0, 30.0), fleet)

    again = JobRecovery.from_bytes(job.to_bytes())
    fleet_again = FleetRecovery.from_bytes(fleet.to_bytes())

    assert len(job.to_bytes()) <= 16_384
    assert again.expected("pattern 59 ü", fleet_again).seen == 1
    assert np.array_equal(
        again.expected("pattern 59 ü", fleet_again).shares, job.expected("pattern 59 ü", fleet).shares
    )
    assert again.to_bytes() == job.to_bytes()


def test_states_that_are_stored_after_each_episode_go_on_as_those_that_are_not() -> None:
    kept, kept_fleet = JobRecovery(), FleetRecovery()
    stored, stored_fleet = JobRecovery(), FleetRecovery()
    random = np.random.default_rng(4)
    for number in range(300):
        failed_s = float(random.uniform(0.0, 900.0))
        episode = Episode(failed_s, failed_s * 2.0 + 1.0 if random.random() < 0.7 else NEVER)
        stored, stored_fleet = (
            JobRecovery.from_bytes(stored.to_bytes()),
            FleetRecovery.from_bytes(stored_fleet.to_bytes()),
        )
        kept.learn(f"pattern {number % 40}", episode, kept_fleet)
        stored.learn(f"pattern {number % 40}", episode, stored_fleet)

    assert stored.to_bytes() == kept.to_bytes()
    assert stored_fleet.to_bytes() == kept_fleet.to_bytes()


def test_any_name_of_a_pattern_is_remembered_and_the_state_stays_small() -> None:
    job, fleet = JobRecovery(), FleetRecovery()
    names = ["", "two\nlines", "\ud800", *(f"{number} " + "ü" * 5000 for number in range(40))]
    for name in names:
        job.learn(name, Episode(5.0, 30.0), fleet)

    again = JobRecovery.from_bytes(job.to_bytes())

    assert len(job.to_bytes()) <= 16_384
    assert again.expected(names[-1], fleet).seen == 1
    assert FleetRecovery.from_bytes(fleet.to_bytes()).patterns.totals("two\nlines").tolist() == [1.0, 1.0]


def test_an_empty_state_comes_back_from_bytes() -> None:
    assert JobRecovery.from_bytes(JobRecovery().to_bytes()).expected("x", FleetRecovery()).seen == 0


@pytest.mark.parametrize("data", [b"", b"\x07abc", JobRecovery().to_bytes()])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="state"):
        FleetRecovery.from_bytes(data)


def test_the_plan_waits_just_as_long_as_needed() -> None:
    recovery = _passing_at(300.0)

    plan = best_plan(recovery)

    assert len(plan.waits_s) == 1
    assert 300 <= plan.waits_s[0] < 420
    assert plan.recovers == pytest.approx(1)


def test_no_try_comes_after_the_deadline() -> None:
    recovery = _passing_at(300.0)

    assert best_plan(recovery, Worth(deadline_s=200.0)).waits_s == ()
    assert best_backoff(recovery, Worth(deadline_s=200.0)) is None


@pytest.mark.parametrize("seed", range(5))
def test_no_sequence_drawn_at_random_is_worth_more_than_the_plan(seed: int) -> None:
    random = np.random.default_rng(seed)
    recovery = Recovery(random.dirichlet(np.full(BINS + 1, 0.2)))

    best = best_plan(recovery)
    drawn = [
        plan_of(tuple(np.diff([0.0, *np.sort(random.choice(EDGES_S, random.integers(1, 8), replace=False))])), recovery)
        for _ in range(300)
    ]

    assert best.utility >= max(plan.utility for plan in drawn) - 1e-9
    assert len(best.waits_s) <= MOST_TRIES


@pytest.mark.parametrize("seed", range(3))
def test_a_backoff_is_worth_no_more_than_the_plan_but_most_of_it(seed: int) -> None:
    recovery = Recovery(np.random.default_rng(seed).dirichlet(np.full(BINS + 1, 1.0)))

    best, backoff = best_plan(recovery, Worth(try_cost=0.02)), best_backoff(recovery, Worth(try_cost=0.02))

    assert backoff is not None
    assert 0.9 * best.utility <= backoff.plan.utility <= best.utility + 0.02
    assert len(backoff.plan.waits_s) == backoff.tries


def test_no_failures_give_no_figures() -> None:
    score = judge(Fixed((60.0,)), [], Worth())

    assert math.isnan(score.recovered)
    assert math.isnan(score.utility)


def test_the_reason_names_what_was_seen_and_what_follows() -> None:
    job, fleet = _taught([Episode(15.0, 40.0)] * 14 + [Episode(600.0, NEVER)] * 2)
    expected = job.expected("refused", fleet)
    plan = plan_of((40.0, 90.0), expected)

    words = reason("refused", expected, plan)

    assert words.startswith("14 of 16 'refused' failures of this job passed while tries were made. Retry after 40 s, ")


def test_the_reason_not_to_retry_names_the_share_that_passes() -> None:
    recovery = Recovery(shares_of(np.full(BINS, 0.001)), seen=9, seen_elsewhere=3)

    words = reason("denied", recovery, plan_of((), recovery))

    assert words == (
        "None of 9 'denied' failures of this job passed while tries were made. "
        "Do not retry: only 4% are expected to pass within a day."
    )


@pytest.mark.parametrize(("seconds", "words"), [(0.5, "0.5 s"), (40, "40 s"), (90, "1.5 min"), (7200, "2 h")])
def test_durations_are_said_to_two_figures(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
