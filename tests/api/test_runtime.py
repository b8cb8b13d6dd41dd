"""The runtime API over HTTP, files and own metrics: who is let in, and what of whom is shown."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from chronos_synapse.daemons.runtime_gate import RuntimeGate
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.runtime import AttemptFacts
from tests.api.conftest import Api, Caller
from tests.builders import ending_of
from tests.runtime import calls_on, facts_of


@dataclass
class Remote:
    """A running attempt that calls the api process."""

    api: Api
    gate: RuntimeGate
    facts: AttemptFacts
    client: httpx.AsyncClient
    message: Any

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return await self.client.request(method, f"/api/v1/runtime{path}", **options)

    async def end(self) -> None:
        await self.gate.close(self.facts)
        assert await self.api.store.stores.executions.finish([ending_of(self.message)]) == [True]


@pytest.fixture
async def gate(api: Api, tmp_path: Path) -> AsyncIterator[RuntimeGate]:
    tokens = api.store.stores.runtime_tokens
    async with RuntimeGate.serving(calls_on(api.store), tokens, folder=tmp_path, public_url="http://x") as opened:
        yield opened


async def start(api: Api, gate: RuntimeGate, owner: Caller, *, mask: Mask | None = None) -> Remote:
    job = await api.store.stores.jobs.find((await owner.create_job())["id"])
    assert job is not None
    await api.store.request(job)
    (message,) = await api.store.start()
    facts = facts_of(job, message)
    door = await gate.open(facts, mask=mask, is_remote=True)
    client = api.client(Authorization=f"Bearer {door.environment['CHRONOS_TOKEN']}")
    return Remote(api, gate, facts, client, message)


async def test_the_same_calls_are_answered_over_http(api: Api, gate: RuntimeGate, developer: Caller) -> None:
    remote = await start(api, gate, developer)

    context = await remote.call("GET", "/context")
    written = await remote.call("PUT", "/variables/LAST_ID", json={"value": 41})
    added = await remote.call("POST", "/variables/LAST_ID/increment", json={}, headers={"Accept": "text/plain"})
    removed = await remote.call("DELETE", "/variables/LAST_ID?expected_version=2")
    output = await remote.call("POST", "/output", json={"data": [1]})

    assert context.json()["execution_id"] == remote.facts.execution_id
    assert written.json() == {"key": "LAST_ID", "value": 41, "version": 1}
    assert added.text == "42"
    assert (removed.status_code, output.status_code) == (204, 204)
    assert (await api.store.stores.records.find(remote.facts.execution_id)).output == [1]


async def test_a_token_is_dead_over_http_as_soon_as_its_attempt_has_ended(
    api: Api, gate: RuntimeGate, developer: Caller
) -> None:
    remote = await start(api, gate, developer)
    assert (await remote.call("GET", "/context")).status_code == 200

    await remote.gate.close(remote.facts)
    closed = await remote.call("GET", "/context")
    await api.store.stores.executions.finish([ending_of(remote.message)])
    ended = await remote.call("POST", "/output", json={"data": 1})

    assert (closed.status_code, ended.status_code) == (401, 401)
    assert "www-authenticate" in closed.headers


async def test_a_lease_that_ends_takes_the_token_with_it(api: Api, gate: RuntimeGate, developer: Caller) -> None:
    remote = await start(api, gate, developer)

    await api.store.stores.executions.finish([ending_of(remote.message)])

    assert (await remote.call("GET", "/context")).status_code == 401


async def test_an_attempts_token_opens_nothing_else_and_a_users_opens_no_attempt(
    api: Api, gate: RuntimeGate, developer: Caller, admin: Caller
) -> None:
    remote = await start(api, gate, developer)

    as_user = [await remote.client.get(f"/api/v1/{path}") for path in ("jobs", "auth/me", "secrets", "variables")]
    trigger = await remote.client.post(f"/api/v1/jobs/{remote.facts.job_id}/trigger")
    as_attempt = await admin.get("/runtime/context")

    assert {response.status_code for response in (*as_user, trigger, as_attempt)} == {401}


async def test_a_session_cookie_is_no_token_of_an_attempt(api: Api, developer: Caller) -> None:
    client = api.client(Cookie=f"chronos_session={developer.token}")

    assert (await client.get("/api/v1/runtime/context")).status_code == 401


async def test_an_attempt_without_a_grant_cannot_call_from_elsewhere(
    api: Api, gate: RuntimeGate, developer: Caller
) -> None:
    remote = await start(api, gate, developer)
    door = await gate.open(remote.facts)

    response = await api.client(Authorization=f"Bearer {door.environment['CHRONOS_TOKEN']}").get(
        "/api/v1/runtime/context"
    )

    assert response.status_code == 401


async def test_text_of_a_job_with_secrets_is_only_taken_where_they_can_be_covered(
    api: Api, gate: RuntimeGate, developer: Caller
) -> None:
    remote = await start(api, gate, developer, mask=Mask(["hunter2hunter2"]))

    refused = [
        await remote.call("POST", "/output", json={"data": "x"}),
        await remote.call("POST", "/progress", json={"percent": 1, "text": "x"}),
        await remote.call("PUT", "/artifacts/a", content=b"x"),
        await remote.call("PUT", "/variables/A", json={"value": "x"}),
    ]
    taken = [
        await remote.call("POST", "/progress", json={"percent": 1}),
        await remote.call("POST", "/metrics", json={"name": "rows", "value": 1}),
        await remote.call("PUT", "/variables/A", json={"value": 7}),
    ]

    assert {response.status_code for response in refused} == {403}
    assert {response.status_code for response in taken} <= {200, 204}


async def test_a_body_of_another_kind_or_size_is_refused(api: Api, gate: RuntimeGate, developer: Caller) -> None:
    remote = await start(api, gate, developer)

    form = await remote.call("POST", "/output", files={"files[x][path]": b"/etc/passwd"})
    packed = await remote.call("PUT", "/artifacts/a", content=b"x", headers={"Content-Encoding": "gzip"})
    large = await remote.call("PUT", "/artifacts/a", content=b"x" * ((1 << 20) + 1))
    query = await remote.call("GET", "/context?x=1")

    assert [answer.status_code for answer in (form, packed, large, query)] == [415, 415, 413, 400]
    assert query.json()["errors"][0]["pointer"] == "query:x"


async def test_calls_over_http_are_limited_for_all_api_processes_together(
    api: Api, gate: RuntimeGate, developer: Caller
) -> None:
    remote = await start(api, gate, developer)
    key = f"{remote.facts.execution_id}.{remote.facts.attempt}"
    for _ in range(1000):
        assert await api.store.stores.entry.throttle.hit("runtime", key, limit=1000, window_s=60) == 0

    response = await remote.call("GET", "/context")

    assert response.status_code == 429
    assert int(response.headers["retry-after"]) > 0


async def keep(remote: Remote, name: str, data: bytes, media_type: str = "text/html") -> None:
    response = await remote.call("PUT", f"/artifacts/{name}", content=data, headers={"Content-Type": media_type})
    assert response.status_code == 200, response.text


async def test_a_file_is_downloaded_and_never_shown(api: Api, gate: RuntimeGate, developer: Caller) -> None:
    remote = await start(api, gate, developer)
    await keep(remote, "report.html", b"<script>alert(1)</script>")
    await remote.end()

    response = await developer.get(f"/executions/{remote.facts.execution_id}/artifacts/report.html")

    assert response.content == b"<script>alert(1)</script>"
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"] == 'attachment; filename="report.html"'
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd", "%252e%252e", "a%00b", "x" * 4096, ".hidden", "none"]
)
async def test_a_name_that_is_none_finds_nothing(api: Api, gate: RuntimeGate, developer: Caller, name: str) -> None:
    remote = await start(api, gate, developer)
    await keep(remote, "passwd", b"x")

    read = await developer.get(f"/executions/{remote.facts.execution_id}/artifacts/{name}")
    written = await remote.call("PUT", f"/artifacts/{name}x", content=b"x")

    assert read.status_code == 404
    assert written.status_code in ({200} if name == "none" else {400, 404})


async def test_files_and_metrics_of_others_are_not_there(
    api: Api, gate: RuntimeGate, developer: Caller, stranger: Caller, admin: Caller
) -> None:
    remote = await start(api, gate, developer)
    await keep(remote, "a", b"x")
    await remote.call("POST", "/metrics", json={"name": "rows", "value": 1})
    paths = [
        f"/executions/{remote.facts.execution_id}/artifacts/a",
        f"/jobs/{remote.facts.job_id}/kpis",
        f"/jobs/{remote.facts.job_id}/kpis/rows",
    ]

    assert {(await stranger.get(path)).status_code for path in paths} == {404}
    assert {(await admin.get(path)).status_code for path in paths} == {200}


async def test_what_a_job_measures_of_itself_is_listed_and_charted(
    api: Api, gate: RuntimeGate, developer: Caller
) -> None:
    remote = await start(api, gate, developer)
    await remote.call("POST", "/metrics", json={"name": "rows", "value": 3, "unit": "rows"})
    await remote.call("POST", "/metrics", json={"name": "Size.total-1", "value": 2.5})

    listed = (await developer.get(f"/jobs/{remote.facts.job_id}/kpis")).json()
    series = (await developer.get(f"/jobs/{remote.facts.job_id}/kpis/rows?bucket_s=3600&reduce=max")).json()
    none = await developer.get(f"/jobs/{remote.facts.job_id}/kpis/nothing")
    odd = await developer.get(f"/jobs/{remote.facts.job_id}/kpis/rows?bucket_s=1&from=1990-01-01T00:00:00Z")

    assert [(item["name"], item["unit"], item["last"]["value"]) for item in listed["items"]] == [
        ("Size.total-1", "", 2.5),
        ("rows", "rows", 3.0),
    ]
    assert (series["unit"], series["bucket_s"], [point["value"] for point in series["points"]]) == ("rows", 3600, [3.0])
    assert (none.status_code, odd.status_code) == (404, 400)
