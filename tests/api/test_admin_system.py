"""What the product stands on, over the api: every figure is what is there, and what is asked for is done."""

from typing import Any

import httpx
import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.memory import MemoryKind
from chronos_synapse.domain.settings import RateClass
from chronos_synapse.domain.user import Role, UserState
from chronos_synapse.services.admin.memory_surveys import KIND_OF_FAMILY, MemorySurveys
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.indexes import prepare_indexes
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.memory import MemoryStore
from tests.api.conftest import Api, Caller
from tests.architecture.test_keys import CHANNELS_AND_ALIASES, declared
from tests.builders import minutes_before
from tests.support import wait_until

DAY_MINUTES = 24 * 60
READS = ["/admin/overview", "/admin/system", "/admin/memory", "/admin/blocked"]
WRITES: list[tuple[str, str, Any]] = [
    ("POST", "/admin/memory/survey", None),
    ("POST", "/admin/indexes/jobs/rebuild", None),
    ("POST", "/admin/doctor", {"repair": True}),
    ("POST", "/admin/purge", {"older_than_days": 1}),
    ("DELETE", "/admin/blocked", None),
    ("DELETE", "/admin/blocked/user-1", None),
    ("PUT", "/admin/maintenance", {"reason": "x"}),
    ("DELETE", "/admin/maintenance", None),
]


def code(response: httpx.Response) -> str:
    return str(response.json()["type"]).rpartition(":")[2]


async def finished_days_ago(api: Api, job: Job, *days: int) -> list[str]:
    """Executions of a job that were scheduled so many days ago and have succeeded."""
    ids: list[str] = []
    for count in days:
        at_ms = minutes_before(await api.store.now_ms(), count * DAY_MINUTES)
        ids += [execution.id for execution in await api.store.finished(job, at_ms=at_ms)]
    return ids


@pytest.mark.parametrize("role", [Role.DEVELOPER, Role.VIEWER])
async def test_users_see_nothing_of_the_system(api: Api, role: Role) -> None:
    caller = await api.user(role)

    answers = [await caller.get(path) for path in READS]

    assert [response.status_code for response in answers] == [403] * len(READS)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEVELOPER, Role.VIEWER])
async def test_nobody_but_administrators_does_anything_to_it(api: Api, role: Role) -> None:
    caller = await api.user(role)

    answers = [await caller.client.request(method, "/api/v1" + path, json=body) for method, path, body in WRITES]

    assert [response.status_code for response in answers] == [403] * len(WRITES)


async def test_the_overview_counts_what_is_there(api: Api, admin: Caller, developer: Caller) -> None:
    await api.logged_in(developer.user)
    await developer.create_job()
    job = await api.store.save_draft()
    await api.store.finished(job, at_ms=minutes_before(await api.store.now_ms(), 5))
    failed: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}
    await api.store.finished(job, at_ms=minutes_before(await api.store.now_ms(), 4), **failed)
    pending = await api.user(Role.VIEWER)
    await api.container.accounts.users.set_state(pending.user.id, UserState.PENDING)

    found = (await admin.get("/admin/overview")).json()

    users = found["users"]
    assert users["total"] == 3
    assert (users["by_state"]["active"], users["by_state"]["pending"]) == (2, 1)
    assert users["by_role"] == {"admin": 1, "operator": 0, "developer": 1, "viewer": 1}
    assert (users["sessions"], users["seen_day"], users["seen_month"]) == (4, 3, 3)
    assert (users["api_keys"], users["teams"], users["second_factors"]) == (0, 0, 0)
    assert found["jobs"] == {"active": 1, "paused": 0, "draft": 1, "archived": 0}
    executions = found["executions"]
    assert (executions["succeeded"], executions["failed"], executions["success_rate"]) == (1, 1, 0.5)
    assert (executions["running"], executions["waiting"]) == (0, 0)


async def test_without_executions_there_is_no_rate(admin: Caller) -> None:
    found = (await admin.get("/admin/overview")).json()

    assert found["executions"]["success_rate"] is None


