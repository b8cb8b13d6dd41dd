"""Parameters, dry runs, replays, comparisons and dead letters, as a client sees them."""

from typing import Any

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from tests.api.conftest import Api, Caller
from tests.builders import ending_of

NOWHERE = "0" * 16 + "-1"
PARAMETERS = [
    {"name": "target", "required": True},
    {"name": "count", "type": "number", "default": 3},
    {"name": "mode", "type": "choice", "choices": ["full", "quick"], "default": "full"},
]


async def end(api: Api, **changes: Any) -> None:
    """Ends all that waits."""
    for message in await api.store.start():
        await api.store.stores.executions.finish([ending_of(message, **changes)])


async def dead_letter(api: Api, caller: Caller) -> str:
    job = await caller.create_job(retry={"max_attempts": 3})
    execution_id = await caller.trigger(job["id"])
    await end(api, state=ExecutionState.FAILED, outcome=Outcome.FAILED, is_dead_letter=True, error="Oops")
    return execution_id


async def test_an_execution_is_given_what_was_stated_and_defaults(developer: Caller) -> None:
    job = await developer.create_job(parameters=PARAMETERS)

    asked = await developer.post(f"/jobs/{job['id']}/trigger", {"parameters": {"target": "db", "count": 7}})

    assert asked.status_code == 202, asked.text
    record = (await developer.get(f"/executions/{asked.json()['execution_id']}/record")).json()
    assert record == {
        "parameters": {"target": "db", "count": 7, "mode": "full"},
        "dry_run": False,
        "replay_of": None,
        "replays": [],
        "output": None,
        "condition": None,
        "progress": None,
        "metrics": [],
        "artifacts": [],
        "waiting_for": "No worker is alive.",
    }


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["/parameters/target"]),
        ({"parameters": {"target": 5}}, ["/parameters/target"]),
        ({"parameters": {"target": "x", "count": "many", "mode": "slow"}}, ["/parameters/count", "/parameters/mode"]),
        ({"parameters": {"target": "x", "other": True}}, ["/parameters/other"]),
        ({"parameters": {"target": None}}, ["/parameters"]),
        ({"parameters": [1]}, ["/parameters"]),
        ({"dry_run": "yes"}, ["/dry_run"]),
        ({"owner_id": "x"}, ["/owner_id"]),
    ],
)
async def test_a_bad_value_is_named(developer: Caller, body: dict[str, Any], pointers: list[str]) -> None:
    job = await developer.create_job(parameters=PARAMETERS)

    refused = await developer.post(f"/jobs/{job['id']}/trigger", body)

    assert refused.status_code == 400
    assert [error["pointer"] for error in refused.json()["errors"]] == pointers


async def test_a_body_may_be_left_out_and_must_else_be_json(developer: Caller) -> None:
    job = await developer.create_job()
    path = f"/api/v1/jobs/{job['id']}/trigger"

    assert (await developer.client.post(path)).status_code == 202
    assert (await developer.client.post(path, json={})).status_code == 202
    assert (await developer.client.post(path, content=b"x=1")).status_code == 415
    assert (await developer.client.post(path, content=b"{", headers={"content-type": "application/json"})).is_error


async def test_a_dry_run_is_known_as_one(developer: Caller) -> None:
    job = await developer.create_job(overlap="skip")
    await developer.trigger(job["id"])

    asked = await developer.post(f"/jobs/{job['id']}/trigger", {"dry_run": True})

    execution = (await developer.get(f"/executions/{asked.json()['execution_id']}")).json()
    assert (execution["state"], execution["is_dry_run"], execution["origin"]) == ("queued", True, "api")


async def test_an_execution_is_replayed_and_both_know_it(api: Api, developer: Caller) -> None:
    job = await developer.create_job(overlap="allow")
    first = await developer.trigger(job["id"])
    await end(api)

    plain = await developer.client.post(f"/api/v1/executions/{first}/replay")
    stated = await developer.post(f"/executions/{first}/replay", {"definition": "current"})

    assert (plain.status_code, stated.status_code) == (202, 202)
    replays = [answer.json()["execution_id"] for answer in (plain, stated)]
    assert (await developer.get(f"/executions/{first}/record")).json()["replays"] == replays
    assert (await developer.get(f"/executions/{replays[0]}/record")).json()["replay_of"] == first


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({"definition": "old"}, "/definition"), ({"parameters": {"x": 1}}, "/parameters/x"), ({"x": 1}, "/x")],
)
async def test_a_bad_replay_is_named(api: Api, developer: Caller, body: dict[str, Any], pointer: str) -> None:
    first = await developer.trigger((await developer.create_job())["id"])

    refused = await developer.post(f"/executions/{first}/replay", body)

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, pointer)


