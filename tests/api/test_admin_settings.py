"""Settings over the api: who may, what answers, and what the servers that they name say."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from chronos_synapse.config import Settings
from chronos_synapse.domain.user import Role
from chronos_synapse.security.vault import new_key
from tests.api.conftest import Api, Caller
from tests.executors.http_server import Server, serving

KEY = "sk-test-0123456789"
MODEL = {
    "type": "model",
    "id": "claude-test-1",
    "display_name": "Claude Test",
    "created_at": "2026-01-01T00:00:00Z",
    "max_input_tokens": 200_000,
    "max_tokens": 64_000,
}
REFUSED = {"type": "error", "error": {"type": "authentication_error", "message": "invalid x-api-key"}}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with a key for secrets, whose checks may reach this machine."""
    return msgspec.structs.replace(settings, secrets_keys=(new_key("one"),), http_allowed_networks=("127.0.0.0/8",))


def answer(body: Any, status: str = "200 OK") -> bytes:
    text = json.dumps(body).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
    return head.encode() + text


def ai_answers() -> dict[str, bytes]:
    page = {"data": [MODEL], "has_more": False, "first_id": MODEL["id"], "last_id": MODEL["id"]}
    return {"/v1/models?limit=100": answer(page), "/v1/models/claude-test-1": answer(MODEL)}


async def set_ai(admin: Caller, server: Server, **fields: Any) -> None:
    ai = {"base_url": server.url, "api_key": KEY} | fields
    response = await admin.patch("/admin/settings", {"ai": ai})
    assert response.status_code == 200, response.text


async def test_settings_are_changed_by_those_who_saw_the_present_ones(admin: Caller) -> None:
    first = await admin.get("/admin/settings")
    assert (first.status_code, first.headers["etag"]) == (200, '"0"')

    change = {"retention": {"executions_days": 60}}
    path = "/api/v1/admin/settings"
    done = await admin.client.patch(path, json=change, headers={"If-Match": '"0"'})
    late = await admin.client.patch(path, json=change, headers={"If-Match": '"0"'})

    assert (done.status_code, done.headers["etag"]) == (200, '"1"')
    assert done.json()["retention"] == {"executions_days": 60, "audit_days": 400}
    assert (late.status_code, late.json()["type"].rpartition(":")[2]) == (409, "settings.changed")


async def test_a_refused_field_is_named(admin: Caller) -> None:
    response = await admin.patch("/admin/settings", {"sessions": {"access_minutes": 1000}})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "/sessions/access_minutes"


async def test_an_unknown_field_is_refused(admin: Caller) -> None:
    assert (await admin.patch("/admin/settings", {"sessions": {"for_ever": True}})).status_code == 400


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEVELOPER, Role.VIEWER])
async def test_nobody_else_sees_changes_or_tries_them(api: Api, role: Role) -> None:
    caller = await api.user(role)

    answers = [
        await caller.get("/admin/settings"),
        await caller.patch("/admin/settings", {}),
        await caller.post("/admin/settings/smtp/test", {"to": "a@example.org"}),
        await caller.post("/admin/settings/ai/check"),
        await caller.post("/admin/settings/oidc/x/check"),
    ]

    assert [response.status_code for response in answers] == [403] * 5


async def test_the_models_server_is_asked_with_the_key_and_for_the_model(admin: Caller) -> None:
    async with serving(ai_answers()) as server:
        await set_ai(admin, server, model="claude-test-1")
        response = await admin.post("/admin/settings/ai/check")

    found = response.json()
    assert (response.status_code, found["ok"]) == (200, True), found
    assert found["model"]["max_input_tokens"] == 200_000
    assert [model["id"] for model in found["models"]] == ["claude-test-1"]
    assert len(server.requests) == 1
    assert all(f"authorization: bearer {KEY}" in request.lower() for request in server.requests)


async def test_a_key_that_the_models_server_refuses_is_told_of(admin: Caller) -> None:
    async with serving({"/v1/models?limit=100": answer(REFUSED, "401 Unauthorized")}) as server:
        await set_ai(admin, server)
        found = (await admin.post("/admin/settings/ai/check")).json()

    assert (found["ok"], found["detail"]) == (False, "The server refuses the key.")


async def test_a_model_that_is_not_offered_is_told_of(admin: Caller) -> None:
    answers = ai_answers() | {"/v1/models/other": answer({"type": "error", "error": {}}, "404 Not Found")}
    async with serving(answers) as server:
        await set_ai(admin, server, model="other")
        found = (await admin.post("/admin/settings/ai/check")).json()

    assert (found["ok"], found["detail"]) == (False, "The server does not offer this model.")


async def test_without_a_key_nobody_is_asked(admin: Caller) -> None:
    response = await admin.post("/admin/settings/ai/check")

    assert (response.status_code, response.json()["type"].rpartition(":")[2]) == (409, "ai.no_key")


async def test_a_server_at_an_address_that_is_not_public_is_not_asked(api: Api, admin: Caller) -> None:
    async with serving(ai_answers()) as server:
        ai = {"base_url": f"http://[::1]:{server.port}", "api_key": KEY}
        assert (await admin.patch("/admin/settings", {"ai": ai})).status_code == 200
        found = (await admin.post("/admin/settings/ai/check")).json()

    assert not found["ok"]
    assert "not public" in found["detail"]
    assert server.requests == []


