"""The audit of requests: every change has its entry, written before the answer; who sees which; no secret is in it."""

import asyncio
import csv
import io
import json
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.audit import AuditEntry
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.user import Role
from tests.api.conftest import SHELL_JOB, Api, Caller

CANARY = "correct-horse-battery-staple-4711"


async def entries(api: Api) -> list[AuditEntry]:
    """Everything, the oldest first."""
    store = api.container.base.stores.audit
    found = await store.read(1, (await store.head()).head.seq)
    return [entry for entry in found if isinstance(entry, AuditEntry)]


async def last(api: Api) -> AuditEntry:
    return (await entries(api))[-1]


async def listed(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    response = await caller.get(f"/audit{query}")
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


async def test_a_new_job_is_told_with_who_what_and_from_where(api: Api, developer: Caller) -> None:
    response = await developer.post("/jobs", SHELL_JOB, headers={"User-Agent": "chronos-cli/1"})

    entry = await last(api)
    job = response.json()
    assert (entry.actor.kind, entry.actor.id, entry.actor.name) == ("user", developer.user.id, "Somebody")
    assert (entry.action, entry.resource.kind, entry.resource.id, entry.resource.name) == (
        "job.create",
        "job",
        job["id"],
        "Backup",
    )
    assert (entry.owner_id, entry.agent, entry.address, entry.result) == (
        developer.user.id,
        "chronos-cli/1",
        "127.0.0.1",
        "ok",
    )
    assert entry.request_id == response.headers["x-request-id"]


async def test_a_change_is_told_with_the_fields_that_changed_only(api: Api, developer: Caller) -> None:
    job = await developer.create_job(timeout_s=60)
    await developer.patch(f"/jobs/{job['id']}", {"timeout_s": 90, "description": "x"})

    entry = await last(api)
    before, after = json.loads(entry.before), json.loads(entry.after)
    marks = {"version", "updated_at", "changed_by"}
    assert {name: before[name] for name in before.keys() - marks} == {"timeout_s": 60, "description": ""}
    assert {name: after[name] for name in after.keys() - marks} == {"timeout_s": 90, "description": "x"}


async def test_a_refused_change_is_told_with_its_code(api: Api, developer: Caller, viewer: Caller) -> None:
    job = await developer.create_job()
    for caller, status, code in ((viewer, 403, "permission.denied"), (developer, 400, "body.unknown_field")):
        response = await caller.patch(f"/jobs/{job['id']}", {"nonsense": 1})
        assert response.status_code == status
        entry = await last(api)
        assert (entry.action, entry.result, entry.resource.id) == ("job.update", "refused", job["id"])
        assert entry.code == response.json()["type"].rpartition(":")[2] or entry.code == code
        assert entry.actor.id == caller.user.id


async def test_anothers_job_is_told_as_refused(api: Api, developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()
    assert (await stranger.delete(f"/jobs/{job['id']}")).status_code == 404

    entry = await last(api)
    assert (entry.result, entry.code, entry.actor.id) == ("refused", "job.not_found", stranger.user.id)
    assert entry.owner_id == ""


async def test_reading_is_not_told(api: Api, developer: Caller) -> None:
    await developer.create_job()
    count = len(await entries(api))
    for path in ("/jobs", "/executions", "/secrets", "/audit", "/overview"):
        assert (await developer.get(path)).status_code == 200
    assert (await developer.post("/schedules/preview", {"schedule": {"kind": "interval", "every_s": 60}})).is_success

    assert len(await entries(api)) == count


async def test_whom_nobody_knows_fills_no_log(api: Api) -> None:
    count = len(await entries(api))
    async with api.client() as client:
        assert (await client.post("/api/v1/jobs", json=SHELL_JOB)).status_code == 401

    assert len(await entries(api)) == count


async def test_who_is_refused_again_and_again_fills_no_log(api: Api, viewer: Caller) -> None:
    for _ in range(70):
        assert (await viewer.post("/jobs", SHELL_JOB)).status_code == 403

    told = [entry for entry in await entries(api) if entry.action == "job.create"]
    assert len(told) == 60


async def test_each_of_many_is_told(api: Api, developer: Caller) -> None:
    jobs = [await developer.create_job(name=f"Job {n}") for n in range(3)]
    ids = [job["id"] for job in jobs]
    await developer.post("/jobs/bulk", {"ids": [*ids, "0" * 16], "action": "archive"})

    told = (await entries(api))[-4:]
    assert [(entry.resource.id, entry.result) for entry in told] == [
        *((job_id, "ok") for job_id in ids),
        ("0" * 16, "refused"),
    ]
    assert len({entry.request_id for entry in told}) == 1


async def test_the_answer_is_kept_back_when_the_audit_cannot_be_written(
    api: Api, developer: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> None:
        raise Unavailable("Redis does not answer.", part="redis")

    monkeypatch.setattr(api.container.base.stores.audit, "append", away)
    response = await developer.post("/jobs", SHELL_JOB)

    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert int(response.headers["retry-after"]) > 0
    assert SHELL_JOB["name"] not in response.text


async def test_an_entry_is_there_when_the_answer_is(api: Api, developer: Caller) -> None:
    jobs = await asyncio.gather(*(developer.create_job(name=f"Job {n}") for n in range(20)))

    told = {entry.resource.id for entry in await entries(api)}
    assert told >= {job["id"] for job in jobs}


async def test_log_ins_are_told_those_that_fail_too(api: Api) -> None:
    token = await api.container.base.stores.entry.setup_tokens.issue()
    account = {"email": "root@example.org", "name": "Root", "password": CANARY}
    async with api.client() as client:
        assert (await client.post("/api/v1/setup", json={"token": token, **account})).status_code == 201
        assert (
            await client.post("/api/v1/auth/login", json={"email": "root@example.org", "password": CANARY})
        ).status_code == 200
        for email in ("root@example.org", "nobody@example.org"):
            wrong = {"email": email, "password": CANARY + "!"}
            assert (await client.post("/api/v1/auth/login", json=wrong)).status_code == 401

    set_up, good, bad, unknown = await entries(api)
    assert set_up.action == "user.set_up"
    assert (good.action, good.result, good.actor.kind, good.actor.name) == ("session.begin", "ok", "user", "Root")
    assert (bad.action, bad.result, bad.code, bad.actor.id) == (
        "session.begin",
        "refused",
        "login.failed",
        good.actor.id,
    )
    assert (unknown.result, unknown.actor.kind, unknown.actor.id) == ("refused", "anonymous", "")
    assert "nobody@example.org" not in msgspec.json.encode(unknown).decode()


async def test_no_secret_is_in_the_audit(api: Api, developer: Caller) -> None:
    """C4, C6: whatever way a secret comes in, it does not come out here."""
    client = developer.client
    job = await developer.create_job(
        environment={"DB_PASSWORD": CANARY, "PLAIN": f"x{CANARY}"},
        executor={
            "kind": "http",
            "config": {"url": f"https://example.org/?token={CANARY}", "headers": {"X-Api": CANARY}},
        },
    )
    await developer.create_job(
        name=f"token={CANARY}",
        executor={
            "kind": "shell",
            "config": {"command": f"curl -H 'Authorization: Bearer {CANARY}' --password {CANARY}"},
        },
    )
    await developer.patch(f"/jobs/{job['id']}", {"environment": {"DB_PASSWORD": CANARY + "2"}})
    await client.put("/api/v1/secrets/S", json={"value": CANARY})
    await client.put("/api/v1/secrets/T", json={"fields": {"user": CANARY}})
    await client.put("/api/v1/variables/V", json={"value": CANARY})
    await client.post("/api/v1/variables/import", json={"format": "json", "text": json.dumps({"W": CANARY})})
    await client.get("/api/v1/variables/export")
    await client.post("/api/v1/imports/crontab", json={"text": f"PASSWORD={CANARY}\n0 1 * * * true\n", "kind": "user"})
    await client.post("/api/v1/api-keys", json={"name": "CI", "scopes": ["job:read"]})
    await client.patch(f"/api/v1/jobs/{job['id']}", json={CANARY: 1})

    found = await entries(api)
    assert len(found) >= 8
    text = "\n".join(msgspec.json.encode(entry).decode() for entry in found)
    assert CANARY not in text
    assert "chr_" not in text


async def test_an_administrator_finds_what_was_done(api: Api, admin: Caller, developer: Caller) -> None:
    job = await developer.create_job(name="Quarterly report")
    await developer.trigger(job["id"])
    await developer.delete(f"/jobs/{job['id']}")
    await admin.create_job()

    async def actions(query: str) -> list[str]:
        return [item["action"] for item in await listed(admin, query)]

    assert await actions(f"?resource_id={job['id']}") == ["job.delete", "job.run", "job.create"]
    assert await actions(f"?actor={developer.user.id}&action=job.delete") == ["job.delete"]
    assert await actions(f"?action=job.*&owner_id={developer.user.id}") == ["job.delete", "job.run", "job.create"]
    assert await actions("?text=quarterly&result=ok") == ["job.delete", "job.run", "job.create"]
    assert await actions("?result=failed") == []
    assert await actions("?resource_kind=calendar") == []
    assert await actions("?from=2999-01-01T00:00:00Z") == []
    assert len(await actions("?to=2999-01-01T00:00:00Z&address=127.0.0.1")) >= 4


async def test_pages_follow_each_other_without_gaps(admin: Caller) -> None:
    for n in range(7):
        await admin.create_job(name=f"Job {n}")
    seen: list[int] = []
    cursor = ""
    while True:
        page = (await admin.get(f"/audit?limit=3&action=job.create{cursor}")).json()
        assert page["total"] == 7
        seen += [item["seq"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"

    assert seen == sorted(seen, reverse=True)
    assert len(seen) == len(set(seen)) == 7


async def test_users_see_what_concerns_them_and_nothing_else(
    api: Api, admin: Caller, developer: Caller, stranger: Caller
) -> None:
    job = await developer.create_job()
    await stranger.create_job(name="Another's")
    await admin.patch(f"/jobs/{job['id']}", {"description": "by the administrator"})
    await admin.create_job(name="The administrator's")

    items = await listed(developer)
    assert [(item["action"], item["actor"]["id"]) for item in items] == [
        ("job.update", admin.user.id),
        ("job.create", developer.user.id),
    ]
    assert (items[0]["address"], items[0]["agent"]) == (None, None)
    assert items[1]["address"] == "127.0.0.1"
    for query in (f"?actor={stranger.user.id}", f"?owner_id={stranger.user.id}", "?text=another", "?owner_id=*"):
        assert await listed(developer, query) == []


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEVELOPER, Role.VIEWER])
async def test_only_administrators_export_and_verify(api: Api, role: Role) -> None:
    caller = await api.user(role)

    for path in ("/audit/export", "/audit/verify"):
        assert (await caller.get(path)).status_code == 403
    assert (await last(api)).action == "audit.export"


async def test_nobody_changes_or_removes_an_entry(api: Api, admin: Caller) -> None:
    await admin.create_job()
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for path in ("/audit", "/audit/1", "/audit/export", "/audit/verify"):
            response = await admin.client.request(method, f"/api/v1{path}", json={})
            assert response.status_code in (404, 405), (method, path)

    assert [entry.action for entry in await entries(api)] == ["job.create"]


async def test_an_export_holds_every_entry_and_is_told_itself(api: Api, admin: Caller) -> None:
    for n in range(5):
        await admin.create_job(name=f"Job {n}")
    lines = (await admin.get("/audit/export")).text.splitlines()

    exported = [msgspec.json.decode(line, type=AuditEntry) for line in lines]
    stored = await entries(api)
    assert exported[::-1] == stored[: len(exported)] or exported[::-1] == stored
    assert stored[-1].action == "audit.export"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "|"])
async def test_a_cell_of_a_table_is_no_formula(admin: Caller, begin: str) -> None:
    """E13."""
    await admin.create_job(name=f"{begin}cmd|' /C calc'!A0")
    response = await admin.get("/audit/export?format=csv")

    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["content-disposition"] == 'attachment; filename="audit.csv"'
    rows = list(csv.DictReader(io.StringIO(response.text)))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "|")]
    assert all(line.startswith('"') for line in response.text.split("\r\n") if line)


