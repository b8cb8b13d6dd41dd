"""Fifty jobs fire every few seconds while scheduler, worker, api and Redis are killed in turn.

Afterwards every due time has exactly one execution or a recorded reason, nothing ran twice, and no line that was
stored is missing.
"""

import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.product import ADMIN, Up, call, is_ready
from tests.scenarios.accounting import LIVE, Account, Job, Record, schedule_from
from tests.support import wait_until_sync

JOBS = 50
LINES = 20
VICTIMS = ("scheduler", "worker", "api", "redis")
SETTINGS = {**ADMIN, "CHRONOS_LEASE_S": "2", "CHRONOS_RATE_LIMITS": "false"}
"""The accounting reads every log as fast as it can, and no person asks like that."""
PEACE_S = 6.0
"""Between two kills: long enough for several due times of each job."""
READY_S = 300.0
QUIET_S = 300.0


class Client:
    """The API as a program uses it; repeats while the api is being restarted."""

    def __init__(self, url: str) -> None:
        self._url = url
        credentials = {"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]}
        self._token = call(f"{url}/api/v1/auth/login", body=credentials)[1]["access_token"]

    def get(self, path: str) -> Any:
        status, answer = call(f"{self._url}/api/v1{path}", token=self._token)
        assert status == 200, answer
        return answer

    def post(self, path: str, body: object) -> Any:
        status, answer = call(f"{self._url}/api/v1{path}", body=body, token=self._token)
        assert status in (200, 201), answer
        return answer

    def executions(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor = ""
        while True:
            page = self.get(f"/executions?limit=1000{cursor}")
            assert page["complete"]
            found += page["items"]
            if page["next_cursor"] is None:
                assert len(found) == page["total"]
                return found
            cursor = f"&cursor={page['next_cursor']}"

    def log(self, execution_id: str) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self.get(f"/executions/{execution_id}/log?limit=1000")["lines"]
        return lines


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    with Up(tmp_path / "data", settings=SETTINGS) as running:
        yield running


def definition(number: int, witness: Path) -> dict[str, Any]:
    """One of the jobs: every 1 to 5 s, by cron or interval, with each policy in turn."""
    every = 1 + number % 5
    schedule: dict[str, Any] = {"kind": "cron", "expression": f"*/{every} * * * * *"}
    if number % 3 == 0:
        schedule = {"kind": "interval", "every_s": every}
    command = (
        f'echo "$CHRONOS_EXECUTION_ID $CHRONOS_FENCE" >> {witness}\n'
        f"for i in $(seq {LINES}); do echo line $i; done\n" + ("sleep 0.7\n" if number % 4 == 0 else "")
    )
    executor: dict[str, Any] = {"kind": "shell", "config": {"command": command}}
    if number % 5 == 0:
        executor = {"kind": "noop", "config": {}}
    return {
        "name": f"job {number}",
        "state": "active",
        "schedule": schedule,
        "executor": executor,
        "overlap": ("skip", "allow")[number % 2],
        "on_lost": ("fail", "retry")[number // 2 % 2],
    }


def kill(up: Up, name: str) -> None:
    before = up.children()[name]
    os.kill(before, signal.SIGKILL)
    up.wait_until(lambda: up.children().get(name) not in (None, before), f"another {name}")


def record_of(client: Client, execution: dict[str, Any]) -> Record:
    lines = client.log(execution["id"]) if execution["started_at"] else []
    printed = [line for line in lines if line["stream"] != "system"]
    until = execution["missed_until"]
    return Record(
        id=execution["id"],
        job_id=execution["job_id"],
        state=execution["state"],
        scheduled_for=datetime.fromisoformat(execution["scheduled_for"]),
        reason=execution["reason"],
        missed_count=execution["missed_count"],
        missed_until=datetime.fromisoformat(until) if until else None,
        offsets=[line["offset"] for line in lines],
        lines=[line["text"] for line in printed],
    )


@pytest.mark.timeout(300)
def test_every_due_time_has_one_execution_or_a_reason(up: Up, tmp_path: Path) -> None:
    url = up.wait_until_ready()
    client = Client(url)
    witness = tmp_path / "witness"
    witness.touch()
    made = [client.post("/jobs", definition(number, witness)) for number in range(JOBS)]
    since = datetime.now(UTC)

    for victim in VICTIMS:
        time.sleep(PEACE_S)
        kill(up, victim)
        wait_until_sync(lambda: is_ready(url), timeout_s=READY_S, description=f"readiness after {victim}")
    time.sleep(PEACE_S)
    until = datetime.now(UTC) - timedelta(seconds=2)
    ids = [job["id"] for job in made]
    for result in client.post("/jobs/bulk", {"ids": ids, "action": "pause"})["results"]:
        assert result["ok"], result

    def is_quiet() -> bool:
        return not any(execution["state"] in LIVE for execution in client.executions())

    wait_until_sync(is_quiet, timeout_s=QUIET_S, description="every execution to end")
    records = [record_of(client, execution) for execution in client.executions()]
    starts = [line.split() for line in witness.read_text().splitlines()]
    account = Account(
        jobs=[job_of(job) for job in made],
        records=records,
        witness=[(execution_id, int(fence)) for execution_id, fence in starts],
        since=since,
        until=until,
    )

    assert account.check() == []
    assert sum(record.state == "succeeded" for record in records) > JOBS


def job_of(job: dict[str, Any]) -> Job:
    is_shell = job["executor"]["kind"] == "shell"
    lines = tuple(f"line {number}" for number in range(1, LINES + 1)) if is_shell else ()
    return Job(id=job["id"], schedule=schedule_from(job["schedule"]), lines=lines, has_witness=is_shell)
