"""Pauses and limits over HTTP: who may, what is refused, and what a job shows of them."""

from typing import Any

import pytest

from tests.api.conftest import SHELL_JOB, Api, Caller

MINUTELY = {"kind": "interval", "every_s": 60}


async def put(caller: Caller, path: str, json: Any) -> Any:
    """The response to PUT."""
    return await caller.client.put("/api/v1" + path, json=json)


# the pause of all scheduling


async def test_scheduling_is_paused_for_all_to_see_and_goes_on(admin: Caller, viewer: Caller) -> None:
    before = (await viewer.get("/pause")).json()
    paused = await put(admin, "/pause", {"reason": "Moving"})
    seen = (await viewer.get("/pause")).json()
    again = await put(admin, "/pause", {"reason": "Again"})
    resumed = await admin.delete("/pause")
    once_more = await admin.delete("/pause")

    assert before == {"paused": False, "since": None, "reason": "", "by": ""}
    assert (paused.status_code, paused.json()) == (200, seen)
    assert (seen["paused"], seen["reason"], seen["by"]) == (True, "Moving", "Somebody")
    assert seen["since"].endswith("Z")
    assert (again.status_code, resumed.status_code, once_more.status_code) == (409, 200, 409)
    assert resumed.json()["paused"] is False
    assert again.json()["detail"] == "Scheduling is paused already."


async def test_only_an_administrator_pauses_scheduling(developer: Caller, viewer: Caller) -> None:
    for caller in (developer, viewer):
        assert (await put(caller, "/pause", {"reason": "Mine"})).status_code == 403
        assert (await caller.delete("/pause")).status_code == 403
    assert (await developer.get("/pause")).json()["paused"] is False


async def test_nobody_unknown_sees_or_pauses(api: Api) -> None:
    unknown = api.client()

    assert (await unknown.get("/api/v1/pause")).status_code == 401
    assert (await unknown.put("/api/v1/pause", json={"reason": "x"})).status_code == 401
    assert (await unknown.get("/api/v1/limits")).status_code == 401


@pytest.mark.parametrize(
    "body", [{}, {"reason": ""}, {"reason": " "}, {"reason": "x" * 501}, {"reason": 5}, {"why": "x"}]
)
async def test_a_pause_without_a_reason_is_refused_by_its_field(admin: Caller, body: dict[str, Any]) -> None:
    response = await put(admin, "/pause", body)

    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["errors"][0]["pointer"].startswith("/")


async def test_the_pause_is_news_for_everyone(api: Api, admin: Caller) -> None:
    await put(admin, "/pause", {"reason": "Moving"})
    await admin.delete("/pause")

    entries = await api.store.door.call("XRANGE", api.store.door.keys.events(), "-", "+")

    text = " ".join(str(fields) for _, fields in entries)
    assert "scheduling.paused" in text
    assert "scheduling.resumed" in text


# limits


async def test_a_limit_on_a_tag_is_the_callers_own(developer: Caller, stranger: Caller, admin: Caller) -> None:
    made = await put(developer, "/limits/tag/team:data%2Fetl", {"limit": 3})
    own, others = (await developer.get("/limits")).json(), (await stranger.get("/limits")).json()
    everyones = (await admin.get("/limits")).json()

    assert made.status_code == 200
    assert made.json() == {
        "scope": "tag",
        "name": "team:data/etl",
        "owner_id": developer.user.id,
        "limit": 3,
        "running": 0,
        "waiting": 0,
    }
    assert own["items"] == everyones["items"] == [made.json()]
    assert others["items"] == []


async def test_a_limit_on_an_owner_is_an_administrators(admin: Caller, developer: Caller) -> None:
    path = f"/limits/owner/{developer.user.id}"

    refused = await put(developer, path, {"limit": 1})
    made = await put(admin, path, {"limit": 1})

    assert (refused.status_code, made.status_code) == (403, 200)
    assert (await developer.get("/limits")).json()["items"] == [made.json()]
    assert (await developer.delete(path)).status_code == 403
    assert (await admin.delete(path)).status_code == 204
    assert (await admin.delete(path)).status_code == 404


