"""One thing done to many: a result for each, with the right on each."""

from typing import Any

from tests.api.conftest import Api, Caller

NOWHERE = "0" * 16


async def many(caller: Caller, kind: str, ids: list[str], action: str, **more: Any) -> list[dict[str, Any]]:
    answer = await caller.post(f"/{kind}/bulk", {"ids": ids, "action": action} | more)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


async def test_tags_are_given_and_taken_and_others_stay(developer: Caller) -> None:
    jobs = [await developer.create_job(tags=tags) for tags in (["a"], ["b", "c"])]
    ids = [job["id"] for job in jobs]

    await many(developer, "jobs", ids, "tag", tags=["c", "d"])
    given = [(await developer.get(f"/jobs/{one}")).json()["tags"] for one in ids]
    await many(developer, "jobs", ids, "untag", tags=["b", "d", "z"])
    taken = [(await developer.get(f"/jobs/{one}")).json()["tags"] for one in ids]

    assert given == [["a", "c", "d"], ["b", "c", "d"]]
    assert taken == [["a", "c"], ["c"]]


async def test_a_refused_tag_is_told_with_its_place(developer: Caller) -> None:
    job = await developer.create_job()

    (result,) = await many(developer, "jobs", [job["id"]], "tag", tags=["not a tag"])

    assert (result["ok"], result["code"], result["errors"][0]["pointer"]) == (False, "job.tag", "/tags/0")


async def test_tags_go_with_actions_that_take_them(developer: Caller) -> None:
    job = await developer.create_job()

    for body in ({"action": "tag"}, {"action": "pause", "tags": ["a"]}):
        answer = await developer.post("/jobs/bulk", {"ids": [job["id"]]} | body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/tags")


async def test_jobs_are_run_and_their_executions_cancelled_and_run_again(developer: Caller) -> None:
    good, archived = await developer.create_job(), await developer.create_job(state="archived")

    ran = await many(developer, "jobs", [good["id"], archived["id"], NOWHERE], "run")
    execution_id = ran[0]["execution_id"]
    cancelled = await many(developer, "executions", [execution_id, execution_id + "0"], "cancel")
    again = await many(developer, "executions", [execution_id], "replay")

    assert [one["ok"] for one in ran] == [True, False, False]
    assert [one["code"] for one in ran[1:]] == ["job.archived", "job.not_found"]
    assert [(one["ok"], one["state"]) for one in cancelled] == [(True, "cancelled"), (False, None)]
    replay = (await developer.get(f"/executions/{again[0]['execution_id']}")).json()
    assert (replay["job_id"], replay["state"]) == (good["id"], "queued")


async def test_what_is_somebody_elses_looks_as_if_it_were_not_there(developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()
    execution_id = await developer.trigger(job["id"])

    for action in ("tag", "untag", "run", "pause", "archive", "delete"):
        more = {"tags": ["x"]} if "tag" in action else {}
        foreign, absent = await many(stranger, "jobs", [job["id"], NOWHERE], action, **more)
        assert (foreign["code"], absent["code"]) == ("job.not_found", "job.not_found")
        assert foreign["error"].replace(job["id"], "") == absent["error"].replace(NOWHERE, "")
    for action in ("cancel", "replay"):
        (result,) = await many(stranger, "executions", [execution_id], action)
        assert result["code"] == "execution.not_found"
    assert (await developer.get(f"/executions/{execution_id}")).json()["state"] == "queued"


async def test_who_may_only_look_is_refused_as_a_whole(viewer: Caller) -> None:
    for kind, action in (("jobs", "run"), ("jobs", "pause"), ("executions", "cancel"), ("executions", "replay")):
        answer = await viewer.post(f"/{kind}/bulk", {"ids": [NOWHERE], "action": action})
        assert answer.status_code == 403


async def test_jobs_are_handed_over_by_whoever_may_share_them(api: Api, developer: Caller, stranger: Caller) -> None:
    admin = await api.user()
    own, foreign = await developer.create_job(), await stranger.create_job()
    ids = [own["id"], foreign["id"]]

    refused = await many(developer, "jobs", ids, "transfer", owner_id=stranger.user.id)
    moved = await many(admin, "jobs", [own["id"]], "transfer", owner_id=stranger.user.id)

    assert [one["ok"] for one in refused] == [False, False]
    assert [one["ok"] for one in moved] == [True]
    assert (await stranger.get(f"/jobs/{own['id']}")).json()["owner_id"] == stranger.user.id
    assert (await developer.get(f"/jobs/{own['id']}")).status_code == 404


async def test_an_owner_goes_with_a_transfer_and_with_nothing_else(developer: Caller) -> None:
    job = await developer.create_job()

    for body in ({"action": "transfer"}, {"action": "pause", "owner_id": developer.user.id}):
        answer = await developer.post("/jobs/bulk", {"ids": [job["id"]]} | body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/owner_id")


async def test_setting_a_state_tells_what_it_was_before(developer: Caller) -> None:
    draft, paused = await developer.create_job(), await developer.create_job(state="paused")

    results = await many(developer, "jobs", [draft["id"], paused["id"], NOWHERE], "archive")

    assert [one["former_state"] for one in results] == ["draft", "paused", None]
