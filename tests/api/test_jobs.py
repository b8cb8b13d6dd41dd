"""Jobs over HTTP, from the first draft to the archive."""

import asyncio

from tests.api.conftest import SHELL_JOB, Api, Caller

HOURLY = {"kind": "interval", "every_s": 3600}


async def test_a_job_is_created_as_a_draft_with_everything_filled_in(developer: Caller) -> None:
    job = await developer.create_job()

    assert len(job["id"]) == 16
    assert job["owner_id"] == developer.user.id
    assert (job["state"], job["schedule"], job["next_fire_at"]) == ("draft", None, None)
    assert (job["timeout_s"], job["grace_s"], job["queue"]) == (3600, 10, "default")
    assert (job["overlap"], job["misfire"], job["on_lost"], job["version"]) == ("skip", "latest", "fail", 1)
    assert job["created_at"].endswith("Z")
    assert job["stats"]["recent"] == []
    assert (await developer.get(f"/jobs/{job['id']}")).json() == job


async def test_a_change_touches_the_named_fields_only(developer: Caller) -> None:
    job = await developer.create_job(tags=["a", "b", "a"], description="Old")

    changed = (await developer.patch(f"/jobs/{job['id']}", {"description": "", "tags": []})).json()

    assert (changed["description"], changed["tags"], changed["version"]) == ("", [], 2)
    assert (changed["name"], changed["executor"]) == (job["name"], job["executor"])


async def test_a_change_that_changes_nothing_makes_no_version(developer: Caller) -> None:
    job = await developer.create_job(schedule=HOURLY, state="active")

    same = await developer.patch(f"/jobs/{job['id']}", {"name": job["name"], "schedule": HOURLY})
    nothing = await developer.patch(f"/jobs/{job['id']}", {})

    assert same.json() == nothing.json() == job


async def test_a_schedule_is_taken_away_with_null(developer: Caller) -> None:
    job = await developer.create_job(schedule=HOURLY, state="active")

    changed = (await developer.patch(f"/jobs/{job['id']}", {"schedule": None})).json()

    assert (changed["schedule"], changed["next_fire_at"]) == (None, None)


async def test_changes_at_the_same_time_are_all_kept(developer: Caller) -> None:
    job = await developer.create_job()
    changes = [{"name": "New"}, {"description": "New"}, {"tags": ["new"]}, {"timeout_s": 5}]

    answers = await asyncio.gather(*(developer.patch(f"/jobs/{job['id']}", change) for change in changes))

    assert [answer.status_code for answer in answers] == [200] * 4
    kept = (await developer.get(f"/jobs/{job['id']}")).json()
    assert (kept["name"], kept["description"], kept["tags"], kept["timeout_s"]) == ("New", "New", ["new"], 5)
    assert kept["version"] == 5


async def test_an_archived_job_is_not_run(developer: Caller) -> None:
    job = await developer.create_job(state="archived")

    response = await developer.post(f"/jobs/{job['id']}/trigger")

    assert response.status_code == 409
    assert response.json()["type"].endswith(":job.archived")


async def test_a_job_is_run_by_hand_in_every_other_state(developer: Caller) -> None:
    for state in ("draft", "active", "paused"):
        job = await developer.create_job(state=state)
        execution = (await developer.get(f"/executions/{await developer.trigger(job['id'])}")).json()
        assert (execution["job_id"], execution["state"], execution["origin"]) == (job["id"], "queued", "api")


async def test_running_it_again_while_it_runs_is_recorded_as_skipped(developer: Caller) -> None:
    job = await developer.create_job(overlap="skip")
    await developer.trigger(job["id"])

    second = (await developer.get(f"/executions/{await developer.trigger(job['id'])}")).json()

    assert second["state"] == "skipped"
    assert second["reason"]


async def test_a_deleted_job_leaves_its_history(developer: Caller) -> None:
    job = await developer.create_job()
    execution_id = await developer.trigger(job["id"])

    assert (await developer.delete(f"/jobs/{job['id']}")).status_code == 204

    assert (await developer.get(f"/jobs/{job['id']}")).status_code == 404
    assert (await developer.delete(f"/jobs/{job['id']}")).status_code == 404
    assert (await developer.get(f"/executions/{execution_id}")).status_code == 200
    assert (await developer.get(f"/executions?job_id={job['id']}")).json()["total"] == 1


