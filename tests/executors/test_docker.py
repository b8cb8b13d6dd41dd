"""A container is made, run and removed, whatever happens; the engine is a local one that speaks the API."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._docker_container import is_abandoned, worker_label
from chronos_synapse.executors.base import ExecutorOptions, RuntimeDoor
from chronos_synapse.executors.docker import DockerExecutor
from tests.executors.fake_docker import IMAGES, FakeContainer, FakeDocker, hello
from tests.executors.support import Attempt
from tests.support import wait_until


@pytest.fixture
async def docker(options: ExecutorOptions) -> AsyncIterator[FakeDocker]:
    assert options.docker_socket is not None
    async with FakeDocker(dict(IMAGES), remote={"private/far:1": hello}).serving(options.docker_socket) as docker:
        yield docker


@pytest.fixture
def attempt(options: ExecutorOptions, docker: FakeDocker) -> Attempt:
    del docker
    return Attempt(DockerExecutor(options))


async def test_both_outputs_are_told_apart_and_the_container_is_gone(attempt: Attempt, docker: FakeDocker) -> None:
    result = await attempt.run(image="hello")

    assert (result.outcome, result.exit_code, result.error) == (Outcome.SUCCEEDED, 0, None)
    assert (attempt.output.stdout, attempt.output.stderr) == ("hello\n", "oh\n")
    assert docker.containers == {}
    assert result.setup_ms is not None


async def test_the_container_is_made_as_the_config_says(options: ExecutorOptions, docker: FakeDocker) -> None:
    door = RuntimeDoor(
        environment={"CHRONOS_TOKEN": "t", "CHRONOS_RUNTIME_SOCKET": "/s", "CHRONOS_RUNTIME_URL": "http://h"},
        socket=Path("/s"),
    )
    attempt = Attempt(
        DockerExecutor(options), environment={"A": "b=c"}, parameters={"who": "you and 'me'"}, runtime=door
    )

    await attempt.run(
        image="hello",
        command=["echo", "${param:who}"],
        entrypoint=["/bin/sh"],
        working_directory="/srv",
        user="1000:1000",
        network="none",
        cpu=0.5,
        memory_mb=64,
        pids=10,
        read_only=True,
    )

    body = docker.made[0].body
    assert (body["Cmd"], body["Entrypoint"]) == (["echo", "you and 'me'"], ["/bin/sh"])
    assert (body["WorkingDir"], body["User"], body["Tty"]) == ("/srv", "1000:1000", False)
    assert {"A=b=c", "CHRONOS_ATTEMPT=2", "CHRONOS_TOKEN=t", "CHRONOS_RUNTIME_URL=http://h"} <= set(body["Env"])
    assert not any(entry.startswith("CHRONOS_RUNTIME_SOCKET") for entry in body["Env"])
    assert body["HostConfig"] == {
        "NetworkMode": "none",
        "PidsLimit": 10,
        "SecurityOpt": ["no-new-privileges"],
        "ReadonlyRootfs": True,
        "Init": True,
        "LogConfig": {"Type": "none", "Config": {}},
        "CapDrop": ["ALL"],
        "Tmpfs": {"/tmp": "size=64m"},
        "NanoCpus": 500_000_000,
        "Memory": 64 << 20,
        "MemorySwap": 64 << 20,
    }


async def test_what_the_image_says_is_not_overwritten_by_nothing(attempt: Attempt, docker: FakeDocker) -> None:
    await attempt.run(image="hello")

    assert {"Cmd", "Entrypoint", "WorkingDir", "User"}.isdisjoint(docker.made[0].body)


async def test_long_frames_and_headers_in_pieces_arrive_whole(attempt: Attempt) -> None:
    result = await attempt.run(image="endless")

    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.stdout == "x" * 4_000_000
    assert attempt.output.stderr == "last\n"
    assert max(len(data) for _, data in attempt.output.chunks) < 1_000_000


@pytest.mark.parametrize(
    ("image", "cause", "code", "signal", "error"),
    [
        ("failing", Cause.EXIT_CODE, 3, None, "Exit code 3"),
        ("crashing", Cause.SIGNAL, None, "SIGSEGV", "Ended by signal SIGSEGV"),
        ("greedy", Cause.OUT_OF_MEMORY, None, "SIGKILL", "Out of memory: the kernel ended a process of the container"),
    ],
)
async def test_why_it_failed_is_told(
    attempt: Attempt, image: str, cause: Cause, code: int | None, signal: str | None, error: str
) -> None:
    result = await attempt.run(image=image)

    assert (result.outcome, result.cause, result.error) == (Outcome.FAILED, cause, error)
    assert (result.exit_code, result.signal) == (code, signal)


class TestEnd:
    """A container never outlives its attempt."""

    async def test_a_timeout_stops_it_with_the_job_s_grace(self, options: ExecutorOptions, docker: FakeDocker) -> None:
        attempt = Attempt(DockerExecutor(options), timeout_s=0.2, grace_s=7)

        result = await attempt.run(image="sleeping")

        assert (result.outcome, result.cause, result.signal) == (Outcome.TIMED_OUT, Cause.TIMEOUT, "SIGTERM")
        assert result.error == "Timed out after 0.2 s: the container was stopped"
        assert docker.made[0].stop_grace_s == 7
        assert docker.containers == {}

    async def test_one_that_ignores_term_is_killed(self, options: ExecutorOptions, docker: FakeDocker) -> None:
        attempt = Attempt(DockerExecutor(options), timeout_s=0.2, grace_s=0.2)

        result = await attempt.run(image="stubborn")

        assert (result.outcome, result.signal) == (Outcome.TIMED_OUT, "SIGKILL")
        assert docker.containers == {}

    async def test_a_terminated_one_is_killed_at_once(self, attempt: Attempt, docker: FakeDocker) -> None:
        running = asyncio.create_task(attempt.run(image="stubborn"))
        await wait_until(lambda: attempt.output.stdout, description="its first line")
        attempt.terminated.set()
        attempt.cancelled.set()

        result = await running

        assert (result.outcome, result.error) == (Outcome.CANCELLED, "Terminated: KILL sent to the container")
        assert docker.made[0].stop_grace_s is None
        assert docker.containers == {}

    async def test_it_is_removed_when_the_attempt_is_broken_off(self, attempt: Attempt, docker: FakeDocker) -> None:
        running = asyncio.create_task(attempt.run(image="stubborn"))
        await wait_until(lambda: attempt.output.stdout, description="its first line")

        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

        assert docker.containers == {}

    async def test_it_is_removed_when_the_log_cannot_be_written(
        self, options: ExecutorOptions, docker: FakeDocker
    ) -> None:
        attempt = Attempt(DockerExecutor(options))

        async def refuse(*_: object) -> None:
            raise RuntimeError("the log is lost")

        context = msgspec.structs.replace(attempt.context, emit=refuse)
        with pytest.raises(RuntimeError):
            await attempt.executor.run(DockerExecutor.check({"image": "stubborn"}), context)

        assert docker.containers == {}

    async def test_output_that_cannot_be_read_ends_it(self, attempt: Attempt, docker: FakeDocker) -> None:
        result = await attempt.run(image="broken")

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.INTERNAL)
        assert docker.containers == {}

    async def test_a_program_that_is_not_in_the_image_is_told(self, attempt: Attempt, docker: FakeDocker) -> None:
        result = await attempt.run(image="hello", command=["no-such-program"])

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
        assert result.error is not None
        assert "executable file not found" in result.error
        assert docker.containers == {}


class TestImage:
    """It is fetched when it has to be, which counts as setup."""

    async def test_one_that_is_missing_is_fetched(self, attempt: Attempt, docker: FakeDocker) -> None:
        result = await attempt.run(image="private/far:1", registry_username="me", registry_password="p4ss")

        assert result.outcome is Outcome.SUCCEEDED
        told = json.loads(base64.urlsafe_b64decode(docker.registry_headers[0]))
        assert told == {"username": "me", "password": "p4ss"}
        assert attempt.output.system.splitlines() == [
            "Fetching the image private/far:1",
            "Pulling from private/far:1",
            "Status: Downloaded newer image",
        ]

    async def test_one_that_is_there_is_not_fetched_unless_always(self, attempt: Attempt, docker: FakeDocker) -> None:
        docker.remote["hello"] = hello

        await attempt.run(image="hello")
        assert docker.registry_headers == []
        await attempt.run(image="hello", pull="always")

        assert docker.registry_headers == [""]

    @pytest.mark.parametrize(
        ("pull", "error"),
        [
            ("missing", "The image nowhere could not be fetched: pull access denied for nowhere"),
            ("never", "The image nowhere is not here and is never fetched"),
        ],
    )
    async def test_one_that_cannot_be_had_is_a_failure_of_the_setup(
        self, attempt: Attempt, docker: FakeDocker, pull: str, error: str
    ) -> None:
        result = await attempt.run(image="nowhere", pull=pull)

        assert (result.outcome, result.cause, result.error) == (Outcome.FAILED, Cause.SETUP, error)
        assert docker.made == []


class TestLeftOver:
    """What a killed worker has left is removed by the next one."""

    async def test_containers_of_lost_attempts_are_removed(self, attempt: Attempt, docker: FakeDocker) -> None:
        def leave(name: str, labels: dict[str, str]) -> None:
            docker.containers[name] = FakeContainer(name, {"Image": "stubborn", "Labels": labels})

        host = worker_label().partition(" ")[0]
        leave("same-execution", {"chronos.execution": "job1-19a", "chronos.worker": worker_label()})
        leave("killed-worker", {"chronos.execution": "job2-1", "chronos.worker": f"{host} 999999999 5"})
        leave("live-worker", {"chronos.execution": "job3-1", "chronos.worker": worker_label()})
        leave("other-host", {"chronos.execution": "job4-1", "chronos.worker": "elsewhere 999999999 5"})
        leave("not-ours", {})

        await attempt.run(image="hello")

        assert sorted(docker.containers) == ["live-worker", "not-ours", "other-host"]

    def test_a_process_number_that_was_given_anew_is_not_taken_for_the_worker(self) -> None:
        host, pid, start = worker_label().split(" ")

        assert not is_abandoned({"chronos.worker": f"{host} {pid} {start}"})
        assert is_abandoned({"chronos.worker": f"{host} {pid} {int(start) + 1}"})
        assert not is_abandoned({})


async def test_an_engine_that_does_not_answer_is_a_failure_of_the_setup(options: ExecutorOptions) -> None:
    result = await Attempt(DockerExecutor(options)).run(image="hello")

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.SETUP)
    assert result.error is not None
    assert result.error.startswith("Docker does not answer")


async def test_a_worker_without_a_socket_says_so(options: ExecutorOptions) -> None:
    executor = DockerExecutor(msgspec.structs.replace(options, docker_socket=None))

    result = await Attempt(executor).run(image="hello")

    assert executor.missing()
    assert (result.outcome, result.cause, result.error) == (Outcome.FAILED, Cause.REFUSED, executor.missing())


async def test_a_dry_run_makes_no_container(attempt: Attempt, docker: FakeDocker) -> None:
    here = await attempt.dry_run(image="hello")
    far = await attempt.dry_run(image="private/far:1")
    never = await attempt.dry_run(image="private/far:1", pull="never")

    assert (here.outcome, far.outcome, never.cause) == (Outcome.SUCCEEDED, Outcome.SUCCEEDED, Cause.SETUP)
    assert attempt.output.system.splitlines()[:4] == [
        "ok: Docker 29.1.0 answers",
        "ok: The image hello is here",
        "ok: Docker 29.1.0 answers",
        "ok: The image private/far:1 will be fetched by the first run",
    ]
    assert all(line.startswith("GET ") for line in docker.asked)


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, "image"),
        ({"image": ""}, "image"),
        ({"image": "../x"}, "image"),
        ({"image": "a/../../version"}, "image"),
        ({"image": "a b"}, "image"),
        ({"image": "a?b=c"}, "image"),
        ({"image": "a\n"}, "image"),
        ({"image": "a", "command": ["x\0"]}, "command/0"),
        ({"image": "a", "network": "host"}, "network"),
        ({"image": "a", "pids": 0}, "pids"),
        ({"image": "a", "user": "a b"}, "user"),
        ({"image": "a", "privileged": True}, "privileged"),
        ({"image": "a", "volumes": ["/:/host"]}, "volumes"),
    ],
)
def test_a_wrong_config_is_refused_by_its_field(config: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        DockerExecutor.check(config)

    assert [error.pointer for error in caught.value.errors] == [f"/executor/config/{field}"]


@pytest.mark.parametrize(
    "image", ["alpine", "localhost:5000/a/b_c:1.2-x", "a@sha256:" + "0" * 64, "${var:IMAGE}", "a/b:${param:tag}"]
)
def test_names_of_images_are_taken(image: str) -> None:
    assert DockerExecutor.check({"image": image}).image == image
