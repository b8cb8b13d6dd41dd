"""Analytics over HTTP."""

from typing import Any

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from tests.api.conftest import Api, Caller
from tests.builders import ending_of

FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "disk full"}


async def test_outcomes_hours_and_jobs_are_told_to_their_owner_alone(
    api: Api, developer: Caller, stranger: Caller
) -> None:
    job = await developer.create_job(name="+Import", tags=["nightly"])
    await developer.trigger(job["id"])
    (message,) = await api.store.start()
    await api.store.stores.executions.finish([ending_of(message, **FAILURE)])

    trend = (await developer.get("/analytics", params={"tag": "nightly", "zone": "Europe/Paris"})).json()
    week = (await developer.get("/analytics/week")).json()
    jobs = (await developer.get("/analytics/jobs", params={"table": "failing"})).json()
    export = await developer.get("/analytics/jobs/export", params={"table": "failing"})

    assert trend["total"] == {
        "succeeded": 0,
        "failed": 1,
        "not_run": 0,
        "cancelled": 0,
        "success_rate": 0.0,
        "p50_ms": None,
        "p95_ms": None,
        "p99_ms": None,
    }
    assert trend["complete"]
    assert sum(hour["failed"] for day in week["days"] for hour in day) == 1
    assert [(item["job_name"], item["failed"], item["tags"]) for item in jobs["items"]] == [("+Import", 1, ["nightly"])]
    assert export.headers["content-type"].startswith("text/csv")
    assert export.headers["content-disposition"] == 'attachment; filename="failing-jobs.csv"'
    assert "'+Import" in export.text
    assert (await stranger.get("/analytics")).json()["total"]["failed"] == 0
    assert (await stranger.get("/analytics/jobs")).json()["items"] == []
    assert (await api.client().get("/api/v1/analytics")).status_code == 401


@pytest.mark.parametrize(
    ("path", "parameters", "pointer"),
    [
        ("/analytics", {"zone": "Nowhere"}, "query:zone"),
        ("/analytics", {"job_id": "x"}, "query:job_id"),
        ("/analytics/week", {"from": "yesterday"}, "query:from"),
        ("/analytics/jobs", {"table": "pretty"}, "query:table"),
        ("/analytics/jobs/export", {"from": "2020-01-01T00:00:00Z"}, "query:from"),
    ],
)
async def test_what_cannot_be_asked_is_refused_at_its_parameter(
    developer: Caller, path: str, parameters: dict[str, str], pointer: str
) -> None:
    answer = await developer.get(path, params=parameters)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
