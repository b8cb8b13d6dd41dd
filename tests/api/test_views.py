"""Saved views over HTTP: kept by a person, shared with a team, and nobody else's business."""

from typing import Any

import pytest

from tests.api.conftest import Api, Caller

NOBODY = "0" * 16
BODY: dict[str, Any] = {"page": "jobs", "name": "Failing backups", "address": "?state=active&tag=backup&tag=caf%C3%A9"}


async def create(caller: Caller, **changes: Any) -> dict[str, Any]:
    """A view of this user."""
    response = await caller.post("/views", BODY | changes)
    assert response.status_code == 201, response.text
    view: dict[str, Any] = response.json()
    return view


async def names(caller: Caller, query: str = "") -> list[str]:
    """Views that the caller has."""
    return [view["name"] for view in (await caller.get(f"/views{query}")).json()["items"]]


async def team_of(owner: Caller, *members: Caller) -> str:
    """A team of these."""
    team_id = str((await owner.post("/teams", {"name": "Night watch"})).json()["id"])
    for member in members:
        added = await owner.post(f"/teams/{team_id}/members", {"user_id": str(member.user.id), "role": "member"})
        assert added.status_code == 201, added.text
    return team_id


async def test_a_view_keeps_what_an_address_says(viewer: Caller) -> None:
    view = await create(viewer)

    assert view == {
        "id": view["id"],
        "page": "jobs",
        "name": "Failing backups",
        "address": "state=active&tag=backup&tag=caf%C3%A9",
        "owner_id": viewer.user.id,
        "created_by": viewer.user.id,
        "version": 1,
        "created_at": view["created_at"],
        "updated_at": view["created_at"],
        "shared_with": None,
        "may_change": True,
    }
    assert (await viewer.get("/views?page=jobs")).json() == {"items": [view], "total": 1}


async def test_views_are_listed_by_name_of_one_page_or_of_all(developer: Caller) -> None:
    for name, page in (("beta", "jobs"), ("Alpha", "executions"), ("gamma", "jobs")):
        await create(developer, name=name, page=page)

    assert await names(developer) == ["Alpha", "beta", "gamma"]
    assert await names(developer, "?page=jobs") == ["beta", "gamma"]
    assert (await developer.get("/views?limit=1")).json()["total"] == 3
    assert (await developer.get("/views?page=moon")).status_code == 400


async def test_a_change_touches_the_named_fields_only(developer: Caller) -> None:
    view = await create(developer)

    changed = (await developer.patch(f"/views/{view['id']}", {"name": "Other"})).json()
    same = (await developer.patch(f"/views/{view['id']}", {"name": "Other"})).json()

    assert (changed["name"], changed["address"], changed["version"]) == ("Other", view["address"], 2)
    assert same == changed
    assert (await developer.delete(f"/views/{view['id']}")).status_code == 204
    assert (await developer.delete(f"/views/{view['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": "a\nb"}, "/name"),
        ({"name": "x" * 1000}, "/name"),
        ({"address": "a b"}, "/address"),
        ({"address": "a#b"}, "/address"),
        ({"address": "x" * 2049}, "/address"),
        ({"address": "ü" * 1025}, "/address"),
        ({"shared_with": "t" + NOBODY}, "/shared_with"),
    ],
)
async def test_a_bad_field_is_named_and_nothing_is_kept(
    developer: Caller, changes: dict[str, Any], pointer: str
) -> None:
    view = await create(developer)

    created = await developer.post("/views", BODY | changes)
    changed = await developer.patch(f"/views/{view['id']}", changes)

    for answer in (created, changed):
        assert answer.status_code == 400
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert (await developer.get("/views")).json()["items"] == [view]


async def test_another_persons_view_looks_like_none_even_to_an_administrator(
    developer: Caller, stranger: Caller, admin: Caller
) -> None:
    view = await create(developer)

    for caller in (stranger, admin):
        assert await names(caller) == []
        for view_id in (view["id"], NOBODY, "*"):
            assert (await caller.patch(f"/views/{view_id}", {"name": "Mine"})).status_code == 404
            assert (await caller.delete(f"/views/{view_id}")).status_code == 404
    assert await names(developer) == ["Failing backups"]


async def test_a_shared_view_is_the_teams_until_it_is_taken_back(
    developer: Caller, stranger: Caller, viewer: Caller
) -> None:
    team_id = await team_of(developer, viewer)
    view = await create(developer)

    shared = (await developer.patch(f"/views/{view['id']}", {"shared_with": team_id})).json()
    assert (shared["owner_id"], shared["shared_with"], shared["created_by"]) == (team_id, team_id, developer.user.id)
    assert await names(viewer) == await names(developer) == ["Failing backups"]
    assert await names(stranger) == []

    assert (await viewer.patch(f"/views/{view['id']}", {"name": "Ours"})).status_code == 200
    back = (await developer.patch(f"/views/{view['id']}", {"shared_with": None})).json()
    assert (back["name"], back["owner_id"], back["version"]) == ("Ours", developer.user.id, 4)
    assert await names(viewer) == []


async def test_nobody_keeps_more_than_a_hundred(developer: Caller) -> None:
    for number in range(100):
        await create(developer, name=f"View {number}")

    refused = await developer.post("/views", BODY)

    assert refused.status_code == 409
    assert refused.json()["type"].endswith(":view.full")
    team_id = await team_of(developer)
    assert (await create(developer, shared_with=team_id))["owner_id"] == team_id


async def test_views_go_with_the_team(developer: Caller, api: Api) -> None:
    team_id = await team_of(developer)
    await create(developer, shared_with=team_id)
    await create(developer, name="Second", shared_with=team_id)

    assert (await developer.delete(f"/teams/{team_id}?transfer_to={developer.user.id}")).status_code == 204

    (first, second) = (await developer.get("/views")).json()["items"]
    assert (first["owner_id"], second["owner_id"], first["shared_with"]) == (developer.user.id,) * 2 + (None,)
    assert await api.store.door.call("EXISTS", api.store.door.keys.views(team_id)) == 0


async def test_a_key_that_only_looks_saves_nothing(api: Api, developer: Caller) -> None:
    made = await developer.post("/api-keys", {"name": "Reader", "scopes": ["job:read"]})
    assert made.status_code == 201, made.text
    reader = api.client(Authorization=f"Bearer {made.json()['key']}")

    assert (await reader.get("/api/v1/views")).status_code == 200
    assert (await reader.post("/api/v1/views", json=BODY)).status_code == 403
