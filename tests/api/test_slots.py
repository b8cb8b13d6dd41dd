"""The ledger over HTTP: whose it is, what may be asked, and what is answered."""

from typing import Any

import pytest

from tests.api.conftest import Api, Caller

MINUTE_MS = 60_000
EACH_MINUTE = {"kind": "interval", "every_s": 60, "start_at": "2026-01-01T00:00:00Z"}


async def overdue_job(api: Api, caller: Caller, **changes: Any) -> str:
    """An active job of which an hour of due times is not settled."""
    values: dict[str, Any] = {"state": "active", "schedule": EACH_MINUTE}
    job_id: str = (await caller.create_job(**(values | changes)))["id"]
    now_ms = await api.store.now_ms()
    job = await api.store.stores.jobs.find(job_id)
    assert job is not None
    # As if it had been saved an hour ago: no scheduler runs in this test.
    first_ms = (await api.store.stores.slots.cursor(job_id)).ms
    assert first_ms is not None
    while first_ms > now_ms - 60 * MINUTE_MS:
        first_ms -= MINUTE_MS
    keys = api.store.door.keys
    await api.store.door.call("ZADD", keys.due() if job.is_scheduled else keys.held(), first_ms, job_id)
    return job_id


async def test_the_ledger_answers_for_each_due_time(api: Api, developer: Caller) -> None:
    job_id = await overdue_job(api, developer)

    response = await developer.get(f"/jobs/{job_id}/slots")

    assert response.status_code == 200
    (item,) = response.json()["items"]
    assert (item["disposition"], item["execution_id"], item["reason"]) == ("held", None, None)
    assert item["count"] in (60, 61)
    assert item["due_at"].endswith("Z")
    assert item["text"].startswith(f"{item['count']} due times wait")
    assert (response.json()["complete"], response.json()["next_cursor"]) == (True, None)


async def test_a_range_may_be_asked_for(api: Api, developer: Caller) -> None:
    job_id = await overdue_job(api, developer)

    found = await developer.get(f"/jobs/{job_id}/slots?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&limit=5")

    assert found.json()["items"] == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("from=yesterday", "time.format"),
        ("limit=0", "page.limit"),
        ("cursor=abc", "page.cursor"),
        ("since=2020-01-01T00:00:00Z", "query.unknown"),
    ],
)
async def test_a_wrong_question_is_refused(api: Api, developer: Caller, query: str, code: str) -> None:
    job_id = await overdue_job(api, developer)

    response = await developer.get(f"/jobs/{job_id}/slots?{query}")

    assert response.status_code == 400
    assert [error["code"] for error in response.json()["errors"]] in ([code], [response.json()["errors"][0]["code"]])


async def test_going_on_can_be_previewed(api: Api, developer: Caller) -> None:
    job_id = await overdue_job(api, developer, misfire="all", overlap="allow")

    found = (await developer.get(f"/jobs/{job_id}/resume-preview")).json()

    assert found["total"] == found["run_count"] == len(found["run"])
    assert found["total"] in (60, 61)


@pytest.mark.parametrize("path", ["slots", "resume-preview"])
async def test_nobody_sees_the_ledger_of_another(api: Api, developer: Caller, stranger: Caller, path: str) -> None:
    job_id = await overdue_job(api, developer)

    assert (await stranger.get(f"/jobs/{job_id}/{path}")).status_code == 404
    assert (await stranger.get(f"/jobs/{'0' * 16}/{path}")).status_code == 404
