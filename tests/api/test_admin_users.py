"""Users in the hands of administrators: they come, change, are shut out and go, and one administrator always stays."""

import asyncio
import secrets
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from tests.api.conftest import Api, Caller
from tests.support import wait_until

REGION = {"value": "eu"}
PASSWORD = "correct horse battery staple 7"


def code(response: httpx.Response) -> str:
    return str(response.json()["type"]).rpartition(":")[2]


async def someone(api: Api, email: str, *, state: UserState = UserState.ACTIVE, role: Role = Role.DEVELOPER) -> User:
    """A user who has never logged in."""
    user_id = UserId(secrets.token_hex(8))
    user = User(id=user_id, email=email, name="Some One", role=role, state=state, created_at=utc_now())
    await api.container.accounts.users.create(user, None)
    return user


async def is_let_in(caller: Caller) -> bool:
    return (await caller.get("/auth/me")).status_code == 200


async def is_out(caller: Caller) -> bool:
    return not await is_let_in(caller)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEVELOPER, Role.VIEWER])
async def test_nobody_else_sees_or_changes_users(api: Api, admin: Caller, role: Role) -> None:
    caller, path = await api.user(role), f"/admin/users/{admin.user.id}"

    answers = [
        await caller.get("/admin/users"),
        await caller.get(path),
        await caller.post("/admin/users/invite", {"email": "a@example.org"}),
        await caller.post("/admin/users/bulk", {"ids": [admin.user.id], "action": "disable"}),
        await caller.patch(path, {"role": "viewer"}),
        await caller.delete(path),
        *[
            await caller.post(f"{path}/{verb}")
            for verb in ("approve", "deny", "disable", "enable", "logout", "reset-password", "resend")
        ],
    ]

    assert [response.status_code for response in answers] == [403] * len(answers)
    assert await is_let_in(admin)


async def test_users_are_found_by_words_state_and_role_page_by_page(api: Api, admin: Caller) -> None:
    for name in ("ann", "bob", "cay"):
        await someone(api, f"{name}@found.org")
    await someone(api, "dan@found.org", state=UserState.PENDING, role=Role.VIEWER)

    first = (await admin.get("/admin/users", params={"search": "found.org", "limit": 3})).json()
    second = (
        await admin.get("/admin/users", params={"search": "found.org", "limit": 3, "cursor": first["next_cursor"]})
    ).json()
    pending = (await admin.get("/admin/users", params={"state": "pending"})).json()
    viewers = (await admin.get("/admin/users", params={"search": "FOUND", "role": "viewer"})).json()

    assert [user["email"] for user in first["items"]] == ["ann@found.org", "bob@found.org", "cay@found.org"]
    assert [user["email"] for user in second["items"]] == ["dan@found.org"]
    assert (first["total"], second["next_cursor"]) == (4, None)
    assert first["counts"] == {"active": 4, "invited": 0, "unverified": 0, "pending": 1, "disabled": 0}
    for page in (pending, viewers):
        assert [user["email"] for user in page["items"]] == ["dan@found.org"]


async def test_what_belongs_to_an_account_is_counted(api: Api, admin: Caller, developer: Caller) -> None:
    await developer.create_job()
    await api.logged_in(developer.user)
    made = await developer.post("/api-keys", {"name": "CI", "scopes": ["job:read"]})
    assert made.status_code == 201, made.text

    found = (await admin.get(f"/admin/users/{developer.user.id}")).json()

    names = ("jobs", "sessions", "api_keys", "passkeys", "teams", "providers")
    assert [found[name] for name in names] == [1, 2, 1, 0, 0, []]


async def test_one_who_is_invited_sets_a_password_and_comes_in(api: Api, admin: Caller) -> None:
    sent = await admin.post("/admin/users/invite", {"email": "New@Example.org", "role": "operator", "name": "New One"})
    assert sent.status_code == 201, sent.text
    assert (sent.json()["is_mailed"], sent.json()["user"]["state"]) == (False, "invited")

    token = sent.json()["link"].partition("#token=")[2]
    client = api.client()
    accepted = await client.post("/api/v1/auth/invitation/accept", json={"token": token, "password": PASSWORD})
    login = await client.post("/api/v1/auth/login", json={"login": "new@example.org", "password": PASSWORD})

    assert accepted.status_code < 300, accepted.text
    assert login.status_code == 200, login.text
    again = await client.post("/api/v1/auth/invitation/accept", json={"token": token, "password": PASSWORD})
    assert again.status_code == 400
    assert code(await admin.post("/admin/users/invite", {"email": "new@example.org"})) == "user.email_taken"


