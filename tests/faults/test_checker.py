"""The checker finds each error that is planted into a history without any."""

from collections.abc import Callable

import msgspec
import pytest

from tests.faults.checker import CHECKS, problems_by_check
from tests.faults.figures import figures, report
from tests.faults.histories import (
    FAULT,
    at,
    changed,
    drop_line,
    execution_id,
    good,
    lines,
    moved,
    run,
    second_attempt,
    sightings,
    slot,
    version,
    with_run,
    with_sightings,
    with_slot,
    with_versions,
    without_sightings,
    without_slot,
)
from tests.faults.history import ClockStep, Fault, History, Line, Phase, dump, load
from tests.faults.test_attempt_checks import PLANTED as PLANTED_IN_ATTEMPTS

Plant = Callable[[History], History]

PLANTED: dict[str, tuple[str, Plant]] = {
    "a deleted record": ("every_due_time_is_recorded_once", lambda h: without_slot(h, 2)),
    "a record that is there twice": (
        "every_due_time_is_recorded_once",
        lambda h: changed(h, slots=[*h.slots, slot(2, "missed", reason="policy")]),
    ),
    "a slot that fired twice": (
        "fired_slots_have_their_own_execution",
        lambda h: changed(h, slots=[*h.slots, slot(2)]),
    ),
    "a gap that is too short": ("every_due_time_is_recorded_once", lambda h: with_slot(h, 4, until_ms=at(6), count=3)),
    "a gap with a wrong count": ("nothing_is_recorded_that_was_not_due", lambda h: with_slot(h, 4, count=3)),
    "a record of its own within a gap that still counts it": (
        "nothing_is_recorded_that_was_not_due",
        lambda h: changed(h, slots=[*h.slots, slot(5, "missed", reason="expired")]),
    ),
    "a record between due times": (
        "nothing_is_recorded_that_was_not_due",
        lambda h: changed(h, slots=[*h.slots, slot(2.5)]),
    ),
    "a record of a time without schedule": (
        "nothing_is_recorded_that_was_not_due",
        lambda h: changed(h, slots=[*h.slots, slot(15)]),
    ),
    "a record under another execution's id": (
        "fired_slots_have_their_own_execution",
        lambda h: with_slot(h, 2, execution_id=execution_id(3)),
    ),
    "an execution that is gone": (
        "fired_slots_have_their_own_execution",
        lambda h: changed(h, runs=[found for found in h.runs if found.id != execution_id(2)]),
    ),
    "an execution of a slot that was missed": (
        "fired_slots_have_their_own_execution",
        lambda h: with_slot(h, 8, disposition="missed", reason="policy"),
    ),
    "a missed slot turned to fired": (
        "fired_slots_have_their_own_execution",
        lambda h: changed(h, slots=[*without_slot(h, 4).slots, *(slot(second) for second in (4, 5, 6, 7))]),
    ),
    "a miss without a fault": ("reasons_are_true", lambda h: changed(h, faults=[])),
    "a miss by a policy that is not the job's": (
        "reasons_are_true",
        lambda h: with_slot(h, 4, disposition="missed", reason="policy"),
    ),
    "a miss without a reason": ("reasons_are_true", lambda h: with_slot(h, 4, disposition="missed")),
    "a pause that was none": ("reasons_are_true", lambda h: with_slot(h, 4, disposition="skipped", reason="paused")),
    "a hold outside of a pause": ("reasons_are_true", lambda h: with_slot(h, 4, disposition="held")),
    "an overlap with nothing": (
        "reasons_are_true",
        lambda h: changed(with_slot(h, 4, disposition="skipped", reason="overlap"), faults=[]),
    ),
    "a reason that no job here can have": (
        "reasons_are_true",
        lambda h: with_slot(h, 4, disposition="skipped", reason="calendar"),
    ),
    "a finding of the doctor": ("doctor_agrees", lambda h: changed(h, doctor=["something"])),
    "a ghost": (
        "what_ran_is_recorded",
        lambda h: with_sightings(h, sightings(7)),
    ),
    "a start of what was skipped": ("what_ran_is_recorded", lambda h: with_run(h, 2, state="skipped", reason="x")),
    "a start of an attempt that nobody knows": (
        "what_ran_is_recorded",
        lambda h: with_sightings(h, sightings(2, fence=7)),
    ),
    "a success that never ran": ("what_succeeded_has_run", lambda h: without_sightings(h, 2, *Phase)),
    "a success that was cut short": ("what_succeeded_has_run", lambda h: without_sightings(h, 2, Phase.END)),
    "a double witness": ("no_attempt_runs_twice", lambda h: with_sightings(h, sightings(2))),
    "a lower fence after a higher one": ("no_attempt_runs_twice", lambda h: second_attempt(h, 2, after_s=-1)),
    "attempts at the same time without a fault": (
        "attempts_do_not_overlap",
        lambda h: changed(second_attempt(h, 2, after_s=0.1), faults=[]),
    ),
    "attempts at the same time for ever": (
        "attempts_do_not_overlap",
        lambda h: without_sightings(second_attempt(h, 8, after_s=0.1), 8, Phase.END, Phase.GONE),
    ),
    "an early start": ("nothing_is_early", lambda h: moved(h, 2, -100)),
    "an early start that another's id hides": (
        "starts_match_due_times_blindly",
        lambda h: changed(moved(moved(h, 2, -100), 3, 100)),
    ),
    "an execution that never ends": ("everything_ends", lambda h: with_run(h, 2, state="running", finished_ms=None)),
    "a skipped execution without a reason": ("everything_ends", lambda h: with_run(h, 2, state="skipped")),
    "a process that was left behind": ("no_process_is_left", lambda h: without_sightings(h, 2, Phase.GONE)),
    "an unknown state": ("everything_ends", lambda h: with_run(h, 2, state="odd")),
    "an end that changed": ("what_was_final_stays", lambda h: with_run(h, 2, state="failed")),
    "an execution that was shown and is gone": (
        "what_was_final_stays",
        lambda h: changed(h, runs=[found for found in h.runs if found.id != execution_id(2)]),
    ),
    "two of a job at once": ("overlap_is_respected", lambda h: moved(h, 2, 990)),
    "a version that is missing": (
        "versions_form_a_chain",
        lambda h: changed(h, jobs=[with_versions(h.jobs[0], [*h.jobs[0].versions[:1], *h.jobs[0].versions[2:]])]),
    ),
    "a version out of time": (
        "versions_form_a_chain",
        lambda h: changed(h, jobs=[with_versions(h.jobs[0], [version(1, 40), *h.jobs[0].versions[1:]])]),
    ),
    "an internal error": ("the_api_makes_no_mistake", lambda h: changed(h, incidents=["GET /jobs: 500"])),
    "a dropped line": ("logs_have_no_hole", lambda h: with_run(h, 2, lines=drop_line(run(2), 1))),
    "lines that were given up although memory was not short": (
        "logs_have_no_hole",
        lambda h: with_run(h, 2, lines=drop_line(run(2), 1), dropped_lines=1),
    ),
    "a hole that is not counted": (
        "logs_have_no_hole",
        lambda h: short_of_memory(with_run(h, 2, lines=drop_line(run(2), 1))),
    ),
    "a line that is gone beside those that were given up": (
        "logs_are_what_was_printed",
        lambda h: short_of_memory(with_run(h, 2, lines=lines(count=1), dropped_lines=1)),
    ),
    "lines in another order beside those that were given up": (
        "logs_are_what_was_printed",
        lambda h: short_of_memory(
            with_run(h, 2, lines=[Line(n, "stdout", f"1 line {m}") for n, m in ((0, 2), (2, 1))], dropped_lines=1)
        ),
    ),
    "a doubled line": ("logs_have_no_hole", lambda h: with_run(h, 2, lines=[*lines(), lines()[2]])),
    "a last line that is gone": ("logs_are_what_was_printed", lambda h: with_run(h, 2, lines=drop_line(run(2), 2))),
    "lines in another order": (
        "logs_are_what_was_printed",
        lambda h: with_run(h, 2, lines=[Line(n, "stdout", f"1 line {m}") for n, m in enumerate((2, 1, 3))]),
    ),
    "lines of two attempts mixed": (
        "logs_are_what_was_printed",
        lambda h: with_run(h, 2, lines=[Line(n, "stdout", f"{f} line 1") for n, f in enumerate((2, 1, 3))]),
    ),
    "a line that was shown and is gone": (
        "lines_that_were_shown_stay",
        lambda h: with_run(h, 2, lines=drop_line(run(2), 2)),
    ),
    "a line that was shown and has changed": (
        "lines_that_were_shown_stay",
        lambda h: with_run(h, 2, lines=[*lines(count=2), Line(2, "stdout", "1 line 3 ,,,,")]),
    ),
}


