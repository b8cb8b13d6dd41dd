"""Runs a container with a Docker Engine."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._docker_container import (
    LABEL,
    WORKER_LABEL,
    DockerConfig,
    body_of,
    credentials_of,
    is_abandoned,
    name_of,
)
from chronos_synapse.executors._docker_engine import Engine, EngineError, NotStarted
from chronos_synapse.executors._docker_frames import BadFrame, Frames
from chronos_synapse.executors._parameters import with_parameters
from chronos_synapse.executors._setup import run_prepared
from chronos_synapse.executors._signals import signal_of
from chronos_synapse.executors._tasks import end_tasks, until_over
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Failed, Result, failed

DRAIN_S = 2.0
"""How long output is waited for after the end."""
STOP_EXTRA_S = 10.0
"""The engine may need so much longer than the grace to stop a container."""
REMOVE_S = 30.0
NO_SOCKET = "This worker runs no containers: CHRONOS_DOCKER_SOCKET does not say where a Docker Engine is"


class DockerExecutor(Executor[DockerConfig]):
    """Each attempt has a container of its own, which is removed whatever happens."""

    kind = "docker"
    title = "Docker container"
    description = "Runs a container of an image with the Docker Engine of the worker's machine."
    config_type = DockerConfig
    is_remote = True
    open_fields = frozenset({"command", "entrypoint"})

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._is_swept = False

    def missing(self) -> str | None:
        """A Docker Engine's socket."""
        return NO_SOCKET if self._options.docker_socket is None else None

    async def run(self, config: DockerConfig, context: AttemptContext) -> Result:
        """Fetch the image when that is needed, then run a container and remove it."""

        async def run(container: _Container) -> Result:
            try:
                return await container.run()
            except NotStarted as exc:
                return await failed(context, Failed(f"The container could not start: {exc}", Cause.REFUSED))
            except (EngineError, BadFrame) as exc:
                return await failed(context, Failed(str(exc), Cause.INTERNAL))

        return await run_prepared(self._prepared(config, context), context, run)

    @asynccontextmanager
    async def _prepared(self, config: DockerConfig, context: AttemptContext) -> AsyncIterator["_Container"]:
        filled = with_parameters(type(self), config, context)
        async with self._engine() as engine:
            await self._sweep(engine, context)
            await _fetch(engine, filled, context)
            name = name_of(context)
            try:
                await _create(engine, name, body_of(filled, context))
                yield _Container(engine, name, context)
            finally:
                await _remove_surely(engine, name, context)

    @asynccontextmanager
    async def _engine(self) -> AsyncIterator[Engine]:
        if self._options.docker_socket is None:
            raise Failed(NO_SOCKET, Cause.REFUSED)
        async with Engine(self._options.docker_socket) as engine:
            yield engine

    async def _sweep(self, engine: Engine, context: AttemptContext) -> None:
        """Remove what lost attempts of this execution, and at first also what killed workers, have left running."""
        try:
            found = await engine.labelled(f"{LABEL}={context.execution_id}")
            if not self._is_swept:
                everything = await engine.labelled(WORKER_LABEL)
                found += [each for each in everything if is_abandoned(each.get("Labels") or {})]
                self._is_swept = True
            for each in found:
                await engine.remove(str(each["Id"]))
        except EngineError as exc:
            raise Failed(str(exc), Cause.SETUP) from exc

    async def _looks(self, config: DockerConfig, context: AttemptContext) -> AsyncIterator[str]:
        filled = with_parameters(type(self), config, context)
        async with self._engine() as engine:
            try:
                yield f"Docker {await engine.version()} answers"
                if await engine.has_image(filled.image):
                    yield f"The image {filled.image} is here"
                elif filled.pull == "never":
                    raise Failed(f"The image {filled.image} is not here and is never fetched", Cause.SETUP)
                else:
                    yield f"The image {filled.image} will be fetched by the first run"
            except EngineError as exc:
                raise Failed(str(exc), Cause.SETUP) from exc


