"""The schedule map over HTTP."""

import pytest

from chronos_synapse.domain.user import Role
from tests.api.conftest import Api

DAY = {"from": "2027-05-03T00:00:00Z", "to": "2027-05-04T00:00:00Z"}
WEEK = {"from": "2027-05-03T00:00:00Z", "to": "2027-05-10T00:00:00Z"}
NIGHTLY = {"kind": "cron", "expression": "0 2 * * *"}


async def test_a_week_and_a_day_tell_what_is_planned_of_what_one_sees(api: Api) -> None:
    ada, bob = await api.user(Role.DEVELOPER), await api.user(Role.DEVELOPER)
    job = await ada.create_job(schedule=NIGHTLY, state="active", tags=["x"])

    week = (await ada.get("/schedule-map/week", params=WEEK)).json()
    day = (await ada.get("/schedule-map/day", params=DAY | {"rows": "tag"})).json()

    assert [hour["time"] for hour in week["hours"] if hour["planned"]][:2] == [
        "2027-05-03T02:00:00Z",
        "2027-05-04T02:00:00Z",
    ]
    (row,) = day["rows"]
    assert (row["key"], row["bars"][0]["job_id"]) == ("x", job["id"])
    assert (await bob.get("/schedule-map/day", params=DAY)).json()["rows"] == []
    assert (await bob.get("/schedule-map/week", params=WEEK)).json()["jobs"] == 0


async def test_a_move_is_proposed_and_nothing_is_changed(api: Api) -> None:
    ada, bob = await api.user(Role.DEVELOPER), await api.user(Role.DEVELOPER)
    job = await ada.create_job(schedule=NIGHTLY, state="active")
    move = DAY | {"job_id": job["id"], "due_at": "2027-05-03T02:00:00Z", "move_to": "2027-05-03T02:45:00Z"}

    answer = await ada.post("/schedule-map/proposal", move)

    assert answer.json()["schedule"]["expression"] == "45 2 * * *"
    assert (await ada.get(f"/jobs/{job['id']}")).json()["schedule"]["expression"] == "0 2 * * *"
    assert (await bob.post("/schedule-map/proposal", move)).status_code == 404


@pytest.mark.parametrize(
    ("path", "query", "pointer"),
    [
        ("day", {"from": "2027-05-03T00:00:00Z", "to": "2027-05-13T00:00:00Z"}, "query:from"),
        ("day", {"from": "2027-05-03", "to": "2027-05-13T00:00:00Z"}, "query:from"),
        ("day", {"to": "2027-05-13T00:00:00Z"}, "query:from"),
        ("day", DAY | {"crowd": "1"}, "query:crowd"),
        ("day", DAY | {"rows": "host"}, "query:rows"),
        ("week", {"from": "2027-05-03T00:00:00Z", "to": "2027-05-03T00:00:00Z"}, "query:to"),
        ("week", {"from": "2027-05-03T00:00:00Z", "to": "2027-07-03T00:00:00Z"}, "query:from"),
    ],
)
async def test_a_bad_question_is_named(api: Api, path: str, query: dict[str, str], pointer: str) -> None:
    ada = await api.user(Role.VIEWER)

    answer = await ada.get(f"/schedule-map/{path}", params=query)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
