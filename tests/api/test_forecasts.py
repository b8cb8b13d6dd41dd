"""Forecasts over HTTP."""

import pytest

from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.job import Job
from tests.api.conftest import Api, Caller
from tests.pasts import past_run, write_past

HOUR_MS = 3_600_000
CRON = {"kind": "cron", "expression": "0 2 * * *", "timezone": "Europe/Zurich"}


async def a_job_with_a_past(api: Api, developer: Caller) -> Job:
    made = await developer.create_job(schedule=CRON, state="active")
    job = await api.store.stores.jobs.find(made["id"])
    assert job is not None
    now_ms = to_ms(utc_now())
    await write_past(api.store, job, [past_run(job, now_ms - number * 24 * HOUR_MS) for number in range(10, 0, -1)])
    return job


async def test_a_job_is_forecast_for_those_who_see_it(api: Api, developer: Caller, stranger: Caller) -> None:
    job = await a_job_with_a_past(api, developer)
    found = (await developer.get(f"/jobs/{job.id}/forecast")).json()
    assert (found["learned"], found["zone"], len(found["ahead"])) == (10, "Europe/Zurich", 24)
    assert found["next"]["middle_s"] == 1.0
    assert found["model"]["error"] is None
    assert (await stranger.get(f"/jobs/{job.id}/forecast")).status_code == 404


async def test_an_execution_that_ended_has_no_outlook(api: Api, developer: Caller, stranger: Caller) -> None:
    job = await a_job_with_a_past(api, developer)
    execution_id = await developer.trigger(job.id)
    found = (await developer.get(f"/executions/{execution_id}/outlook")).json()
    assert (found["state"], found["attempt_started_at"], found["points"]) == ("queued", None, [])
    assert (await stranger.get(f"/executions/{execution_id}/outlook")).status_code == 404
    refused = await developer.get(f"/executions/{execution_id}/outlook", params={"by": "tomorrow"})
    assert refused.json()["errors"][0]["pointer"] == "query:by"


async def test_the_load_of_a_week_is_told_of_what_somebody_sees(api: Api, developer: Caller, stranger: Caller) -> None:
    await a_job_with_a_past(api, developer)
    load = (await developer.get("/forecasts/load")).json()
    assert len(load["hours"]) == 168
    assert load["jobs"] == 1
    assert load["lanes"][0]["name"] == "default"
    assert (await stranger.get("/forecasts/load", params={"queue": "default"})).json()["jobs"] == 0


@pytest.mark.parametrize("path", ["/forecasts/load", "/jobs/x/forecast", "/executions/x/outlook"])
async def test_nobody_is_told_without_being_known(api: Api, path: str) -> None:
    assert (await api.client().get("/api/v1" + path)).status_code == 401