async def test_jobs_are_found_page_by_page(developer: Caller) -> None:
    for number in range(5):
        await developer.create_job(name=f"Job {number}", tags=["odd" if number % 2 else "even"])

    first = (await developer.get("/jobs?limit=2")).json()
    second = (await developer.get(f"/jobs?limit=2&cursor={first['next_cursor']}")).json()
    last = (await developer.get(f"/jobs?limit=2&cursor={second['next_cursor']}")).json()
    other_question = await developer.get(f"/jobs?limit=2&tag=odd&cursor={first['next_cursor']}")

    names = [job["name"] for page in (first, second, last) for job in page["items"]]
    assert names == [f"Job {number}" for number in range(5)]
    assert (first["total"], last["next_cursor"]) == (5, None)
    assert other_question.status_code == 400
    assert (await developer.get("/jobs?tag=odd&sort=-name")).json()["total"] == 2


async def test_bulk_reports_each_job_by_itself(developer: Caller) -> None:
    past = {"kind": "date", "run_at": "2020-01-01T00:00:00Z"}
    good, late = await developer.create_job(schedule=HOURLY), await developer.create_job(schedule=past)

    results = (await developer.post("/jobs/bulk", {"ids": [good["id"], late["id"]], "action": "activate"})).json()

    first = results["results"][0]
    assert (first["id"], first["ok"], first["error"], first["code"]) == (good["id"], True, None, None)
    assert "passed" in results["results"][1]["error"]
    deleted = (await developer.post("/jobs/bulk", {"ids": [good["id"]], "action": "delete"})).json()
    assert deleted["results"][0]["ok"]
    assert (await developer.get("/jobs")).json()["total"] == 1


async def test_an_execution_is_cancelled_once(api: Api, developer: Caller) -> None:
    job = await developer.create_job(overlap="allow")
    running = await developer.trigger(job["id"])
    await api.store.start()
    waiting = await developer.trigger(job["id"])

    answers = [await developer.post(f"/executions/{id}/cancel") for id in (waiting, running, waiting)]

    assert [answer.status_code for answer in answers] == [202, 202, 409]
    assert [answer.json().get("state") for answer in answers] == ["cancelled", "running", None]
    assert "cancelled" in answers[2].json()["detail"]


async def test_the_catalog_says_what_a_job_can_be_made_of(developer: Caller) -> None:
    kinds = (await developer.get("/catalog")).json()["executors"]

    usual_first = ["shell", "docker", "http", "node", "noop", "python", "redis", "ssh"]
    assert [kind["kind"] for kind in kinds] == usual_first
    for kind in kinds:
        assert kind["title"]
        assert kind["description"]
        assert "$ref" in kind["config_schema"]


async def test_a_crontab_is_looked_at_first_and_imported_then(developer: Caller) -> None:
    text = "MAILTO=ops\n# Backup of home\n5 4 * * * tar c /home\n\n@reboot start\n61 * * * * never\n"
    body = {"text": text, "kind": "user", "timezone": "Europe/Berlin", "state": "active"}

    seen = (await developer.post("/imports/crontab", body | {"dry_run": True})).json()
    assert (await developer.get("/jobs")).json()["total"] == 0
    done = (await developer.post("/imports/crontab", body)).json()

    assert seen["totals"] == {"lines": 6, "jobs": 2, "settings": 1, "rejected": 1, "comments": 1, "blanks": 1}
    assert seen["totals"] == done["totals"]
    assert [job["job_id"] for job in seen["jobs"]] == [None, None]
    jobs = {job["name"]: job for job in (await developer.get("/jobs")).json()["items"]}
    backup = jobs["Backup of home"]
    schedule = {"kind": "cron", "expression": "5 4 * * *", "timezone": "Europe/Berlin", "gap": "auto", "fold": "auto"}
    assert backup["schedule"] == schedule
    assert (backup["state"], backup["environment"], backup["overlap"]) == ("active", {"MAILTO": "ops"}, "allow")
    assert backup["executor"] == {"kind": "shell", "config": {"command": "tar c /home"}}
    assert backup["id"] in [job["job_id"] for job in done["jobs"]]
    assert jobs["start"]["state"] == "draft"


async def test_a_new_job_is_there_for_the_next_request_even_by_search(developer: Caller) -> None:
    job = (await developer.post("/jobs", SHELL_JOB | {"name": "Find me"})).json()

    assert [found["id"] for found in (await developer.get("/jobs?search=fin")).json()["items"]] == [job["id"]]
