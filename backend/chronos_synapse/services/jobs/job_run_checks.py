"""Whether a job says in a sensible way how its attempts run: parameters, sandbox, retries, labels, what is kept."""

import math
import re
from collections.abc import Iterator, Sequence

import re2

from chronos_synapse.domain.errors import FieldError, brief
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.parameter import Parameter, ParameterType, ParameterValue
from chronos_synapse.domain.retention import KeepPolicy
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.domain.sandbox import Limits, Network, Profile, Sandbox, limits_of, network_of
from chronos_synapse.sandbox.allowed_hosts import AllowedHosts

MAX_PARAMETERS = 50
MAX_CHOICES = 200
MAX_PARAMETER_TEXT = 4096
MAX_LABELS = 20
MAX_ATTEMPTS = 100
MAX_PATTERNS = 10
MAX_PATTERN = 1000
MAX_NARROWED = 255
MAX_HOSTS = 100
MAX_BINDS = 20
LONGEST_WAIT_S = 86_400.0
LONGEST_DEADLINE_S = 7 * 86_400.0

_PARAMETER = re.compile(r"[a-z][a-z0-9_]{0,63}")
_LABEL = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,63}")
_NARROWED = {
    "exit_codes": (re.compile(r"[1-9]\d?|1\d\d|2[0-4]\d|25[0-5]"), "exit code of a failure, from 1 to 255"),
    "signals": (re.compile(r"SIG[A-Z0-9+]{2,14}"), "signal, as SIGSEGV is"),
    "http_statuses": (re.compile(r"[1-5](?:\d\d|xx)"), "HTTP status, nor a class of them as 5xx is"),
}
"""What narrows a cause, and how an entry of it looks."""
_HOST = re.compile(r"(?:\*\.)?[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,252}):.*|\[[0-9a-fA-F:.]+\]:.*")
"""A name or an address, and anything behind it: the port is read as the worker reads it."""

_LIMIT_RANGES: dict[str, tuple[float, float]] = {
    "cpu": (0.01, 1024),
    "memory_bytes": (4 << 20, 1 << 44),
    "pids": (1, 4_194_304),
    "open_files": (8, 1_048_576),
    "file_bytes": (1, 1 << 50),
    "disk_bytes": (1 << 16, 1 << 44),
    "output_bytes": (1 << 10, 1 << 32),
}
_KEEP_RANGES = {"days": (1, 3650), "executions": (1, 1_000_000), "log_bytes": (1 << 10, 1 << 40)}
REPEATABLE = frozenset(Cause) - {Cause.LOST, Cause.REFUSED, Cause.INTERNAL}
"""Causes that a policy may name. Lost attempts follow `on_lost`; what is refused, or broken here, stays so."""


def check_run(job: Job, *, is_process: bool | None) -> Iterator[FieldError]:
    """One error for each refused field. `is_process`: whether its executor starts one; None: it is unknown."""
    yield from _parameters(job.parameters)
    yield from _lacking_defaults(job)
    yield from _needs(job.needs)
    yield from _retry(job.retry)
    yield from _sandbox(job.sandbox)
    yield from _keep(job.keep)
    if not (math.isfinite(job.setup_timeout_s) and 1 <= job.setup_timeout_s <= 3600):
        yield _error("/setup_timeout_s", "job.duration", "setup_timeout_s is from 1 to 3,600 seconds.")
    if is_process is False and job.sandbox.profile is not Profile.TRUSTED:
        yield _error(
            "/sandbox/profile",
            "sandbox.not_applicable",
            f"An executor of the kind {job.executor.kind} starts no program that a sandbox could hold; use trusted.",
        )


def _error(pointer: str, code: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, detail=detail)


def _parameters(parameters: Sequence[Parameter]) -> Iterator[FieldError]:
    if len(parameters) > MAX_PARAMETERS:
        yield _error("/parameters", "parameter.count", f"A job has at most {MAX_PARAMETERS} parameters.")
    seen: set[str] = set()
    for at, parameter in enumerate(parameters[:MAX_PARAMETERS]):
        pointer = f"/parameters/{at}"
        if not _PARAMETER.fullmatch(parameter.name):
            yield _error(
                f"{pointer}/name",
                "parameter.name",
                f"{brief(parameter.name)!r} is no name of a parameter: up to 64 small letters, digits and `_`.",
            )
        elif parameter.name in seen:
            yield _error(f"{pointer}/name", "parameter.doubled", f"There are two parameters {parameter.name!r}.")
        seen.add(parameter.name)
        yield from _parameter(parameter, pointer)