async def test_a_former_invitation_does_not_hold_once_it_is_sent_again(api: Api, admin: Caller) -> None:
    first = (await admin.post("/admin/users/invite", {"email": "new@example.org"})).json()
    second = (await admin.post(f"/admin/users/{first['user']['id']}/resend")).json()

    answers = [
        await api.client().post(
            "/api/v1/auth/invitation/accept", json={"token": sent["link"].partition("=")[2], "password": PASSWORD}
        )
        for sent in (first, second)
    ]

    assert [response.status_code < 300 for response in answers] == [False, True]


async def test_an_administrator_can_send_a_link_to_set_another_password(api: Api, admin: Caller) -> None:
    user = await someone(api, "ann@example.org")

    sent = (await admin.post(f"/admin/users/{user.id}/reset-password")).json()
    client = api.client()
    token = sent["link"].partition("=")[2]
    done = await client.post("/api/v1/auth/password/reset", json={"token": token, "password": PASSWORD})
    login = await client.post("/api/v1/auth/login", json={"login": user.email, "password": PASSWORD})

    assert (done.status_code, login.status_code) == (204, 200), done.text


@pytest.mark.parametrize(
    ("verb", "state", "refusal"),
    [
        ("approve", UserState.ACTIVE, "user.not_pending"),
        ("approve", UserState.DISABLED, "user.not_pending"),
        ("deny", UserState.ACTIVE, "user.not_pending"),
        ("enable", UserState.PENDING, "user.not_disabled"),
        ("resend", UserState.ACTIVE, "user.not_waiting"),
        ("reset-password", UserState.DISABLED, "user.not_active"),
    ],
)
async def test_what_the_state_of_a_user_does_not_allow_is_refused(
    api: Api, admin: Caller, verb: str, state: UserState, refusal: str
) -> None:
    user = await someone(api, "ann@example.org", state=state)

    response = await admin.post(f"/admin/users/{user.id}/{verb}")

    assert (response.status_code, code(response)) == (409, refusal)
    assert (await admin.get(f"/admin/users/{user.id}")).json()["state"] == state.value


async def test_those_who_registered_are_let_in_or_sent_away(api: Api, admin: Caller) -> None:
    ann, bob = [await someone(api, f"{name}@example.org", state=UserState.PENDING) for name in ("ann", "bob")]

    approved = await admin.post(f"/admin/users/{ann.id}/approve")
    denied = await admin.post(f"/admin/users/{bob.id}/deny")

    assert (approved.status_code, approved.json()["state"]) == (200, "active")
    assert denied.status_code == 204
    assert (await admin.get(f"/admin/users/{bob.id}")).status_code == 404


async def test_who_is_disabled_is_out_everywhere_and_can_come_back(api: Api, admin: Caller, developer: Caller) -> None:
    assert await is_let_in(developer)
    path = f"/admin/users/{developer.user.id}"

    assert (await admin.post(f"{path}/disable")).json()["state"] == "disabled"
    await wait_until(lambda: is_out(developer), description="the session ends")

    assert (await admin.post(f"{path}/enable")).json()["state"] == "active"
    assert await is_out(developer)
    assert await is_let_in(await api.logged_in(developer.user))


async def test_all_sessions_of_a_user_end_when_an_administrator_says_so(
    api: Api, admin: Caller, developer: Caller
) -> None:
    other = await api.logged_in(developer.user)
    assert await is_let_in(other)

    ended = (await admin.post(f"/admin/users/{developer.user.id}/logout")).json()

    assert ended == {"sessions": 2}
    for caller in (developer, other):
        await wait_until(lambda caller=caller: is_out(caller), description="the session ends")  # type: ignore[misc]


