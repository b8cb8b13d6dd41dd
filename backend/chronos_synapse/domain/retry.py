"""Why an attempt failed, and whether and when another one follows."""

from enum import StrEnum

import msgspec


class Cause(StrEnum):
    """Why an attempt did not succeed."""

    EXIT_CODE = "exit_code"
    """The program ended by itself with a code other than 0."""
    SIGNAL = "signal"
    """The program was ended by a signal that we did not send."""
    TIMEOUT = "timeout"
    """It ran for as long as it may."""
    OUT_OF_MEMORY = "out_of_memory"
    """The kernel killed one of its processes for memory, whatever the exit code says."""
    LIMIT = "limit"
    """Another limit was reached: processes, disk, file size, open files."""
    NETWORK = "network"
    """A host could not be reached, or the connection broke."""
    HTTP_STATUS = "http_status"
    """A server answered with a status that does not count as success."""
    SETUP = "setup"
    """It could not be prepared: its environment could not be built, or not in time."""
    REFUSED = "refused"
    """It cannot be run as it is declared: a secret is missing, a limit cannot be enforced, the config is not valid."""
    LOST = "lost"
    """Its worker vanished or was stopped."""
    INTERNAL = "internal"
    """A defect of ours."""


DEFAULT_ON = (
    Cause.EXIT_CODE,
    Cause.SIGNAL,
    Cause.TIMEOUT,
    Cause.OUT_OF_MEMORY,
    Cause.LIMIT,
    Cause.NETWORK,
    Cause.HTTP_STATUS,
    Cause.SETUP,
)
"""What is repeated unless a policy says otherwise. A lost attempt is repeated as `on_lost` says."""


class RetryPolicy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """When a failed attempt is followed by another one, and how long after."""

    max_attempts: int = 1
    """The first one included; 1: no retry."""
    initial_s: float = 5.0
    """Wait before the second attempt."""
    multiplier: float = 2.0
    """Each further wait is this many times as long as the one before."""
    cap_s: float = 300.0
    """No wait is longer."""
    jitter: float = 0.1
    """Share of a wait, 0 to 1, by which it is shorter or longer at random."""
    deadline_s: float | None = None
    """No attempt is planned for later than this after the first one began; None: no such end."""
    on: tuple[Cause, ...] = DEFAULT_ON
    """Causes after which it is tried again."""
    exit_codes: tuple[int, ...] = ()
    """Narrows `exit_code`; empty: any."""
    signals: tuple[str, ...] = ()
    """Narrows `signal`, as in `SIGSEGV`; empty: any."""
    http_statuses: tuple[str, ...] = ("429", "5xx")
    """Narrows `http_status`: a number, or `5xx` for a class."""
    log_patterns: tuple[str, ...] = ()
    """Regular expressions (RE2); when given, a line of the attempt must match one of them."""


NO_RETRY = RetryPolicy()
"""One attempt."""
