"""Retrying: which attempts are followed by another one, and after how long."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import Attempt, ExecutionState, Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.services.running.retrying import (
    MAX_LOST_ATTEMPTS,
    Facts,
    LogPatterns,
    Verdict,
    after_loss,
    decide,
    next_try,
    since_first_s,
    wait_after,
)
from tests.builders import a_job

EXECUTION = "0000000000000000-1"
DRY_RUN = "0000000000000000-1-0123456789ab"
WAITS = {
    "initial_s": st.floats(0, 86_400),
    "multiplier": st.floats(1, 100),
    "cap_s": st.floats(0, 86_400),
    "jitter": st.floats(0, 1),
}
policies = st.builds(RetryPolicy, max_attempts=st.integers(1, 100), **WAITS)
seeds = st.integers(0, 2**32).map(Random)


def failed(number: int = 1, **changes: Any) -> Facts:
    usual: dict[str, Any] = {"outcome": Outcome.FAILED, "cause": Cause.EXIT_CODE, "exit_code": 1}
    return Facts(number=number, **(usual | changes))


def tries(facts: Facts, **policy: Any) -> bool:
    return next_try(RetryPolicy(**({"max_attempts": 2} | policy)), facts, Random(1)) is not None


# how long


@given(policies, st.integers(1, 1000), seeds)
def test_a_wait_is_never_negative_and_never_longer_than_the_cap(policy: RetryPolicy, number: int, rng: Random) -> None:
    assert 0 <= wait_after(policy, number, rng) <= policy.cap_s


@given(policies, st.integers(1, 1000), seeds)
def test_the_jitter_is_a_share_of_the_wait(policy: RetryPolicy, number: int, rng: Random) -> None:
    exact = RetryPolicy(initial_s=policy.initial_s, multiplier=policy.multiplier, cap_s=policy.cap_s, jitter=0)
    wait_s = wait_after(exact, number, rng)

    assert abs(wait_after(policy, number, rng) - wait_s) <= wait_s * policy.jitter * (1 + 1e-9)


@given(policies, st.integers(1, 1000))
def test_without_jitter_each_wait_is_at_least_as_long_as_the_one_before(policy: RetryPolicy, number: int) -> None:
    exact = RetryPolicy(initial_s=policy.initial_s, multiplier=policy.multiplier, cap_s=policy.cap_s, jitter=0)

    assert wait_after(exact, number, Random(1)) <= wait_after(exact, number + 1, Random(1))


@given(policies, seeds)
def test_a_job_that_always_fails_is_tried_as_often_as_stated_and_no_more(policy: RetryPolicy, rng: Random) -> None:
    number = 1
    while next_try(policy, failed(number), rng) is not None:
        number += 1

    assert number == policy.max_attempts


@given(policies, st.floats(0.1, 604_800), seeds)
def test_no_attempt_begins_after_the_deadline(policy: RetryPolicy, deadline_s: float, rng: Random) -> None:
    bounded = RetryPolicy(
        max_attempts=policy.max_attempts, initial_s=policy.initial_s, cap_s=policy.cap_s, deadline_s=deadline_s
    )
    begins_s, number = 0.0, 1
    while (wait_s := next_try(bounded, failed(number, since_first_s=begins_s), rng)) is not None:
        begins_s, number = begins_s + wait_s, number + 1

    assert begins_s <= deadline_s


def test_the_waits_of_the_usual_policy() -> None:
    policy = RetryPolicy(max_attempts=9, jitter=0)

    waits = [next_try(policy, failed(number), Random(1)) for number in range(1, 10)]

    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, None]


def test_a_wait_that_is_too_long_to_be_worked_out_is_the_cap() -> None:
    policy = RetryPolicy(initial_s=1e300, multiplier=100, cap_s=60, jitter=0)

    assert wait_after(policy, 1000, Random(1)) == 60
    assert wait_after(RetryPolicy(initial_s=0.0, multiplier=100.0, cap_s=60), 1000, Random(1)) == 0


# which


def test_a_job_without_a_policy_is_tried_once() -> None:
    assert next_try(RetryPolicy(), failed(), Random(1)) is None


@pytest.mark.parametrize(
    "cause", [Cause.TIMEOUT, Cause.OUT_OF_MEMORY, Cause.LIMIT, Cause.NETWORK, Cause.SETUP, Cause.SIGNAL]
)
def test_only_the_causes_that_are_named_are_tried_again(cause: Cause) -> None:
    assert tries(failed(cause=cause))
    assert tries(failed(cause=cause), on=(cause,))
    assert not tries(failed(cause=cause), on=(Cause.EXIT_CODE,))


@pytest.mark.parametrize("cause", [Cause.REFUSED, Cause.INTERNAL, Cause.LOST])
def test_what_would_end_alike_is_not_tried_again(cause: Cause) -> None:
    assert not tries(failed(cause=cause))


@pytest.mark.parametrize(("exit_codes", "is_tried"), [((), True), ((1, 75), True), ((75,), False)])
def test_exit_codes_narrow_the_cause(exit_codes: tuple[int, ...], is_tried: bool) -> None:
    assert tries(failed(exit_code=1), exit_codes=exit_codes) is is_tried


@pytest.mark.parametrize(("signals", "is_tried"), [((), True), (("SIGSEGV",), True), (("SIGKILL",), False)])
def test_signals_narrow_the_cause(signals: tuple[str, ...], is_tried: bool) -> None:
    facts = failed(cause=Cause.SIGNAL, exit_code=None, signal="SIGSEGV")

    assert tries(facts, signals=signals) is is_tried


@pytest.mark.parametrize(
    ("status", "statuses", "is_tried"),
    [
        (503, ("429", "5xx"), True),
        (429, ("429", "5xx"), True),
        (404, ("429", "5xx"), False),
        (404, ("4xx",), True),
        (404, ("404",), True),
        (404, (), True),
        (None, ("5xx",), False),
    ],
)
def test_statuses_narrow_the_cause(status: int | None, statuses: tuple[str, ...], is_tried: bool) -> None:
    facts = failed(cause=Cause.HTTP_STATUS, exit_code=None, http_status=status)

    assert tries(facts, http_statuses=statuses) is is_tried


def test_where_patterns_are_given_a_line_must_have_matched() -> None:
    assert not tries(failed(), log_patterns=("busy",))
    assert tries(failed(has_pattern=True), log_patterns=("busy",))


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        (failed(cause=None), Cause.EXIT_CODE),
        (failed(cause=None, exit_code=None, signal="SIGKILL"), Cause.SIGNAL),
        (failed(cause=None, exit_code=None, http_status=500), Cause.HTTP_STATUS),
        (failed(cause=None, exit_code=None), Cause.INTERNAL),
        (failed(cause=None, outcome=Outcome.TIMED_OUT), Cause.TIMEOUT),
        (failed(cause=None, outcome=Outcome.ABANDONED), Cause.LOST),
        (failed(outcome=Outcome.SUCCEEDED), None),
        (failed(outcome=Outcome.CANCELLED), None),
    ],
)
def test_a_cause_that_nobody_states_is_worked_out(facts: Facts, cause: Cause | None) -> None:
    assert decide(a_job(), EXECUTION, facts, Random(1)).cause is cause


# verdicts


def test_an_attempt_that_is_followed_by_another_one_says_when() -> None:
    job = a_job(retry=RetryPolicy(max_attempts=2, initial_s=0.25, jitter=0))

    assert decide(job, EXECUTION, failed(), Random(1)) == Verdict(
        state=ExecutionState.RETRYING, cause=Cause.EXIT_CODE, retry_after_ms=250
    )


def test_without_a_wait_it_follows_at_once() -> None:
    job = a_job(retry=RetryPolicy(max_attempts=2, initial_s=0))

    assert decide(job, EXECUTION, failed(), Random(1)).retry_after_ms is None


@pytest.mark.parametrize(
    ("facts", "max_attempts", "is_letter"),
    [(failed(3), 3, True), (failed(1, cause=Cause.REFUSED), 3, True), (failed(1), 1, False)],
)
def test_what_has_failed_for_good_is_a_dead_letter_where_retries_are_wanted(
    facts: Facts, max_attempts: int, is_letter: bool
) -> None:
    verdict = decide(a_job(retry=RetryPolicy(max_attempts=max_attempts)), EXECUTION, facts, Random(1))

    assert (verdict.state, verdict.is_dead_letter) == (ExecutionState.FAILED, is_letter)


@pytest.mark.parametrize("outcome", [Outcome.SUCCEEDED, Outcome.CANCELLED])
def test_what_did_not_fail_is_final(outcome: Outcome) -> None:
    job = a_job(retry=RetryPolicy(max_attempts=3))

    assert decide(job, EXECUTION, failed(outcome=outcome), Random(1)) == Verdict(
        state=ExecutionState(outcome.value), cause=None
    )


def test_a_dry_run_is_neither_repeated_nor_a_dead_letter() -> None:
    job = a_job(retry=RetryPolicy(max_attempts=3))

    assert decide(job, DRY_RUN, failed(), Random(1)) == Verdict(state=ExecutionState.FAILED, cause=Cause.EXIT_CODE)


# lost attempts


def test_a_lost_attempt_is_repeated_where_the_job_says_so() -> None:
    assert after_loss(a_job(on_lost=LostPolicy.RETRY), 1) is ExecutionState.RETRYING
    assert after_loss(a_job(on_lost=LostPolicy.FAIL), 1) is ExecutionState.ABANDONED
    assert after_loss(None, 1) is ExecutionState.ABANDONED


@pytest.mark.parametrize(("max_attempts", "most"), [(1, MAX_LOST_ATTEMPTS), (10, 10)])
def test_lost_attempts_are_repeated_only_so_often(max_attempts: int, most: int) -> None:
    job = a_job(on_lost=LostPolicy.RETRY, retry=RetryPolicy(max_attempts=max_attempts))

    states = [after_loss(job, number) for number in range(1, most + 1)]

    assert states == [ExecutionState.RETRYING] * (most - 1) + [ExecutionState.ABANDONED]


def test_an_attempt_that_was_interrupted_is_a_lost_one() -> None:
    job = a_job(on_lost=LostPolicy.RETRY, retry=RetryPolicy(max_attempts=3))
    lost = failed(outcome=Outcome.ABANDONED, cause=None)

    assert decide(job, EXECUTION, lost, Random(1)) == Verdict(state=ExecutionState.RETRYING, cause=Cause.LOST)
    assert decide(job, EXECUTION, failed(3, outcome=Outcome.ABANDONED), Random(1)).is_dead_letter


# patterns


def test_a_pattern_is_found_in_a_line_whatever_bytes_it_has() -> None:
    patterns = LogPatterns(["connection (reset|refused)", "^Überlast$"])

    patterns.see(LogStream.STDOUT, b"\xff\xfe all is well")
    assert not patterns.found
    patterns.see(LogStream.STDERR, "Überlast".encode())
    assert patterns.found


def test_what_we_say_ourselves_matches_no_pattern() -> None:
    patterns = LogPatterns(["Timed out"])

    patterns.see(LogStream.SYSTEM, b"Timed out after 3 s")

    assert not patterns.found


def test_without_patterns_nothing_is_found() -> None:
    patterns = LogPatterns([])

    patterns.see(LogStream.STDOUT, b"anything")

    assert not patterns.found


def test_a_pattern_that_would_take_for_ever_elsewhere_takes_no_time() -> None:
    patterns = LogPatterns(["(a+)+$", "(.*)*x"])

    patterns.see(LogStream.STDOUT, b"a" * 1_000_000 + b"!")

    assert not patterns.found


# the deadline's clock


def test_the_deadline_counts_from_the_first_attempt() -> None:
    attempts = [Attempt(number=number, worker="w", started_at=from_ms(number * 1000)) for number in (1, 2, 3)]

    assert since_first_s(attempts, number=3, duration_s=0.5) == 2.5
    assert since_first_s(attempts, number=1, duration_s=0.5) == 0.5
    assert since_first_s([], number=2, duration_s=0.5) == 0.5
