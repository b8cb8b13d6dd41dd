"""What cannot be accepted is refused with the name of the field and what would be right; nothing of it is a 500."""

import logging
from typing import Any

import httpx
import pytest

from chronos_synapse.api.body import MAX_BODY_BYTES
from chronos_synapse.domain.problem import MEDIA_TYPE
from tests.api.conftest import SHELL_JOB, Api, Caller

JSON = {"Content-Type": "application/json"}
CRON = {"kind": "cron", "expression": "0 4 * * *"}


def shell(**config: Any) -> dict[str, Any]:
    return {"executor": {"kind": "shell", "config": config}}


def cron(expression: str, timezone: str = "UTC") -> dict[str, Any]:
    return {"schedule": {"kind": "cron", "expression": expression, "timezone": timezone}}


def pointers_of(response: httpx.Response) -> list[str]:
    return [error["pointer"] for error in response.json()["errors"]]


FIELDS: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "/name"),
    ({"name": "  "}, "/name"),
    ({"name": "x" * 201}, "/name"),
    ({"name": "two\nlines"}, "/name"),
    ({"name": "a\u0000b"}, "/name"),
    ({"name": 5}, "/name"),
    ({"description": "x" * 2001}, "/description"),
    ({"description": "\u001b[2J"}, "/description"),
    ({"tags": ["ok", "not ok"]}, "/tags/1"),
    ({"tags": ["a"] + [f"t{n}" for n in range(20)]}, "/tags"),
    ({"tags": "a"}, "/tags"),
    ({"state": "running"}, "/state"),
    ({"timeout_s": 0}, "/timeout_s"),
    ({"timeout_s": -1}, "/timeout_s"),
    ({"timeout_s": 1e12}, "/timeout_s"),
    ({"timeout_s": "1h"}, "/timeout_s"),
    ({"timeout_s": True}, "/timeout_s"),
    ({"grace_s": 301}, "/grace_s"),
    ({"misfire_grace_s": -0.1}, "/misfire_grace_s"),
    ({"queue": "two words"}, "/queue"),
    ({"overlap": "replace"}, "/overlap"),
    ({"environment": {"A=B": "1"}}, "/environment/A=B"),
    ({"environment": {"": "1"}}, "/environment/"),
    ({"environment": {"a/b": "1"}}, "/environment/a~1b"),
    ({"environment": {"CHRONOS_JOB_ID": "1"}}, "/environment/CHRONOS_JOB_ID"),
    ({"environment": {"A": "\u0000"}}, "/environment/A"),
    ({"environment": {"A": "x" * 32_769}}, "/environment/A"),
    ({"environment": {f"V{n}": "" for n in range(201)}}, "/environment"),
    ({"environment": {"A": 1}}, "/environment"),
    ({"executor": {"kind": "telnet", "config": {}}}, "/executor/kind"),
    ({"executor": {"config": {}}}, "/executor/kind"),
    ({"executor": {"kind": "shell", "config": {}, "sandbox": 1}}, "/executor/sandbox"),
    (shell(), "/executor/config/command"),
    (shell(command=""), "/executor/config/command"),
    (shell(command="a\u0000b"), "/executor/config/command"),
    (shell(command=["a"]), "/executor/config/command"),
    (shell(command="x" * 131_073), "/executor/config/command"),
    (shell(command="true", uid=0), "/executor/config/uid"),
    ({"executor": {"kind": "http", "config": {"url": "ftp://x"}}}, "/executor/config/url"),
    (cron("* * * *"), "/schedule/expression"),
    (cron("60 * * * *"), "/schedule/expression"),
    (cron("0 0 30 2 *"), "/schedule/expression"),
    (cron("٣ * * * *"), "/schedule/expression"),
    (cron("${jndi:ldap://x}"), "/schedule/expression"),
    (cron("@reboot"), "/schedule/expression"),
    (cron("* * * * *", "Mars/Olympus"), "/schedule/timezone"),
    (cron("* * * * *", "../../etc/passwd"), "/schedule/timezone"),
    ({"schedule": {"kind": "lunar"}}, "/schedule/kind"),
    ({"schedule": {"kind": "cron"}}, "/schedule/expression"),
    ({"schedule": {"kind": "cron", "expression": "* * * * *", "tz": "UTC"}}, "/schedule/tz"),
    ({"schedule": {"kind": "interval", "every_s": 0}}, "/schedule/every_s"),
    ({"schedule": {"kind": "interval", "every_s": 1e12}}, "/schedule/every_s"),
    ({"schedule": {"kind": "interval", "every_s": "1h30"}}, "/schedule/every_s"),
    ({"schedule": {"kind": "interval", "every_s": 60, "start_at": "2027-05-03T10:00:00"}}, "/schedule/start_at"),
    ({"schedule": {"kind": "date", "run_at": "2027-13-01T00:00:00Z"}}, "/schedule/run_at"),
    ({"schedule": {"kind": "date", "run_at": "0000-01-01T00:00:00Z"}}, "/schedule/run_at"),
    ({"schedule": {"kind": "date", "run_at": "2020-01-01T00:00:00Z"}, "state": "active"}, "/schedule/run_at"),
]


