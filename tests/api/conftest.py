"""A running application without a network, callers of every role, and a served one where streams are read."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

import httpx
import pytest
import uvicorn
from litestar import Litestar

from chronos_synapse.api.app import bare_app, equip
from chronos_synapse.api.connections import BoundedConnection
from chronos_synapse.api.cors import cors_config
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.config import Settings
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security.signing_keys import signing_keys
from chronos_synapse.security.tokens import AccessTokens
from tests.builders import Store
from tests.support import PATIENCE_S

SECRET = "only for tests, and long enough for HS256"
SHELL_JOB: dict[str, Any] = {"name": "Backup", "executor": {"kind": "shell", "config": {"command": "true"}}}


Up = asyncio.Future[None]
"""Done once a server answers."""


@dataclass(frozen=True)
class Caller:
    """A user with a client that is logged in as that user."""

    user: User
    token: str
    client: httpx.AsyncClient
    session_id: str

    @property
    def principal(self) -> Principal:
        """The user as services know it."""
        return Principal(user_id=self.user.id, role=self.user.role, session_id=self.session_id)

    async def get(self, path: str, **options: Any) -> httpx.Response:
        """GET below /api/v1."""
        return await self.client.get("/api/v1" + path, **options)

    async def post(self, path: str, json: Any = None, **options: Any) -> httpx.Response:
        """POST below /api/v1."""
        return await self.client.post("/api/v1" + path, json=json, **options)

    async def patch(self, path: str, json: Any) -> httpx.Response:
        """PATCH below /api/v1."""
        return await self.client.patch("/api/v1" + path, json=json)

    async def delete(self, path: str) -> httpx.Response:
        """DELETE below /api/v1."""
        return await self.client.delete("/api/v1" + path)

    async def create_job(self, **changes: Any) -> dict[str, Any]:
        """A job of this user; a draft of a shell job unless told otherwise."""
        response = await self.post("/jobs", SHELL_JOB | changes)
        assert response.status_code == 201, response.text
        job: dict[str, Any] = response.json()
        return job

    async def trigger(self, job_id: str) -> str:
        """The id of an execution that is queued now."""
        response = await self.post(f"/jobs/{job_id}/trigger")
        assert response.status_code == 202, response.text
        return str(response.json()["execution_id"])


@dataclass(frozen=True)
class Api:
    """The application and what is behind it."""

    app: Litestar
    settings: Settings
    base_url: str
    transport: httpx.AsyncBaseTransport | None
    clients: AsyncExitStack

    @property
    def container(self) -> ApiContainer:
        """What the handlers work with."""
        container: ApiContainer = self.app.state.container
        return container

    @property
    def store(self) -> Store:
        """The stores, to look and to write behind the api's back."""
        return Store(self.container.base.door, self.container.base.stores)

    def client(self, **headers: str) -> httpx.AsyncClient:
        """A client that nobody knows."""
        client = httpx.AsyncClient(
            transport=self.transport, base_url=self.base_url, headers=headers, timeout=PATIENCE_S
        )
        self.clients.push_async_callback(client.aclose)
        return client

    async def user(self, role: Role = Role.ADMIN) -> Caller:
        """A new user; it cannot log in with a password, it comes with a token."""
        user = User(
            id=UserId(secrets.token_hex(8)),
            email=f"{secrets.token_hex(4)}@example.org",
            name="Somebody",
            role=role,
            created_at=utc_now(),
        )
        await self.container.accounts.users.create(user, None)
        return await self.logged_in(user)

    async def logged_in(self, user: User) -> Caller:
        """The user with a new session."""
        begin = self.container.accounts.sessions.begin
        made = await begin(user, method=LoginMethod.PASSWORD, address="127.0.0.1", agent="tests/1")
        client = self.client(Authorization=f"Bearer {made.access_token}")
        return Caller(user, made.access_token, client, made.session.id)

    def token(self, principal: Principal, *, life_s: int = 3600) -> str:
        """A token that the api takes, as long as the session goes on."""
        tokens = AccessTokens(signing_keys(self.settings.secret_key))
        return tokens.encode(principal.user_id, principal.session_id or "", life_s=life_s)


