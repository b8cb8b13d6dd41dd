"""All checks of a history. It knows nothing of the product's code, only of its promises."""

from collections.abc import Callable, Iterator

from tests.faults import attempt_checks, ledger_checks, line_checks, run_checks
from tests.faults.case import Case
from tests.faults.history import History

CHECKS: tuple[Callable[[Case], Iterator[str]], ...] = (
    ledger_checks.every_due_time_is_recorded_once,
    ledger_checks.nothing_is_recorded_that_was_not_due,
    ledger_checks.fired_slots_have_their_own_execution,
    ledger_checks.reasons_are_true,
    ledger_checks.doctor_agrees,
    run_checks.what_ran_is_recorded,
    run_checks.what_succeeded_has_run,
    run_checks.no_attempt_runs_twice,
    run_checks.attempts_do_not_overlap,
    run_checks.starts_match_due_times_blindly,
    run_checks.nothing_is_early,
    run_checks.everything_ends,
    run_checks.no_process_is_left,
    run_checks.what_was_final_stays,
    run_checks.overlap_is_respected,
    run_checks.versions_form_a_chain,
    run_checks.the_api_makes_no_mistake,
    attempt_checks.attempts_are_numbered,
    attempt_checks.each_attempt_had_to_follow,
    attempt_checks.attempts_wait_their_time,
    attempt_checks.no_attempt_is_beyond_its_deadline,
    attempt_checks.the_last_attempt_decides,
    attempt_checks.attempts_end_as_their_program_did,
    attempt_checks.dead_letters_are_those_that_failed,
    attempt_checks.labels_are_offered,
    attempt_checks.nothing_outlives_its_attempt,
    attempt_checks.nothing_is_left_on_the_machine,
    attempt_checks.what_jobs_count_is_kept,
    attempt_checks.what_jobs_say_is_kept,
    line_checks.logs_have_no_hole,
    line_checks.logs_are_what_was_printed,
    line_checks.lines_that_were_shown_stay,
)


def problems_by_check(history: History) -> dict[str, list[str]]:
    """Every broken promise, a sentence each, by the check that found it; checks that found none are left out."""
    case = Case(history)
    found = {check.__name__: list(check(case)) for check in CHECKS}
    return {name: problems for name, problems in found.items() if problems}


def problems(history: History) -> list[str]:
    """The same as one list."""
    return [f"{name}: {problem}" for name, found in problems_by_check(history).items() for problem in found]
