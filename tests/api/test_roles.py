"""Who may do what: a stranger sees nothing, a viewer changes nothing."""

from typing import Any

import pytest

from tests.api.conftest import SHELL_JOB, Api, Caller
from tests.builders import Store

NOWHERE = "0" * 16
CRON = {"kind": "cron", "expression": "0 4 * * *"}


async def of_the_developer(api: Api, developer: Caller) -> tuple[str, str]:
    """A job with an active schedule and a failed execution that printed something."""
    job = await developer.create_job(name="Hidden treasure", tags=["secret"], schedule=CRON, state="active")
    execution_id = await developer.trigger(job["id"])
    return job["id"], execution_id


def without_path(body: dict[str, Any], *names: str) -> dict[str, Any]:
    """A problem document in which ids do not count."""
    text = {key: value for key, value in body.items() if key not in ("instance", "detail")}
    detail = body["detail"]
    for name in names:
        detail = detail.replace(name, "ID")
    return text | {"detail": detail}


async def test_another_users_things_look_like_things_that_are_not_there(
    api: Api, developer: Caller, stranger: Caller
) -> None:
    job_id, execution_id = await of_the_developer(api, developer)
    pairs = [(f"/jobs/{job_id}", f"/jobs/{NOWHERE}"), (f"/executions/{execution_id}", f"/executions/{NOWHERE}-1")]
    requests: list[tuple[str, str, Any]] = [
        ("GET", "", None),
        ("PATCH", "", {"name": "Mine"}),
        ("DELETE", "", None),
        ("POST", "/trigger", None),
        ("POST", "/cancel", None),
        ("GET", "/metrics", None),
        ("GET", "/durations", None),
        ("GET", "/log", None),
        ("GET", "/log/download", None),
        ("GET", "/log/stream", None),
    ]

    for theirs, nobodys in pairs:
        for method, suffix, body in requests:
            found = await stranger.client.request(method, "/api/v1" + theirs + suffix, json=body)
            made_up = await stranger.client.request(method, "/api/v1" + nobodys + suffix, json=body)
            assert found.status_code == made_up.status_code, (method, theirs + suffix)
            assert found.status_code in (404, 405), (method, suffix, found.text)
            assert without_path(found.json(), execution_id, job_id) == without_path(
                made_up.json(), NOWHERE + "-1", NOWHERE
            )


async def test_no_list_count_or_page_tells_of_another_user(api: Api, developer: Caller, stranger: Caller) -> None:
    job_id, _ = await of_the_developer(api, developer)
    nothing = {"items": [], "total": 0, "complete": True, "next_cursor": None}

    for path in (
        "/jobs",
        "/jobs?search=treasure",
        "/jobs?tag=secret",
        "/executions",
        "/executions?query=treasure",
        f"/executions?job_id={job_id}",
        "/executions?state=queued",
    ):
        assert (await stranger.get(path)).json() == nothing, path
    overview = (await stranger.get("/overview")).json()
    assert overview["running_total"] == overview["queued_total"] == overview["lag"]["count"] == 0
    assert overview["next"] == overview["failing"] == overview["running"] == overview["workers"] == []
    assert set(overview["jobs"].values()) == {0}
    assert (await stranger.get("/workers")).status_code == 403


async def test_an_administrator_sees_everybodys_things(api: Api, developer: Caller, admin: Caller) -> None:
    job_id, execution_id = await of_the_developer(api, developer)

    assert [job["id"] for job in (await admin.get("/jobs")).json()["items"]] == [job_id]
    assert (await admin.get(f"/executions/{execution_id}")).status_code == 200
    assert (await admin.get("/overview")).json()["next"][0]["job_id"] == job_id
    assert (await admin.get("/workers")).json() == {"items": []}


async def test_a_viewer_looks_and_changes_nothing(api: Api, viewer: Caller) -> None:
    preview = {"schedule": CRON}
    answers = {
        "/jobs": await viewer.post("/jobs", SHELL_JOB),
        "/jobs/x": await viewer.patch(f"/jobs/{NOWHERE}", {"name": "x"}),
        "/jobs/y": await viewer.delete(f"/jobs/{NOWHERE}"),
        "/jobs/bulk": await viewer.post("/jobs/bulk", {"ids": [NOWHERE], "action": "delete"}),
        "/trigger": await viewer.post(f"/jobs/{NOWHERE}/trigger"),
        "/cancel": await viewer.post(f"/executions/{NOWHERE}-1/cancel"),
        "/imports": await viewer.post("/imports/crontab", {"text": "* * * * * true"}),
    }

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 403)
    assert (await viewer.get("/jobs")).status_code == 200
    assert (await viewer.post("/schedules/preview", preview)).status_code == 200


async def test_bulk_does_what_is_ones_own_and_nothing_else(developer: Caller, stranger: Caller) -> None:
    own, foreign = await stranger.create_job(), await developer.create_job()

    response = await stranger.post("/jobs/bulk", {"ids": [own["id"], foreign["id"], NOWHERE], "action": "archive"})

    results = response.json()["results"]
    assert [result["ok"] for result in results] == [True, False, False]
    assert (await stranger.get(f"/jobs/{own['id']}")).json()["state"] == "archived"
    assert (await developer.get(f"/jobs/{foreign['id']}")).json()["state"] == "draft"


@pytest.mark.parametrize("field", ["owner_id", "id", "version", "run_as", "uid", "sandbox", "created_at", "stats"])
async def test_fields_that_are_not_the_callers_are_refused_by_name(developer: Caller, field: str) -> None:
    job = await developer.create_job()

    created = await developer.post("/jobs", SHELL_JOB | {field: "x"})
    changed = await developer.patch(f"/jobs/{job['id']}", {field: "x"})

    for answer in (created, changed):
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["pointer"] == f"/{field}"


@pytest.mark.parametrize(
    "text",
    [
        "ok} | @owner_id:{alice",
        "ok) | (@owner_id:{alice}",
        "ok | @owner_id:{alice}",
        "-zzz",
        "' OR 1=1--",
        "a | *",
        "*a*",
    ],
)
async def test_search_text_is_never_an_instruction(api: Api, developer: Caller, stranger: Caller, text: str) -> None:
    await of_the_developer(api, developer)

    for path, name in (("/jobs", "search"), ("/executions", "query")):
        response = await stranger.get(path, params={name: text.replace("alice", developer.user.id)})
        assert response.status_code in (200, 400), response.text
        assert response.json().get("items", []) == []
        assert response.json().get("total", 0) == 0
    tagged = await stranger.get("/jobs", params={"tag": text})
    assert tagged.json()["items"] == []


@pytest.mark.parametrize(
    "text",
    ["(", '"', "@", "\\", "%%%a%%%", "*a*", "w'(a+)+'", "$x", "~", "{", "\x00", "x" * 5000, "a " * 30, "é*", "🙂"],
)
async def test_any_search_text_gets_an_answer(developer: Caller, text: str) -> None:
    for path, name in (("/jobs", "search"), ("/executions", "query")):
        response = await developer.get(path, params={name: text})
        assert response.status_code in (200, 400), response.text


async def test_the_store_keeps_no_trace_of_odd_ids(api: Api, developer: Caller) -> None:
    store: Store = api.store
    before = await store.door.call("DBSIZE")

    for odd in ("a:b", "*", "{tag}", "%2e%2e", "%00", "x" * 4000, "0" * 16 + "%0a", "A" * 16):
        for path in (f"/jobs/{odd}", f"/executions/{odd}", f"/executions/{odd}/log"):
            assert (await developer.get(path)).status_code in (400, 404), path

    assert await store.door.call("DBSIZE") == before
