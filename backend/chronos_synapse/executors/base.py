"""What every executor is: a kind, a config that it checks, and a way to carry out an attempt."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import Coroutine, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionId, Outcome
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.parameter import ParameterValue
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import TRUSTED, Sandbox
from chronos_synapse.sandbox.pipe import Emit
from chronos_synapse.sandbox.spawner import Spawner

POINTER = "/executor/config"

ConfigT = TypeVar("ConfigT", bound=msgspec.Struct)


class ExecutorOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker hands to every executor that it builds."""

    spawner: Spawner
    allowed_networks: tuple[str, ...] = ()
    """CIDRs of private addresses that jobs may call; public ones are always allowed."""


class RuntimeDoor(msgspec.Struct, frozen=True, kw_only=True):
    """Where an attempt finds its runtime API."""

    environment: Mapping[str, str]
    """Variables that say where it is, and the token that is good for this attempt only."""
    socket: Path
    """A unix socket; a sandbox shows it inside."""


class AttemptContext(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt: what it is for, its limits, and where its output goes."""

    execution_id: ExecutionId
    job_id: JobId
    attempt: int
    """Counts from 1; it is the fence, too."""
    scheduled_for: datetime
    timeout_s: float
    grace_s: float
    """Between TERM and KILL when a process is ended."""
    setup_timeout_s: float = 300.0
    """For what comes before the program itself, such as building its environment."""
    environment: dict[str, str]
    parameters: Mapping[str, ParameterValue] = {}
    sandbox: Sandbox = TRUSTED
    runtime: RuntimeDoor | None = None
    emit: Emit
    """Takes raw chunks of output; while it is awaited nothing more is read."""
    cancelled: asyncio.Event
    """Set when the attempt must end."""
    terminated: asyncio.Event
    """Set before `cancelled` when it must end without grace."""

    def variables(self) -> dict[str, str]:
        """What an attempt may know of itself, as environment variables."""
        return {
            **{f"CHRONOS_PARAM_{name.upper()}": _as_text(value) for name, value in self.parameters.items()},
            **(self.runtime.environment if self.runtime is not None else {}),
            "CHRONOS_EXECUTION_ID": self.execution_id,
            "CHRONOS_JOB_ID": self.job_id,
            "CHRONOS_ATTEMPT": str(self.attempt),
            "CHRONOS_FENCE": str(self.attempt),
            "CHRONOS_SCHEDULED_TIME": self.scheduled_for.isoformat().replace("+00:00", "Z"),
        }


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """How an attempt ended."""

    outcome: Outcome
    exit_code: int | None = None
    signal: str | None = None
    error: str | None = None
    """One line for people; absent after a success."""
    cause: Cause | None = None
    """Why it did not succeed; absent after a success or a cancellation."""
    http_status: int | None = None
    cpu_ms: int | None = None
    peak_memory_bytes: int | None = None
    setup_ms: int | None = None
    """How much of the attempt went by before the program itself began."""


class Executor(ABC, Generic[ConfigT]):
    """Carries out attempts of one kind. The module's name is the kind."""

    kind: ClassVar[str]
    title: ClassVar[str]
    description: ClassVar[str]
    config_type: ClassVar[type[msgspec.Struct]]
    is_process: ClassVar[bool] = False
    """Whether it starts a program on the worker's machine, which a sandbox can hold."""

    def __init__(self, options: ExecutorOptions) -> None:
        self._options = options

    @classmethod
    def check(cls, config: dict[str, Any]) -> ConfigT:
        """The typed config, or Invalid with the pointer of the refused field."""
        try:
            return msgspec.convert(config, cls.config_type)  # type: ignore[return-value]
        except msgspec.ValidationError as exc:
            message, _, path = str(exc).partition(" - at `")
            raise Invalid(message, pointer=POINTER + _pointer(message, path), code="executor.config") from exc

    @classmethod
    def config_schema(cls) -> dict[str, Any]:
        """JSON schema of the config; a form is drawn from it."""
        return msgspec.json.schema(cls.config_type)

    @abstractmethod
    async def run(self, config: ConfigT, context: AttemptContext) -> Result:
        """Carry out the attempt; a failure of the job is a Result, never an exception."""


async def run_bounded(work: Coroutine[Any, Any, Result], context: AttemptContext, *, limit_s: float) -> Result:
    """The result of `work`, or how it was cut short: by `limit_s` or by cancellation."""
    running = asyncio.ensure_future(work)
    stop = asyncio.ensure_future(context.cancelled.wait())
    either: set[asyncio.Future[Any]] = {running, stop}
    try:
        await asyncio.wait(either, timeout=limit_s, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            return running.result()
    finally:
        stop.cancel()
        running.cancel()
        await asyncio.wait(either)
    if context.cancelled.is_set():
        outcome, error = Outcome.CANCELLED, "Cancelled"
    else:
        outcome, error = Outcome.TIMED_OUT, f"Timed out after {limit_s:g} s"
    await context.emit(LogStream.SYSTEM, f"{error}\n".encode())
    return Result(outcome=outcome, error=error)


def _as_text(value: ParameterValue) -> str:
    """As a program reads it: `true` and `false`, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else value


_FIELD = re.compile(r"(?:unknown|missing required) field `([^`]+)`")


def _pointer(message: str, path: str) -> str:
    """`$.headers[0]` as a pointer, `/headers/0`; a missing or unknown field is named by the message."""
    named = _FIELD.search(message)
    parents = path.rstrip("`").removeprefix("$").replace("[", "/").replace("]", "").replace(".", "/")
    return f"{parents}/{named.group(1)}" if named else parents
