"""The pages of the front end, and the headers that every answer carries."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from litestar import Litestar

from chronos_synapse.api.web import load_web_files, web_handler
from tests.api.conftest import Api, Caller

INDEX = "<!doctype html><title>Chronos Synapse</title>"
SCRIPT = "console.log('x');" * 200


@pytest.fixture
def web_folder(tmp_path: Path) -> Path:
    """A small front end, and a secret beside it."""
    folder = tmp_path / "web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "icon.svg").write_text("<svg/>")
    (folder / "assets" / "app-1a2b3c.js").write_text(SCRIPT)
    (folder / "assets" / "app-1a2b3c.js.map").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
async def pages(web_folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the pages alone."""
    app = Litestar([web_handler(load_web_files(web_folder))], openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]  # litestar writes the same types in other words
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/jobs", "/jobs/0123456789abcdef?tab=log", "/executions/x.y", "/index.html"])
async def test_every_page_address_gives_the_page(pages: httpx.AsyncClient, path: str) -> None:
    response = await pages.get(path)

    assert (response.status_code, response.text) == (200, INDEX)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"


async def test_files_with_a_hash_in_their_name_are_kept_for_ever(pages: httpx.AsyncClient) -> None:
    script = await pages.get("/assets/app-1a2b3c.js")
    icon = await pages.get("/icon.svg")

    assert script.text == SCRIPT
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert script.headers["content-encoding"] == "gzip"
    assert "immutable" in script.headers["cache-control"]
    assert icon.headers["content-type"] == "image/svg+xml"
    assert icon.headers["cache-control"] == "no-cache"


async def test_a_client_that_knows_no_gzip_gets_the_bare_file(pages: httpx.AsyncClient) -> None:
    response = await pages.get("/assets/app-1a2b3c.js", headers={"Accept-Encoding": "identity"})

    assert "content-encoding" not in response.headers
    assert response.text == SCRIPT


@pytest.mark.parametrize(
    "path",
    [
        "/assets/missing.js",
        "/assets/app-1a2b3c.js.map",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/%252e%252e/secret.txt",
        "/assets/%00",
    ],
)
async def test_what_is_not_there_is_not_found(pages: httpx.AsyncClient, path: str) -> None:
    assert (await pages.get(path)).status_code == 404


@pytest.mark.parametrize("path", ["/..%2fsecret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/secret.txt"])
async def test_no_path_leads_out_of_the_folder(pages: httpx.AsyncClient, path: str) -> None:
    assert "secret" not in (await pages.get(path)).text


async def test_without_a_built_front_end_a_sentence_says_what_to_do(api: Api, tmp_path: Path) -> None:
    app = Litestar([web_handler(load_web_files(tmp_path / "none"))], openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]  # litestar writes the same types in other words
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        response = await client.get("/")

    assert response.status_code == 200
    assert "npm run build" in response.text


@pytest.mark.parametrize(
    "path",
    ["/", "/jobs", "/assets/none.js", "/api/docs", "/api/v1/jobs", "/api/v1/nothing", "/health/live", "/api/v1/setup"],
)
async def test_every_answer_carries_the_safe_headers(api: Api, path: str) -> None:
    headers = (await api.client().get(path)).headers

    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    if path.startswith(("/api", "/health")):
        assert headers["cache-control"] == "no-store"


async def test_no_answer_can_be_kept_by_a_cache(developer: Caller) -> None:
    job = await developer.create_job()

    for path in ("/jobs", f"/jobs/{job['id']}", "/overview", "/auth/me", "/executions"):
        assert (await developer.get(path)).headers["cache-control"] == "no-store"
