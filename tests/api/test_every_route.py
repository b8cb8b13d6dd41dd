"""Rules that hold for every address, tried on each of them: a new one is among them by itself."""

import re
from typing import Any

import httpx
from litestar import Litestar

from chronos_synapse.api.auth import COOKIE, REFRESH_COOKIE
from tests.api.conftest import SHELL_JOB, Api, Caller
from tests.api.description import description

PATHS: dict[str, dict[str, Any]] = description()["paths"]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
IDS = {"job_id": "0123456789abcdef", "execution_id": "0123456789abcdef-19a", "key": "REGION"}
OPERATIONS = [
    (method.upper(), re.sub(r"\{(\w+)\}", lambda match: IDS.get(match[1], "1"), path), operation)
    for path, item in PATHS.items()
    for method, operation in item.items()
    if method.upper() in METHODS
]
OPEN = {
    ("GET", "/api"),
    ("GET", "/api/docs"),
    ("GET", "/api/openapi.json"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/api/v1/branding"),
    ("GET", "/api/v1/branding/logo"),
    ("GET", "/api/v1/maintenance"),
    ("GET", "/api/v1/setup"),
    ("POST", "/api/v1/setup"),
    ("GET", "/api/v1/auth/options"),
    ("POST", "/api/v1/auth/login"),
    ("POST", "/api/v1/auth/refresh"),
    ("POST", "/api/v1/auth/register"),
    ("POST", "/api/v1/auth/verify"),
    ("POST", "/api/v1/auth/verify/resend"),
    ("POST", "/api/v1/auth/email/confirm"),
    ("POST", "/api/v1/auth/invitation/accept"),
    ("POST", "/api/v1/auth/password/forgot"),
    ("POST", "/api/v1/auth/password/reset"),
    ("POST", "/api/v1/auth/password/strength"),
    ("POST", "/api/v1/auth/passkeys/login"),
    ("POST", "/api/v1/auth/passkeys/login/options"),
    ("GET", "/api/v1/auth/oidc/1/login"),
    ("GET", "/api/v1/auth/oidc/1/callback"),
}
"""All that strangers may ask for; one more here is a decision, not a repair."""
KEPT = {"/api/v1/branding", "/api/v1/branding/logo"}
"""The same for everybody: a cache may keep it, if it asks each time whether it still holds."""
CLOSED = [(method, path) for method, path, _ in OPERATIONS if (method, path) not in OPEN]
TAKES_BODY = [(method, path) for method, path, operation in OPERATIONS if "requestBody" in operation]
BROWSER_ONLY = [(method, path) for method, path in CLOSED if method != "GET" and "/runtime/" not in path]
DISGUISES = (
    "{path}/configs",
    "{path};x",
    "{path};.js",
    "/{path}",
    "{path}/",
    "{path}//",
    "{path}.",
    "{path}.json",
    "{path}%2f",
    "{path}%2fconfigs",
    "{path}%20",
    "{path}/.",
    "{path}/../../login",
    "{path}%00",
    "{path}%23",
    "/health/..{path}",
    "/api/docs/..%2f..{path}",
)
BOMBS = {
    "a doubled key": b'{"name": "x", "name": "y"}',
    "levels without end": b"[" * 100_000,
    "levels in an object": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a number of no size": b'{"count": 1e400}',
    "no number": b'{"count": NaN}',
    "half a character": b'{"name": "\\ud800"}',
    "a mark of order": b'\xef\xbb\xbf{"name": "x"}',
    "two bytes a letter": '{"name": "x"}'.encode("utf-16"),
    "text behind it": b'{"name": "x"} {}',
    "a long number": b'{"count": ' + b"9" * 100_000 + b"}",
}


async def asked(client: httpx.AsyncClient, method: str, path: str, **options: Any) -> httpx.Response:
    return await client.request(method, httpx.URL("http://testserver" + path), follow_redirects=False, **options)


def test_all_addresses_are_walked(api: Api) -> None:
    app: Litestar = api.app
    routes = {re.sub(r"\{(\w+):\w+\}", r"{\1}", route.path) for route in app.routes}

    assert routes - set(PATHS) <= {"/", "/{path}", "/api", "/api/docs", "/api/openapi.json"}
    assert {path for _, path in OPEN} - {path for _, path, _ in OPERATIONS} <= {
        "/api",
        "/api/docs",
        "/api/openapi.json",
    }


async def test_strangers_get_nothing_from_any_address_but_the_open_ones(api: Api) -> None:
    client, cookie = api.client(), {"Cookie": f"{COOKIE}=x", "Origin": "http://testserver"}

    for method, path in CLOSED:
        for headers in ({}, {"Authorization": "Basic YWRtaW46YWRtaW4="}, {"Authorization": "Bearer x"}, cookie):
            answer = await asked(client, method, path, headers=headers)
            assert answer.status_code == 401, (method, path, headers, answer.text)
            assert answer.headers["content-type"] == "application/problem+json"


async def test_methods_that_are_not_told_get_nothing_either(api: Api) -> None:
    client, told = api.client(), {(method, path) for method, path, _ in OPERATIONS}

    for path in sorted({path for _, path in CLOSED}):
        for method in (*METHODS, "HEAD", "TRACE", "PROPFIND"):
            if (method, path) not in told | OPEN:
                answer = await asked(client, method, path)
                assert answer.status_code in (401, 404, 405), (method, path)


async def test_no_other_way_of_writing_an_address_opens_it(api: Api) -> None:
    client = api.client()
    page = (await client.get("/")).content

    for form in (*DISGUISES, "upper", "title", "inner slashes", "encoded slashes", "encoded letters"):
        for method, path in CLOSED:
            answer = await asked(client, method, disguised(path, form))
            is_page = method == "GET" and answer.status_code == 200 and answer.content == page
            is_open = (method, str(answer.request.url.path)) in OPEN
            assert is_page or is_open or answer.status_code in (400, 401, 404, 405), (method, path, form)


def disguised(path: str, form: str) -> str:
    """The path, written so that a careless check takes it for another one."""
    head, _, last = path.rpartition("/")
    changed = {
        "upper": path.upper(),
        "title": path.title(),
        "inner slashes": path.replace("/", "//"),
        "encoded slashes": head + "%2f" + last,
        "encoded letters": head + "/" + "".join(f"%{ord(letter):02x}" for letter in last),
    }
    return changed.get(form) or form.format(path=path)


async def test_no_address_takes_a_token_from_its_query(api: Api, developer: Caller) -> None:
    for path in ("/api/v1/jobs", "/api/v1/events", "/api/v1/executions"):
        for name in ("token", "access_token", "api_key", "authorization"):
            answer = await api.client().get(path, params={name: developer.token})
            assert answer.status_code == 401, (path, name)


async def test_another_site_cannot_make_a_browser_change_anything(api: Api, admin: Caller) -> None:
    job = await admin.create_job()
    cookies = f"{COOKIE}={admin.token}; {REFRESH_COOKIE}=anything"
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies, "Origin": "https://evil.example"}
    client = api.client(**form)
    addresses = [*BROWSER_ONLY, ("POST", "/api/v1/auth/refresh"), ("POST", f"/api/v1/jobs/{job['id']}/trigger")]

    for method, path in addresses:
        for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            answer = await asked(client, method, path, headers=headers)
            assert answer.status_code == 403, (method, path, answer.text)
    assert (await admin.get("/executions")).json()["total"] == 0
    assert (await admin.get("/auth/me")).status_code == 200


