"""Teams over the API: who may do what with them, and what they own."""

import httpx
import pytest

from chronos_synapse.domain.user import Role
from tests.api.conftest import Api, Caller


def code_of(response: httpx.Response) -> str:
    return str(response.json()["type"]).rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]


async def make_team(owner: Caller, name: str = "Crew", **fields: str) -> str:
    response = await owner.post("/teams", {"name": name, **fields})
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


async def add(owner: Caller, team_id: str, member: Caller, role: str = "member") -> None:
    body = {"user_id": member.user.id, "role": role}
    response = await owner.post(f"/teams/{team_id}/members", body)
    assert response.status_code == 201, response.text


async def test_a_team_has_its_maker_as_owner(developer: Caller) -> None:
    made = await developer.post("/teams", {"name": " Crew ", "description": "Nights"})

    team = made.json()
    assert made.status_code == 201
    assert team["id"].startswith("t")
    assert (team["name"], team["description"], team["members"]) == ("Crew", "Nights", 1)
    assert (team["role"], team["may_manage"]) == ("owner", True)
    assert (await developer.get(f"/teams/{team['id']}")).json() == team
    assert (await developer.get("/teams")).json() == {"items": [team], "next_cursor": None}


async def test_a_team_is_seen_by_its_members_and_by_those_who_see_everything(
    api: Api, developer: Caller, stranger: Caller, admin: Caller
) -> None:
    team_id = await make_team(developer)
    operator, viewer = await api.user(Role.OPERATOR), await api.user(Role.VIEWER)
    await add(developer, team_id, viewer)

    for caller, status in ((viewer, 200), (operator, 200), (admin, 200), (stranger, 404)):
        for path in (f"/teams/{team_id}", f"/teams/{team_id}/members"):
            assert (await caller.get(path)).status_code == status
        listed = (await caller.get("/teams")).json()["items"]
        assert [team["id"] for team in listed] == ([team_id] if status == 200 else [])
    hidden, made_up = [await stranger.get(f"/teams/{one}") for one in (team_id, "t" + "0" * 16)]
    assert hidden.text.replace(team_id, "") == made_up.text.replace("t" + "0" * 16, "")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.VIEWER])
async def test_who_creates_nothing_makes_no_team(api: Api, role: Role) -> None:
    caller = await api.user(role)

    assert (await caller.post("/teams", {"name": "Crew"})).status_code == 403


async def test_what_a_member_may_do_hangs_on_the_role(api: Api, developer: Caller) -> None:
    """The role in the team x each operation -> the status."""
    team_id = await make_team(developer)
    deputy, member = await api.user(Role.DEVELOPER), await api.user(Role.DEVELOPER)
    await add(developer, team_id, deputy, "admin")
    await add(developer, team_id, member)
    third, fourth = await api.user(Role.DEVELOPER), await api.user(Role.DEVELOPER)
    path = f"/teams/{team_id}"

    assert (await member.patch(path, {"name": "Mine"})).status_code == 403
    assert (await member.post(f"{path}/members", {"user_id": third.user.id})).status_code == 403
    assert (await member.patch(f"{path}/members/{member.user.id}", {"role": "admin"})).status_code == 403
    assert (await member.delete(f"{path}/members/{deputy.user.id}")).status_code == 403
    assert (await member.delete(path)).status_code == 403

    assert (await deputy.patch(path, {"name": "Mine"})).status_code == 403
    assert (await deputy.delete(path)).status_code == 403
    assert (await deputy.post(f"{path}/members", {"user_id": third.user.id, "role": "owner"})).status_code == 403
    assert (await deputy.patch(f"{path}/members/{deputy.user.id}", {"role": "owner"})).status_code == 403
    assert (await deputy.delete(f"{path}/members/{developer.user.id}")).status_code == 403
    await add(deputy, team_id, third, "admin")
    await add(deputy, team_id, fourth)
    assert (await deputy.patch(f"{path}/members/{fourth.user.id}", {"role": "admin"})).json()["role"] == "admin"
    assert (await deputy.delete(f"{path}/members/{third.user.id}")).status_code == 204

    assert (await developer.patch(path, {"name": "Renamed"})).json()["name"] == "Renamed"
    assert (await developer.patch(f"{path}/members/{deputy.user.id}", {"role": "owner"})).status_code == 200