def short_of_memory(history: History) -> History:
    """As if the store had given up what was shown by none."""
    fault = Fault(kind="low_memory", target="redis", on_ms=at(1), off_ms=at(3))
    return changed(history, faults=[*history.faults, fault], glimpses=[])


def test_lines_may_be_given_up_when_memory_is_short() -> None:
    history = with_run(good(), 2, lines=drop_line(run(2), 1), dropped_lines=1)

    assert problems_by_check(short_of_memory(history)) == {}


def test_a_good_history_has_no_problems() -> None:
    assert problems_by_check(good()) == {}


@pytest.mark.parametrize("name", PLANTED)
def test_each_planted_error_is_found(name: str) -> None:
    check, plant = PLANTED[name]

    assert check in problems_by_check(plant(good()))


def test_there_is_a_planted_error_for_each_check() -> None:
    planted = [*PLANTED.values(), *PLANTED_IN_ATTEMPTS.values()]
    assert {check for check, _ in planted} == {check.__name__ for check in CHECKS}


def test_attempts_may_follow_each_other() -> None:
    assert problems_by_check(second_attempt(good(), 3, after_s=0.5)) == {}


def test_a_lost_worker_excuses_attempts_that_overlap() -> None:
    assert problems_by_check(second_attempt(good(), 8, after_s=0.1)) == {}


