"""Jobs from templates by the API: with the caller's rights and secrets, and nothing left of one that is refused."""

from typing import Any

import msgspec
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.security.vault import new_key
from tests.api.conftest import Api, Caller

TCP = {"values": {"host": "db.example.org", "port": 5432}, "timezone": "Europe/Berlin"}
SLACK = "/templates/slack-notification/instantiate"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, secrets_keys=(new_key("k1"),))


async def made(caller: Caller, template: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await caller.post(f"/templates/{template}/instantiate", body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_templates_are_listed_with_all_that_one_needs_to_choose(viewer: Caller) -> None:
    items = (await viewer.get("/templates")).json()["items"]

    assert len(items) == 18
    one = (await viewer.get("/templates/tcp-health-check")).json()
    assert one in items
    assert {variable["name"] for variable in one["variables"]} == {"host", "port", "greeting", "timeout_s"}
    assert (await viewer.get("/templates/nothing")).status_code == 404


async def test_a_job_is_made_of_values(developer: Caller) -> None:
    found = await made(developer, "tcp-health-check", TCP | {"name": "Database answers", "state": "active"})

    job = (await developer.get(f"/jobs/{found['job']['id']}")).json()
    assert (job["name"], job["state"]) == ("Database answers", "active")
    assert (job["schedule"]["expression"], job["schedule"]["timezone"]) == ("*/5 * * * *", "Europe/Berlin")
    assert {one["name"]: one.get("default") for one in job["parameters"]} == {
        "host": "db.example.org",
        "port": 5432,
        "greeting": "",
        "timeout_s": 5,
    }
    assert "template" in job["tags"]


async def test_a_dry_run_tells_the_definition_and_makes_nothing(developer: Caller) -> None:
    found = await made(developer, "tcp-health-check", TCP | {"dry_run": True, "schedule": None})

    assert found["job"] is None
    assert found["definition"]["schedule"] is None
    assert (await developer.get("/jobs")).json()["total"] == 0


async def test_what_is_missing_is_named(developer: Caller) -> None:
    answer = await developer.post("/templates/tcp-health-check/instantiate", {"values": {"port": "many", "x": 1}})

    assert answer.status_code == 400
    assert {error["pointer"] for error in answer.json()["errors"]} == {"/values/host", "/values/port", "/values/x"}


async def test_a_secret_is_kept_as_one_and_the_job_names_it(developer: Caller) -> None:
    body = {"secrets": {"webhook": {"name": "HOOK", "value": "https://hooks.example.org/T/B"}}}

    found = await made(developer, "slack-notification", body)

    assert "hooks.example.org" not in str(found)
    assert found["job"]["executor"]["config"]["url"] == "${secret:store:HOOK}"
    secrets = (await developer.get("/secrets")).json()["items"]
    assert [(secret["name"], len(secret["used_by"])) for secret in secrets] == [("HOOK", 1)]
    again = await developer.post(SLACK, body)
    assert (again.status_code, again.json()["type"].rpartition(":")[2]) == (409, "secret.exists")
    await made(developer, "slack-notification", {"secrets": {"webhook": {"name": "HOOK"}}})


async def test_secrets_of_a_refused_job_do_not_stay(developer: Caller) -> None:
    body = {"secrets": {"webhook": {"name": "HOOK", "value": "x" * 20}}, "name": "two\nlines"}

    answer = await developer.post(SLACK, body)
    missing = await developer.post(SLACK, {"secrets": {"webhook": {"name": "NOWHERE"}}})

    assert (answer.status_code, missing.status_code) == (400, 400)
    assert (await developer.get("/secrets")).json()["total"] == 0
    assert (await developer.get("/jobs")).json()["total"] == 0


async def test_one_needs_the_right_to_create_jobs(viewer: Caller, stranger: Caller) -> None:
    answer = await viewer.post("/templates/tcp-health-check/instantiate", TCP)
    team = await stranger.post("/templates/tcp-health-check/instantiate", TCP | {"team_id": "t-theirs"})

    assert (answer.status_code, team.status_code) == (403, 400)


async def test_the_sample_workspace_comes_by_one_call_and_goes_by_one(
    api: Api, developer: Caller, stranger: Caller
) -> None:
    own = await developer.create_job(name="My own", tags=["sample"])

    answer = await developer.post("/samples", {"timezone": "Europe/Berlin"})

    assert answer.status_code == 201, answer.text
    ids = {job["id"] for job in answer.json()["jobs"]}
    assert len(ids) == 6
    assert {job["id"] for job in (await developer.get("/samples")).json()["jobs"]} == ids
    assert (await stranger.get("/samples")).json() == {"jobs": []}
    assert (await developer.post("/samples", {})).status_code == 409
    waiting = [(await developer.get(f"/jobs/{job_id}/backfills")).json()["items"] for job_id in ids]
    assert sum(bool(items) for items in waiting) == 5

    await api.container.scheduling.backfills.advance()
    assert (await developer.get("/executions")).json()["total"] > 5
    removed = (await developer.delete("/samples")).json()

    assert (removed["jobs"], removed["left"]) == (6, 0)
    assert removed["executions"] > 5
    assert (await developer.get("/executions")).json()["total"] == 0
    assert [job["id"] for job in (await developer.get("/jobs")).json()["items"]] == [own["id"]]
    assert (await developer.delete("/samples")).json() == {"jobs": 0, "executions": 0, "left": 0}


async def test_a_zone_that_there_is_not_is_refused(developer: Caller) -> None:
    answer = await developer.post("/samples", {"timezone": "Mars/Olympus"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/timezone"
    assert (await developer.get("/jobs")).json()["total"] == 0


async def test_who_may_only_look_has_no_workspace(viewer: Caller) -> None:
    assert (await viewer.post("/samples", {})).status_code == 403
    assert (await viewer.delete("/samples")).status_code == 403
