"""Maintenance mode: administrators work, everyone else looks, and jobs run on."""

from datetime import timedelta

import httpx
import pytest

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.user import Role
from chronos_synapse.services.admin import maintenance as module
from tests.api.conftest import Api, Caller


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is seen by the next request."""
    monkeypatch.setattr(module, "FRESH_S", -1.0)


def code(response: httpx.Response) -> str:
    return str(response.json()["type"]).rpartition(":")[2]


async def begin(admin: Caller, **fields: object) -> httpx.Response:
    return await admin.client.put("/api/v1/admin/maintenance", json={"reason": "New disks"} | fields)


async def test_everyone_reads_why_nothing_can_be_changed(api: Api, admin: Caller) -> None:
    begun = await begin(admin)

    seen = await api.client().get("/api/v1/maintenance")

    assert begun.status_code == seen.status_code == 200
    assert seen.json() == begun.json()
    assert (seen.json()["is_on"], seen.json()["reason"], seen.json()["by"]) == (True, "New disks", "Somebody")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEVELOPER])
async def test_only_administrators_change_things_and_everyone_looks(api: Api, admin: Caller, role: Role) -> None:
    caller = await api.user(role)
    job = await admin.create_job()
    await begin(admin)

    refused = await caller.post(f"/jobs/{job['id']}/trigger")
    looked = await caller.get("/jobs")
    changed = await admin.patch(f"/jobs/{job['id']}", {"name": "Another"})
    left = await caller.post("/auth/logout")

    assert (refused.status_code, code(refused)) == (503, "maintenance.unavailable")
    assert refused.headers["retry-after"] == "60"
    assert "New disks" in refused.json()["detail"]
    assert (looked.status_code, changed.status_code, left.status_code) == (200, 200, 204)


async def test_people_log_in_during_maintenance(api: Api, admin: Caller) -> None:
    await begin(admin)

    answer = await api.client().post("/api/v1/auth/login", json={"login": "nobody@example.org", "password": "x"})

    assert answer.status_code == 401


async def test_when_it_is_over_everything_is_as_before(admin: Caller, developer: Caller) -> None:
    await begin(admin)
    ended = await admin.delete("/admin/maintenance")

    assert (ended.status_code, ended.json()["is_on"]) == (200, False)
    assert (await developer.post("/jobs", {})).status_code == 400
    await developer.create_job()
    assert code(await admin.delete("/admin/maintenance")) == "maintenance.missing"


async def test_it_ends_by_itself_at_its_time(api: Api, admin: Caller, developer: Caller) -> None:
    until = utc_now() + timedelta(hours=1)
    await begin(admin, until=until.isoformat(), pause_scheduling=True)
    refused = await developer.post("/jobs", {})
    assert 3590 <= int(refused.headers["retry-after"]) <= 3600
    assert (await admin.get("/pause")).json()["paused"]

    later = module.MaintenanceService(api.store.stores, clock=lambda: until + timedelta(seconds=1))
    await later.refuse()
    assert not (await later.view()).is_on
    await later.expire()

    assert not (await admin.get("/pause")).json()["paused"]
    await developer.create_job()


async def test_scheduling_is_paused_with_it_and_goes_on_after_it(admin: Caller) -> None:
    begun = await begin(admin, pause_scheduling=True)
    paused = (await admin.get("/pause")).json()
    await admin.delete("/admin/maintenance")

    assert begun.json()["pauses_scheduling"]
    assert (paused["paused"], paused["reason"]) == (True, "Maintenance: New disks")
    assert not (await admin.get("/pause")).json()["paused"]


async def test_a_pause_that_was_there_before_stays_after_it(admin: Caller) -> None:
    await admin.client.put("/api/v1/pause", json={"reason": "Audit"})

    begun = await begin(admin, pause_scheduling=True)
    await admin.delete("/admin/maintenance")

    assert not begun.json()["pauses_scheduling"]
    assert (await admin.get("/pause")).json()["reason"] == "Audit"


async def test_its_reason_and_end_can_be_changed_while_it_lasts(admin: Caller) -> None:
    first = (await begin(admin, pause_scheduling=True)).json()
    second = (await begin(admin, reason="New memory")).json()

    assert (second["since"], second["reason"], second["pauses_scheduling"]) == (first["since"], "New memory", False)
    assert not (await admin.get("/pause")).json()["paused"]


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": " "},
        {"reason": "a\nb"},
        {"reason": "x" * 501},
        {"until": "2020-01-01T00:00:00Z"},
        {"until": "2999-01-01T00:00:00Z"},
        {"until": "2027-01-01T00:00:00"},
    ],
)
async def test_a_request_that_makes_no_sense_begins_nothing(api: Api, admin: Caller, fields: dict[str, object]) -> None:
    assert (await begin(admin, **fields)).status_code == 400
    assert not (await api.client().get("/api/v1/maintenance")).json()["is_on"]