async def test_a_viewer_limits_nothing(viewer: Caller) -> None:
    assert (await put(viewer, "/limits/tag/etl", {"limit": 1})).status_code == 403
    assert (await viewer.delete("/limits/tag/etl")).status_code == 403


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("/limits/tag/etl", {"limit": 0}, "/limit"),
        ("/limits/tag/etl", {"limit": 100_001}, "/limit"),
        ("/limits/tag/etl", {"limit": "many"}, "/limit"),
        ("/limits/tag/etl", {"limit": 1.5}, "/limit"),
        ("/limits/tag/etl", {"limit": True}, "/limit"),
        ("/limits/tag/etl", {}, "/limit"),
        ("/limits/tag/not%20a%20tag", {"limit": 1}, "path:name"),
        ("/limits/owner/a:b", {"limit": 1}, "path:name"),
    ],
)
async def test_a_limit_that_makes_no_sense_is_refused_by_its_field(
    admin: Caller, path: str, body: dict[str, Any], pointer: str
) -> None:
    response = await put(admin, path, body)

    assert response.status_code in (400, 422)
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]
    assert (await admin.get("/limits")).json()["items"] == []


async def test_a_limit_of_another_kind_is_not_there(admin: Caller) -> None:
    assert (await put(admin, "/limits/queue/default", {"limit": 1})).status_code in (400, 404)


async def test_what_a_limit_keeps_waiting_says_so(api: Api, developer: Caller) -> None:
    await put(developer, "/limits/tag/etl", {"limit": 1})
    job = await developer.create_job(tags=["etl"], overlap="allow")
    first, second = await developer.trigger(job["id"]), await developer.trigger(job["id"])
    await api.store.start()

    states = [(await developer.get(f"/executions/{id}")).json() for id in (first, second)]
    (limit,) = (await developer.get("/limits")).json()["items"]

    assert [execution["state"] for execution in states] == ["running", "queued"]
    assert states[1]["reason"] == "Waits: of the tag etl, 1 may run at once."
    assert (limit["running"], limit["waiting"]) == (1, 1)


# what a job says of itself


async def test_a_job_shows_all_of_its_timing_and_policies(developer: Caller) -> None:
    fields: dict[str, Any] = {
        "schedule": {
            "kind": "any",
            "schedules": [MINUTELY | {"start_at": "2026-01-01T00:00:00Z"}, {"kind": "cron", "expression": "0 4 * * *"}],
        },
        "timing": {
            "starts_at": "2026-01-01T01:00:00+01:00",
            "ends_at": "2046-01-01T00:00:00Z",
            "jitter_s": 30,
            "windows": [{"days": ["mon", "fri"], "start": "22:00", "end": "06:00"}],
        },
        "priority": "high",
        "overlap": "queue_all",
        "max_concurrent": 2,
        "overlap_queue_limit": 5,
        "misfire": "all",
        "misfire_window_s": 3600,
        "misfire_cap": 7,
        "max_executions": 9,
        "reset_counter_on_active": False,
    }
    job = await developer.create_job(state="active", **fields)
    seen = (await developer.get(f"/jobs/{job['id']}")).json()

    assert seen == job
    assert job["timing"]["starts_at"] == "2026-01-01T00:00:00Z"
    assert job["timing"]["windows"] == [{"start": "22:00", "end": "06:00", "days": ["mon", "fri"]}]
    plain = {name: value for name, value in fields.items() if name not in ("schedule", "timing")}
    assert {name: job[name] for name in plain} == plain
    assert [member["kind"] for member in job["schedule"]["schedules"]] == ["interval", "cron"]
    assert (job["fired_count"], job["snoozed_until"], job["paused_at"], job["resumed_at"]) == (0, None, None, None)