def _lacking_defaults(job: Job) -> Iterator[FieldError]:
    for at, parameter in enumerate(job.parameters[:MAX_PARAMETERS]):
        if job.is_scheduled and parameter.required and parameter.default is None:
            detail = f"Nobody states {parameter.name} when the schedule starts the job: give it a default."
            yield _error(f"/parameters/{at}/default", "parameter.default", detail)


def _parameter(parameter: Parameter, pointer: str) -> Iterator[FieldError]:
    if len(parameter.description) > 500:
        yield _error(f"{pointer}/description", "parameter.description", "A description has at most 500 characters.")
    if parameter.type is ParameterType.CHOICE:
        if not 1 <= len(set(parameter.choices)) == len(parameter.choices) <= MAX_CHOICES:
            detail = f"A choice offers 1 to {MAX_CHOICES} different values."
            yield _error(f"{pointer}/choices", "parameter.choices", detail)
    elif parameter.choices:
        yield _error(f"{pointer}/choices", "parameter.choices", "Only a parameter of the type choice has choices.")
    if parameter.default is not None and (wrong := refusal_of(parameter, parameter.default)):
        yield _error(f"{pointer}/default", "parameter.default", wrong)


def refusal_of(parameter: Parameter, value: ParameterValue) -> str | None:
    """Why `value` cannot be the value of `parameter`, in words; None when it can."""
    match parameter.type:
        case ParameterType.BOOLEAN:
            return None if isinstance(value, bool) else f"{parameter.name} is true or false."
        case ParameterType.NUMBER:
            is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            return None if is_number else f"{parameter.name} is a number."
        case ParameterType.CHOICE:
            return None if value in parameter.choices else f"{parameter.name} is one of {_listed(parameter.choices)}."
        case ParameterType.TEXT:
            is_text = isinstance(value, str) and len(value) <= MAX_PARAMETER_TEXT and "\0" not in value
            return None if is_text else f"{parameter.name} is a text of at most {MAX_PARAMETER_TEXT:,} characters."


def _listed(choices: Sequence[str]) -> str:
    return ", ".join(brief(choice) for choice in choices[:10]) + (", …" if len(choices) > 10 else "")


def _needs(needs: Sequence[str]) -> Iterator[FieldError]:
    if len(needs) > MAX_LABELS:
        yield _error("/needs", "label.count", f"A job names at most {MAX_LABELS} labels.")
    for at, label in enumerate(needs[:MAX_LABELS]):
        if not is_label(label):
            detail = f"{brief(label)!r} is no label: 1 to 64 letters, digits and `_ . -`."
            yield _error(f"/needs/{at}", "label.name", detail)


def is_label(text: str) -> bool:
    """Whether a worker may have this label."""
    return _LABEL.fullmatch(text) is not None


def _retry(retry: RetryPolicy) -> Iterator[FieldError]:
    if not 1 <= retry.max_attempts <= MAX_ATTEMPTS:
        detail = f"max_attempts counts the first attempt too and is from 1 to {MAX_ATTEMPTS}."
        yield _error("/retry/max_attempts", "retry.attempts", detail)
    ranges = {
        "initial_s": (retry.initial_s, 0, LONGEST_WAIT_S),
        "multiplier": (retry.multiplier, 1, 100),
        "cap_s": (retry.cap_s, 0, LONGEST_WAIT_S),
        "jitter": (retry.jitter, 0, 1),
        "deadline_s": (retry.deadline_s, 0.1, LONGEST_DEADLINE_S),
    }
    for name, (value, low, high) in ranges.items():
        if value is not None and not (math.isfinite(value) and low <= value <= high):
            yield _error(f"/retry/{name}", "retry.range", f"{name} is from {low:g} to {high:,.0f}.")
    yield from _retry_causes(retry)
    yield from _retry_patterns(retry.log_patterns)


def _retry_causes(retry: RetryPolicy) -> Iterator[FieldError]:
    for at, cause in enumerate(retry.on):
        if cause not in REPEATABLE:
            why = "lost attempts follow on_lost" if cause is Cause.LOST else "another attempt would end alike"
            yield _error(f"/retry/on/{at}", "retry.cause", f"{cause.value} cannot be chosen here: {why}.")
    for name, (is_one, words) in _NARROWED.items():
        entries = getattr(retry, name)
        if len(entries) > MAX_NARROWED:
            yield _error(f"/retry/{name}", "retry.count", f"{name} holds at most {MAX_NARROWED} entries.")
        for at, entry in enumerate(entries[:MAX_NARROWED]):
            if not is_one.fullmatch(str(entry)):
                yield _error(f"/retry/{name}/{at}", f"retry.{name}", f"{brief(str(entry))!r} is no {words}.")