async def test_anybody_may_leave_but_the_last_owner(api: Api, developer: Caller, viewer: Caller) -> None:
    team_id = await make_team(developer)
    await add(developer, team_id, viewer)

    refused = await developer.delete(f"/teams/{team_id}/members/{developer.user.id}")

    assert (refused.status_code, code_of(refused)) == (409, "team.last_owner")
    assert (await viewer.delete(f"/teams/{team_id}/members/{viewer.user.id}")).status_code == 204
    assert (await viewer.get(f"/teams/{team_id}")).status_code == 404


async def test_an_administrator_manages_any_team(admin: Caller, developer: Caller, stranger: Caller) -> None:
    team_id = await make_team(developer)

    await add(admin, team_id, stranger, "owner")

    assert (await admin.delete(f"/teams/{team_id}/members/{developer.user.id}")).status_code == 204
    assert (await admin.patch(f"/teams/{team_id}", {"description": "Ours"})).json()["description"] == "Ours"
    assert (await admin.delete(f"/teams/{team_id}")).status_code == 204


async def test_a_member_is_taken_in_by_the_whole_email_address(developer: Caller, stranger: Caller) -> None:
    path = f"/teams/{await make_team(developer)}/members"

    unknown = await developer.post(path, {"email": "nobody@example.org"})
    both = await developer.post(path, {"email": stranger.user.email, "user_id": stranger.user.id})
    added = await developer.post(path, {"email": stranger.user.email.upper()})
    again = await developer.post(path, {"email": stranger.user.email})

    assert [unknown.status_code, both.status_code, added.status_code, again.status_code] == [400, 400, 201, 409]
    assert unknown.json()["errors"][0]["pointer"] == "/email"
    assert added.json()["user_id"] == stranger.user.id


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": "x" * 61}, "/name"),
        ({"name": "a\nb"}, "/name"),
        ({"name": "a\x00b"}, "/name"),
        ({"name": "A", "description": "x" * 2001}, "/description"),
        ({"name": "A", "id": "t1"}, "/id"),
    ],
)
async def test_a_bad_team_is_refused_by_field(developer: Caller, body: dict[str, str], pointer: str) -> None:
    response = await developer.post("/teams", body)

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]


@pytest.mark.parametrize("name", ["%00", "t%00", "../x", "t" + "x" * 300])
async def test_an_id_that_is_none_is_not_found(admin: Caller, name: str) -> None:
    assert (await admin.get(f"/teams/{name}")).status_code == 404
    assert (await admin.get(f"/teams/{name}/members")).status_code in (404, 405)


async def test_teams_come_page_by_page(developer: Caller) -> None:
    for name in ("Ash", "Birch", "Cedar"):
        await make_team(developer, name)

    first = (await developer.get("/teams", params={"limit": 2})).json()
    second = (await developer.get("/teams", params={"limit": 2, "cursor": first["next_cursor"]})).json()
    found = (await developer.get("/teams", params={"search": "bir"})).json()
    other = await developer.get("/teams", params={"search": "x", "cursor": first["next_cursor"]})

    assert [[team["name"] for team in page["items"]] for page in (first, second, found)] == [
        ["Ash", "Birch"],
        ["Cedar"],
        ["Birch"],
    ]
    assert second["next_cursor"] is None
    assert other.status_code == 400
    assert (await developer.get("/teams", params={"search": "\x00"})).status_code == 400


async def test_what_a_team_owns_is_its_members(api: Api, developer: Caller, stranger: Caller) -> None:
    team_id = await make_team(developer)
    member = await api.user(Role.DEVELOPER)
    await add(developer, team_id, member)

    job = await member.create_job(team_id=team_id)
    secret = await developer.client.put(f"/api/v1/secrets/TOKEN?owner_id={team_id}", json={"value": "0123456789"})
    variable = await member.client.put(f"/api/v1/variables/V?owner_id={team_id}", json={"value": 1})
    holidays = {"name": "Closed", "source": {"kind": "ranges", "ranges": []}}
    calendar = await member.client.post(f"/api/v1/calendars?owner_id={team_id}", json=holidays)

    assert job["owner_id"] == team_id
    assert (variable.json()["scope"], variable.json()["owner_id"]) == ("team", team_id)
    if secret.status_code == 409:  # no key is set for secrets here
        assert code_of(secret) == "secret.no_key"
    assert calendar.status_code in (201, 400), calendar.text
    for caller, count in ((developer, 1), (member, 1), (stranger, 0)):
        assert (await caller.get("/jobs")).json()["total"] == count
    for caller, owner, count in ((member, team_id, 1), (member, member.user.id, 0), (stranger, team_id, 0)):
        assert (await caller.get("/jobs", params={"owner_id": owner})).json()["total"] == count
    assert (await stranger.get(f"/jobs/{job['id']}")).status_code == 404
    assert (await stranger.get("/variables", params={"owner_id": team_id})).status_code == 404
    written = await stranger.client.put(f"/api/v1/variables/V?owner_id={team_id}", json={"value": 2})
    assert written.status_code == 404


