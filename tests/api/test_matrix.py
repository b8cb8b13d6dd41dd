"""Every address of a thing, asked by every role that stands to it in every way: the answer is what the table says.

What is expected is written here a second time, by words, and not taken from the code that decides.
"""

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import GrantLevel, TeamRole
from chronos_synapse.domain.user import Role
from tests.api.conftest import Api, Caller
from tests.api.description import description

pytestmark = pytest.mark.usefixtures("unmeasured")

RELATIONS = ("own", "team owner", "team admin", "team member", "view", "run", "edit", "none")
CRON = {"kind": "cron", "expression": "0 4 * * *"}

LOOK = "look"
OPERATIONS: dict[str, tuple[str, Any]] = {
    # operation -> what it needs, and its body
    "getJob": (LOOK, None),
    "changeJob": ("edit", {"description": "x"}),
    "deleteJob": ("delete", None),
    "triggerJob": ("run", None),
    "getMetric": (LOOK, None),
    "getDurations": (LOOK, None),
    "listKpis": (LOOK, None),
    "getKpi": (LOOK, None),
    "listSlots": (LOOK, None),
    "previewResume": (LOOK, None),
    "listBackfills": (LOOK, None),
    "createBackfill": ("run", {"from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"}),
    "cancelBackfill": ("run", None),
    "simulateJob": (LOOK, {"from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"}),
    "listGrants": ("share", None),
    "addGrant": ("share", {"subject_id": "{friend}", "level": "view"}),
    "putGrant": ("share", {"level": "view"}),
    "removeGrant": ("share", None),
    "transferJob": ("share", {"owner_id": "{friend}"}),
    "listComments": (LOOK, None),
    "addComment": ("comment", {"text": "Seen."}),
    "changeComment": ("comment", {"text": "Seen."}),
    "removeComment": ("comment", None),
    "listJobVersions": (LOOK, None),
    "getJobVersion": (LOOK, None),
    "restoreJobVersion": ("edit", None),
    "getExecution": (LOOK, None),
    "cancelExecution": ("cancel", None),
    "readLog": (LOOK, None),
    "downloadLog": (LOOK, None),
    "findInLog": (LOOK, None),
    "getExecutionRecord": (LOOK, None),
    "replayExecution": ("replay", {"definition": "recorded"}),
    "downloadArtifact": (LOOK, None),
    "streamLog": (LOOK, None),
    "getUsage": (LOOK, None),
    "getFindings": (LOOK, None),
    "listExecutionInsights": (LOOK, None),
    "getWatch": (LOOK, None),
    "putWatch": ("pause", {"budget": 1}),
    "getExpectations": (LOOK, None),
    "explainExecution": (LOOK, None),
    "wordExplanation": ("comment", None),
    "getScores": (LOOK, None),
    "getForecast": (LOOK, None),
    "getOutlook": (LOOK, None),
}
QUERIES = {"getMetric": "?metric=duration_ms", "findInLog": "?first=error"}

RUNNING = {"run", "cancel", "replay", "comment", "pause"}
BY_ROLE = {
    Role.ADMIN: {LOOK, *RUNNING, "edit", "share", "delete"},
    Role.OPERATOR: {LOOK, *RUNNING},
    Role.DEVELOPER: {LOOK, *RUNNING, "edit", "share", "delete"},
    Role.VIEWER: {LOOK},
}
BY_RELATION = {
    "own": {LOOK, *RUNNING, "edit", "share", "delete"},
    "team owner": {LOOK, *RUNNING, "edit", "share", "delete"},
    "team admin": {LOOK, *RUNNING, "edit", "share", "delete"},
    "team member": {LOOK, *RUNNING, "edit"},
    "view": {LOOK, "comment"},
    "run": {LOOK, *RUNNING} - {"pause"},
    "edit": {LOOK, *RUNNING, "edit"},
    "none": set[str](),
}
SEES_ALL = {Role.ADMIN, Role.OPERATOR}


def expected(role: Role, relation: str, need: str) -> str:
    """`done`, `refused` (403) or `hidden` (404)."""
    if need not in BY_ROLE[role]:
        # What a role can never do is refused before anybody looks whether the thing is there.
        return "refused" if relation != "none" or role in SEES_ALL else "refused or hidden"
    rights = BY_ROLE[role] if role in SEES_ALL else BY_RELATION[relation] & BY_ROLE[role]
    if need in rights:
        return "done"
    return "refused" if rights else "hidden"


@dataclass
class Thing:
    """A job with all that hangs on it, and the ids that addresses of it need."""

    ids: dict[str, str] = field(default_factory=dict)


def addresses() -> dict[str, tuple[str, str]]:
    """Operation -> (method, address) of everything below a job or an execution."""
    paths = description()["paths"]
    return {
        operation["operationId"]: (method.upper(), path)
        for path, item in paths.items()
        for method, operation in item.items()
        if "{job_id}" in path or "{execution_id}" in path
    }


def test_the_matrix_knows_every_address_below_a_job_or_an_execution() -> None:
    assert set(addresses()) == set(OPERATIONS)