def _retry_patterns(patterns: Sequence[str]) -> Iterator[FieldError]:
    if len(patterns) > MAX_PATTERNS:
        yield _error("/retry/log_patterns", "retry.count", f"There are at most {MAX_PATTERNS} patterns.")
    options = re2.Options()
    options.log_errors = False
    for at, pattern in enumerate(patterns[:MAX_PATTERNS]):
        pointer = f"/retry/log_patterns/{at}"
        if not 0 < len(pattern) <= MAX_PATTERN:
            yield _error(pointer, "retry.pattern", f"A pattern has 1 to {MAX_PATTERN:,} characters.")
            continue
        try:
            re2.compile(pattern, options)
        except re2.error as exc:
            why = exc.args[0].decode() if exc.args and isinstance(exc.args[0], bytes) else str(exc)
            yield _error(pointer, "retry.pattern", f"This is no regular expression as RE2 has them: {brief(why)}.")


def _sandbox(sandbox: Sandbox) -> Iterator[FieldError]:
    yield from _limits(sandbox.limits)
    network = network_of(sandbox)
    if sandbox.profile is Profile.TRUSTED and network is not Network.OPEN:
        detail = "A trusted job uses the machine's own network; choose custom, standard or strict to narrow it."
        yield _error("/sandbox/network", "sandbox.network", detail)
    if sandbox.profile is Profile.TRUSTED and limits_of(sandbox).disk_bytes is not None:
        detail = "A trusted job writes where it likes: disk_bytes needs the profile custom, standard or strict."
        yield _error("/sandbox/limits/disk_bytes", "sandbox.limit", detail)
    if network is Network.ALLOW_LIST and not sandbox.allowed_hosts:
        yield _error("/sandbox/allowed_hosts", "sandbox.hosts", "An allow-list names at least one host:port.")
    if network is not Network.ALLOW_LIST and sandbox.allowed_hosts:
        yield _error("/sandbox/allowed_hosts", "sandbox.hosts", "Hosts are only named for the network allow_list.")
    if len(sandbox.allowed_hosts) > MAX_HOSTS:
        yield _error("/sandbox/allowed_hosts", "sandbox.hosts", f"An allow-list names at most {MAX_HOSTS} hosts.")
    for at, host in enumerate(sandbox.allowed_hosts[:MAX_HOSTS]):
        if not _is_host_port(host):
            detail = f"{brief(host)!r} is not host:port, as api.example.org:443 and *.example.org:443 are."
            yield _error(f"/sandbox/allowed_hosts/{at}", "sandbox.host", detail)
    yield from _binds(sandbox)


def _is_host_port(text: str) -> bool:
    try:
        AllowedHosts([text])
    except ValueError:
        return False
    return _HOST.fullmatch(text) is not None


def _limits(limits: Limits) -> Iterator[FieldError]:
    for name, (low, high) in _LIMIT_RANGES.items():
        value = getattr(limits, name)
        if value is not None and not (math.isfinite(value) and low <= value <= high):
            yield _error(f"/sandbox/limits/{name}", "sandbox.limit", f"{name} is from {low:,g} to {high:,.0f}.")


def _binds(sandbox: Sandbox) -> Iterator[FieldError]:
    if sandbox.binds and sandbox.profile is Profile.TRUSTED:
        detail = (
            "A trusted job sees the machine's files as they are: binds need the profile custom, standard or strict."
        )
        yield _error("/sandbox/binds", "sandbox.binds", detail)
    if len(sandbox.binds) > MAX_BINDS:
        yield _error("/sandbox/binds", "sandbox.binds", f"At most {MAX_BINDS} folders can be shown inside.")
    for at, bind in enumerate(sandbox.binds[:MAX_BINDS]):
        is_path = bind.path.startswith("/") and "\0" not in bind.path and len(bind.path) <= 4096
        if not is_path or any(part in ("", ".", "..") for part in bind.path.split("/")[1:]):
            detail = "A bind is an absolute path without `.` and `..`, and without a slash at its end."
            yield _error(f"/sandbox/binds/{at}/path", "sandbox.bind", detail)


def _keep(keep: KeepPolicy) -> Iterator[FieldError]:
    for name, (low, high) in _KEEP_RANGES.items():
        value = getattr(keep, name)
        if value is not None and not low <= value <= high:
            yield _error(f"/keep/{name}", "job.keep", f"{name} is a whole number from {low:,} to {high:,}.")
