"""Whether a job can be stored: every field is looked at, and all refusals are told at once."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.job import Job
from chronos_synapse.executors.base import Executor
from chronos_synapse.services.jobs.job_run_checks import check_run
from chronos_synapse.triggers.build import check_schedule
from chronos_synapse.triggers.timing_check import check_timing

Executors = Mapping[str, type[Executor[Any]]]
"""Kind -> class, as the registry finds them."""

MAX_NAME = 200
MAX_DESCRIPTION = 2000
MAX_TAGS = 20
MAX_ENVIRONMENT = 200
MAX_VALUE_BYTES = 32_768
TIMEOUT_S = (0.1, 604_800)
GRACE_S = (0, 300)
MISFIRE_GRACE_S = (0, 2_678_400)
MISFIRE_WINDOW_S = 31_622_400
MAX_CONCURRENT = 1000
MAX_QUEUED = 10_000
MAX_CATCH_UP = 1000
MAX_EXECUTIONS = 1_000_000_000
MAX_PAUSE_REASON = 500
OWN_VARIABLES = "CHRONOS_"

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_BUT_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TAG = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.:/-]{0,63}")
_QUEUE = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,63}")
_VARIABLE = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]{0,255}")


def is_tag(text: str) -> bool:
    """Whether a job may have this tag."""
    return _TAG.fullmatch(text) is not None


def check_job(job: Job, executors: Executors) -> None:
    """Raises Invalid with one error for each refused field."""
    errors = [*_words(job), *_tags(job), *_durations(job), *_environment(job), *_executor(job, executors)]
    if not _QUEUE.fullmatch(job.queue):
        errors.append(
            _error("/queue", "queue.name", "A queue is named by up to 64 letters, digits and `_ . -`, as in `default`.")
        )
    errors += [*_numbers(job), *_pause(job), *_schedule(job), *_run(job, executors)]
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)


def _error(pointer: str, code: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, detail=detail)


def is_line(text: str) -> bool:
    """Whether it may be a name."""
    return bool(text.strip()) and len(text) <= MAX_NAME and not _CONTROL.search(text)


def is_text(text: str, most: int = MAX_DESCRIPTION) -> bool:
    """Whether it may be a description, or another text of at most `most` characters."""
    return len(text) <= most and not _CONTROL_BUT_LINES.search(text)


def _words(job: Job) -> Iterator[FieldError]:
    if not is_line(job.name):
        yield _error("/name", "job.name", f"A name has 1 to {MAX_NAME} characters on one line.")
    if not is_text(job.description):
        yield _error(
            "/description",
            "job.description",
            f"A description has at most {MAX_DESCRIPTION:,} characters and no control characters but line ends.",
        )


def _tags(job: Job) -> Iterator[FieldError]:
    if len(job.tags) > MAX_TAGS:
        yield _error("/tags", "job.tags", f"A job has at most {MAX_TAGS} tags.")
    for at, tag in enumerate(job.tags[:MAX_TAGS]):
        if not is_tag(tag):
            yield _error(
                f"/tags/{at}",
                "job.tag",
                f"{brief(tag)!r} is no tag: 1 to 64 letters, digits and `_ . : / -`, beginning with a letter or digit.",
            )


def _durations(job: Job) -> Iterator[FieldError]:
    ranges = {
        "timeout_s": (job.timeout_s, TIMEOUT_S),
        "grace_s": (job.grace_s, GRACE_S),
        "misfire_grace_s": (job.misfire_grace_s, MISFIRE_GRACE_S),
    }
    for name, (value, (low, high)) in ranges.items():
        if not (math.isfinite(value) and low <= value <= high):
            yield _error(f"/{name}", "job.duration", f"{name} is from {low:g} to {high:,} seconds.")


def _numbers(job: Job) -> Iterator[FieldError]:
    ranges = {
        "max_concurrent": (job.max_concurrent, MAX_CONCURRENT),
        "overlap_queue_limit": (job.overlap_queue_limit, MAX_QUEUED),
        "misfire_cap": (job.misfire_cap, MAX_CATCH_UP),
        "max_executions": (job.max_executions, MAX_EXECUTIONS),
    }
    for name, (value, high) in ranges.items():
        if value is not None and not 1 <= value <= high:
            yield _error(f"/{name}", "job.number", f"{name} is a whole number from 1 to {high:,}.")
    window_s = job.misfire_window_s
    if window_s is not None and not (math.isfinite(window_s) and 0 < window_s <= MISFIRE_WINDOW_S):
        yield _error(
            "/misfire_window_s",
            "job.duration",
            f"misfire_window_s is more than 0 and up to {MISFIRE_WINDOW_S:,} seconds, or absent for no end.",
        )


def _pause(job: Job) -> Iterator[FieldError]:
    if len(job.pause_reason) > MAX_PAUSE_REASON or _CONTROL_BUT_LINES.search(job.pause_reason):
        yield _error(
            "/pause_reason", "job.pause_reason", f"A reason has at most {MAX_PAUSE_REASON} characters, none of control."
        )
    until = job.snoozed_until
    if until is not None and until.tzinfo is None:
        yield _error("/snoozed_until", "time.offset", "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z.")
    elif until is not None and not 1970 <= until.year <= 9998:
        yield _error("/snoozed_until", "time.range", "A time lies in the years 1970 to 9998.")


def _environment(job: Job) -> Iterator[FieldError]:
    if len(job.environment) > MAX_ENVIRONMENT:
        yield _error("/environment", "env.size", f"A job has at most {MAX_ENVIRONMENT} variables.")
        return
    for name, value in job.environment.items():
        pointer = "/environment/" + brief(name).replace("~", "~0").replace("/", "~1")
        if not _VARIABLE.fullmatch(name):
            yield _error(
                pointer,
                "env.name",
                f"{brief(name)!r} is no name of a variable: letters, digits and `_`, not beginning with a digit.",
            )
        elif name.startswith(OWN_VARIABLES):
            yield _error(pointer, "env.name", f"Names that begin with {OWN_VARIABLES} are set by us.")
        if "\x00" in value:
            yield _error(pointer, "env.value", "A value cannot hold a NUL character.")
        elif len(value.encode()) > MAX_VALUE_BYTES:
            yield _error(pointer, "env.size", f"A value has at most {MAX_VALUE_BYTES:,} bytes.")


def _executor(job: Job, executors: Executors) -> Iterator[FieldError]:
    executor = executors.get(job.executor.kind)
    if executor is None:
        kinds = ", ".join(sorted(executors))
        detail = f"There is no executor {brief(job.executor.kind)!r}; there are {kinds}."
        yield _error("/executor/kind", "executor.unknown", detail)
        return
    try:
        executor.check(job.executor.config)
    except Invalid as refusal:
        yield from refusal.errors


def _run(job: Job, executors: Executors) -> Iterator[FieldError]:
    executor = executors.get(job.executor.kind)
    return check_run(job, is_process=None if executor is None else executor.is_process)


def _schedule(job: Job) -> Iterator[FieldError]:
    if job.schedule is not None:
        try:
            check_schedule(job.schedule)
        except Invalid as refusal:
            yield from refusal.under("/schedule").errors
    try:
        check_timing(job.timing, job.schedule)
    except Invalid as refusal:
        yield from refusal.under("/timing").errors