class _Container:
    """A container that was made and is about to run."""

    def __init__(self, engine: Engine, name: str, context: AttemptContext) -> None:
        self._engine, self._name, self._context = engine, name, context

    async def run(self) -> Result:
        async with self._engine.attached(self._name) as frames:
            pump = asyncio.ensure_future(self._pump(frames))
            over = asyncio.ensure_future(self._engine.wait_started(self._name))
            try:
                cut = await self._until_over(over, pump)
                await asyncio.wait({over}, timeout=STOP_EXTRA_S)
                if over.done():
                    over.result()
                await asyncio.wait({pump}, timeout=DRAIN_S)
                if pump.done():
                    pump.result()
            finally:
                await end_tasks(pump, over)
        return await self._result(cut)

    async def _pump(self, frames: Frames) -> None:
        async for stream, payload in frames:
            await self._context.emit(stream, payload)

    async def _until_over(self, over: asyncio.Future[None], pump: asyncio.Future[None]) -> Result | None:
        """How it was cut short; None when it ended by itself."""
        context = self._context
        if await until_over(over, [pump], context):
            return None
        how = await self._stop()
        if not context.cancelled.is_set():
            error = f"Timed out after {context.timeout_s:g} s: {how}"
            return Result(outcome=Outcome.TIMED_OUT, error=error, cause=Cause.TIMEOUT)
        word = "Terminated" if context.terminated.is_set() else "Cancelled"
        return Result(outcome=Outcome.CANCELLED, error=f"{word}: {how}")

    async def _stop(self) -> str:
        context = self._context
        try:
            if context.terminated.is_set():
                await self._engine.kill(self._name)
                return "KILL sent to the container"
            async with asyncio.timeout(context.grace_s + STOP_EXTRA_S):
                await self._engine.stop(self._name, grace_s=context.grace_s)
        except (EngineError, TimeoutError) as exc:
            return f"the container could not be stopped and is removed: {exc}"
        return "the container was stopped"

    async def _result(self, cut: Result | None) -> Result:
        state = await self._engine.state(self._name)
        if cut is not None:
            await self._context.say(cut.error or "")
        if state.get("Running"):
            return cut or Result(outcome=Outcome.FAILED, error="The container did not end", cause=Cause.INTERNAL)
        code = int(state["ExitCode"])
        name = signal_of(code)
        result = cut or _verdict(code, name, is_out_of_memory=bool(state.get("OOMKilled")))
        return msgspec.structs.replace(result, exit_code=None if name else code, signal=name)


def _verdict(code: int, name: str | None, *, is_out_of_memory: bool) -> Result:
    if is_out_of_memory:
        error = "Out of memory: the kernel ended a process of the container"
        return Result(outcome=Outcome.FAILED, error=error, cause=Cause.OUT_OF_MEMORY)
    if code == 0:
        return Result(outcome=Outcome.SUCCEEDED)
    if name:
        return Result(outcome=Outcome.FAILED, error=f"Ended by signal {name}", cause=Cause.SIGNAL)
    return Result(outcome=Outcome.FAILED, error=f"Exit code {code}", cause=Cause.EXIT_CODE)


async def _create(engine: Engine, name: str, body: Mapping[str, Any]) -> None:
    try:
        await engine.create(name, body)
    except EngineError as exc:
        raise Failed(f"The container could not be made: {exc}", Cause.SETUP) from exc


async def _remove_surely(engine: Engine, name: str, context: AttemptContext) -> None:
    removing = asyncio.ensure_future(_remove(engine, name, context))
    try:
        await asyncio.shield(removing)
    except asyncio.CancelledError:
        await removing
        raise


async def _fetch(engine: Engine, config: DockerConfig, context: AttemptContext) -> None:
    try:
        is_here = config.pull != "always" and await engine.has_image(config.image)
        if is_here:
            return
        if config.pull == "never":
            raise Failed(f"The image {config.image} is not here and is never fetched", Cause.SETUP)
        await context.say(f"Fetching the image {config.image}")
        async for news in engine.pull(config.image, credentials_of(config)):
            await context.say(news)
    except EngineError as exc:
        raise Failed(f"The image {config.image} could not be fetched: {exc}", Cause.SETUP) from exc


async def _remove(engine: Engine, name: str, context: AttemptContext) -> None:
    try:
        async with asyncio.timeout(REMOVE_S):
            await engine.remove(name)
    except (EngineError, TimeoutError) as exc:
        with contextlib.suppress(Exception):
            await context.say(f"The container {name} could not be removed: {exc}")
