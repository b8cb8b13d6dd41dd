"""One-time codes over the api: asked for at log-in, and out of reach of keys."""

import base64
import secrets
from datetime import timedelta
from typing import Any

import httpx
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security import totp
from chronos_synapse.security.vault import new_key
from tests.api.conftest import SECRET, Api, Caller

PASSWORD = "nine lilac bicycles hum"


@pytest.fixture
def settings(redis_url: str, key_prefix: str, database_url: str) -> Settings:
    """An api that can seal secrets."""
    return Settings(
        redis_url=redis_url,
        key_prefix=key_prefix,
        database_url=database_url,
        secret_key=SECRET,
        secrets_keys=(new_key("k1"),),
        allowed_hosts=("testserver",),
        rate_limits=False,
    )


async def with_password(api: Api, role: Role = Role.DEVELOPER) -> Caller:
    """A new user who can log in by password, logged in."""
    name = secrets.token_hex(4)
    user = User(
        id=UserId(secrets.token_hex(8)), email=f"{name}@example.org", name="Ann", role=role, created_at=utc_now()
    )
    accounts = api.container.accounts
    await accounts.users.create(user, await accounts.passwords.hash(PASSWORD))
    return await api.logged_in(user)


async def log_in(api: Api, caller: Caller, **proof: Any) -> httpx.Response:
    body = {"login": caller.user.email, "password": PASSWORD} | proof
    return await api.client().post("/api/v1/auth/login", json=body)


def code_of(secret: str, *, later_s: int = 0) -> str:
    """What the app shows; two may be asked for in a test, now and half a minute later: both are good for now."""
    padded = secret + "=" * (-len(secret) % 8)
    at = utc_now() + timedelta(seconds=later_s)
    return totp.current_code(base64.b32decode(padded), at=at)


async def test_logging_in_asks_for_a_code_once_that_is_set_up(api: Api) -> None:
    ann = await with_password(api)
    assert (await ann.get("/auth/totp")).json() == {"is_on": False, "recovery_codes_left": 0}

    begun = await ann.post("/auth/totp", {"password": PASSWORD})
    assert begun.status_code == 200, begun.text
    secret = begun.json()["secret"]
    assert begun.json()["qr_svg"].startswith("<svg ")
    assert (await log_in(api, ann)).status_code == 200
    confirmed = await ann.post("/auth/totp/confirm", {"code": code_of(secret)})
    assert confirmed.status_code == 200, confirmed.text
    codes = confirmed.json()["recovery_codes"]

    missing = await log_in(api, ann)
    assert (missing.status_code, missing.json()["type"].rpartition(":")[2]) == (401, "login.second_factor")
    assert "set-cookie" not in missing.headers
    wrong = await log_in(api, ann, code="000000")
    assert (wrong.status_code, wrong.json()["errors"]) == (401, [])
    assert (await log_in(api, ann, password="wrong", code=code_of(secret, later_s=30))).status_code == 401
    right = code_of(secret, later_s=30)
    assert (await log_in(api, ann, code=right)).status_code == 200
    assert (await log_in(api, ann, code=right)).status_code == 401
    assert (await log_in(api, ann, recovery_code=codes[0])).status_code == 200
    assert (await log_in(api, ann, recovery_code=codes[0])).status_code == 401

    assert (await ann.get("/auth/totp")).json() == {"is_on": True, "recovery_codes_left": 9}
    fresh = await ann.post("/auth/recovery-codes", {"recovery_code": codes[1]})
    assert len(fresh.json()["recovery_codes"]) == 10
    off = await ann.client.request("DELETE", "/api/v1/auth/totp", json={"password": PASSWORD})
    assert off.status_code == 204, off.text
    assert (await log_in(api, ann)).status_code == 200


async def test_what_guards_an_account_is_never_in_the_audit(api: Api, admin: Caller) -> None:
    ann = await with_password(api)
    secret = (await ann.post("/auth/totp", {"password": PASSWORD})).json()["secret"]
    codes = (await ann.post("/auth/totp/confirm", {"code": code_of(secret)})).json()["recovery_codes"]
    await log_in(api, ann, recovery_code=codes[0])

    door = api.store.door
    found = [key async for key in door.client.scan_iter(f"{api.settings.key_prefix}:audit:*")]
    texts = b"".join([await door.call("JSON.GET", key) for key in found])
    assert b"second_factor" in texts
    for hidden in (secret, PASSWORD, *codes):
        assert hidden.encode() not in texts


async def test_keys_do_not_reach_what_guards_the_account(api: Api) -> None:
    ann = await with_password(api, Role.ADMIN)
    made = await ann.post("/api-keys", {"name": "ci", "scopes": ["job:read", "user:manage"]})
    key = api.client(Authorization=f"Bearer {made.json()['key']}")

    for method, path, body in (
        ("GET", "/auth/totp", None),
        ("POST", "/auth/totp", {"password": PASSWORD}),
        ("POST", "/auth/totp/confirm", {"code": "123456"}),
        ("DELETE", "/auth/totp", {"password": PASSWORD}),
        ("POST", "/auth/recovery-codes", {"password": PASSWORD}),
        ("POST", "/auth/passkeys/options", None),
        ("GET", "/auth/passkeys", None),
        ("DELETE", "/auth/passkeys/x", None),
        ("GET", "/auth/identities", None),
        ("DELETE", "/auth/identities/x", None),
        ("POST", "/auth/oidc/corp/link", {}),
    ):
        response = await key.request(method, f"/api/v1{path}", json=body)
        assert response.status_code == 403, (method, path, response.text)


async def test_without_a_log_in_nothing_of_it_answers(api: Api) -> None:
    for method, path in (("GET", "/auth/totp"), ("POST", "/auth/totp"), ("GET", "/auth/passkeys")):
        assert (await api.client().request(method, f"/api/v1{path}", json={})).status_code == 401