def test_what_was_lost_while_it_was_to_be_cancelled_is_not_counted() -> None:
    """The execution of second 8 was given up at 9, still ran, and the next one began."""
    attempt = msgspec.structs.replace(run(8).attempts[0], outcome="cancelled", finished_ms=at(8.9))
    history = with_run(good(), 8, attempts=[attempt], state="cancelled", finished_ms=at(8.9))
    history = without_sightings(history, 8, *Phase)
    history = with_sightings(history, sightings(8, length_ms=1100, is_done=False))

    assert problems_by_check(history) == {}
    assert "overlap_is_respected" in problems_by_check(changed(history, faults=[]))


def test_a_pause_of_all_scheduling_is_a_pause() -> None:
    pause = msgspec.structs.replace(FAULT, kind="pause_all", target="scheduling")
    history = with_slot(good(), 4, disposition="skipped", reason="paused")

    assert problems_by_check(changed(history, faults=[pause])) == {}


def test_an_overlap_that_was_there_is_believed() -> None:
    """The execution of second 3 lives on while 4 comes."""
    history = with_run(without_slot(good(), 4), 3, finished_ms=at(4.2))
    slots = [*history.slots, slot(4, "skipped", reason="overlap"), slot(5, "merged", until_ms=at(7), count=3)]

    assert problems_by_check(changed(history, slots=slots)) == {}


def test_a_record_of_its_own_comes_before_the_gap_around_it() -> None:
    history = with_slot(good(), 4, count=3)

    assert problems_by_check(changed(history, slots=[*history.slots, slot(5, "merged")])) == {}


def test_a_clock_that_jumps_ahead_makes_nothing_early() -> None:
    history = moved(good(), 9, -550)
    jump = [ClockStep(at_ms=0, offset_ms=0), ClockStep(at_ms=at(8.05), offset_ms=60_000)]
    fault = Fault(kind="redis_clock", target="redis", on_ms=at(8.05), off_ms=at(12))

    assert "nothing_is_early" in problems_by_check(history)
    assert problems_by_check(changed(history, clock=jump, faults=[FAULT, fault])) == {}


def test_a_history_can_be_kept() -> None:
    assert load(dump(good())) == good()


def test_figures_tell_what_was_lost_and_what_fired() -> None:
    history = without_slot(good(), 2)
    problems = problems_by_check(history)

    found = figures(history, problems)

    assert (found["lost"], found["doubled"], found["undue"]) == (1, 0, 0)
    assert found["slots"] == {"due": 15, "on time": 5, "merged": 9}
    assert "lost                     1\n" in report(found, problems)


def test_failover_is_the_worst_delay_after_a_death() -> None:
    death = Fault(kind="kill_scheduler", target="scheduler-1", on_ms=at(1.9), off_ms=at(2.5))
    history = changed(with_slot(good(), 2, late_ms=1400), faults=[death])

    assert figures(history, {})["failover_ms"] == {"count": 1, "p50": 1400, "p99": 1400, "max": 1400}
