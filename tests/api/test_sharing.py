"""Jobs that are shared: the rights of every role, for every way to stand to a job, on every address of a job."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from chronos_synapse.domain.access import GrantLevel, Permission, Principal, TeamRole
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.services.teams import transfers
from tests.api.conftest import Api, Caller
from tests.api.test_teams import add, make_team
from tests.support import PATIENCE_S

P = Permission
Act = Callable[[Caller, str], Awaitable[httpx.Response]]


@dataclass(frozen=True)
class Case:
    """One address of a job: what it needs, and what answers it when that is there."""

    need: Permission
    act: Act
    good: int


async def comment_of(caller: Caller, job_id: str) -> httpx.Response:
    return await caller.post(f"/jobs/{job_id}/comments", {"text": "Hello"})


CASES = {
    "job": Case(P.JOB_READ, lambda who, job: who.get(f"/jobs/{job}"), 200),
    "versions": Case(P.JOB_READ, lambda who, job: who.get(f"/jobs/{job}/versions"), 200),
    "version": Case(P.JOB_READ, lambda who, job: who.get(f"/jobs/{job}/versions/1"), 200),
    "comments": Case(P.JOB_READ, lambda who, job: who.get(f"/jobs/{job}/comments"), 200),
    "comment": Case(P.COMMENT_WRITE, comment_of, 201),
    "grants": Case(P.JOB_SHARE, lambda who, job: who.get(f"/jobs/{job}/grants"), 200),
    "trigger": Case(P.JOB_RUN, lambda who, job: who.post(f"/jobs/{job}/trigger"), 202),
    "pause": Case(P.JOB_PAUSE, lambda who, job: who.patch(f"/jobs/{job}", {"state": "paused"}), 200),
    "edit": Case(P.JOB_UPDATE, lambda who, job: who.patch(f"/jobs/{job}", {"description": "Other"}), 200),
    "restore": Case(P.JOB_UPDATE, lambda who, job: who.post(f"/jobs/{job}/versions/1/restore"), 200),
    "share": Case(P.JOB_SHARE, lambda who, job: who.post(f"/jobs/{job}/grants", {"level": "view", "email": "x"}), 400),
    "transfer": Case(P.JOB_SHARE, lambda who, job: who.post(f"/jobs/{job}/transfer", {"owner_id": "x"}), 400),
    "delete": Case(P.JOB_DELETE, lambda who, job: who.delete(f"/jobs/{job}"), 204),
}
RELATIONS = ["own", *(f"team {role}" for role in TeamRole), *(f"shared {level}" for level in GrantLevel), "none"]


async def related(caller: Caller, relation: str, *, boss: Caller, team_id: str) -> tuple[str, Principal]:
    """A job to which the caller stands so, in its second version, and the caller as it is then."""
    kind, _, how = relation.partition(" ")
    owner = {"team_id": team_id} if kind == "team" else {}
    maker = caller if kind == "own" else boss
    job_id = (await maker.create_job(**owner))["id"]
    assert (await maker.patch(f"/jobs/{job_id}", {"description": "Second"})).status_code == 200
    found = caller.principal
    if kind == "shared":
        shared = await boss.client.put(f"/api/v1/jobs/{job_id}/grants/{caller.user.id}", json={"level": how})
        assert shared.status_code == 200, shared.text
        return job_id, Principal(user_id=found.user_id, role=found.role, grants={JobId(job_id): GrantLevel(how)})
    if kind == "team":
        return job_id, Principal(user_id=found.user_id, role=found.role, teams={UserId(team_id): TeamRole(how)})
    return job_id, found


def expected(principal: Principal, owner_id: str, job_id: str, case: Case) -> int:
    rights = principal.rights(owner_id, job_id)
    if case.need in rights:
        return case.good
    if not principal.may(case.need):
        return 403  # whatever it is: the role never gives it
    return 403 if principal.sight.covers(owner_id, job_id) else 404


@pytest.mark.parametrize("role", [Role.DEVELOPER, Role.VIEWER, Role.OPERATOR])
async def test_every_right_on_a_job_is_the_one_of_the_table(api: Api, role: Role) -> None:
    """Role x relation x address -> the status that domain/access.py gives."""
    boss = await api.user(Role.DEVELOPER)
    failures: list[str] = []
    for relation in RELATIONS:
        if relation == "own" and role is not Role.DEVELOPER:
            continue  # others make no jobs
        caller = await api.user(role)
        team_id = await make_team(boss, f"Crew {relation}")
        if relation.startswith("team"):
            await add(boss, team_id, caller, relation.partition(" ")[2])
        job_id, principal = await related(caller, relation, boss=boss, team_id=team_id)
        job = (await boss.get(f"/jobs/{job_id}")) if relation != "own" else await caller.get(f"/jobs/{job_id}")
        owner_id = job.json()["owner_id"]
        for name, case in CASES.items():
            status = (await case.act(caller, job_id)).status_code
            wanted = expected(principal, owner_id, job_id, case)
            if status != wanted:
                failures.append(f"{role} {relation} {name}: {status}, not {wanted}")
            if status == 202:
                await api.store.finished_running()

    assert failures == []


async def test_a_job_says_what_its_caller_may_do_with_it(developer: Caller, stranger: Caller, viewer: Caller) -> None:
    job = await developer.create_job()
    for caller, level in ((stranger, "run"), (viewer, "edit")):
        await developer.client.put(f"/api/v1/jobs/{job['id']}/grants/{caller.user.id}", json={"level": level})

    seen = [(await caller.get(f"/jobs/{job['id']}")).json()["rights"] for caller in (developer, stranger, viewer)]

    assert {"job:delete", "job:share", "job:run"} <= set(seen[0])
    assert seen[1] == ["comment:write", "execution:cancel", "execution:replay", "job:read", "job:run"]
    assert seen[2] == ["job:read"]
    listed = (await stranger.get("/jobs")).json()["items"]
    assert [item["rights"] for item in listed] == [seen[1]]


async def test_a_shared_job_shows_its_history_and_nothing_beside(api: Api, developer: Caller, stranger: Caller) -> None:
    shared, other = await developer.create_job(name="Shared"), await developer.create_job(name="Other")
    executions = [await developer.trigger(job["id"]) for job in (shared, other)]
    await api.store.finished_running()
    await developer.post(f"/jobs/{shared['id']}/grants", {"level": "view", "email": stranger.user.email})

    assert [item["id"] for item in (await stranger.get("/jobs")).json()["items"]] == [shared["id"]]
    assert [item["id"] for item in (await stranger.get("/executions")).json()["items"]] == executions[:1]
    assert (await stranger.get("/executions")).json()["total"] == 1
    statuses = [(await stranger.get(f"/executions/{one}")).status_code for one in executions]
    assert statuses == [200, 404]
    assert (await stranger.post(f"/executions/{executions[0]}/cancel")).status_code == 403
    assert (await stranger.get(f"/jobs/{other['id']}/versions")).status_code == 404


async def test_what_is_shared_no_more_is_gone_at_once(developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()
    path = f"/jobs/{job['id']}/grants"
    made = await developer.post(path, {"level": "edit", "email": stranger.user.email})
    assert (made.json()["name"], made.json()["granted_by"]) == ("Somebody", developer.user.id)
    assert (await stranger.get(f"/jobs/{job['id']}")).status_code == 200

    assert (await developer.delete(f"{path}/{stranger.user.id}")).status_code == 204

    assert (await stranger.get(f"/jobs/{job['id']}")).status_code == 404
    assert (await stranger.get("/jobs")).json()["total"] == 0
    assert (await developer.delete(f"{path}/{stranger.user.id}")).status_code == 404


async def test_what_was_shared_with_oneself_may_be_given_up(viewer: Caller, developer: Caller, admin: Caller) -> None:
    job = await developer.create_job()
    await developer.post(f"/jobs/{job['id']}/grants", {"level": "view", "email": viewer.user.email})

    assert (await viewer.delete(f"/jobs/{job['id']}/grants/{admin.user.id}")).status_code == 403
    assert (await viewer.delete(f"/jobs/{job['id']}/grants/{viewer.user.id}")).status_code == 204
    assert (await viewer.get(f"/jobs/{job['id']}")).status_code == 404


async def test_a_job_is_shared_with_those_who_are_there(developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()
    hidden = await make_team(stranger)
    bodies: list[dict[str, Any]] = [
        {"level": "view"},
        {"level": "view", "email": "nobody@example.org"},
        {"level": "view", "subject_id": "nobody"},
        {"level": "view", "subject_id": hidden},
        {"level": "view", "subject_id": "a\x00b"},
        {"level": "owner", "subject_id": stranger.user.id},
        {"level": "view", "subject_id": stranger.user.id, "email": stranger.user.email},
    ]

    statuses = [(await developer.post(f"/jobs/{job['id']}/grants", body)).status_code for body in bodies]

    assert statuses == [400] * len(bodies)
    own = await developer.post(f"/jobs/{job['id']}/grants", {"level": "view", "subject_id": developer.user.id})
    assert own.status_code == 409


async def test_many_jobs_at_once_are_each_decided_on(developer: Caller, stranger: Caller) -> None:
    own, shared, hidden = [await caller.create_job() for caller in (stranger, developer, developer)]
    await developer.post(f"/jobs/{shared['id']}/grants", {"level": "run", "subject_id": stranger.user.id})

    body = {"ids": [own["id"], shared["id"], hidden["id"]], "action": "pause"}
    results = (await stranger.post("/jobs/bulk", body)).json()["results"]

    assert [result["ok"] for result in results] == [True, False, False]
    assert (await developer.get(f"/jobs/{hidden['id']}")).json()["state"] == "draft"


async def test_a_handed_over_job_is_the_new_owners_alone(
    api: Api, developer: Caller, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfers, "AT_ONCE_S", PATIENCE_S)  # however slow this machine is, a short history follows
    team_id = await make_team(stranger)
    await add(stranger, team_id, developer, "admin")
    job = await developer.create_job()
    execution_id = await developer.trigger(job["id"])
    await api.store.finished_running()

    moved = await developer.post(f"/jobs/{job['id']}/transfer", {"owner_id": team_id})

    assert moved.json() == {"job_id": job["id"], "owner_id": team_id, "is_complete": True}
    assert (await developer.delete(f"/teams/{team_id}/members/{developer.user.id}")).status_code == 204
    for path in (f"/jobs/{job['id']}", f"/executions/{execution_id}"):
        assert [(await caller.get(path)).status_code for caller in (developer, stranger)] == [404, 200]
    for path in ("/jobs", "/executions"):
        assert [(await caller.get(path)).json()["total"] for caller in (developer, stranger)] == [0, 1]
    changes = (await stranger.get(f"/jobs/{job['id']}/versions")).json()["items"][0]["changes"]
    assert changes == [{"pointer": "/owner_id", "left": developer.user.id, "right": team_id}]


async def test_names_are_told_to_those_who_have_to_do_with_somebody(
    developer: Caller, stranger: Caller, viewer: Caller, admin: Caller
) -> None:
    team_id = await make_team(developer)
    await add(developer, team_id, viewer)
    job = await developer.create_job()
    query = {"ids": [developer.user.id, team_id, viewer.user.id, "nobody"]}

    async def seen(caller: Caller) -> list[tuple[str, bool]]:
        items = (await caller.get("/directory", params=query)).json()["items"]
        return [(item["id"], item["email"] is not None) for item in items]

    everything = [(developer.user.id, True), (team_id, False), (viewer.user.id, True)]
    assert [await seen(caller) for caller in (developer, viewer, admin)] == [everything] * 3
    assert await seen(stranger) == []
    await developer.post(f"/jobs/{job['id']}/grants", {"level": "view", "email": stranger.user.email})
    assert await seen(stranger) == [(developer.user.id, False)]
    found = await developer.post("/directory/find", {"email": stranger.user.email})
    assert found.json()["id"] == stranger.user.id
    assert (await developer.post("/directory/find", {"email": "no\x00body"})).status_code == 404
    assert (await viewer.post("/directory/find", {"email": stranger.user.email})).status_code == 403
