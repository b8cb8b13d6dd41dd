"""Servers that go away and come back: told at once, nothing half done, recovered by itself."""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from chronos_synapse.bootstrap import open_container, prepare_first_admin
from chronos_synapse.config import Settings, SettingsError
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.embedded.redis_stack import redis_stack
from tests.api.conftest import SECRET, SHELL_JOB, serving
from tests.api.sse import opened
from tests.support import wait_until


class Switch:
    """A Redis of its own that a test turns off and on."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._running: AbstractContextManager[str] | None = None

    def on(self) -> str:
        """Its URL."""
        self._running = redis_stack(self._directory)
        return self._running.__enter__()

    def off(self) -> None:
        """Stops it; what it acknowledged is on disk."""
        if self._running is not None:
            self._running.__exit__(None, None, None)
            self._running = None


@pytest.fixture
def switch(tmp_path: Path) -> Iterator[Switch]:
    """Off at first, off at last."""
    with ExitStack() as stack:
        switch = Switch(tmp_path / "redis")
        stack.callback(switch.off)
        yield switch


async def test_while_redis_is_away_every_answer_says_so_and_all_comes_back(switch: Switch, database_url: str) -> None:
    settings = Settings(redis_url=switch.on(), database_url=database_url, secret_key=SECRET)
    async with serving(settings) as api:
        developer = await api.user()
        job = await developer.create_job()
        async with opened(developer, "/events") as source:
            await source.next()
            switch.off()

            answers = [
                await developer.get("/jobs"),
                await developer.post("/jobs", SHELL_JOB),
                await developer.post(f"/jobs/{job['id']}/trigger"),
                await developer.get("/overview"),
                await developer.get("/executions?query=x"),
            ]
            ready = await api.client().get("/health/ready")
            live = await api.client().get("/health/live")
            switch.on()
            await wait_until(lambda: _answers(api), description="the api to answer again")
            kept = await developer.get("/jobs")
            late = await developer.create_job()
            news = await source.next()

    assert [answer.status_code for answer in answers] == [503] * 5
    for answer in answers:
        assert answer.json()["type"].endswith(":redis.unavailable")
        assert int(answer.headers["retry-after"]) > 0
    assert (live.status_code, ready.status_code) == (200, 503)
    parts = ready.json()["parts"]
    assert (parts["redis"]["ok"], parts["postgres"]["ok"]) == (False, True)
    assert [found["id"] for found in kept.json()["items"]] == [job["id"]]
    assert news.name == "reset" or news.data[0]["job_id"] == late["id"]


async def _answers(api: object) -> bool:
    response = await api.client().get("/health/ready")  # type: ignore[attr-defined]
    return bool(response.json()["parts"]["redis"]["ok"])


async def test_while_postgres_is_away_accounts_say_so(redis_url: str, key_prefix: str, tmp_path: Path) -> None:
    settings = Settings(
        redis_url=redis_url,
        key_prefix=key_prefix,
        database_url=f"postgresql://chronos@/chronos?host={tmp_path}",
        secret_key=SECRET,
    )
    async with serving(settings) as api:
        login = await api.client().post("/api/v1/auth/login", json={"email": "a@example.org", "password": "x"})
        ready = await api.client().get("/health/ready")

    assert login.status_code == 503
    assert login.json()["type"].endswith(":postgres.unavailable")
    assert login.headers["retry-after"]
    parts = ready.json()["parts"]
    assert (parts["redis"]["ok"], parts["postgres"]["ok"]) == (True, False)


async def test_a_redis_without_append_only_file_is_refused_unless_allowed(switch: Switch) -> None:
    url = switch.on()
    async with open_container(Settings(redis_url=url)) as container:
        await container.door.call("CONFIG", "SET", "appendonly", "no")

    with pytest.raises(Unavailable, match="appendonly yes"):
        async with open_container(Settings(redis_url=url)):
            pass
    async with open_container(Settings(redis_url=url, allow_volatile_redis=True)) as container:
        assert container.jobs is not None


async def test_a_redis_that_may_evict_is_refused(switch: Switch) -> None:
    url = switch.on()
    async with open_container(Settings(redis_url=url)) as container:
        await container.door.call("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")

    with pytest.raises(Unavailable, match="maxmemory-policy noeviction"):
        async with open_container(Settings(redis_url=url)):
            pass


async def test_a_redis_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="Redis does not answer"):
        async with open_container(Settings(redis_url=f"unix://{tmp_path}/none.sock")):
            pass


async def test_the_first_administrator_is_made_from_settings_or_by_a_link(
    redis_url: str, key_prefix: str, database_url: str
) -> None:
    settings = Settings(redis_url=redis_url, key_prefix=key_prefix, database_url=database_url, secret_key=SECRET)
    named = Settings(
        **{name: getattr(settings, name) for name in settings.__struct_fields__}
        | {
            "admin_email": "ada@example.org",
            "admin_password": "three kind words",
        }
    )

    token = await prepare_first_admin(settings)
    by_settings = await prepare_first_admin(named)
    afterwards = await prepare_first_admin(settings)

    assert token
    assert (by_settings, afterwards) == (None, None)


async def test_a_short_secret_is_refused(redis_url: str, key_prefix: str, database_url: str) -> None:
    settings = Settings(redis_url=redis_url, key_prefix=key_prefix, database_url=database_url, secret_key="short")

    with pytest.raises(SettingsError, match="CHRONOS_SECRET_KEY"):
        await prepare_first_admin(settings)


async def test_a_redis_that_comes_up_late_is_waited_for(switch: Switch, caplog: pytest.LogCaptureFixture) -> None:
    url = switch.on()
    switch.off()

    async def is_open() -> bool:
        async with open_container(Settings(redis_url=url), patience_s=60) as container:
            return bool(await container.door.call("PING"))

    waiting = asyncio.create_task(is_open())
    await wait_until(lambda: "waiting for Redis" in caplog.messages, description="it has met no server")
    switch.on()

    assert await waiting
