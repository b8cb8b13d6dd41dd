"""The states of an execution, the ways between them, and its ids."""

import re

import pytest

from chronos_synapse.domain.execution import (
    FINAL_STATES,
    LIVE_STATES,
    NEVER_STARTED,
    TRANSITIONS,
    UNSUCCESSFUL,
    ExecutionState,
    Outcome,
    backfill_execution_id,
    is_dry_run,
    is_of_backfill,
    may_be_given,
    requested_execution_id,
    scheduled_execution_id,
)
from chronos_synapse.domain.job import JobId

JOB = JobId("0123456789abcdef")
DUE_MS = 1_767_225_600_000


def test_every_state_is_live_or_final() -> None:
    assert set(ExecutionState) == LIVE_STATES | FINAL_STATES
    assert not LIVE_STATES & FINAL_STATES


def test_the_ways_out_of_every_state_are_known() -> None:
    assert set(TRANSITIONS) == set(ExecutionState)


@pytest.mark.parametrize("state", sorted(FINAL_STATES))
def test_nothing_follows_a_final_state(state: ExecutionState) -> None:
    assert TRANSITIONS[state] == frozenset()


@pytest.mark.parametrize("state", sorted(LIVE_STATES))
def test_every_live_state_can_come_to_an_end(state: ExecutionState) -> None:
    reached = {state}
    while following := {after for at in reached for after in TRANSITIONS[at]} - reached:
        reached |= following

    assert reached & FINAL_STATES


def test_only_a_running_execution_succeeds_or_fails() -> None:
    before = {state for state, following in TRANSITIONS.items() if following & (UNSUCCESSFUL | {"succeeded"})}

    assert before == {ExecutionState.RUNNING}


def test_what_never_started_follows_no_state() -> None:
    assert not NEVER_STARTED & {after for following in TRANSITIONS.values() for after in following}


def test_every_outcome_of_an_attempt_is_a_final_state_that_can_follow_running() -> None:
    assert {ExecutionState(outcome.value) for outcome in Outcome} == TRANSITIONS[ExecutionState.RUNNING] & FINAL_STATES


def test_a_due_time_has_one_id() -> None:
    assert scheduled_execution_id(JOB, DUE_MS) == scheduled_execution_id(JOB, DUE_MS) == f"{JOB}-19b76daa800"
    assert scheduled_execution_id(JOB, DUE_MS) != scheduled_execution_id(JOB, DUE_MS + 1)


def test_a_request_of_the_same_moment_has_another_id() -> None:
    ids = {
        scheduled_execution_id(JOB, DUE_MS),
        requested_execution_id(JOB, DUE_MS, "1a"),
        requested_execution_id(JOB, DUE_MS, "1b"),
    }

    assert len(ids) == 3
    assert all(re.fullmatch(r"[0-9a-z]{16}-[0-9a-f]+(-[0-9a-z]+)?", execution_id) for execution_id in ids)


def test_what_a_backfill_asked_for_is_known_by_its_id() -> None:
    assert is_of_backfill(backfill_execution_id(JOB, DUE_MS, "00019b76daa80012"))
    for other in (scheduled_execution_id(JOB, DUE_MS), requested_execution_id(JOB, DUE_MS, "1a2b3c4d"), "nonsense"):
        assert not is_of_backfill(other)


@pytest.mark.parametrize(
    ("digits", "dry_run", "given", "backfill"),
    [
        (0, False, False, False),
        (1, False, False, False),
        (8, False, False, False),
        (10, False, True, False),
        (12, True, True, False),
        (16, False, False, True),
    ],
)
def test_an_id_says_what_was_asked_for(digits: int, dry_run: bool, given: bool, backfill: bool) -> None:
    execution_id = requested_execution_id(JOB, DUE_MS, "a" * digits) if digits else scheduled_execution_id(JOB, DUE_MS)

    found = (is_dry_run(execution_id), may_be_given(execution_id), is_of_backfill(execution_id))
    assert found == (dry_run, given, backfill)