async def test_another_role_acts_at_once(admin: Caller, developer: Caller) -> None:
    assert (await developer.get("/admin/users")).status_code == 403

    changed = await admin.patch(f"/admin/users/{developer.user.id}", {"role": "admin", "name": "Another"})

    async def is_admin() -> bool:
        return (await developer.get("/admin/users")).status_code == 200

    assert (changed.json()["role"], changed.json()["name"]) == ("admin", "Another")
    await wait_until(is_admin, description="the role acts")


async def test_the_last_administrator_stays(api: Api, admin: Caller, developer: Caller) -> None:
    path = f"/admin/users/{admin.user.id}"

    demoted = await admin.patch(path, {"role": "developer"})
    answers = [
        demoted,
        await admin.post("/admin/users/bulk", {"ids": [admin.user.id], "action": "set_role", "role": "viewer"}),
        await admin.post(f"{path}/disable"),
        await admin.delete(path),
    ]

    assert code(demoted) == "user.last_admin"
    assert [answers[0].status_code, answers[2].status_code, answers[3].status_code] == [409, 409, 409]
    assert not answers[1].json()["results"][0]["ok"]
    assert (await admin.get(path)).json()["role"] == "admin"


@pytest.mark.parametrize("way", ["role", "state", "delete"])
async def test_of_two_administrators_who_remove_each_other_at_the_same_time_one_stays(api: Api, way: str) -> None:
    users = api.container.accounts.users
    for turn in range(5):
        pair = [await someone(api, f"{way}{turn}{name}@example.org", role=Role.ADMIN) for name in "ab"]
        removals = {
            "role": lambda user: users.set_role(user.id, Role.VIEWER),
            "state": lambda user: users.set_state(user.id, UserState.DISABLED),
            "delete": lambda user: users.delete(user.id),
        }

        results = await asyncio.gather(*map(removals[way], pair), return_exceptions=True)

        refused = [result for result in results if isinstance(result, Conflict)]
        assert [result.code for result in refused] == ["user.last_admin"]
        stays = await users.by_id(pair[results.index(refused[0])].id)
        assert stays is not None
        assert (stays.role, stays.state) == (Role.ADMIN, UserState.ACTIVE)
        await _forget_all(api)


async def _forget_all(api: Api) -> None:
    """Leaves no administrator, which the product itself never does."""
    async with api.container.accounts.users._database.transaction() as connection:
        await connection.execute(text("DELETE FROM users"))


async def test_two_requests_at_once_cannot_take_both_administrators_away(api: Api) -> None:
    ann, bob = await api.user(Role.ADMIN), await api.user(Role.ADMIN)

    answers = await asyncio.gather(
        ann.post(f"/admin/users/{bob.user.id}/disable"), bob.post(f"/admin/users/{ann.user.id}/disable")
    )

    assert sorted(response.status_code for response in answers) in ([200, 401], [200, 403], [200, 409])
    states = [(await api.container.accounts.users.by_id(caller.user.id)) for caller in (ann, bob)]
    assert sorted(user.state.value for user in states if user) == ["active", "disabled"]


async def test_nobody_shuts_themselves_out(api: Api, admin: Caller) -> None:
    await api.user(Role.ADMIN)

    answers = [
        await admin.post(f"/admin/users/{admin.user.id}/disable"),
        await admin.delete(f"/admin/users/{admin.user.id}"),
    ]

    assert [code(response) for response in answers] == ["user.self", "user.self"]


async def test_a_user_with_jobs_goes_once_somebody_gets_them(api: Api, admin: Caller, developer: Caller) -> None:
    job = await developer.create_job(name="Nightly")
    assert (await developer.client.put("/api/v1/variables/REGION", json=REGION)).status_code < 300
    path = f"/admin/users/{developer.user.id}"

    refused = await admin.delete(path)
    assert code(refused) == "user.has_jobs"
    assert (await admin.get(path)).json()["state"] == "active"
    done = await admin.delete(f"{path}?transfer_to={admin.user.id}")

    assert done.status_code == 204, done.text
    assert (await admin.get(path)).status_code == 404
    assert (await admin.get(f"/jobs/{job['id']}")).json()["owner_id"] == admin.user.id
    assert (await admin.get("/variables/REGION")).json()["value"] == "eu"
    assert await is_out(developer)


