"""Requests that no honest client sends: refused at once, and without effect."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import httpx
import msgspec
import pytest

from chronos_synapse.api.body import MAX_BODY_BYTES
from chronos_synapse.config import Settings, SettingsError, load_settings
from tests.api.conftest import SHELL_JOB, Api, Caller, started

JSON = {"Content-Type": "application/json"}
HOSTILE_TEXTS = [
    "( \" @ \\ %%%a%%% *a* w'(a+)+' $x ~ {",
    "a\0b",
    "x" * 5000,
    "-zzz",
    "ok} | @owner_id:{alice",
    "' OR 1=1--",
]
HOSTILE_IDS = ["a:b", "*", "{tag}", "%2e%2e", "%00", "a" * 4096, "..%2f..%2fetc%2fpasswd", "%252e", "\u202e", "'"]


async def keys_of(api: Api) -> set[bytes]:
    prefix = api.settings.key_prefix
    return {key async for key in api.store.door.client.scan_iter(f"{prefix}:*", count=1000)}


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
async def test_any_text_can_be_searched_for_or_is_refused(developer: Caller, stranger: Caller, text: str) -> None:
    await stranger.create_job(name="Alice's")

    for path, name in (("/jobs", "search"), ("/executions", "query"), ("/logs/search", "query"), ("/jobs", "tag")):
        answer = await developer.get(path, params={name: text})
        assert answer.status_code in (200, 400), (path, answer.text)
        if answer.status_code == 200:
            assert answer.json()["items"] == [], path


@pytest.mark.parametrize("sort", ["start; FLUSHALL", "@x", "__score", "$..secret", "", "name,created_at", "-"])
async def test_lists_are_ordered_only_by_what_is_told(developer: Caller, sort: str) -> None:
    for path in ("/jobs", "/executions"):
        assert (await developer.get(path, params={"sort": sort})).status_code == 400


@pytest.mark.parametrize("identifier", HOSTILE_IDS)
async def test_an_id_of_any_form_finds_nothing_and_changes_nothing(
    api: Api, developer: Caller, identifier: str
) -> None:
    await developer.create_job()
    await developer.get("/jobs")
    before = await keys_of(api)
    text = identifier if "%" in identifier else quote(identifier)

    for path in (f"/jobs/{text}", f"/executions/{text}", f"/executions/{text}/log", f"/calendars/{text}"):
        assert (await developer.get(path)).status_code in (400, 404), path
        assert (await developer.delete(path)).status_code in (400, 404, 405), path
    assert (await developer.post(f"/jobs/{text}/trigger")).status_code in (400, 404)

    after = await keys_of(api)
    assert {key for key in after - before if b":audit" not in key} == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "1e9"),
        ("limit", "1000000000"),
        ("limit", "0"),
        ("limit", "-1"),
        ("offset", "-1"),
        ("cursor", "forged"),
    ],
)
async def test_pages_have_bounds(developer: Caller, name: str, value: str) -> None:
    for path in ("/jobs", "/executions"):
        assert (await developer.get(path, params={name: value})).status_code == 400, path


async def test_a_body_of_another_kind_is_not_read(developer: Caller) -> None:
    bodies: list[dict[str, Any]] = [
        {"files": {"files[x][path]": ("/etc/passwd", b"x")}},
        {"content": b"<job/>", "headers": {"Content-Type": "application/xml"}},
        {"content": msgspec.json.encode(SHELL_JOB), "headers": {"Content-Type": "text/plain"}},
        {"data": {"name": "x"}},
        {"content": msgspec.json.encode(SHELL_JOB)},
        {"content": b"\x1f\x8b", "headers": {**JSON, "Content-Encoding": "gzip"}},
    ]
    for body in bodies:
        answer = await developer.client.post("/api/v1/jobs", **body)
        assert answer.status_code == 415, body
    assert (await developer.get("/jobs")).json()["total"] == 0


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(served_api: Api) -> None:
    caller = await served_api.user()
    over = b" " * (MAX_BODY_BYTES + 1)
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 200 * MAX_BODY_BYTES:
            sent += 65_536
            yield b" " * 65_536

    assert (await caller.client.post("/api/v1/jobs", content=over, headers=JSON)).status_code == 413
    try:
        answer = await caller.client.post("/api/v1/jobs", content=endless(), headers=JSON)
        assert answer.status_code == 413
    except httpx.TransportError:
        pass  # the server has hung up while we were still sending
    assert sent < 100 * MAX_BODY_BYTES
    assert (await caller.get("/jobs")).status_code == 200


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
async def test_no_header_changes_what_a_method_does(developer: Caller, header: str) -> None:
    job = await developer.create_job()

    await developer.client.get(f"/api/v1/jobs/{job['id']}", headers={header: "DELETE"})
    await developer.client.post(f"/api/v1/jobs/{job['id']}/trigger", headers={header: "GET"})

    assert (await developer.get(f"/jobs/{job['id']}")).status_code == 200
    assert (await developer.get("/executions")).json()["total"] == 1


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
async def test_other_methods_have_no_effect(developer: Caller, method: str) -> None:
    job = await developer.create_job()

    for path in (f"/api/v1/jobs/{job['id']}/trigger", f"/api/v1/jobs/{job['id']}", "/api/v1/jobs"):
        answer = await developer.client.request(method, path)
        assert answer.status_code in (200, 204, 400, 404, 405, 501), (method, path)
    assert (await developer.get("/jobs")).json()["total"] == 1
    assert (await developer.get("/executions")).json()["total"] == 0


async def test_a_refused_method_tells_those_that_are_taken(developer: Caller) -> None:
    job = await developer.create_job()

    answer = await developer.client.put(f"/api/v1/jobs/{job['id']}")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "DELETE, GET, OPTIONS, PATCH"


@pytest.mark.parametrize(
    "origin",
    ["https://evil", "null", "https://appXexample.com", "https://app.example.com.evil", "http://app.example.com", "*"],
)
async def test_a_foreign_origin_gets_no_leave(settings: Settings, origin: str) -> None:
    named = msgspec.structs.replace(settings, cors_origins=("https://app.example.com",))
    for of in (settings, named):
        async with started(of) as api:
            client = api.client(Origin=origin)
            asked = await client.options("/api/v1/jobs", headers={"Access-Control-Request-Method": "GET"})
            for answer in (asked, await client.get("/api/v1/setup")):
                assert not [name for name in answer.headers if name.startswith("access-control-allow-origin")]


async def test_an_origin_of_the_settings_may_call_with_a_token_but_not_with_a_cookie(settings: Settings) -> None:
    named = msgspec.structs.replace(settings, cors_origins=("https://app.example.com",))
    async with started(named) as api:
        client = api.client(Origin="https://app.example.com")
        wanted = {"Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "if-match"}
        asked = await client.options("/api/v1/jobs", headers=wanted)
        answer = await client.get("/api/v1/setup")

    assert asked.status_code == 204
    assert "if-match" in asked.headers["access-control-allow-headers"].lower()
    for found in (asked, answer):
        assert found.headers["access-control-allow-origin"] == "https://app.example.com"
        assert "access-control-allow-credentials" not in found.headers


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil", "testserver@evil", "testserver:x"])
async def test_a_name_that_is_not_ours_is_refused(api: Api, host: str) -> None:
    for path in ("/", "/api/v1/setup"):
        answer = await api.client().get(path, headers={"Host": host, "X-Forwarded-Host": "testserver"})
        assert answer.status_code == 400, path
        assert answer.json()["errors"][0]["pointer"] == "header:host"


@pytest.mark.parametrize(
    "host", ["testserver", "TestServer:8900", "127.0.0.1:1", "[::1]:8900", "localhost", "a.localhost"]
)
async def test_our_own_names_and_addresses_are_taken(api: Api, host: str) -> None:
    assert (await api.client().get("/api/v1/setup", headers={"Host": host})).status_code == 200


async def test_behind_tls_browsers_are_told_to_stay_there(settings: Settings) -> None:
    behind = msgspec.structs.replace(settings, public_url="https://cron.example.com")
    async with started(behind) as api:
        secure = await api.client().get("/api/v1/setup", headers={"Host": "cron.example.com"})
    async with started(settings) as api:
        plain = await api.client().get("/api/v1/setup")

    assert secure.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in plain.headers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORS_ORIGINS", "*"),
        ("CORS_ORIGINS", "https://*.example.com"),
        ("CORS_ORIGINS", "https://app.example.com/"),
        ("CORS_ORIGINS", "null"),
        ("TRUSTED_PROXIES", "everybody"),
    ],
)
def test_settings_that_would_open_the_api_are_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings({f"CHRONOS_{name}": value})