async def test_a_name_with_a_forged_record_stays_one_line(api: Api, admin: Caller) -> None:
    """E16."""
    forged = 'x","result":"ok"}\n{"seq":999,"action":"job.delete"}'
    await admin.client.put("/api/v1/secrets/S", json={"value": CANARY, "description": forged})
    count = len(await entries(api))

    lines = (await admin.get("/audit/export?format=jsonl")).text.splitlines()
    assert count <= len(lines) <= count + 1
    assert 999 not in [json.loads(line)["seq"] for line in lines]


async def test_the_api_verifies_and_finds_what_was_tampered_with(api: Api, admin: Caller) -> None:
    for n in range(3):
        await admin.create_job(name=f"Job {n}")
    report = (await admin.get("/audit/verify")).json()
    assert (report["ok"], report["complete"], report["findings"]) == (True, True, [])
    noted = report["head"]

    door = api.container.base.door
    await door.call("JSON.SET", door.keys.audit_entry("2"), "$.actor.id", '"somebody-else"')

    report = (await admin.get(f"/audit/verify?head={noted}")).json()
    assert not report["ok"]
    assert [(finding["seq"], finding["fault"]) for finding in report["findings"]] == [(2, "altered")]


async def test_a_bad_question_is_refused(admin: Caller) -> None:
    for query in (
        "?action=x",
        "?action=job.%7D%20%7C%20@x:%7B*",
        "?cursor=x",
        "?result=x",
        "?from=x",
        "?text=%22",
        "?limit=0",
        "?colour=x",
    ):
        assert (await admin.get(f"/audit{query}")).status_code == 400, query
    assert (await admin.get("/audit/verify?head=x")).status_code == 400
    assert (await admin.get("/audit/export?format=pdf")).status_code == 400