async def test_what_a_cookie_or_header_holds_is_never_told_back(api: Api, developer: Caller) -> None:
    mark = '"><script>alert(1)</script>'
    headers = {"Cookie": f"csrftoken={mark}; {COOKIE}={mark}; {mark}={mark}", "X-CSRFToken": mark, "Origin": mark}
    headers |= {"User-Agent": mark, "Referer": f"http://testserver/{mark}", "X-Request-Id": mark}

    for path in ("/", "/login", "/jobs", "/api/docs", "/api/v1/jobs", "/api/v1/auth/options", f"/api/v1/{mark}"):
        for token in ({}, {"Authorization": f"Bearer {developer.token}"}):
            answer = await api.client().get(path, headers=headers | token)
            is_html = answer.headers["content-type"].startswith("text/html")
            assert not is_html or "alert(1)" not in answer.text, path
            assert "alert(1)" not in str(answer.headers), path
            if mark not in path:
                assert "alert(1)" not in answer.text, path


async def test_no_answer_of_any_address_is_kept_by_a_cache(api: Api, admin: Caller) -> None:
    job = await admin.create_job()
    execution_id = await admin.trigger(job["id"])
    ids = {"": "", IDS["job_id"]: job["id"], IDS["execution_id"]: execution_id}
    reading = [
        path for method, path, operation in OPERATIONS if method == "GET" and "stream" not in str(operation)[:400]
    ]

    for path in reading:
        for written, real in ids.items():
            answer = await asked(admin.client, "GET", path.replace(written, real))
            kept = "public, no-cache" if path in KEPT and answer.status_code == 200 else "no-store"
            assert answer.headers["cache-control"] == kept, path
            assert answer.status_code < 500 or path == "/health/ready", (path, answer.text)
    for refused in (await admin.post("/jobs", {}), await api.client().get("/api/v1/jobs"), await admin.get("/none")):
        assert refused.headers["cache-control"] == "no-store"