async def test_what_only_the_user_could_use_goes_along(api: Api, admin: Caller, developer: Caller) -> None:
    assert (await developer.client.put("/api/v1/variables/REGION", json=REGION)).status_code < 300

    assert (await admin.delete(f"/admin/users/{developer.user.id}")).status_code == 204

    keys = [key async for key in api.store.door.client.scan_iter(f"*{developer.user.id}*")]
    assert [key for key in keys if b"variables:" in key or b"secret" in key] == []


async def test_the_only_owner_of_a_team_does_not_go(admin: Caller, developer: Caller) -> None:
    team = await developer.post("/teams", {"name": "Data"})
    assert team.status_code == 201, team.text

    response = await admin.delete(f"/admin/users/{developer.user.id}")

    assert (code(response), "Data" in response.json()["detail"]) == ("user.owns_teams", True)
    assert await is_let_in(developer)


async def test_many_users_are_changed_each_by_itself(api: Api, admin: Caller) -> None:
    ann, bob = [await someone(api, f"{name}@example.org", state=UserState.PENDING) for name in ("ann", "bob")]
    await admin.post(f"/admin/users/{bob.id}/approve")

    results = (await admin.post("/admin/users/bulk", {"ids": [ann.id, bob.id, "nobody"], "action": "approve"})).json()[
        "results"
    ]

    assert [(result["id"], result["ok"]) for result in results] == [(ann.id, True), (bob.id, False), ("nobody", False)]
    assert (await admin.get(f"/admin/users/{ann.id}")).json()["state"] == "active"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"ids": ["a"], "action": "set_role"}, "/role"),
        ({"ids": [], "action": "approve"}, "/ids"),
        ({"ids": ["a"], "action": "promote"}, "/action"),
    ],
)
async def test_a_bulk_request_that_says_too_little_is_refused(
    admin: Caller, body: dict[str, Any], pointer: str
) -> None:
    response = await admin.post("/admin/users/bulk", body)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


async def test_a_key_for_users_cannot_make_administrators(api: Api, admin: Caller, developer: Caller) -> None:
    made = await admin.post("/api-keys", {"name": "people", "scopes": ["user:read", "user:manage"]})
    assert made.status_code == 201, made.text
    secret = made.json()["key"]
    client = api.client(Authorization=f"Bearer {secret}")

    answers = [
        await client.patch(f"/api/v1/admin/users/{developer.user.id}", json={"role": "admin"}),
        await client.post("/api/v1/admin/users/invite", json={"email": "x@example.org", "role": "admin"}),
        await client.post(f"/api/v1/admin/users/{admin.user.id}/reset-password"),
        await client.delete(f"/api/v1/admin/users/{admin.user.id}"),
    ]

    assert [response.status_code for response in answers] == [403] * 4, [response.text for response in answers]
    assert (await client.get("/api/v1/admin/users")).status_code == 200


async def test_who_lost_a_device_logs_in_by_password_again(api: Api, admin: Caller, developer: Caller) -> None:
    user_id = developer.user.id
    database = Database(api.settings.database_url)
    factors = SecondFactorStore(database)
    path = f"/admin/users/{user_id}/second-factor"
    none = await admin.delete(path)
    await factors.propose(user_id, b"sealed")
    await factors.confirm(user_id, b"sealed", counter=1, at=utc_now(), digests=["one"])

    done = await admin.delete(path)

    assert (none.status_code, none.json()["type"].rpartition(":")[2]) == (409, "totp.off")
    assert (done.status_code, done.json()["has_totp"], done.json()["sessions"]) == (200, False, 0)
    assert await factors.generator(user_id) is None
    assert await factors.recovery_codes_left(user_id) == 0
    await database.close()
    await wait_until(lambda: is_out(developer), description="the session ends")
    assert (await (await api.user(Role.DEVELOPER)).delete(path)).status_code == 403
