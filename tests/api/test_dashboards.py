"""Dashboards over HTTP: kept by their owners, shared as far as they say, and drawable."""

import asyncio
from typing import Any

import pytest

from tests.api.conftest import Api, Caller

NOBODY = "0" * 16
JOB = "0123456789abcdef"
FIGURE: dict[str, Any] = {"kind": "figure", "value": {"of": "executions", "selection": {"states": ["failed"]}}}
CONFIGS: list[dict[str, Any]] = [
    FIGURE,
    {"kind": "gauge", "value": {"of": "success_rate"}, "low": 0, "high": 1, "warn_at": 0.99, "bad_at": 0.9},
    {"kind": "chart", "job_ids": [JOB], "metric": "lag_ms", "reduce": "max", "style": "bars"},
    {"kind": "jobs", "search": "backup", "states": ["active"], "tags": ["a"], "sort": "-name", "rows": 5},
    {"kind": "executions", "selection": {"query": "refused", "job_id": JOB}, "sort": "-duration_ms", "rows": 5},
    {"kind": "status_grid", "tags": ["a"], "cells": 500},
    {"kind": "progress"},
    {"kind": "log_tail", "job_id": JOB, "lines": 200},
    {"kind": "text", "text": "On call: Ada\n# Größe 🎄"},
    {"kind": "outcomes", "selection": {"tags": ["a"]}},
    {"kind": "next_due", "rows": 3},
]


def widget(number: int = 0, config: dict[str, Any] = FIGURE, **changes: Any) -> dict[str, Any]:
    """A widget in a place of its own."""
    return {"id": f"w{number}", "config": config, "x": 0, "y": number * 2, "w": 4, "h": 2} | changes


BODY: dict[str, Any] = {"name": "Night watch", "widgets": [widget()]}


async def create(caller: Caller, query: str = "", **changes: Any) -> dict[str, Any]:
    """A dashboard of this user."""
    response = await caller.post(f"/dashboards{query}", BODY | changes)
    assert response.status_code == 201, response.text
    dashboard: dict[str, Any] = response.json()
    return dashboard


async def names(caller: Caller, query: str = "") -> list[str]:
    """Dashboards that the caller is shown."""
    return [one["name"] for one in (await caller.get(f"/dashboards{query}")).json()["items"]]


async def team_of(owner: Caller, *members: Caller, name: str = "Night watch") -> str:
    """A team of these."""
    team_id = str((await owner.post("/teams", {"name": name})).json()["id"])
    for member in members:
        added = await owner.post(f"/teams/{team_id}/members", {"user_id": str(member.user.id), "role": "member"})
        assert added.status_code == 201, added.text
    return team_id


async def test_a_dashboard_comes_back_as_it_was_made_with_everything_filled_in(viewer: Caller) -> None:
    dashboard = await create(viewer)

    selection = {"query": "", "states": ["failed"], "tags": [], "job_id": None}
    value = {"of": "executions", "selection": selection, "metric": "duration_ms", "kpi": "", "reduce": "avg"}
    assert dashboard["widgets"] == [
        widget()
        | {"title": "", "span": None, "refresh_s": None}
        | {"config": {"kind": "figure", "value": value, "compare": True}}
    ]
    assert (dashboard["span"], dashboard["refresh_s"], dashboard["version"]) == ("24h", 30, 1)
    assert (dashboard["owner_id"], dashboard["shared"]) == (viewer.user.id, None)
    assert (dashboard["may_change"], dashboard["may_manage"]) == (True, True)
    assert (await viewer.get(f"/dashboards/{dashboard['id']}")).json() == dashboard


async def test_every_kind_of_widget_is_kept_and_can_be_imported_again(developer: Caller) -> None:
    dashboard = await create(developer, widgets=[widget(at, config) for at, config in enumerate(CONFIGS)])

    exported = {name: dashboard[name] for name in ("name", "description", "span", "refresh_s", "widgets")}
    copy = await create(developer, **exported)

    assert copy["widgets"] == dashboard["widgets"]
    kinds = [one["config"]["kind"] for one in copy["widgets"]]
    assert kinds == [config["kind"] for config in CONFIGS]
    for one, config in zip(copy["widgets"], CONFIGS, strict=True):
        assert {name: one["config"][name] for name in config if name not in ("value", "selection")} == {
            name: value for name, value in config.items() if name not in ("value", "selection")
        }


async def test_dashboards_are_listed_by_name_page_by_page(developer: Caller) -> None:
    for name in ("beta watch", "Alpha watch", "gamma"):
        await create(developer, name=name)

    first = (await developer.get("/dashboards?limit=2")).json()
    rest = (await developer.get(f"/dashboards?limit=2&cursor={first['next_cursor']}")).json()

    assert [one["name"] for one in first["items"] + rest["items"]] == ["Alpha watch", "beta watch", "gamma"]
    assert (first["total"], first["complete"], rest["next_cursor"]) == (3, True, None)
    assert first["items"][0]["widgets"] == 1
    assert await names(developer, "?search=watch") == ["Alpha watch", "beta watch"]
    assert (await developer.get("/dashboards?cursor=x")).status_code == 400