async def test_a_job_is_refused_at_save_by_the_name_of_the_field(developer: Caller) -> None:
    job = await developer.create_job()

    for fields, pointer in FIELDS:
        created = await developer.post("/jobs", SHELL_JOB | fields)
        changed = await developer.patch(f"/jobs/{job['id']}", fields)
        for answer in (created, changed):
            assert answer.status_code == 400, (fields, answer.text)
            assert answer.headers["content-type"] == MEDIA_TYPE
            assert pointer in pointers_of(answer), (fields, answer.text)
            assert len(answer.text) < 2000, fields
    assert (await developer.get(f"/jobs/{job['id']}")).json()["version"] == 1


async def test_every_refused_field_is_told_at_once(developer: Caller) -> None:
    response = await developer.post("/jobs", SHELL_JOB | {"name": "", "timeout_s": 0} | cron("61 * * * *", "Mars/X"))

    pointers = [error["pointer"] for error in response.json()["errors"]]
    assert pointers == ["/name", "/timeout_s", "/schedule/timezone", "/schedule/expression"]


BODIES = [
    (b"", ""),
    (b'{"name":', ""),
    (b'{"name": "x",\n  "executor": nope}', ""),
    (b'{"name": "x", "executor": {"kind": "shell"}} trailing', ""),
    (b'{"name": NaN}', ""),
    (b'{"name": "x", "executor": {"kind": "shell"}, "timeout_s": Infinity}', ""),
    (b'{"name": "x", "executor": {"kind": "shell"}, "timeout_s": 1e400}', "/timeout_s"),
    (b'{"name": "\\ud800"}', ""),
    (b'{"name": "\xff"}', ""),
    (b'\xef\xbb\xbf{"name": "x"}', ""),
    ('{"name": "x"}'.encode("utf-16"), ""),
    (b"[" * 100_000, ""),
    (b'{"name": "x", "executor": {"kind": "shell", "config": {"a": ' + b"[" * 100_000, ""),
    (b'{"name": "x", "executor": {"kind": "shell", "config": {"a": ' + b"[" * 40 + b"]" * 40 + b"}}}", ""),
    (b'{"name": "x", "name": "y", "executor": {"kind": "shell", "config": {"command": "a"}}}', "/name"),
    (b'{"name": "x", "executor": {"kind": "shell", "config": {"command": "a", "command": "b"}}}', "/command"),
    (
        b'{"name": "x", "executor": {"kind": "noop", "config": {"duration_ms": ' + b"9" * 5000 + b"}}}",
        "/executor/config",
    ),
    (b'{"executor": {"kind": "noop"}}', "/name"),
    (b"null", ""),
    (b'"text"', ""),
]


async def test_a_body_that_is_not_the_expected_json_is_refused(developer: Caller) -> None:
    for body, pointer in BODIES:
        response = await developer.post("/jobs", content=body, headers=JSON)
        assert response.status_code == 400, (body[:80], response.text)
        assert pointers_of(response) == [pointer], (body[:80], response.text)
        assert response.json()["errors"][0]["code"].startswith("body."), body[:80]


async def test_malformed_json_is_refused_with_line_and_column(developer: Caller) -> None:
    response = await developer.post("/jobs", content=b'{"name": "x",\n  "executor": ?}', headers=JSON)

    assert "line 2, column 15" in response.json()["detail"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/xml"},
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": ""},
        JSON | {"Content-Encoding": "gzip"},
    ],
)
async def test_only_plain_json_is_taken(developer: Caller, headers: dict[str, str]) -> None:
    response = await developer.post("/jobs", content=b'{"name": "x"}', headers=headers)

    assert response.status_code == 415
    assert response.headers["content-type"] == MEDIA_TYPE