@pytest.fixture
def settings(redis_url: str, key_prefix: str, database_url: str) -> Settings:
    """Settings of an api on this test's own prefix and database."""
    return Settings(
        redis_url=redis_url,
        key_prefix=key_prefix,
        database_url=database_url,
        secret_key=SECRET,
        allowed_hosts=("testserver",),
        rate_limits=False,  # tests ask faster than people; those of the limits switch them on
    )


_IDLE: dict[tuple[str, ...], list[Litestar]] = {}
"""Applications of former tests: to make one takes most of a second."""


def taken(settings: Settings) -> Litestar:
    """An application for `settings`, to be given back."""
    idle = _IDLE.setdefault(settings.cors_origins, [])
    app = idle.pop() if idle else bare_app(cors_config(settings))
    equip(app, settings)
    return app


def give_back(app: Litestar, settings: Settings) -> None:
    """Lets another test have it."""
    _IDLE[settings.cors_origins].append(app)


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    """The application, called without a network; its streams cannot be read this way."""
    async with started(settings) as found:
        yield found


@asynccontextmanager
async def started(settings: Settings) -> AsyncIterator[Api]:
    """Runs until left, without a network."""
    app = taken(settings)

    async def live(is_up: Up, stop: asyncio.Event) -> None:
        async with app.lifespan():
            is_up.set_result(None)
            await stop.wait()

    async with _own_task(live), AsyncExitStack() as clients:
        transport = httpx.ASGITransport(cast("Any", app))  # litestar writes the same ASGI types in other words
        yield Api(app, settings, "http://testserver", transport, clients)
    give_back(app, settings)


@pytest.fixture
async def served_api(settings: Settings) -> AsyncIterator[Api]:
    """The application behind uvicorn on a free loopback port."""
    async with serving(settings) as api:
        yield api


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[Api]:
    """Serves until left."""
    app = taken(settings)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, http=BoundedConnection, log_config=None, timeout_graceful_shutdown=1
    )
    server = _Server(config)
    async with _own_task(server.run_until), AsyncExitStack() as clients:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Api(app, settings, f"http://127.0.0.1:{port}", None, clients)
    give_back(app, settings)


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers, told to stop by an event."""

    async def run_until(self, is_up: Up, stop: asyncio.Event) -> None:
        self._is_up = is_up
        stopping = asyncio.ensure_future(stop.wait())
        stopping.add_done_callback(lambda _: setattr(self, "should_exit", True))
        await self._serve()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self._is_up.set_result(None)


@asynccontextmanager
async def _own_task(work: Callable[[Up, asyncio.Event], Awaitable[None]]) -> AsyncIterator[None]:
    """Runs `work` in a task of its own, since fixtures are set up and torn down by different ones."""
    is_up, stop = asyncio.get_running_loop().create_future(), asyncio.Event()
    task = asyncio.ensure_future(work(is_up, stop))
    await asyncio.wait([task, is_up], return_when=asyncio.FIRST_COMPLETED)
    try:
        if is_up.done():
            yield
    finally:
        stop.set()
        await task


@pytest.fixture
async def admin(api: Api) -> Caller:
    """An administrator."""
    return await api.user(Role.ADMIN)


@pytest.fixture
async def developer(api: Api) -> Caller:
    """A user who sees own jobs only."""
    return await api.user(Role.DEVELOPER)


@pytest.fixture
async def stranger(api: Api) -> Caller:
    """Another user who sees own jobs only."""
    return await api.user(Role.DEVELOPER)


@pytest.fixture
async def viewer(api: Api) -> Caller:
    """A user who may only look."""
    return await api.user(Role.VIEWER)