async def test_of_changes_that_meet_one_is_made(developer: Caller) -> None:
    dashboard = await create(developer)
    path = f"/api/v1/dashboards/{dashboard['id']}"
    tag = (await developer.client.get(path)).headers["etag"]

    answers = await asyncio.gather(
        *(
            developer.client.patch(path, json={"name": f"Name {n}", "widgets": []}, headers={"If-Match": tag})
            for n in range(10)
        )
    )

    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 9
    found = (await developer.get(f"/dashboards/{dashboard['id']}")).json()
    assert (found["version"], found["widgets"]) == (2, [])
    assert (await developer.client.delete(path, headers={"If-Match": tag})).status_code == 412
    assert (await developer.client.delete(path, headers={"If-Match": '"2"'})).status_code == 204
    assert (await developer.get(f"/dashboards/{dashboard['id']}")).status_code == 404


async def test_no_change_makes_no_version(developer: Caller) -> None:
    dashboard = await create(developer)

    same = await developer.patch(f"/dashboards/{dashboard['id']}", {"name": " Night watch ", "span": "24h"})

    assert same.json() == dashboard


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": " "}, "/name"),
        ({"description": "x" * 10_001}, "/description"),
        ({"span": "25h"}, "/span"),
        ({"refresh_s": 4}, "/refresh_s"),
        ({"refresh_s": 301}, "/refresh_s"),
        ({"shared": {"subject": "t" + NOBODY}}, "/shared/subject"),
        ({"shared": {"subject": "everybody", "level": "own"}}, "/shared/level"),
        ({"widgets": [widget(at) for at in range(41)]}, "/widgets"),
        ({"widgets": [widget(), widget()]}, "/widgets"),
        ({"widgets": [widget(id="a b")]}, "/widgets/0/id"),
        ({"widgets": [widget(title="a\nb")]}, "/widgets/0/title"),
        ({"widgets": [widget(x=9)]}, "/widgets/0/w"),
        ({"widgets": [widget(x=-1)]}, "/widgets/0/w"),
        ({"widgets": [widget(w=0)]}, "/widgets/0/w"),
        ({"widgets": [widget(h=25)]}, "/widgets/0/h"),
        ({"widgets": [widget(y=501)]}, "/widgets/0/h"),
        ({"widgets": [widget(span="1y")]}, "/widgets/0/span"),
        ({"widgets": [widget(), widget(1, refresh_s=1)]}, "/widgets/1/refresh_s"),
        ({"widgets": [widget(config={"kind": "moon"})]}, "/widgets/0/config/kind"),
        ({"widgets": [widget(config={"kind": "text", "text": "x" * 4001})]}, "/widgets/0/config/text"),
        ({"widgets": [widget(config={"kind": "text", "text": "x", "html": "x"})]}, "/widgets/0/config/html"),
        ({"widgets": [widget(config={"kind": "log_tail", "job_id": "../x"})]}, "/widgets/0/config/job_id"),
        ({"widgets": [widget(config={"kind": "log_tail", "job_id": JOB, "lines": 201})]}, "/widgets/0/config/lines"),
        ({"widgets": [widget(config={"kind": "chart", "job_ids": []})]}, "/widgets/0/config/job_ids"),
        ({"widgets": [widget(config={"kind": "chart", "job_ids": [JOB, "x"]})]}, "/widgets/0/config/job_ids/1"),
        ({"widgets": [widget(config={"kind": "jobs", "rows": 0})]}, "/widgets/0/config/rows"),
        ({"widgets": [widget(config={"kind": "jobs", "tags": ["a", "a b"]})]}, "/widgets/0/config/tags/1"),
        ({"widgets": [widget(config={"kind": "status_grid", "cells": 501})]}, "/widgets/0/config/cells"),
        (
            {"widgets": [widget(config={"kind": "figure", "value": {"of": "metric"}})]},
            "/widgets/0/config/value/selection/job_id",
        ),
        (
            {"widgets": [widget(config={"kind": "figure", "value": {"of": "kpi", "selection": {"job_id": JOB}}})]},
            "/widgets/0/config/value/kpi",
        ),
        (
            {"widgets": [widget(config={"kind": "gauge", "value": {"of": "running"}, "low": 5, "high": 5})]},
            "/widgets/0/config/high",
        ),
        (
            {"widgets": [widget(config={"kind": "gauge", "value": {"of": "running"}, "warn_at": 101})]},
            "/widgets/0/config/warn_at",
        ),
        (
            {"widgets": [widget(config={"kind": "executions", "selection": {"query": "x" * 1001}})]},
            "/widgets/0/config/selection/query",
        ),
    ],
)
async def test_a_bad_field_is_named_and_nothing_is_kept(
    developer: Caller, changes: dict[str, Any], pointer: str
) -> None:
    dashboard = await create(developer)

    created = await developer.post("/dashboards", BODY | changes)
    changed = await developer.patch(f"/dashboards/{dashboard['id']}", changes)

    for answer in (created, changed):
        assert answer.status_code == 400, answer.text
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert (await developer.get("/dashboards")).json()["total"] == 1
    assert (await developer.get(f"/dashboards/{dashboard['id']}")).json() == dashboard


