"""Backfills and the time machine over HTTP: whose they are, what may be asked, and what is answered."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from tests.api.conftest import Api, Caller

MINUTE_MS = 60_000
EACH_MINUTE = {"kind": "cron", "expression": "* * * * *"}


async def last_minutes(api: Api, minutes: int) -> dict[str, str]:
    """A range up to the minute before last, which hence does not move while a test runs."""
    until_ms = (await api.store.now_ms()) // MINUTE_MS * MINUTE_MS - MINUTE_MS
    return {"from": text(until_ms - (minutes - 1) * MINUTE_MS), "to": text(until_ms)}


def text(epoch_ms: int) -> str:
    return from_ms(epoch_ms).isoformat().replace("+00:00", "Z")


async def minutely_job(caller: Caller, **changes: Any) -> str:
    values: dict[str, Any] = {"state": "active", "schedule": EACH_MINUTE}
    return str((await caller.create_job(**(values | changes)))["id"])


async def test_a_dry_run_tells_and_begins_nothing(api: Api, developer: Caller) -> None:
    job_id = await minutely_job(developer)
    span = await last_minutes(api, 5)

    response = await developer.post(f"/jobs/{job_id}/backfills", span | {"dry_run": True})

    assert response.status_code == 200
    assert response.json()["backfill"] is None
    assert response.json()["total"] == len(response.json()["times"]) == 5
    assert (response.json()["times"][0], response.json()["times"][-1]) == (span["from"], span["to"])
    assert (await developer.get(f"/jobs/{job_id}/backfills")).json() == {"items": []}


async def test_a_backfill_is_begun_listed_and_cancelled(api: Api, developer: Caller) -> None:
    job_id = await minutely_job(developer)
    span = await last_minutes(api, 5)

    begun = await developer.post(f"/jobs/{job_id}/backfills", span | {"max_parallel": 2})
    backfill = begun.json()["backfill"]
    await api.container.scheduling.backfills.advance()
    listed = (await developer.get(f"/jobs/{job_id}/backfills")).json()["items"]
    executions = (await developer.get(f"/executions?job_id={job_id}")).json()["items"]
    cancelled = await developer.post(f"/jobs/{job_id}/backfills/{backfill['id']}/cancel")
    again = await developer.post(f"/jobs/{job_id}/backfills/{backfill['id']}/cancel")

    assert begun.status_code == 201
    assert backfill["created_by"] == "Somebody"
    assert (backfill["from"], backfill["to"], backfill["state"]) == (span["from"], span["to"], "running")
    assert [item["dispatched"] for item in listed] == [2]
    assert {execution["origin"] for execution in executions} == {"backfill"}
    assert cancelled.status_code == 200
    assert cancelled.json()["state"] == "cancelled"
    assert cancelled.json()["finished_at"] is not None
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"max_parallel": 0}, "backfill.parallel"),
        ({"to": "2999-01-01T00:00:00Z"}, "backfill.future"),
        ({"from": "2999-01-01T00:00:00Z"}, "time.range"),
        ({"from": "2020-01-01T00:00:00Z"}, "backfill.too_long"),
        ({"from": "2026-01-01T00:00:00"}, "time.range"),
    ],
)
async def test_a_wrong_range_is_refused(api: Api, developer: Caller, changes: dict[str, Any], code: str) -> None:
    job_id = await minutely_job(developer)

    response = await developer.post(f"/jobs/{job_id}/backfills", await last_minutes(api, 5) | changes)

    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == code


async def test_a_range_is_needed(developer: Caller) -> None:
    job_id = await minutely_job(developer)

    assert (await developer.post(f"/jobs/{job_id}/backfills", {})).status_code == 400


async def test_nobody_backfills_the_job_of_another(api: Api, developer: Caller, stranger: Caller) -> None:
    job_id = await minutely_job(developer)
    span = await last_minutes(api, 2)
    begun = await developer.post(f"/jobs/{job_id}/backfills", span)
    cancel = f"/jobs/{job_id}/backfills/{begun.json()['backfill']['id']}/cancel"

    assert (await stranger.post(f"/jobs/{job_id}/backfills", span)).status_code == 404
    assert (await stranger.get(f"/jobs/{job_id}/backfills")).status_code == 404
    assert (await stranger.post(cancel)).status_code == 404
    assert (await developer.post(f"/jobs/{job_id}/backfills/x/cancel")).status_code == 404


async def test_a_viewer_may_look_and_not_run(api: Api, viewer: Caller) -> None:
    assert (await viewer.post(f"/jobs/{'0' * 16}/backfills", await last_minutes(api, 2))).status_code == 403


async def test_the_time_machine_compares(api: Api, developer: Caller) -> None:
    job_id = await minutely_job(developer)
    span = await last_minutes(api, 60)

    response = await developer.post(
        f"/jobs/{job_id}/simulate", span | {"schedule": {"kind": "cron", "expression": "*/2 * * * *"}}
    )

    found = response.json()
    assert response.status_code == 200
    assert (found["from"], found["to"]) == (span["from"], span["to"])
    assert found["durations"] == {"count": 0, "median_ms": 60_000, "source": "assumed"}
    assert (found["before"]["due"], found["after"]["due"]) == (60, 30)
    assert (found["added_total"], found["lost_total"], len(found["lost"])) == (0, 30, 30)
    assert set(found["after"]) == {"due", "ran", "skipped", "missed", "waited_ms_total", "waited_ms_max", "peak"}


@pytest.mark.parametrize(
    ("request_body", "pointer"),
    [
        ({"schedule": {"kind": "cron", "expression": "99 * * * *"}}, "/schedule/expression"),
        ({"max_concurrent": 0}, "/max_concurrent"),
        ({"from": "2020-01-01T00:00:00Z"}, "/from"),
        ({"to": "2020-01-01T00:00:00Z", "from": "2021-01-01T00:00:00Z"}, "/to"),
    ],
)
async def test_a_wrong_change_is_refused(developer: Caller, request_body: dict[str, Any], pointer: str) -> None:
    job_id = await minutely_job(developer)

    response = await developer.post(f"/jobs/{job_id}/simulate", request_body)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


async def test_nobody_simulates_the_job_of_another(developer: Caller, stranger: Caller) -> None:
    job_id = await minutely_job(developer)

    assert (await stranger.post(f"/jobs/{job_id}/simulate", {})).status_code == 404