async def test_two_executions_are_shown_side_by_side(api: Api, developer: Caller) -> None:
    job = await developer.create_job(overlap="allow")
    left = await developer.trigger(job["id"])
    await end(api, exit_code=0)
    right = await developer.trigger(job["id"])
    await end(api, exit_code=1, state=ExecutionState.FAILED, outcome=Outcome.FAILED)

    found = (await developer.get("/executions/compare", params={"left": left, "right": right})).json()

    assert {field["name"] for field in found["fields"] if field["differs"]} == {"state", "exit_code"}
    assert found["definition"] == []
    assert found["log"] == {"left_lines": 0, "right_lines": 0, "truncated": False, "hunks": []}
    missing = await developer.get("/executions/compare", params={"left": left})
    assert (missing.status_code, missing.json()["errors"][0]["pointer"]) == (400, "query:right")


async def test_dead_letters_are_listed_retried_and_dismissed(api: Api, developer: Caller) -> None:
    first, second = [await dead_letter(api, developer) for _ in range(2)]

    listed = (await developer.get("/dead-letters", params={"limit": 1})).json()
    retried = await developer.post("/dead-letters/retry", {"ids": [first, NOWHERE]})
    dismissed = await developer.post("/dead-letters/dismiss", {"ids": [second]})

    assert (listed["total"], listed["items"][0]["execution_id"], listed["items"][0]["error"]) == (2, second, "Oops")
    assert listed["next_cursor"] is not None
    done, missing = retried.json()["results"]
    assert (done["ok"], missing["ok"], missing["execution_id"]) == (True, False, None)
    assert (await developer.get(f"/executions/{done['execution_id']}/record")).json()["replay_of"] == first
    assert dismissed.json() == {"results": [{"id": second, "ok": True, "execution_id": None, "error": None}]}
    assert (await developer.get("/dead-letters")).json() == {"items": [], "total": 0, "next_cursor": None}


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("/dead-letters?cursor=x", "query:cursor"),
        ("/dead-letters?limit=0", "query:limit"),
        ("/dead-letters?job_id=*", "query:job_id"),
        ("/dead-letters?other=1", "query:other"),
    ],
)
async def test_a_bad_question_about_dead_letters_is_named(developer: Caller, path: str, pointer: str) -> None:
    refused = await developer.get(path)

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, pointer)


async def test_nobody_decides_on_nothing(developer: Caller) -> None:
    refused = await developer.post("/dead-letters/retry", {"ids": []})

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/ids")


async def test_a_viewer_starts_and_decides_nothing(viewer: Caller) -> None:
    for path, body in (
        (f"/executions/{NOWHERE}/replay", {}),
        ("/dead-letters/retry", {"ids": [NOWHERE]}),
        ("/dead-letters/dismiss", {"ids": [NOWHERE]}),
    ):
        assert (await viewer.post(path, body)).status_code == 403, path
    assert (await viewer.get("/dead-letters")).status_code == 200


async def test_anothers_executions_look_like_none(api: Api, developer: Caller, stranger: Caller) -> None:
    theirs, own = await dead_letter(api, developer), await dead_letter(api, stranger)

    for execution_id in (theirs, NOWHERE, "*", "x" * 4000):
        for answer in (
            await stranger.get(f"/executions/{execution_id}/record"),
            await stranger.post(f"/executions/{execution_id}/replay", {}),
            await stranger.get("/executions/compare", params={"left": own, "right": execution_id}),
            await stranger.get("/executions/compare", params={"left": execution_id, "right": own}),
        ):
            assert answer.status_code == 404
    assert [item["execution_id"] for item in (await stranger.get("/dead-letters")).json()["items"]] == [own]
    (result,) = (await stranger.post("/dead-letters/dismiss", {"ids": [theirs]})).json()["results"]
    assert not result["ok"]
    assert (await developer.get("/dead-letters")).json()["total"] == 1
