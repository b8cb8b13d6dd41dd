"""How a run ended, in a struct and in words."""

import errno
import os
import re
import signal
from enum import StrEnum

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Limits
from chronos_synapse.sandbox.cgroups import GroupFacts
from chronos_synapse.sandbox.command import Command, Ending
from chronos_synapse.sandbox.forest import Ended
from chronos_synapse.sandbox.signs import Signs
from chronos_synapse.sandbox.spawner import Exit, StartError

NOT_EXECUTABLE, NOT_FOUND, SIGNAL_BASE = 126, 127, 128
NAMES_SHOWN = 5
UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB")
_NOT_STARTED = re.compile(r"bwrap: execvp (?P<name>.*): (?P<why>[^:\n]+)$", re.MULTILINE)
_NO_FOLDER = re.compile(r"bwrap: Can't chdir to (?P<name>.*): (?P<why>[^:\n]+)$", re.MULTILINE)


class Over(StrEnum):
    """Why a run is over."""

    EXITED = "exited"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    TERMINATED = "terminated"


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a run."""

    command: Command
    over: Over
    ended: Ended
    exit: Exit
    """Of the first process; CPU time and memory are those of the whole tree, where they were not counted by a group."""
    limits: Limits = Limits()
    is_sandbox: bool = False
    has_begun: bool = True
    """A sandbox got as far as its program."""
    counted: GroupFacts = GroupFacts()
    signs: Signs = Signs(frozenset(), "")


def ending_of(course: Course) -> Ending:
    """Outcome, reason and figures."""
    if course.is_sandbox and _has_failed_before(course):
        return _unprepared(course)
    outcome, error, cause = _verdict(course)
    code, signal_name = _status(course)
    cpu_ms, peak = course.counted.cpu_ms, course.counted.peak_memory_bytes
    return Ending(
        outcome=outcome,
        exit_code=code,
        signal=signal_name,
        error=error,
        cause=cause,
        cpu_ms=course.exit.cpu_ms if cpu_ms is None else cpu_ms,
        peak_memory_bytes=course.exit.peak_memory_bytes or None if peak is None else peak,
    )


def note_on(course: Course, ending: Ending) -> str:
    """What the log says at the end of a run; empty when there is nothing to say."""
    if course.over is not Over.EXITED:
        return ending.error or ""
    parts = [_leftovers(course.ended)]
    if ending.cause in (Cause.OUT_OF_MEMORY, Cause.LIMIT, Cause.SETUP):
        parts.append(ending.error or "")
    else:
        parts.append(_sentence(_refused_forks(course)))
    return " ".join(filter(None, parts))


def refusal(command: Command, exc: StartError) -> Ending:
    """The ending of a program that was not started."""
    name = command.argv[0] if command.argv else ""
    if exc.what == "cwd":
        return _no_folder(command.cwd, str(exc))
    if exc.what != "program":
        return _no_sandbox(f"{exc.what}: {exc}")
    codes = {errno.ENOENT: NOT_FOUND, errno.EACCES: NOT_EXECUTABLE, errno.ENOEXEC: NOT_EXECUTABLE}
    return _not_started(name, str(exc), codes.get(exc.number))


def _not_started(name: str, why: str, code: int | None) -> Ending:
    cause = Cause.SETUP if code is None else Cause.EXIT_CODE
    return Ending(outcome=Outcome.FAILED, exit_code=code, error=f"Could not start {name!r}: {why}", cause=cause)


def _no_folder(name: str, why: str) -> Ending:
    error = f"The working directory {name!r} cannot be entered: {why}"
    return Ending(outcome=Outcome.FAILED, error=error, cause=Cause.SETUP)


def _no_sandbox(why: str) -> Ending:
    return Ending(outcome=Outcome.FAILED, error=f"The sandbox could not be made: {why}", cause=Cause.SETUP)


def _has_failed_before(course: Course) -> bool:
    status = course.exit.wait_status
    is_own_exit = course.over is Over.EXITED and status is not None and os.WIFEXITED(status)
    return is_own_exit and not course.has_begun and not course.counted.oom_kills


def _unprepared(course: Course) -> Ending:
    """Bubblewrap's own failure, which it says on standard error."""
    words = course.signs.stderr_head
    if (match := _NOT_STARTED.search(words)) is not None:
        is_missing = match["why"] == os.strerror(errno.ENOENT)
        return _not_started(match["name"], match["why"], NOT_FOUND if is_missing else NOT_EXECUTABLE)
    if (match := _NO_FOLDER.search(words)) is not None:
        return _no_folder(match["name"], match["why"])
    return _no_sandbox(words.strip().removeprefix("bwrap: ") or "bubblewrap ended without a word")


def _verdict(course: Course) -> tuple[Outcome, str | None, Cause | None]:
    if course.over is not Over.EXITED:
        return _cut_short(course)
    code, _ = status = _status(course)
    failure, survivors = _failure(course), _survivors(course.ended)
    if course.counted.oom_kills:
        limit = course.limits.memory_bytes
        at = f" at the limit of {_size(limit)}" if limit is not None else ""
        text = f"Out of memory: the kernel ended {_count(course.counted.oom_kills, 'process', 'processes')}{at}"
        return Outcome.FAILED, _join(text, "exit code 0" if code == 0 else failure, survivors), Cause.OUT_OF_MEMORY
    if code == 0:
        return Outcome.SUCCEEDED, survivors or None, None
    if course.exit.wait_status is None:
        return Outcome.FAILED, _join(failure, survivors), Cause.LOST
    if reached := _limit_reached(course):
        return Outcome.FAILED, _join(reached, failure, survivors), Cause.LIMIT
    return Outcome.FAILED, _join(failure, survivors), Cause.EXIT_CODE if status[1] is None else Cause.SIGNAL