class Inbox:
    """Keeps what comes."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        self.messages.append(envelope.content.decode())
        return "250 OK"


@asynccontextmanager
async def mail_server(password: str) -> AsyncIterator[tuple[Inbox, int]]:
    """A mail server that wants the user `ann` with `password`."""
    inbox = Inbox()

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"ann", password.encode()), handled=False)

    loop = asyncio.get_running_loop()
    listener = await loop.create_server(
        lambda: SMTP(inbox, authenticator=authenticate, auth_require_tls=False, loop=loop), "127.0.0.1", 0
    )
    try:
        yield inbox, listener.sockets[0].getsockname()[1]
    finally:
        listener.close()


def smtp(port: int, **fields: Any) -> dict[str, Any]:
    where = {"host": "127.0.0.1", "port": port, "security": "none"}
    return {"smtp": where | {"sender": "chronos@example.org", "username": "ann", "password": "right-one"} | fields}


async def test_a_test_message_reaches_the_mail_server(admin: Caller) -> None:
    async with mail_server("right-one") as (inbox, port):
        assert (await admin.patch("/admin/settings", smtp(port))).status_code == 200
        found = (await admin.post("/admin/settings/smtp/test", {"to": "bob@example.org"})).json()

    assert found["ok"], found
    (message,) = inbox.messages
    assert "To: bob@example.org" in message
    assert "From: Chronos Synapse <chronos@example.org>" in message


async def test_a_mail_server_that_refuses_the_password_is_told_of(admin: Caller) -> None:
    async with mail_server("right-one") as (inbox, port):
        await admin.patch("/admin/settings", smtp(port, password="wrong-one"))
        found = (await admin.post("/admin/settings/smtp/test", {"to": "bob@example.org"})).json()

    assert (found["ok"], found["detail"]) == (False, "The server refuses the user name or the password.")
    assert inbox.messages == []


async def test_a_mail_server_that_is_not_there_is_told_of(admin: Caller) -> None:
    await admin.patch("/admin/settings", smtp(1))

    found = (await admin.post("/admin/settings/smtp/test", {"to": "bob@example.org"})).json()

    assert not found["ok"]
    assert "cannot be reached" in found["detail"]


@pytest.mark.parametrize("to", ["nobody", "a@b.org\r\nBcc: c@d.org", "a@b.org, c@d.org", ""])
async def test_a_test_message_goes_to_one_address(admin: Caller, to: str) -> None:
    response = await admin.post("/admin/settings/smtp/test", {"to": to})

    assert (response.status_code, response.json()["type"].rpartition(":")[2]) == (400, "email.invalid")


async def test_without_a_mail_server_there_is_no_test(admin: Caller) -> None:
    response = await admin.post("/admin/settings/smtp/test", {"to": "bob@example.org"})

    assert (response.status_code, response.json()["type"].rpartition(":")[2]) == (409, "mail.not_set")


def provider(server: Server, **fields: Any) -> dict[str, Any]:
    """A change that sets up the provider at `server`."""
    issuer = server.url
    return {"oidc": [{"id": "corp", "name": "Corp", "issuer": issuer, "client_id": "c"} | fields]}


def discovery(server: Server, **fields: Any) -> dict[str, Any]:
    """What the provider says of itself."""
    url = server.url
    return {
        "issuer": url,
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "jwks_uri": f"{url}/keys",
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
    } | fields


@pytest.mark.parametrize(
    ("says", "keys", "ok", "words"),
    [
        ({}, 1, True, "its keys are there"),
        ({"issuer": "https://evil.example.org"}, 1, False, "is a description of"),
        ({}, 0, False, "no key"),
        ({"scopes_supported": ["openid"]}, 1, False, "scope"),
        ({"jwks_uri": 7}, 1, False, "lacks something"),
    ],
)
async def test_a_provider_is_asked_what_it_offers(
    admin: Caller, says: dict[str, Any], keys: int, ok: bool, words: str
) -> None:
    async with serving({"/keys": answer({"keys": [{"kty": "RSA"}] * keys})}) as server:
        server.answers["/.well-known/openid-configuration"] = answer(discovery(server, **says))
        assert (await admin.patch("/admin/settings", provider(server))).status_code == 200
        found = (await admin.post("/admin/settings/oidc/corp/check")).json()

    assert found["ok"] is ok, found
    assert words in found["detail"]


async def test_a_provider_that_answers_too_much_is_not_read_to_its_end(admin: Caller) -> None:
    async with serving({"/.well-known/openid-configuration": answer("x" * (2 << 20))}) as server:
        await admin.patch("/admin/settings", provider(server))
        found = (await admin.post("/admin/settings/oidc/corp/check")).json()

    assert (found["ok"], "no answer that can be used" in found["detail"]) == (False, True)


async def test_a_provider_that_is_not_set_up_is_not_found(admin: Caller) -> None:
    assert (await admin.post("/admin/settings/oidc/corp/check")).status_code == 404


async def test_the_audit_tells_what_changed_and_never_a_secret(admin: Caller) -> None:
    change = {"retention": {"executions_days": 60}, "ai": {"api_key": KEY}}
    assert (await admin.patch("/admin/settings", change)).status_code == 200

    entries = await admin.get("/audit", params={"action": "settings.change"})

    assert entries.status_code == 200, entries.text
    assert KEY not in entries.text
    assert "executions_days" in entries.text
    assert "ai.api_key" in entries.text
