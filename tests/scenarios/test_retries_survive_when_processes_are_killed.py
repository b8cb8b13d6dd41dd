"""Executions wait for their next attempt while every process is killed: each attempt follows once, and at its time."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.product import ADMIN, Up, call
from tests.support import wait_until_sync

JOBS = 6
ATTEMPTS = 3
WAIT_S = 2.0
READY_S = 300.0
VICTIMS = ("scheduler", "worker", "redis", "analyst")


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    with Up(tmp_path / "data", settings={**ADMIN, "CHRONOS_LEASE_S": "2"}) as running:
        yield running


def definition(number: int, witness: Path) -> dict[str, Any]:
    """A job that succeeds at its last attempt; of each attempt it leaves a line."""
    command = f'echo "{number} $CHRONOS_FENCE" >> {witness}; [ "$CHRONOS_ATTEMPT" -ge {ATTEMPTS} ]'
    return {
        "name": f"job {number}",
        "executor": {"kind": "shell", "config": {"command": command}},
        "retry": {"max_attempts": ATTEMPTS, "initial_s": WAIT_S, "multiplier": 1, "jitter": 0},
        "on_lost": "retry",
    }


@pytest.mark.timeout(200)
def test_every_attempt_follows_once_and_at_its_time(up: Up, tmp_path: Path) -> None:
    url = up.wait_until_ready()
    credentials = {"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]}
    token = call(f"{url}/api/v1/auth/login", body=credentials)[1]["access_token"]
    witness = tmp_path / "witness"
    witness.touch()

    def ask(path: str, body: object = None) -> Any:
        status, answer = call(f"{url}/api/v1{path}", body=body, token=token)
        assert status in (200, 201, 202), answer
        return answer

    ids = []
    for number in range(JOBS):
        job = ask("/jobs", definition(number, witness))
        ids.append(ask(f"/jobs/{job['id']}/trigger", {})["execution_id"])

    def have_begun(attempt: int) -> bool:
        begun = Counter(line.split()[1] for line in witness.read_text().splitlines())
        return begun[str(attempt)] >= JOBS

    wait_until_sync(lambda: have_begun(1), timeout_s=READY_S, description="first attempts")
    before = {name: up.children()[name] for name in VICTIMS}
    for name in VICTIMS:
        os.kill(before[name], signal.SIGKILL)
    up.wait_until(
        lambda: all(up.children().get(name) not in (None, process) for name, process in before.items()),
        "others in their place",
    )
    up.wait_until_ready_again(url)
    wait_until_sync(lambda: have_begun(ATTEMPTS), timeout_s=READY_S, description="last attempts")

    def executions() -> list[Any]:
        return [ask(f"/executions/{execution_id}") for execution_id in ids]

    wait_until_sync(
        lambda: all(one["state"] == "succeeded" for one in executions()), timeout_s=READY_S, description="all succeed"
    )
    for one in executions():
        assert [attempt["number"] for attempt in one["attempts"]] == list(range(1, ATTEMPTS + 1))
        for attempt, following in zip(one["attempts"], one["attempts"][1:], strict=False):
            if attempt["outcome"] == "failed":
                assert attempt["retry_at"] <= following["started_at"]
    begun = Counter(witness.read_text().splitlines())
    assert set(begun.values()) == {1}