async def test_a_body_over_the_limit_is_refused_and_one_at_the_limit_is_read(developer: Caller) -> None:
    over = await developer.post("/jobs", content=b" " * (MAX_BODY_BYTES + 1), headers=JSON)
    at = await developer.post("/jobs", content=b" " * MAX_BODY_BYTES, headers=JSON)
    chunked = await developer.post("/jobs", content=_chunks(MAX_BODY_BYTES * 4), headers=JSON)
    crontab = await developer.post("/imports/crontab", content=b" " * (2 * MAX_BODY_BYTES), headers=JSON)

    assert [answer.status_code for answer in (over, at, chunked, crontab)] == [413, 400, 413, 400]


async def _chunks(size: int) -> Any:
    for _ in range(size // 65_536):
        yield b" " * 65_536


QUERIES = [
    ("/jobs", "limit=0", "query:limit", "page.limit"),
    ("/jobs", "limit=-1", "query:limit", "page.limit"),
    ("/jobs", "limit=1001", "query:limit", "page.limit"),
    ("/executions", "limit=1e9", "query:limit", "page.limit"),
    ("/executions", "limit=x", "query:limit", "page.limit"),
    ("/executions", "cursor=forged", "query:cursor", "page.cursor"),
    ("/jobs", "cursor=%00", "query:cursor", "query.nul"),
    ("/jobs", "cursor=bm9wZS4xMA", "query:cursor", "page.cursor"),
    ("/jobs", "state=sleeping", "query:state", "query.state"),
    ("/executions", "state=failed&state=odd", "query:state", "query.state"),
    ("/executions", "sort=start;%20FLUSHALL", "query:sort", "query.sort"),
    ("/executions", "sort=@x", "query:sort", "query.sort"),
    ("/jobs", "sort=__score", "query:sort", "query.sort"),
    ("/executions", "job_id=*", "query:job_id", "query.job_id"),
    ("/executions", "from=yesterday", "query:from", "time.format"),
    ("/executions", "from=2026-01-01T00:00:00", "query:from", "time.offset"),
    ("/executions", "to=2026-02-30T00:00:00Z", "query:to", "time.range"),
    ("/executions", "to=2026-01-01T24:00:00Z", "query:to", "time.range"),
    ("/executions", "to=0000-01-01T00:00:00Z", "query:to", "time.range"),
    ("/executions", "to=10000-01-01T00:00:00Z", "query:to", "time.format"),
    ("/executions", "from=%D9%A2026-01-01T00:00:00Z", "query:from", "time.format"),
    ("/executions", "query=%22%22", "query:query", "query.no_words"),
    ("/executions", "query=" + "x" * 1001, "query:query", "query.too_long"),
    ("/notifications", "unread=null", "query:unread", "query.null"),
    ("/jobs", "stat=active", "query:stat", "query.unknown"),
    ("/executions", "secret=$..x", "query:secret", "query.unknown"),
]


async def test_a_bad_parameter_is_refused_by_name(developer: Caller) -> None:
    for path, query, pointer, code in QUERIES:
        response = await developer.get(f"{path}?{query}")
        assert response.status_code == 400, (query, response.text)
        found = [(error["pointer"], error["code"]) for error in response.json()["errors"]]
        assert found == [(pointer, code)], (query, response.text)


JOB_QUERIES = [
    ("metrics?metric=blood_pressure", "query:metric"),
    ("metrics?bucket_s=-1", "query:bucket_s"),
    ("metrics?bucket_s=1", "query:bucket_s"),
    ("metrics?bucket_s=99999999999", "query:bucket_s"),
    ("metrics?reduce=median", "query:reduce"),
    ("metrics?from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "query:from"),
    ("durations?limit=0", "query:limit"),
]


async def test_a_chart_that_cannot_be_is_refused(developer: Caller) -> None:
    job = await developer.create_job()

    for path, pointer in JOB_QUERIES:
        response = await developer.get(f"/jobs/{job['id']}/{path}")
        assert response.status_code == 400, (path, response.text)
        assert pointers_of(response) == [pointer], path


SECOND = "/schedule/schedules/1"
DAYS = "/timing/windows/0/days"
NOON = "2027-05-13T12:00:00Z"
PREVIEWS: list[tuple[dict[str, Any], str]] = [
    ({}, "/schedule"),
    ({"schedule": CRON, "count": 0}, "/count"),
    ({"schedule": CRON, "count": 1001}, "/count"),
    ({"schedule": CRON, "count": "5"}, "/count"),
    ({"schedule": CRON, "from": "yesterday"}, "/from"),
    ({"schedule": CRON, "from": "2027-01-01T00:00:00"}, "/from"),
    ({"schedule": CRON, "from": "0001-01-01T00:00:00+14:00"}, "/from"),
    ({"schedule": {"kind": "cron", "expression": "x"}}, "/schedule/expression"),
    ({"schedule": None}, "/schedule"),
    ({"schedule": {"kind": "any", "schedules": [CRON]}}, "/schedule/schedules"),
    ({"schedule": {"kind": "any", "schedules": [CRON, {"kind": "cron", "expression": "x"}]}}, SECOND + "/expression"),
    ({"schedule": {"kind": "any", "schedules": [CRON, {"kind": "any", "schedules": []}]}}, SECOND + "/kind"),
    ({"schedule": CRON | {"gap": "leap"}}, "/schedule/gap"),
    ({"schedule": CRON, "timing": {"jitter_s": -1}}, "/timing/jitter_s"),
    ({"schedule": CRON, "timing": {"jitter_s": "1"}}, "/timing/jitter_s"),
    ({"schedule": CRON, "timing": {"windows": [{"start": "25:00", "end": "03:00"}]}}, "/timing/windows/0/start"),
    ({"schedule": CRON, "timing": {"windows": [{"start": "01:00", "end": "03:00", "days": []}]}}, DAYS),
    ({"schedule": CRON, "timing": {"windows": [{"start": "01:00", "end": "03:00", "days": ["day"]}]}}, DAYS + "/0"),
    ({"schedule": CRON, "timing": {"starts_at": "2027-01-01T00:00:00"}}, "/timing/starts_at"),
    ({"schedule": CRON, "timing": {"starts_at": NOON, "ends_at": NOON}}, "/timing/ends_at"),
    ({"schedule": CRON, "timing": {"windows": [{"start": "01:00", "end": "03:00"}] * 51}}, "/timing/windows"),
    ({"schedule": CRON, "timing": {"calendars": ["x"] * 21}}, "/timing/calendars"),
    ({"schedule": CRON, "job_id": "../../etc"}, "/job_id"),
    ({"schedule": CRON, "tags": ["a b"]}, "/tags"),
]


async def test_a_preview_that_cannot_be_is_refused(developer: Caller) -> None:
    for body, pointer in PREVIEWS:
        response = await developer.post("/schedules/preview", body)
        assert response.status_code == 400, (body, response.text)
        assert pointers_of(response) == [pointer], body


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("POST", "/api/v1/nothing", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/health/nothing", 404),
        ("PUT", "/api/v1/jobs", 405),
        ("TRACE", "/api/v1/jobs", 405),
        ("HEAD", "/api/v1/jobs", 405),
        ("DELETE", "/api/v1/overview", 405),
        ("POST", "/", 405),
    ],
)
async def test_wrong_addresses_and_methods_are_told_alike(
    developer: Caller, method: str, path: str, status: int
) -> None:
    response = await developer.client.request(method, path)

    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    assert ("allow" in response.headers) is (status == 405)


async def test_a_header_cannot_change_the_method(developer: Caller) -> None:
    job = await developer.create_job()

    await developer.get(f"/jobs/{job['id']}", headers={"X-HTTP-Method-Override": "DELETE"})

    assert (await developer.get(f"/jobs/{job['id']}")).status_code == 200


async def test_a_defect_shows_an_id_and_nothing_else(
    api: Api, developer: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    job = await developer.create_job()
    await api.store.door.call("JSON.SET", api.store.door.keys.job(job["id"]), "$", '{"secret": "in the store"}')

    with caplog.at_level(logging.ERROR):
        response = await developer.get(f"/jobs/{job['id']}")

    assert response.status_code == 500
    assert response.headers["content-type"] == MEDIA_TYPE
    record = next(record for record in caplog.records if record.getMessage() == "a request failed")
    assert record.exc_info is not None
    assert record.__dict__["incident"] in response.json()["detail"]
    for hidden in ("secret", "Traceback", "msgspec", "field", developer.token):
        assert hidden not in response.text