async def test_the_system_tells_of_servers_indexes_and_processes(admin: Caller) -> None:
    await admin.create_job()

    found = (await admin.get("/admin/system")).json()

    assert found["redis"]["version"].startswith(("7.", "8."))
    assert found["redis"]["keys"] > 0
    assert found["redis"]["is_append_only"]
    assert found["postgres"]["bytes"] > 1_000_000
    assert {"users", "sessions"} <= {table["name"] for table in found["postgres"]["tables"]}
    indexes = {index["name"]: index for index in found["indexes"]}
    assert indexes["jobs"]["documents"] == 1
    assert indexes["jobs"]["memory_bytes"] > 0
    assert (indexes["jobs"]["failures"], indexes["jobs"]["indexed"], indexes["jobs"]["rebuilt"]) == (0, 1.0, None)
    parts = [problem["part"] for problem in found["problems"]]
    assert parts == ["processes"] * 3


async def test_a_document_that_is_in_no_index_is_told_of(api: Api, admin: Caller) -> None:
    await api.store.door.call("JSON.SET", api.store.door.keys.job("broken"), "$", '{"name": 7, "owner_id": {"a": 1}}')

    found = (await admin.get("/admin/system")).json()

    assert {index["name"]: index["failures"] for index in found["indexes"]}["jobs"] == 1
    assert [problem["part"] for problem in found["problems"]].count("indexes") == 1


async def test_memory_is_measured_by_kind(api: Api, admin: Caller) -> None:
    before = (await admin.get("/admin/memory")).json()
    assert (before["report"], before["points"], before["forecast"]) == (None, [], None)
    for _ in range(3):
        await admin.create_job()

    found = (await admin.post("/admin/memory/survey")).json()

    kinds = {use["kind"]: use for use in found["report"]["kinds"]}
    jobs = kinds["jobs"]
    assert jobs["sampled"] == jobs["keys"] >= 6
    assert jobs["error_bytes"] == 0
    keys = [key async for key in api.store.door.client.scan_iter(f"{api.settings.key_prefix}:job:*")]
    least = sum([await api.store.door.call("MEMORY", "USAGE", key) for key in keys])
    assert jobs["bytes"] >= least > 0
    assert kinds["indexes"]["bytes"] > 0
    assert sum(use["bytes"] for use in found["report"]["kinds"]) >= found["report"]["used_bytes"] * 0.99
    assert found["used_bytes"] > 0
    assert not found["is_limited"]
    assert found["limit_bytes"] > found["used_bytes"]


def test_every_key_is_of_a_kind() -> None:
    families = set()
    for name in declared().keys() - CHANNELS_AND_ALIASES:
        function = getattr(Keys("P"), name)
        count = function.__code__.co_argcount - 1
        families.add(function(*["x"] * count).split(":")[1])

    assert families - KIND_OF_FAMILY.keys() == set()
    assert set(KIND_OF_FAMILY.values()) <= set(MemoryKind)


async def test_the_total_is_noted_in_time(api: Api, admin: Caller) -> None:
    door = api.store.door
    surveys = MemorySurveys(MemoryStore(door), IndexHealth(door))

    await surveys.note()

    (point,) = (await admin.get("/admin/memory")).json()["points"]
    assert point["bytes"] > 1_000_000


async def test_an_index_is_made_anew_beside_the_present_one(api: Api, admin: Caller) -> None:
    await admin.create_job(name="Findable")
    health = IndexHealth(api.store.door)

    begun = await admin.post("/admin/indexes/jobs/rebuild")
    again = await admin.post("/admin/indexes/jobs/rebuild")
    meanwhile = await admin.get("/jobs", params={"search": "Findable"})
    await wait_until(health.finish_rebuilds, description="the new index is full")
    after = await admin.get("/jobs", params={"search": "Findable"})

    assert (begun.status_code, again.status_code, code(again)) == (202, 409, "index.rebuilding")
    assert begun.json()["rebuilt"] is not None
    assert {state.rebuilt for state in await health.states()} == {None}
    assert meanwhile.json()["total"] == after.json()["total"] == 1
    assert (await admin.post("/admin/indexes/nothing/rebuild")).status_code == 404


async def test_an_index_that_was_made_anew_stays_when_the_product_starts_again(api: Api, admin: Caller) -> None:
    await admin.post("/admin/indexes/jobs/rebuild")
    health, alias = IndexHealth(api.store.door), api.store.door.keys.index("jobs")
    await wait_until(health.finish_rebuilds, description="the new index is full")
    before = (await api.store.door.call("FT.INFO", alias))[1]

    await prepare_indexes(api.store.door)
    after = (await api.store.door.call("FT.INFO", alias))[1]

    assert before == after
    assert before.decode().count(":") > alias.count(":") + 1