async def test_a_job_is_paused_with_a_reason_and_goes_on(developer: Caller) -> None:
    job = await developer.create_job(schedule=MINUTELY, state="active")
    path = f"/jobs/{job['id']}"

    paused = (await developer.patch(path, {"state": "paused", "pause_reason": "Too loud"})).json()
    resumed = (await developer.patch(path, {"state": "active"})).json()

    assert (paused["state"], paused["pause_reason"], paused["next_fire_at"]) == ("paused", "Too loud", None)
    assert (paused["paused_at"], paused["resumed_at"]) == (paused["updated_at"], None)
    assert (resumed["pause_reason"], resumed["resumed_at"]) == ("", resumed["updated_at"])
    assert resumed["next_fire_at"] == job["next_fire_at"]


async def test_a_job_is_snoozed_and_woken(developer: Caller) -> None:
    job = await developer.create_job(schedule=MINUTELY, state="active")
    path = f"/jobs/{job['id']}"

    snoozed = (await developer.patch(path, {"snoozed_until": "2036-01-01T00:00:00+02:00"})).json()
    woken = (await developer.patch(path, {"snoozed_until": None})).json()

    assert snoozed["snoozed_until"] == "2035-12-31T22:00:00Z"
    assert woken["snoozed_until"] is None


async def test_what_the_server_alone_knows_cannot_be_sent(developer: Caller) -> None:
    job = await developer.create_job()

    for name in ("paused_at", "resumed_at", "fired_count", "version", "owner_id"):
        response = await developer.patch(f"/jobs/{job['id']}", {name: None})
        assert response.status_code in (400, 422), name


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"max_concurrent": 0}, "/max_concurrent"),
        ({"max_concurrent": 1001}, "/max_concurrent"),
        ({"overlap_queue_limit": 0}, "/overlap_queue_limit"),
        ({"misfire_cap": 0}, "/misfire_cap"),
        ({"misfire_window_s": 0}, "/misfire_window_s"),
        ({"max_executions": 0}, "/max_executions"),
        ({"max_executions": 1.5}, "/max_executions"),
        ({"pause_reason": "x" * 501}, "/pause_reason"),
        ({"snoozed_until": "2030-01-01T00:00:00"}, "/snoozed_until"),
        ({"snoozed_until": "soon"}, "/snoozed_until"),
        ({"priority": "urgent"}, "/priority"),
        ({"overlap": "queue"}, "/overlap"),
        ({"timing": {"jitter_s": -1}}, "/timing/jitter_s"),
        ({"timing": {"windows": [{"start": "25:00", "end": "20:00"}]}}, "/timing/windows/0/start"),
        ({"timing": {"starts_at": "0001-01-01T00:00:00+14:00"}}, "/timing/starts_at"),
        ({"timing": {"calendars": ["nothing-like-it"]}}, "/timing/calendars/0"),
        ({"timing": None}, "/timing"),
    ],
)
async def test_a_field_that_makes_no_sense_is_named(developer: Caller, change: dict[str, Any], pointer: str) -> None:
    job = await developer.create_job()

    answers = [await developer.post("/jobs", SHELL_JOB | change), await developer.patch(f"/jobs/{job['id']}", change)]

    for answer in answers:
        assert answer.status_code in (400, 422), answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert (await developer.get(f"/jobs/{job['id']}")).json() == job


async def test_a_job_that_has_used_up_its_runs_is_not_activated(api: Api, developer: Caller) -> None:
    job = await developer.create_job(schedule=MINUTELY, state="paused", max_executions=3, reset_counter_on_active=False)
    await api.store.door.call("HSET", api.store.door.keys.job_stats(job["id"]), "fired", 3)
    path = f"/jobs/{job['id']}"

    refused = await developer.patch(path, {"state": "active"})
    (result,) = (await developer.post("/jobs/bulk", {"ids": [job["id"]], "action": "activate"})).json()["results"]
    raised = await developer.patch(path, {"state": "active", "max_executions": 4})

    assert refused.status_code == 409
    assert refused.json()["type"].endswith(":job.run_cap")
    assert (result["ok"], "3 of 3" in result["error"]) == (False, True)
    assert (raised.status_code, raised.json()["fired_count"]) == (200, 3)
