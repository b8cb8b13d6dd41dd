"""Secrets and variables over HTTP: written, named in jobs, and never given back."""

from typing import Any

import msgspec
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.security.vault import new_key
from tests.api.conftest import Api, Caller

TOKEN = "tok-0123456789-never-shown"
NOBODY = "0" * 16


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With a key for secrets."""
    return msgspec.structs.replace(settings, secrets_keys=(new_key("test"),))


async def put(caller: Caller, path: str, body: Any) -> Any:
    """PUT below /api/v1."""
    return await caller.client.put("/api/v1" + path, json=body)


async def test_a_secret_is_written_listed_used_and_deleted(developer: Caller) -> None:
    made = await put(developer, "/secrets/db", {"fields": {"user": "admin", "password": TOKEN}, "description": "Prod"})
    job = await developer.create_job(name="Uses it", environment={"P": "${secret:store:db:password}"})
    listed = (await developer.get("/secrets")).json()

    assert made.status_code == 200, made.text
    assert listed == {
        "items": [made.json() | {"used_by": [{"id": job["id"], "name": "Uses it"}]}],
        "total": 1,
        "complete": True,
        "next_cursor": None,
        "current_key_id": "test",
        "providers": ["store"],
    }
    assert listed["items"][0]["fields"] == ["user", "password"]
    assert job["environment"] == {"P": "${secret:store:db:password}"}
    assert (await developer.delete("/secrets/db")).status_code == 409
    assert (await developer.delete("/secrets/db?force=true")).status_code == 204
    assert (await developer.delete("/secrets/db")).status_code == 404


async def test_no_answer_holds_a_value(api: Api, developer: Caller, admin: Caller) -> None:
    answers = [await put(developer, "/secrets/db", {"value": TOKEN})]
    job = await developer.create_job(environment={"P": "${secret:store:db}"})
    answers += [
        await put(developer, "/secrets/a%20b", {"value": TOKEN}),
        await put(developer, "/secrets/db", {"value": TOKEN, "fields": {"a": TOKEN}}),
        await put(developer, "/secrets/db", {"value": TOKEN, "unknown": 1}),
        await put(developer, "/secrets/db", {"value": [TOKEN]}),
        await put(developer, "/secrets/db", {"fields": {TOKEN + ":": 1}}),
        await put(developer, "/secrets/db", {"value": TOKEN, "job_id": NOBODY}),
        await developer.get("/secrets"),
        await admin.get(f"/secrets?owner_id={developer.user.id}"),
        await developer.get(f"/jobs/{job['id']}"),
        await developer.client.request("GET", "/api/openapi.json"),
        await developer.delete("/secrets/db"),
    ]

    assert [answer.status_code for answer in answers[:7]] == [200, 400, 400, 400, 400, 400, 404]
    assert [answer.status_code for answer in answers[7:]] == [200, 200, 200, 200, 409]
    assert [answer.request.url.path for answer in answers if TOKEN in answer.text.replace(TOKEN + ":", "")] == []


async def test_another_users_secrets_are_not_there(developer: Caller, stranger: Caller, viewer: Caller) -> None:
    await put(developer, "/secrets/db", {"value": TOKEN})
    job = await developer.create_job()

    assert (await stranger.get("/secrets")).json()["total"] == 0
    assert (await stranger.delete("/secrets/db?force=true")).status_code == 404
    assert (await stranger.get(f"/secrets?owner_id={developer.user.id}")).status_code == 404
    for method, path in (("GET", "/secrets"), ("PUT", "/secrets/x"), ("DELETE", "/secrets/x"), ("GET", "/variables")):
        body = {"value": TOKEN, "job_id": job["id"]} if method == "PUT" else None
        query = "" if method == "PUT" else f"?job_id={job['id']}"
        answer = await stranger.client.request(method, f"/api/v1{path}{query}", json=body)
        assert answer.status_code == 404, (method, path)
    refused = await stranger.post(
        "/jobs", {"name": "x", "executor": {"kind": "noop"}, "environment": {"A": "${secret:store:db}"}}
    )
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/environment/A"
    assert (await put(viewer, "/secrets/db", {"value": TOKEN})).status_code == 403
    assert (await put(viewer, "/variables/A", {"value": 1})).status_code == 403
    assert (await viewer.post("/variables/import", {"format": "env", "text": ""})).status_code == 403


async def test_a_job_is_refused_at_the_place_of_what_is_missing(developer: Caller) -> None:
    config = {"url": "https://${var:HOST}/", "auth": {"kind": "bearer", "token": "${secret:store:nope}"}}
    body = {"name": "x", "executor": {"kind": "http", "config": config}}

    refused = (await developer.post("/jobs", body)).json()
    await put(developer, "/variables/HOST", {"value": "example.org"})
    await put(developer, "/secrets/nope", {"value": TOKEN})
    made = await developer.post("/jobs", body)

    assert [(error["pointer"], error["code"]) for error in refused["errors"]] == [
        ("/executor/config/auth/token", "reference.unresolved"),
        ("/executor/config/url", "reference.unresolved"),
    ]
    assert made.status_code == 201, made.text
    assert made.json()["executor"]["config"] == config


@pytest.mark.parametrize(
    ("kind", "config"),
    [
        ("http", {"url": "${var:URL}", "headers": {"X-Key": "${secret:store:s}"}}),
        ("http", {"url": "https://h:${var:URL}/", "auth": {"kind": "api_key", "value": "${secret:store:s}"}}),
        (
            "ssh",
            {
                "host": "h",
                "username": "u",
                "login": {"kind": "key", "private_key": "${secret:store:s}"},
                "host_keys": "${var:URL}",
                "command": "true",
            },
        ),
        ("redis", {"url": "${secret:store:s}", "action": {"kind": "publish", "channel": "c", "message": "m"}}),
        ("docker", {"image": "alpine", "registry_password": "${secret:store:s}"}),
    ],
)
async def test_every_kind_takes_references_where_its_values_are_data(
    developer: Caller, kind: str, config: dict[str, Any]
) -> None:
    await put(developer, "/variables/URL", {"value": "x"})
    await put(developer, "/secrets/s", {"value": TOKEN})

    made = await developer.create_job(executor={"kind": kind, "config": config})

    assert made["executor"]["config"] == config


async def test_variables_are_set_compared_and_listed_with_their_versions(developer: Caller) -> None:
    first = await put(developer, "/variables/COUNT", {"value": 1, "expected_version": 0})
    second = await put(developer, "/variables/COUNT", {"value": [2], "expected_version": 1})
    stale = await put(developer, "/variables/COUNT", {"value": 3, "expected_version": 1})

    assert (first.status_code, second.status_code, stale.status_code) == (200, 200, 409)
    found = (await developer.get("/variables/COUNT")).json()
    assert (found["key"], found["value"], found["version"], found["scope"]) == ("COUNT", [2], 2, "user")
    versions = (await developer.get("/variables/COUNT/versions")).json()["items"]
    assert [(one["version"], one["value"]) for one in versions] == [(2, [2]), (1, 1)]
    assert (await developer.get("/variables?search=coun")).json()["total"] == 1
    assert (await developer.delete("/variables/COUNT")).status_code == 204
    assert (await developer.get("/variables/COUNT")).status_code == 404


async def test_variables_go_out_and_come_in_as_a_text(developer: Caller) -> None:
    await put(developer, "/variables/A", {"value": "x y"})

    out = (await developer.get("/variables/export?format=env")).json()
    report = await developer.post("/variables/import", {"format": "env", "text": out["text"] + "B=1\n"})

    assert out == {"format": "env", "text": 'A="x y"\n', "count": 1}
    assert [(one["key"], one["outcome"]) for one in report.json()["items"]] == [("A", "unchanged"), ("B", "created")]
    assert (await developer.get("/variables/export?format=csv")).status_code == 400


class TestWithoutKeys:
    """An installation that was given no key."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, secrets_keys=())

    async def test_storing_a_secret_is_refused_with_a_remedy(self, developer: Caller) -> None:
        refused = await put(developer, "/secrets/db", {"value": TOKEN})

        assert refused.status_code == 409
        assert "chronos secrets new-key" in refused.json()["detail"]
        assert (await developer.get("/secrets")).json()["current_key_id"] is None