async def test_a_dashboard_too_heavy_is_refused(developer: Caller) -> None:
    heavy = [widget(at, {"kind": "text", "text": "x" * 4000}) for at in range(40)]

    refused = await developer.post("/dashboards", BODY | {"widgets": heavy})

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["code"] == "dashboard.heavy"


async def test_another_persons_dashboard_looks_like_none(developer: Caller, stranger: Caller, admin: Caller) -> None:
    dashboard = await create(developer)

    for dashboard_id in (dashboard["id"], NOBODY, "*"):
        path = f"/dashboards/{dashboard_id}"
        for answer in (
            await stranger.get(path),
            await stranger.patch(path, {"name": "Mine"}),
            await stranger.delete(path),
        ):
            assert answer.status_code == 404
    assert await names(stranger) == await names(stranger, f"?owner_id={developer.user.id}") == []
    assert await names(admin) == ["Night watch"]
    assert (await stranger.post(f"/dashboards?owner_id={developer.user.id}", BODY)).status_code == 404


async def test_a_shared_dashboard_is_seen_and_changed_as_far_as_its_owner_says(
    developer: Caller, stranger: Caller, viewer: Caller
) -> None:
    team_id = await team_of(developer, stranger)
    dashboard = await create(developer)
    path = f"/dashboards/{dashboard['id']}"

    assert (await developer.patch(path, {"shared": {"subject": team_id}})).status_code == 200
    assert await names(stranger) == ["Night watch"]
    assert await names(viewer) == []
    seen = (await stranger.get(path)).json()
    assert (seen["may_change"], seen["may_manage"]) == (False, False)
    assert (await stranger.patch(path, {"name": "Ours"})).status_code == 403

    await developer.patch(path, {"shared": {"subject": team_id, "level": "edit"}})
    assert (await stranger.patch(path, {"name": "Ours"})).status_code == 200
    assert (await stranger.patch(path, {"shared": None})).status_code == 403
    assert (await stranger.delete(path)).status_code == 403

    await developer.patch(path, {"shared": {"subject": "everybody"}})
    assert await names(viewer) == await names(stranger) == ["Ours"]
    assert await names(viewer, f"?owner_id={viewer.user.id}") == []
    await developer.patch(path, {"shared": None})
    assert await names(viewer) == await names(stranger) == []
    assert (await stranger.get(path)).status_code == 404


async def test_nobody_keeps_more_than_fifty(developer: Caller) -> None:
    for number in range(50):
        await create(developer, name=f"Dashboard {number}")

    refused = await developer.post("/dashboards", BODY)

    assert refused.status_code == 409
    assert refused.json()["type"].endswith(":dashboard.full")


async def test_dashboards_of_a_team_are_handed_over_or_go_with_it(api: Api, developer: Caller) -> None:
    first, second = await team_of(developer), await team_of(developer, name="Day watch")
    kept = await create(developer, f"?owner_id={first}")
    gone = await create(developer, f"?owner_id={second}")

    assert (await developer.delete(f"/teams/{first}?transfer_to={developer.user.id}")).status_code == 204
    assert (await developer.delete(f"/teams/{second}")).status_code == 204

    assert (await developer.get(f"/dashboards/{kept['id']}")).json()["owner_id"] == developer.user.id
    assert (await developer.get(f"/dashboards/{gone['id']}")).status_code == 404
    left = [key async for key in api.store.door.client.scan_iter(f"{api.store.door.keys.prefix}:dashboard*")]
    assert len(left) == 2


async def test_a_key_that_only_looks_changes_nothing_and_one_for_some_jobs_sees_nothing(
    api: Api, developer: Caller
) -> None:
    dashboard = await create(developer, shared={"subject": "everybody"})
    job = await developer.create_job()
    looks = (await developer.post("/api-keys", {"name": "Reader", "scopes": ["job:read"]})).json()
    bound = {"name": "One job", "scopes": ["job:read", "dashboard:write"], "jobs": [job["id"]]}
    one_job = (await developer.post("/api-keys", bound)).json()
    reader, narrow = (api.client(Authorization=f"Bearer {made['key']}") for made in (looks, one_job))
    path = f"/api/v1/dashboards/{dashboard['id']}"

    assert (await reader.get(path)).status_code == 200
    assert (await reader.patch(path, json={"name": "x"})).status_code == 403
    assert (await narrow.get(path)).status_code == 404
    assert (await narrow.get("/api/v1/dashboards")).json()["items"] == []
    assert (await narrow.post("/api/v1/dashboards", json=BODY)).status_code in (403, 404)
