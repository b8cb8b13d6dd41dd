"""The whole product, started by `chronos up` on the bench's Redis, and a client that has logged in."""

import contextlib
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bench.stack import PREFIX, Server, until
from chronos_synapse.embedded.process import ProcessSpec, running

EMAIL = "bench@example.org"
PASSWORD = "measure twice, cut once"  # noqa: S105 - of an account that lives for this bench
READY_S = 300.0


@dataclass(frozen=True)
class Product:
    """A logged-in client of the api."""

    http: httpx.AsyncClient
    python: str = sys.executable

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The answer to a POST that must succeed."""
        response = await self.http.post(path, json=body)
        response.raise_for_status()
        found: dict[str, Any] = response.json()
        return found


@contextlib.asynccontextmanager
async def product(server: Server, settings: Mapping[str, str] | None = None) -> AsyncIterator[Product]:
    """`chronos up` on `server`, with an embedded Postgres of its own; `settings` are variables of its environment."""
    port = free_port()
    data_dir = server.home / "up"
    spec = ProcessSpec(
        name="up",
        argv=(sys.executable, "-m", "chronos_synapse", "up", "--data-dir", str(data_dir), "--port", str(port)),
        environment={
            "CHRONOS_REDIS_URL": server.url,
            "CHRONOS_KEY_PREFIX": PREFIX,
            "CHRONOS_LOG_LEVEL": "WARNING",
            "CHRONOS_ADMIN_EMAIL": EMAIL,
            "CHRONOS_ADMIN_PASSWORD": PASSWORD,
            **(settings or {}),
        },
        log_path=server.home / "up.log",
        stop_s=40.0,
    )
    with running(spec):
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10.0) as http:
            await until(lambda: _is_ready(server), limit_s=READY_S, what="the start of the product")
            await _log_in(http)
            yield Product(http)


async def _is_ready(server: Server) -> bool:
    """Whether `chronos up` has said so; only then is there an administrator."""
    return " is ready: " in (server.home / "up.log").read_text(errors="replace")


async def _log_in(http: httpx.AsyncClient) -> None:
    login = await http.post("/api/v1/auth/login", json={"email": EMAIL, "password": PASSWORD})
    login.raise_for_status()
    http.headers["Authorization"] = f"Bearer {login.json()['access_token']}"
    http.cookies.clear()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
