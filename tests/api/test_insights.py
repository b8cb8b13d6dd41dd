"""What is told of jobs, over HTTP: lists, verdicts, how jobs are watched, and what was expected."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.insight import Severity, Topic
from chronos_synapse.domain.job import Job
from tests.api.conftest import Api, Caller
from tests.insights import a_statement, an_insight, keep


async def known(api: Api, job: dict[str, Any]) -> Job:
    """The job as the stores have it."""
    found = await api.store.stores.jobs.find(job["id"])
    assert found is not None
    return found


async def test_insights_are_listed_by_what_is_asked_for_and_only_to_those_who_see_the_job(
    api: Api, developer: Caller, stranger: Caller
) -> None:
    job = await known(api, await developer.create_job(tags=["nightly"]))
    slow = an_insight(job)
    odd = an_insight(job, a_statement(rate=2.0, severity=Severity.LOW), topic=Topic.OUTPUT, is_muted=True)
    await keep(api.store, job, slow, odd)

    async def ids(**query: Any) -> list[str]:
        answer = await developer.get("/insights", params=query)
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    assert await ids() == [slow.id]
    assert await ids(muted=True, sort="rate") == [slow.id, odd.id]
    assert await ids(muted=True, topic="output") == [odd.id]
    assert await ids(severity=["high", "critical"]) == [slow.id]
    assert await ids(state="closed") == []
    assert await ids(tag="nightly", job_id=job.id) == [slow.id]
    assert (await stranger.get("/insights")).json()["items"] == []
    assert (await stranger.get(f"/insights/{slow.id}")).status_code == 404
    assert (await developer.get("/insights", params={"severity": "note"})).status_code == 400
    assert (await developer.get("/insights", params={"cursor": "x"})).json()["errors"][0]["pointer"] == "query:cursor"


async def test_one_is_read_judged_and_muted(api: Api, developer: Caller, stranger: Caller) -> None:
    job = await known(api, await developer.create_job())
    told = an_insight(job)
    await keep(api.store, job, told)
    path = f"/api/v1/insights/{told.id}"

    read = (await developer.client.get(path)).json()
    judged = await developer.client.put(f"{path}/feedback", json={"verdict": "normal"})
    watch = await developer.client.put(
        f"/api/v1/jobs/{job.id}/watch", json={"budget": 0.1, "mutes": [{"topic": "duration"}]}
    )

    statement = read["statements"][0]
    assert (statement["value"], statement["since"], statement["host"]) == (412.0, None, "")
    assert (read["may_judge"], read["verdict"]) == (True, None)
    assert judged.status_code == 200, judged.text
    assert judged.json()["verdict"] == "normal"
    assert judged.json()["feedback"][0]["user_name"] == "Somebody"
    assert watch.json()["mutes"] == [{"topic": "duration", "until": None, "user_name": "Somebody"}]
    assert (await developer.client.get(path)).json()["mute"]["topic"] == "duration"
    found = (await developer.get(f"/jobs/{job.id}/watch")).json()
    assert (found["budget"], found["default_budget"], found["learned"]["successes"]) == (0.1, 0.3, 50)
    for refused in (
        await stranger.client.put(f"{path}/feedback", json={"verdict": "normal"}),
        await stranger.get(f"/jobs/{job.id}/watch"),
        await developer.client.put("/api/v1/insights/none/feedback", json={"verdict": "normal"}),
    ):
        assert refused.status_code == 404


async def test_a_verdict_is_taken_back_by_who_gave_it(api: Api, developer: Caller, stranger: Caller) -> None:
    job = await known(api, await developer.create_job())
    told = an_insight(job)
    await keep(api.store, job, told)
    path = f"/api/v1/insights/{told.id}/feedback"
    await developer.client.put(path, json={"verdict": "normal"})

    refused = await stranger.client.delete(path)
    taken = await developer.client.delete(path)
    again = await developer.client.delete(path)

    assert refused.status_code == 404
    assert (taken.status_code, again.status_code) == (200, 200)
    assert (taken.json()["own_verdict"], taken.json()["feedback"]) == (None, [])
    assert (await developer.client.delete("/api/v1/insights/none/feedback")).status_code == 404
    admin = await api.user()
    entries = (await admin.get("/audit", params={"limit": 10, "action": "insight.judge"})).json()["items"]
    said = [(entry["before"], entry["after"]) for entry in entries if entry["result"] == "ok"]
    assert said == [({"verdict": "normal"}, None), (None, {"verdict": "normal"})]


async def test_what_was_said_and_chosen_is_on_the_record(api: Api, developer: Caller) -> None:
    job = await known(api, await developer.create_job())
    told = an_insight(job)
    await keep(api.store, job, told)

    await developer.client.put(f"/api/v1/insights/{told.id}/feedback", json={"verdict": "useful"})
    await developer.client.put(f"/api/v1/jobs/{job.id}/watch", json={"budget": 2})
    await developer.post("/deploys", {"version": "v41", "job_ids": [job.id]})

    admin = await api.user()
    entries = (await admin.get("/audit", params={"limit": 10})).json()["items"]
    done = {entry["action"]: entry for entry in entries}
    assert done["insight.judge"]["resource"] == {"kind": "insight", "id": told.id, "name": job.name}
    assert done["watch.update"]["after"] == {"budget": 2.0}
    assert done["deploy.mark"]["resource"]["id"] == "v41"


async def test_a_deploy_is_told_to_the_models_of_the_jobs_that_one_may_change(
    api: Api, developer: Caller, stranger: Caller, viewer: Caller
) -> None:
    job = await known(api, await developer.create_job(tags=["web"]))
    fresh = await developer.create_job(tags=["web"])
    await keep(api.store, job)

    marked = await developer.post("/deploys", {"version": "v41", "tags": ["web"]})

    assert (marked.status_code, marked.json()) == (202, {"jobs": 2, "learned": 1})
    assert (await stranger.post("/deploys", {"version": "v41", "job_ids": [fresh["id"]]})).status_code == 404
    assert (await viewer.post("/deploys", {"version": "v41", "tags": ["web"]})).status_code == 403


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"version": ""}, "/version"),
        ({"at": "2027-05-03T08:00:00"}, "/at"),
        ({"at": "2020-05-03T08:00:00Z"}, "/at"),
        ({"tags": []}, "/job_ids"),
    ],
)
async def test_a_deploy_that_cannot_be_is_refused_by_name(
    developer: Caller, changes: dict[str, Any], pointer: str
) -> None:
    answer = await developer.post("/deploys", {"version": "v41", "tags": ["web"]} | changes)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_the_chart_of_a_job_has_its_band_its_scores_and_what_was_told(api: Api, developer: Caller) -> None:
    made = await developer.create_job()
    job, store = await known(api, made), api.store
    runs = [(await store.finished(job, duration_ms=60_000 + place))[0] for place in range(6)]
    now = from_ms(await store.now_ms())
    told = an_insight(job, a_statement(at=now, evidence=(runs[-1].id,)))
    await keep(store, job, told, scores=((await store.now_ms(), 1.5),))
    soon = (now + timedelta(minutes=1)).isoformat()

    band = (await developer.get(f"/jobs/{job.id}/expectations", params={"to": soon})).json()
    scores = (await developer.get(f"/jobs/{job.id}/scores", params={"to": soon})).json()
    about = (await developer.get(f"/executions/{runs[-1].id}/insights")).json()

    assert len(band["points"]) == 2
    assert band["anomalies"][0] | {"sentence": ""} == {
        "execution_id": runs[-1].id,
        "insight_id": told.id,
        "kind": "slow_run",
        "severity": "high",
        "rate": 0.05,
        "sentence": "",
    }
    assert [point["value"] for point in scores["points"]] == [1.5]
    assert [item["id"] for item in about["items"]] == [told.id]
    assert (await developer.get(f"/jobs/{job.id}/expectations", params={"limit": 2001})).status_code == 400
