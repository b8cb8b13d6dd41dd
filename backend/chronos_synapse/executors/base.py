"""What every executor is: a kind, a config that it checks, and a way to carry out an attempt."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Coroutine, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionId, Outcome
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.parameter import ParameterValue
from chronos_synapse.domain.reference import SavedConfig
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import TRUSTED, Sandbox
from chronos_synapse.sandbox.confiner import Confiner
from chronos_synapse.sandbox.pipe import Emit
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.sandbox.usage import Watch

POINTER = "/executor/config"
SDKS = Path(__file__).parents[1] / "sdks"

ConfigT = TypeVar("ConfigT", bound=msgspec.Struct)


class ExecutorOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker hands to every executor that it builds."""

    spawner: Spawner
    allowed_networks: tuple[str, ...] = ()
    """CIDRs of private addresses that jobs may call; public ones are always allowed."""
    confiner: Confiner | None = None
    """Puts programs into sandboxes; None: only what is trusted and has no limits can be run."""
    cache_dir: Path | None = None
    """Where environments are kept and scripts are put for their attempts; None: under the system's temporary files."""
    environments_max: int = 20
    """So many Python environments are kept; of more, those that were not used for longest are removed."""
    pip_arguments: tuple[str, ...] = ()
    """Put before the requirements when an environment is built, such as `--index-url`."""
    python: str = ""
    """Interpreter of jobs that name none; empty: the one that this product was installed with."""
    node: str = ""
    """Node.js of jobs that name none; empty: the first one on the usual path."""
    sdk_dir: Path = SDKS
    """Holds `python`, `node` and `shell`, by which jobs reach their runtime API."""
    docker_socket: Path | None = None
    """The Docker Engine's unix socket; None: this worker runs no containers."""
    redis_sockets: tuple[str, ...] = ()
    """Unix sockets of Redis servers that jobs may speak to."""


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
    owner_id: str = ""
    """What one owner's jobs learn of a host, another's are not held to."""
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
    saved: SavedConfig | None = None
    """The config before values took the place of its references; None: it is the one that is run."""
    sandbox: Sandbox = TRUSTED
    runtime: RuntimeDoor | None = None
    emit: Emit
    """Takes raw chunks of output; while it is awaited nothing more is read."""
    cancelled: asyncio.Event
    """Set when the attempt must end."""
    terminated: asyncio.Event
    """Set before `cancelled` when it must end without grace."""
    watch: Watch | None = None
    """Given the gauge of a program that has been started."""

    def __repr__(self) -> str:
        """Without values: some are secrets."""
        return f"AttemptContext({self.execution_id}, attempt {self.attempt})"

    async def say(self, text: str) -> None:
        """Write a line of ours into the log."""
        await self.emit(LogStream.SYSTEM, text.encode("utf-8", "replace") + b"\n")

    def variables(self) -> dict[str, str]:
        """What an attempt may know of itself, as environment variables."""
        return {
            **{f"CHRONOS_PARAM_{name.upper()}": as_text(value) for name, value in self.parameters.items()},
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
    is_remote: ClassVar[bool] = False
    """Whether it starts a program elsewhere, which can call the runtime API by the network only."""
    code_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields of the config that are program text: neither a reference nor a parameter is ever put into one."""
    open_fields: ClassVar[frozenset[str]] = frozenset()
    """Further fields that others on a machine can see, such as arguments: no reference is put into one."""

    def __init__(self, options: ExecutorOptions) -> None:
        self._options = options

    def missing(self) -> str | None:
        """What this worker lacks to run this kind, in words; None: nothing."""
        return None

    async def close(self) -> None:
        """Let go of what is kept between attempts."""

    @classmethod
    def takes_references(cls, field: str) -> bool:
        """Whether values of secrets and variables are put into this field of the config."""
        return field not in cls.code_fields | cls.open_fields

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

    async def dry_run(self, config: ConfigT, context: AttemptContext) -> Result:
        """Look whether it could be carried out, and do nothing of it; the log gets a line for each look."""
        return await run_bounded(_look(self._looks(config, context), context), context, limit_s=context.timeout_s)

    async def _looks(self, config: ConfigT, context: AttemptContext) -> AsyncIterator[str]:
        """What was found right, in words, one after the other; Failed says what was not."""
        del config, context
        yield "The config is valid"


class Failed(Exception):
    """An attempt cannot succeed any more; a Result is made of it. The text holds no credentials."""

    def __init__(self, error: str, cause: Cause) -> None:
        super().__init__(error)
        self.error = error
        self.cause = cause


async def failed(context: AttemptContext, failure: Failed) -> Result:
    """The result of a failure, which the log is told of."""
    await context.say(failure.error)
    return Result(outcome=Outcome.FAILED, error=failure.error, cause=failure.cause)


async def _look(looks: AsyncIterator[str], context: AttemptContext) -> Result:
    try:
        async for found in looks:
            await context.say(f"ok: {found}")
    except Failed as failure:
        await context.say(f"failed: {failure.error}")
        return Result(outcome=Outcome.FAILED, error=failure.error, cause=failure.cause)
    return Result(outcome=Outcome.SUCCEEDED)


async def run_bounded(
    work: Coroutine[Any, Any, Result], context: AttemptContext, *, limit_s: float, cause: Cause = Cause.TIMEOUT
) -> Result:
    """The result of `work`, or how it was cut short: by `limit_s`, by cancellation, or because it Failed."""
    running = asyncio.ensure_future(work)
    stop = asyncio.ensure_future(context.cancelled.wait())
    either: set[asyncio.Future[Any]] = {running, stop}
    try:
        await asyncio.wait(either, timeout=limit_s, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            return running.result()
    except Failed as failure:
        return await failed(context, failure)
    finally:
        stop.cancel()
        running.cancel()
        await asyncio.wait(either)
    words = "Preparing it timed out" if cause is Cause.SETUP else "Timed out"
    cut = Result(outcome=Outcome.TIMED_OUT, error=f"{words} after {limit_s:g} s", cause=cause)
    if context.cancelled.is_set():
        cut = Result(outcome=Outcome.CANCELLED, error="Cancelled")
    await context.say(cut.error or "")
    return cut


def as_text(value: ParameterValue) -> str:
    """As a program reads it: `true` and `false`, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


_FIELD = re.compile(r"(?:unknown|missing required) field `([^`]+)`")


def _pointer(message: str, path: str) -> str:
    """`$.headers[0]` as a pointer, `/headers/0`; a missing or unknown field is named by the message."""
    named = _FIELD.search(message)
    parents = path.rstrip("`").removeprefix("$").replace("[", "/").replace("]", "").replace(".", "/")
    return f"{parents}/{named.group(1)}" if named else parents
