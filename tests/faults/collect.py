"""Brings a run to rest and gathers everything that the product says of it, through its API alone."""

import time
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from tests.faults.client import Client, Refused
from tests.faults.editor import FINAL, Editor, lines_of
from tests.faults.history import Attempt, Line, Run, Slot
from tests.faults.reference import epoch_ms

PAGE = 1000
POLL_S = 0.5


def pause_all(client: Client, editor: Editor, job_ids: list[str]) -> None:
    """Nothing new falls due from now on."""
    for job_id in job_ids:
        job = client.surely("GET", f"/jobs/{job_id}")
        editor.learn(job)
        if job["state"] == "active":
            # Not repeated blindly: a second PATCH would make another version.
            client.surely("PATCH", f"/jobs/{job_id}", {"state": "paused"})
            editor.learn(client.surely("GET", f"/jobs/{job_id}"))


def wait_until_nothing_lives(client: Client, *, timeout_s: float) -> bool:
    """Whether all executions reached an end in time."""
    deadline = time.monotonic() + timeout_s
    states = "&".join(f"state={state}" for state in ("queued", "running", "retrying"))
    while client.surely("GET", f"/executions?limit=1&{states}")["total"]:
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_S)
    return True


def slots(client: Client, job_id: str, *, since: str, until: str) -> Iterator[Slot]:
    """The ledger of a job."""
    path = f"/jobs/{job_id}/slots?from={since}&to={until}&limit={PAGE}"
    for item in client.pages(path):
        due_ms = epoch_ms(item["due_at"])
        yield Slot(
            job_id=job_id,
            due_ms=due_ms,
            until_ms=epoch_ms(item["until"]) if item["until"] else due_ms,
            count=item["count"],
            disposition=item["disposition"],
            reason=item["reason"],
            late_ms=item["late_ms"],
            execution_id=item["execution_id"],
        )


def runs(client: Client, *, talking: Collection[str]) -> Iterator[Run]:
    """Every execution, with its log; of the jobs `talking` also what it said of itself."""
    for item in client.pages(f"/executions?limit={PAGE}&sort=scheduled_for"):
        run = _run(item, _log(client, item["id"]) if item["started_at"] else None)
        if run.job_id in talking and run.started_ms is not None:
            progress = client.surely("GET", f"/executions/{run.id}/record")["progress"]
            run = msgspec.structs.replace(run, progress=progress["percent"] if progress else None)
        yield run


def dead_letters(client: Client) -> list[str]:
    """Executions that wait there for somebody's decision."""
    return [item["execution_id"] for item in client.pages("/dead-letters?limit=100")]


def variable(client: Client, key: str) -> int:
    """What jobs have counted up to; 0 when none has."""
    try:
        value: int = client.surely("GET", f"/variables/{key}")["value"]
    except Refused:
        return 0
    return value


def _log(client: Client, execution_id: str) -> list[Line]:
    found: list[Line] = []
    after = ""
    while True:
        page = client.surely("GET", f"/executions/{execution_id}/log?limit=1000{after}")
        found += lines_of(page["lines"])
        if page["next_after"] is None or not page["lines"]:
            return found
        after = f"&after={page['next_after']}"


def _run(item: Mapping[str, Any], lines: list[Line] | None) -> Run:
    return Run(
        id=item["id"],
        job_id=item["job_id"],
        origin=item["origin"],
        state=item["state"],
        reason=item["reason"],
        due_ms=epoch_ms(item["scheduled_for"]),
        queued_ms=epoch_ms(item["queued_at"]),
        started_ms=_optional_ms(item["started_at"]),
        finished_ms=_optional_ms(item["finished_at"]),
        attempts=[_attempt(attempt) for attempt in item["attempts"]],
        lines=lines,
        dropped_lines=item["log"]["dropped_lines"],
    )


def _attempt(item: Mapping[str, Any]) -> Attempt:
    return Attempt(
        number=item["number"],
        worker=item["worker"],
        started_ms=epoch_ms(item["started_at"]),
        finished_ms=_optional_ms(item["finished_at"]),
        outcome=item["outcome"],
        retry_ms=_optional_ms(item["retry_at"]),
    )


def _optional_ms(text: str | None) -> int | None:
    return epoch_ms(text) if text else None


__all__ = ["FINAL", "dead_letters", "pause_all", "runs", "slots", "variable", "wait_until_nothing_lives"]