async def test_a_member_of_a_team_keeps_no_secret_of_it(api: Api, developer: Caller) -> None:
    team_id = await make_team(developer)
    member = await api.user(Role.DEVELOPER)
    await add(developer, team_id, member)

    response = await member.client.put(f"/api/v1/secrets/TOKEN?owner_id={team_id}", json={"value": "0123456789"})
    limited = await member.client.put(f"/api/v1/limits/tag/nightly?owner_id={team_id}", json={"limit": 1})

    assert (response.status_code, limited.status_code) == (403, 403)
    limited = await developer.client.put(f"/api/v1/limits/tag/nightly?owner_id={team_id}", json={"limit": 1})
    assert limited.json()["owner_id"] == team_id
    assert [item["name"] for item in (await member.get("/limits")).json()["items"]] == ["nightly"]


async def test_a_job_goes_to_no_team_of_others(developer: Caller, stranger: Caller, admin: Caller) -> None:
    team_id = await make_team(stranger)
    body = {"name": "A", "executor": {"kind": "noop", "config": {}}}

    for caller, team in ((developer, team_id), (developer, "t0"), (developer, stranger.user.id), (admin, team_id)):
        response = await caller.post("/jobs", body | {"team_id": team})
        assert response.status_code == 400
        assert response.json()["errors"][0]["pointer"] == "/team_id"


@pytest.mark.parametrize(
    "field", ["owner_id", "id", "state_of", "fence", "uid", "gid", "run_as", "version", "changed_by"]
)
async def test_nobody_says_whose_a_job_is_or_what_only_we_say(developer: Caller, field: str) -> None:
    job = await developer.create_job()

    for response in (
        await developer.post("/jobs", {"name": "A", "executor": {"kind": "noop", "config": {}}, field: "x"}),
        await developer.patch(f"/jobs/{job['id']}", {field: "x"}),
    ):
        assert response.status_code == 400
        assert response.json()["errors"][0]["pointer"] == f"/{field}"


async def test_a_team_that_owns_something_stays(developer: Caller) -> None:
    team_id = await make_team(developer)
    job = await developer.create_job(team_id=team_id)

    refused = await developer.delete(f"/teams/{team_id}")
    ended = await developer.delete(f"/teams/{team_id}?transfer_to={developer.user.id}")

    assert (refused.status_code, code_of(refused)) == (409, "team.not_empty")
    assert "1 job" in refused.json()["detail"]
    assert ended.status_code == 204
    assert (await developer.get(f"/jobs/{job['id']}")).json()["owner_id"] == developer.user.id
    assert (await developer.get(f"/teams/{team_id}")).status_code == 404


async def test_a_team_that_is_gone_gives_nobody_a_right(developer: Caller, stranger: Caller) -> None:
    team_id = await make_team(developer)
    job = await developer.create_job()
    await add(developer, team_id, stranger)
    shared = await developer.client.put(f"/api/v1/jobs/{job['id']}/grants/{team_id}", json={"level": "edit"})
    assert (shared.status_code, (await stranger.get(f"/jobs/{job['id']}")).status_code) == (200, 200)

    assert (await developer.delete(f"/teams/{team_id}")).status_code == 204

    assert (await stranger.get(f"/jobs/{job['id']}")).status_code == 404
    assert (await developer.get(f"/jobs/{job['id']}/grants")).json() == {"items": []}


async def test_who_leaves_a_team_sees_nothing_of_it_any_more(developer: Caller, stranger: Caller) -> None:
    team_id = await make_team(developer)
    job = await developer.create_job(team_id=team_id)
    await add(developer, team_id, stranger)
    assert (await stranger.get(f"/jobs/{job['id']}")).status_code == 200

    assert (await developer.delete(f"/teams/{team_id}/members/{stranger.user.id}")).status_code == 204

    assert (await stranger.get(f"/jobs/{job['id']}")).status_code == 404
    assert (await stranger.get("/jobs")).json()["total"] == 0