def _cut_short(course: Course) -> tuple[Outcome, str, Cause | None]:
    command, ended = course.command, course.ended
    kills = course.counted.oom_kills
    memory = f"{_count(kills, 'process', 'processes')} ended for memory before" if kills else ""
    more = [_refused_forks(course), memory]
    if course.over is Over.TIMED_OUT:
        text = f"Timed out after {command.timeout_s:g} s: {_how(ended, command.grace_s)}"
        return Outcome.TIMED_OUT, _join(text, *more), Cause.TIMEOUT
    if course.over is Over.TERMINATED:
        return Outcome.CANCELLED, _join(f"Terminated: {_how(ended, None)}", *more), None
    return Outcome.CANCELLED, _join(f"Cancelled: {_how(ended, command.grace_s)}", *more), None


def _limit_reached(course: Course) -> str:
    """Which limit made it fail, in words; empty when none is known to."""
    limits, said = course.limits, course.signs.limits
    _, signal_name = _status(course)
    if limits.file_bytes is not None and (signal_name == "SIGXFSZ" or "file_bytes" in said):
        return f"A file reached the limit of {_size(limits.file_bytes)}"
    if forks := _refused_forks(course):
        return forks
    if "pids" in said:
        return f"The limit of {limits.pids} processes was reached"
    if limits.disk_bytes is not None and "disk_bytes" in said:
        return f"The workspace or /tmp was full, at the limit of {_size(limits.disk_bytes)}"
    if "open_files" in said:
        return f"A process reached the limit of {limits.open_files} open files"
    return ""


def _refused_forks(course: Course) -> str:
    count = course.counted.refused_forks
    return f"the limit of {course.limits.pids} processes was reached {_count(count, 'time', 'times')}" if count else ""


def _status(course: Course) -> tuple[int | None, str | None]:
    """Exit code or name of the signal."""
    if course.exit.wait_status is None:
        return None, None
    code = os.waitstatus_to_exitcode(course.exit.wait_status)
    if code < 0:
        return None, _signal_name(-code)
    if course.is_sandbox and SIGNAL_BASE < code < SIGNAL_BASE + signal.NSIG:
        return None, _signal_name(code - SIGNAL_BASE)
    return code, None


def _failure(course: Course) -> str:
    if course.exit.wait_status is None:
        return "The process that starts jobs was lost, and with it the job's end; what still ran was ended"
    code, name = _status(course)
    if code is None:
        return f"Ended by signal {name}"
    if code == NOT_FOUND:
        return f"Exit code {code}: command not found"
    if code == NOT_EXECUTABLE:
        return f"Exit code {code}: command is not executable"
    if SIGNAL_BASE < code < SIGNAL_BASE + signal.NSIG:
        return f"Exit code {code}: a command was ended by signal {_signal_name(code - SIGNAL_BASE)}"
    return f"Exit code {code}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"SIG{number}"


def _how(ended: Ended, grace_s: float | None) -> str:
    """In words, after KILL alone (None) or TERM and its grace."""
    count = len(ended.found)
    who = "process" if count <= 1 else f"all {count} processes"
    if ended.survivors:
        return f"{'KILL' if grace_s is None else 'TERM and KILL'} sent; {_survivors(ended)}"
    if grace_s is None:
        return f"KILL sent, {who} ended after {ended.took_s:.2f} s"
    if ended.is_kill_needed:
        return f"TERM sent, KILL needed after {grace_s:g} s of grace, {who} ended"
    return f"TERM sent, {who} ended after {ended.took_s:.2f} s"


def _leftovers(ended: Ended) -> str:
    if not ended.found:
        return ""
    how = "KILL" if ended.is_kill_needed else "TERM"
    return f"The command ended and left {_names(ended)} running; ended by {how}. {_survivors(ended)}".strip()


def _names(ended: Ended) -> str:
    shown = ", ".join(f"{process.name} ({process.pid})" for process in ended.found[:NAMES_SHOWN])
    more = len(ended.found) - NAMES_SHOWN
    return shown if more <= 0 else f"{shown} and {more} more"


def _survivors(ended: Ended) -> str:
    if not ended.survivors:
        return ""
    names = ", ".join(f"{process.name} ({process.pid})" for process in ended.survivors[:NAMES_SHOWN])
    return f"{len(ended.survivors)} could not be ended: {names}"


def _join(*parts: str) -> str:
    first, *more = filter(None, parts)
    return "; ".join([_sentence(first), *(part[:1].lower() + part[1:] for part in more)])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _size(size: int) -> str:
    """In the largest unit in which it is a whole number."""
    power = 0
    while size and size % 1024 == 0 and power < len(UNITS) - 1:
        size //= 1024
        power += 1
    return f"{size} {UNITS[power]}"