async def standing(api: Api, role: Role, relation: str) -> tuple[Caller, Caller, str]:
    """The caller, who owns the job's owner, and the owner's id; shares come later, with the job."""
    caller = await api.user(role)
    keeper = await api.user(Role.ADMIN)
    if relation == "own":
        return caller, keeper, str(caller.user.id)
    if relation.startswith("team "):
        made = await keeper.post("/teams", {"name": f"Team {keeper.user.id}"})
        assert made.status_code == 201, made.text
        team_id = made.json()["id"]
        member = {"user_id": str(caller.user.id), "role": TeamRole(relation.removeprefix("team ")).value}
        added = await keeper.post(f"/teams/{team_id}/members", member)
        assert added.status_code in (200, 201), added.text
        return caller, keeper, team_id
    return caller, keeper, str(keeper.user.id)


async def thing(api: Api, keeper: Caller, owner_id: str, caller: Caller, relation: str) -> Thing:
    """A fresh job with an execution, a comment of the caller, a backfill and a grant to a friend."""
    found = Thing()
    job = await keeper.create_job(schedule=CRON, tags=["x"])
    if owner_id != str(keeper.user.id):
        moved = await keeper.post(f"/jobs/{job['id']}/transfer", {"owner_id": owner_id})
        assert moved.status_code in (200, 202), moved.text
    changed = await keeper.patch(f"/jobs/{job['id']}", {"name": "Second version"})
    assert changed.status_code == 200, changed.text
    if relation in list(GrantLevel):
        shared = await keeper.client.put(f"/api/v1/jobs/{job['id']}/grants/{caller.user.id}", json={"level": relation})
        assert shared.status_code == 200, shared.text
    friend = await api.user(Role.DEVELOPER)
    await keeper.client.put(f"/api/v1/jobs/{job['id']}/grants/{friend.user.id}", json={"level": "view"})
    window = {"from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"}
    backfill = await keeper.post(f"/jobs/{job['id']}/backfills", window)
    writer = caller if expected(caller.user.role, relation, "comment") == "done" else keeper
    comment = await writer.post(f"/jobs/{job['id']}/comments", {"text": "First."})
    found.ids = {
        "job_id": job["id"],
        "execution_id": await keeper.trigger(job["id"]),
        "backfill_id": backfill.json().get("backfill", backfill.json()).get("id", "0" * 16),
        "comment_id": comment.json().get("id", "0" * 16),
        "subject_id": str(friend.user.id),
        "friend": str(friend.user.id),
        "version": "1",
        "name": "rows",
    }
    return found


def filled(body: Any, ids: dict[str, str]) -> Any:
    text = msgspec.json.encode(body).decode()
    for name, value in ids.items():
        text = text.replace("{" + name + "}", value)
    return msgspec.json.decode(text)


Ask = Callable[[str, Thing], Awaitable[int]]


def asking(caller: Caller) -> Ask:
    known = addresses()

    async def ask(operation: str, found: Thing) -> int:
        method, path = known[operation]
        body = OPERATIONS[operation][1]
        url = path.format(**found.ids) + QUERIES.get(operation, "")
        options = {} if body is None else {"json": filled(body, found.ids)}
        if operation == "streamLog":
            options = {"headers": {"Last-Event-ID": "no number"}}  # seen only by who may read it: then a 400
        return (await caller.client.request(method, url, **options)).status_code

    return ask


ALIKE = {"team owner", "team admin", "run", "edit"}
"""Relations that make no difference to those who see all owners."""
CASES = [
    (role, relation)
    for role, relation in itertools.product(Role, RELATIONS)
    if role not in SEES_ALL or relation not in ALIKE
]


@pytest.mark.parametrize(("role", "relation"), CASES, ids=[f"{role.value}-{relation}" for role, relation in CASES])
async def test_the_answer_is_what_role_and_relation_say(api: Api, role: Role, relation: str) -> None:
    caller, keeper, owner_id = await standing(api, role, relation)
    ask = asking(caller)
    found = await thing(api, keeper, owner_id, caller, relation)
    wrong = {}
    # What takes the job away comes last.
    for operation in sorted(OPERATIONS, key=lambda name: name in ("removeGrant", "transferJob", "deleteJob")):
        if operation in ("removeGrant", "transferJob", "deleteJob"):
            found = await thing(api, keeper, owner_id, caller, relation)
        if operation == "transferJob":
            await caller.post(f"/executions/{found.ids['execution_id']}/cancel")
        status = await ask(operation, found)
        want = expected(role, relation, OPERATIONS[operation][0])
        if not fits(operation, status, want):
            wrong[operation] = (want, status)

    assert wrong == {}


def fits(operation: str, status: int, want: str) -> bool:
    """Whether a status is one of those that `want` allows."""
    if want == "done":
        # The thing is there and one may: what then stands in the way is a matter of the thing itself.
        missing_part = {"downloadArtifact", "getKpi", "cancelBackfill", "changeComment", "removeComment", "findInLog"}
        return status < 300 or status in (400, 409) or (status == 404 and operation in missing_part)
    return {"refused": status == 403, "hidden": status == 404, "refused or hidden": status in (403, 404)}[want]
