"""Sessions: how long they last, who ends them, and what a refresh token that is used twice tells."""

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from chronos_synapse.api.auth import COOKIE, REFRESH_COOKIE
from chronos_synapse.config import Settings
from chronos_synapse.domain.user import Role, UserState
from chronos_synapse.services.accounts import sessions
from chronos_synapse.services.accounts.new_users import NewUsers
from tests.api.conftest import Api, Caller, serving
from tests.api.sse import opened
from tests.support import wait_until

PASSWORD = "three kind words"
EMAIL = "ada@example.org"
REFRESH = "/api/v1/auth/refresh"
BROWSER = {"Sec-Fetch-Site": "same-origin"}


async def log_in(api: Api, **headers: str) -> httpx.Response:
    accounts = api.container.accounts
    if await accounts.users.by_email(EMAIL) is None:
        new_users = NewUsers(accounts.users, passwords=accounts.passwords)
        await new_users.add(EMAIL, name="Ada", password=PASSWORD, role=Role.DEVELOPER)
    response = await api.client(**headers).post("/api/v1/auth/login", json={"login": EMAIL, "password": PASSWORD})
    assert response.status_code == 200, response.text
    return response


async def refresh(api: Api, token: str) -> httpx.Response:
    return await api.client().post(REFRESH, json={"refresh_token": token})


async def me(api: Api, token: str) -> httpx.Response:
    return await api.client().get("/api/v1/auth/me", headers={"Authorization": f"Bearer {token}"})


def code_of(response: httpx.Response) -> str:
    return str(response.json()["type"]).rpartition(":")[2]


async def test_a_refresh_gives_another_pair_of_tokens_of_the_same_session(api: Api) -> None:
    first = (await log_in(api)).json()

    second = (await refresh(api, first["refresh_token"])).json()

    assert second["refresh_token"] != first["refresh_token"]
    ids = [(await me(api, pair["access_token"])).json()["session_id"] for pair in (first, second)]
    assert ids[0] == ids[1]


async def test_two_tabs_that_refresh_at_once_are_both_fine(api: Api) -> None:
    token = (await log_in(api)).json()["refresh_token"]

    answers = await asyncio.gather(*(refresh(api, token) for _ in range(5)))

    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    assert (await refresh(api, answers[0].json()["refresh_token"])).status_code == 200