async def test_a_purge_tells_first_and_then_removes_exactly_that(api: Api, admin: Caller) -> None:
    old_job, young_job = await api.store.save_draft(name="Old"), await api.store.save_draft(name="Young")
    old = await finished_days_ago(api, old_job, 10, 11, 12)
    young = await finished_days_ago(api, young_job, 1, 9)
    await api.store.request(old_job, at_ms=minutes_before(await api.store.now_ms(), 20 * DAY_MINUTES))

    told = (await admin.post("/admin/purge", {"older_than_days": 8})).json()
    kept = await api.store.stores.executions.find_many([*old, *young])
    done = (await admin.post("/admin/purge", {"older_than_days": 8, "dry_run": False})).json()
    left = await api.store.stores.executions.find_many([*old, *young])

    assert (told["dry_run"], told["found"], told["removed"], told["left"]) == (True, 4, 0, 4)
    assert [(job["job_name"], job["executions"]) for job in told["jobs"]] == [("Old", 3), ("Young", 1)]
    assert told["bytes"] > 0
    assert told["oldest"] < told["newest"]
    assert len(kept) == 5
    assert (done["dry_run"], done["found"], done["removed"], done["left"]) == (False, 4, 4, 0)
    assert [execution.id for execution in left] == young[:1]
    assert (await api.store.counts(old_job))[ExecutionState.QUEUED.value] == 1


async def test_a_purge_of_one_job_touches_no_other(api: Api, admin: Caller) -> None:
    mine, other = await api.store.save_draft(), await api.store.save_draft()
    await finished_days_ago(api, mine, 1, 2)
    (kept,) = await finished_days_ago(api, other, 2)

    done = (await admin.post("/admin/purge", {"job_id": mine.id, "dry_run": False})).json()

    assert done["removed"] == 2
    assert len(await api.store.stores.executions.find_many([kept])) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 400), ({"older_than_days": -1}, 400), ({"older_than_days": 5000}, 400), ({"job_id": "no job"}, 404)],
)
async def test_a_purge_that_is_not_narrowed_is_refused(admin: Caller, body: dict[str, Any], status: int) -> None:
    assert (await admin.post("/admin/purge", body)).status_code == status


async def test_the_doctor_tells_what_is_wrong_and_repairs_when_told(api: Api, admin: Caller) -> None:
    job = await admin.create_job()
    await api.store.door.call("HINCRBY", api.store.door.keys.job_stats(job["id"]), "running", 3)

    found = (await admin.post("/admin/doctor", {})).json()
    repaired = (await admin.post("/admin/doctor", {"repair": True})).json()
    after = (await admin.post("/admin/doctor", {"job_id": job["id"]})).json()

    assert [finding["kind"] for finding in found["findings"]] == ["wrong_counter"]
    assert found["is_complete"]
    assert [finding["repaired"] for finding in repaired["findings"]] == [True]
    assert after["findings"] == []


async def test_callers_that_were_refused_are_named_and_let_in_again(api: Api, admin: Caller, developer: Caller) -> None:
    limits, store = api.container.base.stores.entry.rate_limits, await api.container.base.settings_reader.get()
    for caller in (f"user-{developer.user.id}", "address-203.0.113.9"):
        tight = store.limits.auth
        for _ in range(tight.burst + 1):
            await limits.take(caller, RateClass.AUTH, tight, wanted=1, refused=0)

    found = (await admin.get("/admin/blocked")).json()
    one = await admin.delete("/admin/blocked/address-203.0.113.9")
    left = (await admin.get("/admin/blocked")).json()
    rest = await admin.delete("/admin/blocked")

    assert found["total"] == 2
    assert {(item["kind"], item["name"]) for item in found["items"]} == {("address", None), ("user", "Somebody")}
    assert all(item["refusals"] == {"auth": 1} for item in found["items"])
    assert (one.json(), left["total"], rest.json()) == ({"count": 1}, 1, {"count": 1})
    assert (await admin.get("/admin/blocked")).json()["items"] == []


async def test_a_caller_of_no_kind_is_not_found(admin: Caller) -> None:
    assert (await admin.delete("/admin/blocked/nobody")).status_code == 404
