"""Who gets in: tokens, the session cookie, and requests that other sites make a browser send."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import jwt
import msgspec
import pytest

from chronos_synapse.api.auth import COOKIE, REFRESH_COOKIE
from chronos_synapse.config import Settings
from chronos_synapse.domain.user import Role
from chronos_synapse.security.signing_keys import key_id
from chronos_synapse.services.accounts.new_users import NewUsers
from tests.api.conftest import SECRET, SHELL_JOB, Api, Caller, started

PASSWORD = "three kind words"
EMAIL = "ada@example.org"
AUTH = "/api/v1/auth"
PUBLIC = {
    ("get", "/health/live"),
    ("get", "/health/ready"),
    ("get", "/api/v1/setup"),
    ("post", "/api/v1/setup"),
    ("get", "/api/v1/maintenance"),
    ("get", "/api/v1/branding"),
    ("get", "/api/v1/branding/logo"),
    ("get", f"{AUTH}/options"),
    ("get", f"{AUTH}/oidc/{{provider}}/login"),
    ("get", f"{AUTH}/oidc/{{provider}}/callback"),
    *(
        ("post", f"{AUTH}/{path}")
        for path in (
            "login",
            "refresh",
            "register",
            "verify",
            "verify/resend",
            "invitation/accept",
            "email/confirm",
            "password/forgot",
            "password/reset",
            "password/strength",
            "passkeys/login",
            "passkeys/login/options",
        )
    ),
}


async def register(api: Api) -> None:
    accounts = api.container.accounts
    new_users = NewUsers(accounts.users, passwords=accounts.passwords)
    await new_users.add(EMAIL, name="Ada", password=PASSWORD, role=Role.DEVELOPER)


async def log_in(client: httpx.AsyncClient, password: str = PASSWORD) -> httpx.Response:
    return await client.post("/api/v1/auth/login", json={"email": EMAIL, "password": password})


async def test_every_route_but_the_public_ones_wants_credentials(api: Api) -> None:
    client = api.client()
    paths = api.app.openapi_schema.to_schema()["paths"]

    for path, item in paths.items():
        for method in {"get", "post", "put", "patch", "delete"} & set(item):
            response = await client.request(method, re.sub(r"{\w+}", "1", path), follow_redirects=False)
            is_refused = response.status_code == 401 and "www-authenticate" in response.headers
            assert is_refused is ((method, path) not in PUBLIC), (method, path, response.status_code)


@pytest.mark.parametrize(
    "path",
    ["/api/v1/jobs/configs", "/api/v1/jobs/;x", "/api/v1/jobs/%2f", "/api/v1/jobs/.", "/api/v1//jobs", "/api/v1/JOBS"],
)
async def test_odd_spellings_of_a_path_open_nothing(api: Api, path: str) -> None:
    response = await api.client().get(path)

    assert response.status_code in (401, 404)
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer x.y.z", "Basic YTpi", "", "Bearer " + "x" * 9000])
async def test_what_is_no_token_is_refused(api: Api, header: str) -> None:
    response = await api.client().get("/api/v1/jobs", headers={"Authorization": header})

    assert response.status_code == 401


async def test_an_expired_token_and_a_foreign_key_are_refused(api: Api, developer: Caller) -> None:
    past = datetime.now(UTC) - timedelta(hours=1)
    claims = jwt.decode(developer.token, options={"verify_signature": False})
    kid = {"kid": key_id(SECRET)}
    expired = jwt.encode(claims | {"exp": past}, SECRET, algorithm="HS256", headers=kid)
    foreign = jwt.encode(claims, "another key of more than 32 bytes length", algorithm="HS256", headers=kid)
    unsigned = jwt.encode(claims, "", algorithm="none")

    for token in (expired, foreign, unsigned):
        response = await api.client().get("/api/v1/jobs", headers={"Authorization": f"Bearer {token}"})
        assert response.status_code == 401


async def test_a_program_gets_its_tokens_in_the_answer_and_no_cookie(api: Api) -> None:
    await register(api)

    response = await log_in(api.client())

    body = response.json()
    assert (body["token_type"], body["expires_in"], body["refresh_expires_in"]) == ("bearer", 900, 14 * 86_400)
    assert "set-cookie" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    headers = {"Authorization": f"Bearer {body['access_token']}"}
    me = await api.client().get("/api/v1/auth/me", headers=headers)
    assert me.json()["user"]["email"] == EMAIL
    assert "password_hash" not in me.text


async def test_a_browser_gets_cookies_that_scripts_cannot_read_and_no_token_in_the_answer(api: Api) -> None:
    await register(api)

    response = await log_in(api.client(Origin="http://testserver"))

    session, refresh = sorted(response.headers.get_list("set-cookie"), key=len)[::-1]
    assert response.json()["access_token"] is None
    assert response.json()["refresh_token"] is None
    for cookie, name, path in ((session, COOKIE, "/"), (refresh, REFRESH_COOKIE, AUTH)):
        assert cookie.startswith(f"{name}=")
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert attributes == {"httponly", f"path={path}", "samesite=strict", f"max-age={14 * 86_400}"}


async def test_over_tls_cookies_are_for_tls_only(settings: Settings) -> None:
    secure = msgspec.structs.replace(settings, public_url="https://chronos.example.org")
    async with started(secure) as api:
        await register(api)
        client = api.client(Origin="https://chronos.example.org", Host="chronos.example.org")

        response = await log_in(client)

    assert all("; Secure" in cookie for cookie in response.headers.get_list("set-cookie"))
    assert len(response.headers.get_list("set-cookie")) == 2


async def test_a_wrong_password_and_an_unknown_user_look_alike(api: Api) -> None:
    await register(api)
    client = api.client()

    wrong = await log_in(client, "not the password")
    unknown = await client.post("/api/v1/auth/login", json={"email": "x@example.org", "password": PASSWORD})

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


async def test_too_many_failures_are_told_when_to_come_back(api: Api) -> None:
    await register(api)
    client = api.client()
    for _ in range(10):
        assert (await log_in(client, "guess")).status_code == 401

    response = await log_in(client)

    assert response.status_code == 429
    assert int(response.headers["retry-after"]) > 0


async def test_a_browser_session_works_until_log_out(api: Api) -> None:
    await register(api)
    client = api.client(**{"Sec-Fetch-Site": "same-origin"})
    await log_in(client)

    created = await client.post("/api/v1/jobs", json=SHELL_JOB)
    left = await client.post("/api/v1/auth/logout")

    assert created.status_code == 201
    assert left.status_code == 204
    assert COOKIE not in client.cookies
    assert (await client.get("/api/v1/jobs")).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_cannot_use_the_cookie(api: Api, developer: Caller, headers: dict[str, str]) -> None:
    client = api.client(Cookie=f"{COOKIE}={developer.token}", **headers)

    answers = [
        await client.post("/api/v1/jobs", json=SHELL_JOB),
        await client.post("/api/v1/auth/logout"),
        await client.delete("/api/v1/jobs/0000000000000000"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert (await developer.get("/jobs")).json()["total"] == 0


@pytest.mark.parametrize("headers", [{"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin"}])
async def test_our_own_pages_can_use_the_cookie(api: Api, developer: Caller, headers: dict[str, str]) -> None:
    client = api.client(Cookie=f"{COOKIE}={developer.token}", **headers)

    response = await client.post("/api/v1/jobs", json=SHELL_JOB)

    assert response.status_code == 201


async def test_another_site_cannot_log_a_browser_in(api: Api) -> None:
    await register(api)

    response = await log_in(api.client(Origin="https://evil.example"))

    assert response.status_code == 403
    assert "set-cookie" not in response.headers


async def test_no_answer_invites_other_origins(api: Api, developer: Caller) -> None:
    response = await developer.get("/jobs", headers={"Origin": "https://evil.example"})

    assert not [name for name in response.headers if name.startswith("access-control")]


async def test_the_set_up_link_makes_the_first_administrator_once(api: Api) -> None:
    client = api.client()
    token = await api.container.base.stores.entry.setup_tokens.issue()
    admin = {"token": token, "email": EMAIL, "name": "Ada", "password": PASSWORD}
    assert (await client.get("/api/v1/setup")).json() == {"needed": True}

    refused = await client.post("/api/v1/setup", json=admin | {"token": "wrong"})
    weak = await client.post("/api/v1/setup", json=admin | {"password": "short"})
    made = await client.post("/api/v1/setup", json=admin)
    again = await client.post("/api/v1/setup", json=admin)

    assert [answer.status_code for answer in (refused, weak, made, again)] == [403, 400, 201, 409]
    assert weak.json()["errors"][0]["pointer"] == "/password"
    assert made.json()["role"] == "admin"
    assert (await client.get("/api/v1/setup")).json() == {"needed": False}


async def test_a_program_is_told_from_a_person(api: Api, developer: Caller) -> None:
    job = await developer.create_job(overlap="allow")
    browser = api.client(Cookie=f"{COOKIE}={developer.token}", Origin="http://testserver")

    by_program = await developer.trigger(job["id"])
    by_person = (await browser.post(f"/api/v1/jobs/{job['id']}/trigger")).json()["execution_id"]

    assert (await developer.get(f"/executions/{by_program}")).json()["origin"] == "api"
    assert (await developer.get(f"/executions/{by_person}")).json()["origin"] == "manual"
