"""A definition is looked at while it is written: all that is wrong at once, and nothing is stored."""

from typing import Any

import pytest

from tests.api.conftest import SHELL_JOB, Api, Caller

CRON = {"kind": "cron", "expression": "0 4 * * 1-5", "timezone": "Europe/Berlin"}


async def check(caller: Caller, definition: Any, **options: Any) -> dict[str, Any]:
    answer = await caller.post("/jobs/check", {"definition": definition} | options)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def pointers(found: dict[str, Any]) -> set[str]:
    return {error["pointer"] for error in found["errors"]}


def codes(found: dict[str, Any]) -> set[str]:
    return {warning["code"] for warning in found["warnings"]}


async def test_what_is_right_is_told_with_what_is_not_as_usual(developer: Caller) -> None:
    found = await check(developer, SHELL_JOB | {"schedule": CRON})

    assert (found["ok"], found["errors"], found["version"]) == (True, [], None)
    assert "4:00" in found["schedule_text"]
    assert {change["pointer"] for change in found["changes"]} >= {"/name", "/executor", "/schedule"}
    assert (await developer.get("/jobs")).json()["total"] == 0


async def test_every_refused_member_is_named_whatever_kind_of_wrong_it_is(developer: Caller) -> None:
    found = await check(
        developer,
        {
            "executor": {"kind": "shell", "config": {"command": " ", "environment": 1}},
            "timeout_s": "soon",
            "tags": ["ok", "not ok"],
            "schedule": {"kind": "cron", "expression": "61 * * * *"},
            "environment": {"A": "${secret:store:NOBODY}"},
            "colour": "red",
            "overlap": "maybe",
        },
    )

    assert not found["ok"]
    wanted = {"/name", "/timeout_s", "/tags/1", "/schedule/expression", "/environment/A", "/colour", "/overlap"}
    assert wanted <= pointers(found)
    assert any(pointer.startswith("/executor/config") for pointer in pointers(found))
    assert found["schedule_text"] == ""


@pytest.mark.parametrize("definition", [{}, {"name": None}, {"executor": []}, {"id": "x", "owner_id": "y"}])
async def test_whatever_is_given_gets_an_answer(developer: Caller, definition: Any) -> None:
    found = await check(developer, definition)

    assert not found["ok"]
    assert found["changes"] == []


async def test_a_change_is_compared_with_what_there_is_and_changes_nothing(developer: Caller) -> None:
    job = await developer.create_job(schedule=CRON, state="active")

    found = await check(developer, {"timeout_s": 60, "schedule": CRON | {"expression": "5 4 * * *"}}, job_id=job["id"])

    assert found["ok"]
    assert found["version"] == 1
    assert [(change["pointer"], change["left"], change["right"]) for change in found["changes"]] == [
        ("/schedule/expression", "0 4 * * 1-5", "5 4 * * *"),
        ("/timeout_s", 3600, 60),
    ]
    assert (await developer.get(f"/jobs/{job['id']}")).json() == job


async def test_a_date_that_has_passed_is_refused_as_in_saving(developer: Caller) -> None:
    past = {"kind": "date", "run_at": "2020-01-01T00:00:00Z"}

    found = await check(developer, SHELL_JOB | {"schedule": past, "state": "active"})

    assert pointers(found) == {"/schedule/run_at"}


async def test_what_may_surprise_is_told_beside_it(developer: Caller) -> None:
    await developer.create_job(name="Twice")

    found = await check(developer, SHELL_JOB | {"name": "Twice", "queue": "nobodys", "schedule": CRON})

    assert found["ok"]
    assert codes(found) >= {"job.same_name", "job.no_worker"}


async def test_a_job_is_not_compared_for_who_may_not_change_it(developer: Caller, stranger: Caller, api: Api) -> None:
    job = await developer.create_job()

    hidden = await stranger.post("/jobs/check", {"definition": {}, "job_id": job["id"]})
    nowhere = await stranger.post("/jobs/check", {"definition": {}, "job_id": "nothing"})
    team = await stranger.post("/jobs/check", {"definition": SHELL_JOB, "team_id": "theirs"})

    assert (hidden.status_code, nowhere.status_code) == (404, 404)
    assert team.status_code == 400
    assert team.json()["errors"][0]["pointer"] == "/team_id"


async def test_who_may_only_look_may_not_try_either(viewer: Caller) -> None:
    answer = await viewer.post("/jobs/check", {"definition": SHELL_JOB})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "changes", [{}, {"schedule": CRON}, {"timeout_s": -1}, {"needs": ["a b"]}, {"retry": {"on": ["lost"]}}]
)
async def test_it_says_what_saving_says(developer: Caller, changes: Any) -> None:
    told = await check(developer, SHELL_JOB | changes)
    saved = await developer.post("/jobs", SHELL_JOB | changes)

    assert told["ok"] == (saved.status_code == 201)
    assert pointers(told) == {error["pointer"] for error in saved.json().get("errors", [])}
