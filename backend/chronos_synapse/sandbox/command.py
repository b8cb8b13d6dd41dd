"""What is to be run, and how it ended."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import TRUSTED, Sandbox

if TYPE_CHECKING:
    from chronos_synapse.sandbox.confiner import Confiner
    from chronos_synapse.sandbox.usage import Watch


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """What to run. The two CHRONOS_ entries that mark the attempt are added to `environment`."""

    argv: Sequence[str]
    environment: Mapping[str, str]
    cwd: str
    """As seen from inside of its sandbox."""
    stdin: str | None = None
    """Text for standard input; None gives an end of file at once."""
    execution_id: str
    fence: int
    timeout_s: float
    grace_s: float
    """Between TERM and KILL."""
    sandbox: Sandbox = TRUSTED
    confiner: "Confiner | None" = None
    """Who keeps it apart; without one, only what is trusted and has no limits can be run."""
    read_only: Sequence[Path] = ()
    """Files and folders that a sandbox shows inside, at the same path, beside those that it shows always."""
    socket: Path | None = None
    """A unix socket that a sandbox shows inside, as `inside.SOCKET`; CHRONOS_RUNTIME_SOCKET says where then."""
    watch: "Watch | None" = None
    """Told once that it runs, with what reads its use."""


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a process ended. `error` is one line for people, absent after a success."""

    outcome: Outcome
    exit_code: int | None = None
    signal: str | None = None
    """Inside of a sandbox an exit code of 128 + N counts as signal N, since the two cannot be told apart."""
    error: str | None = None
    cause: Cause | None = None
    """Absent after a success or a cancellation."""
    cpu_ms: int | None = None
    peak_memory_bytes: int | None = None
    """Of all processes together where they were counted (a control group), else of the largest one; of that less
    than about 10 MB reads as 10 MB."""