async def test_a_refresh_token_that_is_used_again_later_ends_the_session(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (await log_in(api)).json()
    second = (await refresh(api, first["refresh_token"])).json()
    monkeypatch.setattr(sessions, "REPEAT_S", -1.0)

    stolen = await refresh(api, first["refresh_token"])

    assert (stolen.status_code, code_of(stolen)) == (401, "session.reused")
    assert (await refresh(api, second["refresh_token"])).status_code == 401
    assert (await me(api, second["access_token"])).status_code == 401


async def test_a_refresh_token_of_long_ago_ends_the_session_as_well(api: Api) -> None:
    first = (await log_in(api)).json()
    present = first
    for _ in range(4):
        present = (await refresh(api, present["refresh_token"])).json()

    stolen = await refresh(api, first["refresh_token"])

    assert (stolen.status_code, code_of(stolen)) == (401, "session.reused")
    assert (await me(api, present["access_token"])).status_code == 401


async def test_an_invented_refresh_token_of_a_session_ends_nothing(api: Api) -> None:
    first = (await log_in(api)).json()
    invented = first["refresh_token"][:17] + "x" * 43

    for token in (invented, "x", "", first["access_token"]):
        assert (await refresh(api, token)).status_code == 401
    assert (await me(api, first["access_token"])).status_code == 200
    assert (await refresh(api, first["refresh_token"])).status_code == 200


async def test_a_refresh_token_is_no_access_token(api: Api) -> None:
    token = (await log_in(api)).json()["refresh_token"]

    assert (await me(api, token)).status_code == 401


@pytest.mark.parametrize(
    "limit",
    [
        "UPDATE sessions SET expires_at = now()",
        "UPDATE sessions SET last_seen_at = now() - interval '15 days'",
    ],
)
async def test_a_session_ends_after_its_absolute_and_its_idle_time(api: Api, limit: str) -> None:
    first = (await log_in(api)).json()
    await change(api, limit)

    assert (await refresh(api, first["refresh_token"])).status_code == 401
    assert (await me(api, first["access_token"])).status_code == 401


async def change(api: Api, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - what only a test does to the database

    with psycopg.connect(api.settings.database_url) as connection:
        connection.execute(statement.encode())


async def test_a_browser_refreshes_by_cookie_and_from_our_pages_only(api: Api) -> None:
    response = await log_in(api, **BROWSER)
    cookies = "; ".join(cookie.split(";")[0] for cookie in response.headers.get_list("set-cookie"))

    foreign = await api.client(Cookie=cookies, Origin="https://evil.example").post(REFRESH)
    bare = await api.client(Cookie=cookies).post(REFRESH)
    own = await api.client(Cookie=cookies, **BROWSER).post(REFRESH)

    assert [answer.status_code for answer in (foreign, bare, own)] == [403, 403, 200]
    assert own.json()["access_token"] is None
    assert {cookie.split("=")[0] for cookie in own.headers.get_list("set-cookie")} == {COOKIE, REFRESH_COOKIE}


async def test_an_expired_cookie_says_so_and_that_it_can_be_refreshed(api: Api, developer: Caller) -> None:
    expired = api.token(developer.principal, life_s=-1)

    response = await api.client(Cookie=f"{COOKIE}={expired}", **BROWSER).get("/api/v1/auth/me")

    assert (response.status_code, code_of(response)) == (401, "token.expired")


async def test_a_log_in_takes_the_place_of_the_session_that_the_browser_had(api: Api) -> None:
    await log_in(api)
    client = api.client(**BROWSER)
    body = {"login": EMAIL, "password": PASSWORD}
    await client.post("/api/v1/auth/login", json=body)
    former = client.cookies[COOKIE]

    await client.post("/api/v1/auth/login", json=body)

    assert client.cookies[COOKIE] != former
    assert (await me(api, former)).status_code == 401
    assert len((await client.get("/api/v1/auth/sessions")).json()["items"]) == 2


async def test_after_log_out_neither_token_is_good(api: Api) -> None:
    pair = (await log_in(api)).json()
    headers = {"Authorization": f"Bearer {pair['access_token']}"}

    response = await api.client(**headers).post("/api/v1/auth/logout")

    assert response.status_code == 204
    assert (await me(api, pair["access_token"])).status_code == 401
    assert (await refresh(api, pair["refresh_token"])).status_code == 401


async def test_one_sees_ones_sessions_and_ends_them(api: Api) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    first = (await log_in(api)).json()
    second = (await log_in(api, **{"User-Agent": agent})).json()
    client = api.client(Authorization=f"Bearer {first['access_token']}")

    listed = (await client.get("/api/v1/auth/sessions")).json()["items"]
    (other,) = [one for one in listed if not one["is_current"]]
    ended = await client.delete(f"/api/v1/auth/sessions/{other['id']}")
    again = await client.delete(f"/api/v1/auth/sessions/{other['id']}")

    assert (other["device"], other["address"], other["place"]) == ("Firefox on Linux", "127.0.0.1", None)
    assert (ended.status_code, again.status_code) == (204, 404)
    assert (await me(api, second["access_token"])).status_code == 401
    assert (await me(api, first["access_token"])).status_code == 200


async def test_nobody_ends_or_sees_the_session_of_another(api: Api, developer: Caller, admin: Caller) -> None:
    response = await admin.delete(f"/auth/sessions/{developer.session_id}")
    listed = (await admin.get("/auth/sessions")).json()["items"]

    assert response.status_code == 404
    assert [one["id"] for one in listed] == [admin.session_id]


async def test_log_out_everywhere_ends_all_sessions(api: Api) -> None:
    first, second = (await log_in(api)).json(), (await log_in(api)).json()
    client = api.client(Authorization=f"Bearer {first['access_token']}")

    assert (await client.post("/api/v1/auth/logout-all")).status_code == 204

    for pair in (first, second):
        assert (await me(api, pair["access_token"])).status_code == 401


Ending = Any


async def disabled(api: Api, caller: Caller) -> None:
    await api.container.accounts.users.set_state(caller.user.id, UserState.DISABLED)
    await api.store.stores.identity_changes.tell(caller.user.id)


async def demoted(api: Api, caller: Caller) -> None:
    await api.container.accounts.users.set_role(caller.user.id, Role.VIEWER)
    await api.store.stores.identity_changes.tell(caller.user.id)


async def logged_out(api: Api, caller: Caller) -> None:
    await caller.post("/auth/logout")


async def revoked(api: Api, caller: Caller) -> None:
    other = await api.logged_in(caller.user)
    assert (await other.delete(f"/auth/sessions/{caller.session_id}")).status_code == 204


@pytest.mark.parametrize("end", [disabled, demoted, logged_out, revoked])
async def test_open_streams_end_when_the_session_or_the_rights_do(settings: Settings, end: Ending) -> None:
    async with serving(settings) as api:
        developer = await api.user(Role.DEVELOPER)
        async with opened(developer, "/events") as source:
            await source.next()
            await end(api, developer)

            async with asyncio.timeout(5):
                assert await source.rest() == []


async def test_in_another_process_an_access_token_ends_as_soon(settings: Settings) -> None:
    other_settings = msgspec.structs.replace(settings)
    async with serving(settings) as api, serving(other_settings) as other:
        caller = await api.user(Role.DEVELOPER)
        headers = {"Authorization": f"Bearer {caller.token}"}
        client = other.client(**headers)
        assert (await client.get("/api/v1/auth/me")).status_code == 200

        await caller.post("/auth/logout")

        async def is_out() -> bool:
            return (await client.get("/api/v1/auth/me")).status_code == 401

        await wait_until(is_out, description="the other process to hear of the log-out")


async def test_a_key_does_what_its_scopes_say_and_nothing_for_people(api: Api, developer: Caller) -> None:
    made = await developer.post("/api-keys", {"name": "reader", "scopes": ["job:read"]})
    body = made.json()
    client = api.client(Authorization=f"Bearer {body['key']}")
    job = await developer.create_job()

    assert (made.status_code, body["api_key"]["scopes"]) == (201, ["job:read"])
    assert (await client.get(f"/api/v1/jobs/{job['id']}")).status_code == 200
    for method, path, sent in (
        ("POST", "/jobs", {"name": "x", "executor": {"kind": "noop", "config": {}}}),
        ("POST", "/api-keys", {"name": "stronger", "scopes": ["job:delete"]}),
        ("POST", "/auth/logout-all", None),
        ("POST", "/auth/password", {"current": "x", "new": PASSWORD}),
        ("PATCH", "/auth/me", {"name": "x"}),
    ):
        response = await client.request(method, "/api/v1" + path, json=sent)
        assert response.status_code == 403, (path, response.text)
    listed = (await developer.get("/api-keys")).json()["items"]
    assert [key["id"] for key in listed] == [body["api_key"]["id"]]
    assert "secret" not in (await developer.get("/api-keys")).text


async def test_a_key_is_taken_from_the_header_only_and_until_it_is_revoked(api: Api, developer: Caller) -> None:
    key = (await developer.post("/api-keys", {"name": "reader", "scopes": ["job:read"]})).json()
    client = api.client(Authorization=f"Bearer {key['key']}")

    in_query = await api.client().get("/api/v1/jobs", params={"key": key["key"], "access_token": key["key"]})
    in_cookie = await api.client(Cookie=f"{COOKIE}=x; chronos_key={key['key']}").get("/api/v1/jobs")
    before = await client.get("/api/v1/jobs")
    await developer.delete(f"/api-keys/{key['api_key']['id']}")
    after = await client.get("/api/v1/jobs")

    assert [answer.status_code for answer in (in_query, in_cookie, before, after)] == [401, 401, 200, 401]


async def test_nobody_sees_or_revokes_the_key_of_another(developer: Caller, admin: Caller) -> None:
    key = (await developer.post("/api-keys", {"name": "reader", "scopes": ["job:read"]})).json()["api_key"]

    assert (await admin.delete(f"/api-keys/{key['id']}")).status_code == 404
    assert (await admin.get("/api-keys")).json()["items"] == []