async def test_no_address_reads_what_is_hardly_json(admin: Caller) -> None:
    headers = {"Content-Type": "application/json"}

    for method, path in TAKES_BODY:
        expected = (400, 401, 403, 404, 413, 415) if "/runtime/" in path or "/auth/" in path else (400,)
        for name, bomb in BOMBS.items():
            answer = await asked(admin.client, method, path, content=bomb, headers=headers)
            assert answer.status_code in expected, (method, path, name, answer.text)
            assert len(answer.content) < 3000


async def test_an_import_reads_no_bombs_in_its_text(developer: Caller) -> None:
    texts = {
        "json": ["[" * 100_000, '[{"name": "x", "name": "y"}]', "[NaN]", '["\\ud800"]', "[1e400]", "[] []", "\ufeff[]"],
        "yaml": ["[" * 100_000, "a: &a [x]\nb: [*a, *a]", "!!python/object/apply:os.system [id]", "a: 1\na: 2"],
    }
    for kind, found in texts.items():
        for text in found:
            answer = await developer.post("/imports/jobs", {"format": kind, "text": text, "mode": "create"})
            assert answer.status_code == 400 or answer.json()["totals"]["failed"], (kind, text[:40], answer.text)
    assert (await developer.get("/jobs")).json()["total"] == 0


BOUNDS: list[tuple[dict[str, Any], str]] = [
    ({"retry": {"max_attempts": 1e9}}, "/retry/max_attempts"),
    ({"retry": {"max_attempts": 1_000_000_000}}, "/retry/max_attempts"),
    ({"retry": {"max_attempts": 0}}, "/retry/max_attempts"),
    ({"retry": {"max_attempts": -1}}, "/retry/max_attempts"),
    ({"retry": {"max_attempts": "3"}}, "/retry/max_attempts"),
    ({"timeout_s": -1}, "/timeout_s"),
    ({"timeout_s": 0}, "/timeout_s"),
    ({"timeout_s": 1e12}, "/timeout_s"),
    ({"timeout_s": "1h"}, "/timeout_s"),
]


async def test_no_job_runs_or_tries_for_ever(developer: Caller) -> None:
    for fields, pointer in BOUNDS:
        answer = await developer.post("/jobs", SHELL_JOB | fields)
        assert answer.status_code == 400, (fields, answer.text)
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer], fields


async def test_nobody_reads_the_streams_of_another(developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()
    execution_id = await developer.trigger(job["id"])

    for path in ("log/stream", "log", "log/download", "artifacts"):
        answer = await stranger.get(f"/executions/{execution_id}/{path}")
        assert answer.status_code == 404, (path, answer.text)
