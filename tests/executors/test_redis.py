"""A message reaches a channel or a stream, of a server that jobs may speak to."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
import redis

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._resp import Target, parse_target
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.redis import RedisExecutor
from tests.executors.certificates import Authority
from tests.executors.fake_redis import FakeRedis
from tests.executors.support import Attempt
from tests.support import PATIENCE_S

PUBLISH = {"kind": "publish", "channel": "c", "message": "m"}


@asynccontextmanager
async def bridged(redis_url: str) -> AsyncIterator[int]:
    """A port of this machine behind which the server of `redis_url` answers."""
    path = urlsplit(redis_url).path

    async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_unix_connection(path)
        await asyncio.gather(pipe(reader, inner_writer), pipe(inner_reader, writer))

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[str]:
    """The URL of something that gives `answer` to whatever it is told."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.fixture
def client(redis_url: str) -> Iterator["redis.Redis[str]"]:
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        yield client


@pytest.fixture
def attempt(options: ExecutorOptions, redis_url: str) -> Attempt:
    opened = msgspec.structs.replace(options, redis_sockets=(urlsplit(redis_url).path,))
    return Attempt(RedisExecutor(opened), parameters={"who": 'a"b\r\nc'})


async def test_a_message_is_published(
    attempt: Attempt, redis_url: str, key_prefix: str, client: "redis.Redis[str]"
) -> None:
    channel = f"{key_prefix}:news"
    with client.pubsub() as listener:
        listener.subscribe(channel)
        listener.get_message(timeout=PATIENCE_S)

        result = await attempt.run(
            url=redis_url, action={"kind": "publish", "channel": channel, "message": "hello ${param:who} é\n"}
        )

        message = listener.get_message(timeout=PATIENCE_S)
    assert result.outcome is Outcome.SUCCEEDED
    assert message is not None
    assert message["data"] == 'hello a"b\r\nc é\n'
    assert attempt.output.stdout == f"1 received it on {channel}\n"


async def test_an_entry_is_added_to_a_stream_over_tcp_in_another_database(
    attempt: Attempt, redis_url: str, key_prefix: str
) -> None:
    stream = f"{key_prefix}:entries"
    fields = {"name": "${param:who}", "empty": ""}
    async with bridged(redis_url) as port:
        for _ in range(3):
            result = await attempt.run(
                url=f"redis://localhost:{port}/3",
                action={"kind": "xadd", "stream": stream, "fields": fields, "max_length": 1000},
            )

    with redis.Redis.from_url(redis_url, db=3, decode_responses=True) as client:
        entries = client.xrange(stream)
        client.delete(stream)
    assert result.outcome is Outcome.SUCCEEDED
    assert [entry for _, entry in entries] == [{"name": 'a"b\r\nc', "empty": ""}] * 3
    assert attempt.output.stdout.splitlines()[-1] == f"Added to {stream} as {entries[-1][0]}"


async def test_credentials_log_on_and_are_not_printed(
    attempt: Attempt, redis_url: str, key_prefix: str, client: "redis.Redis[str]"
) -> None:
    name = f"user-{key_prefix.strip('{}')}"
    client.acl_setuser(name, enabled=True, passwords=["+p@ss/w:rd-secret"], channels=["*"], commands=["+publish"])
    action = {"kind": "publish", "channel": "c", "message": "m"}
    path = urlsplit(redis_url).path

    right = await attempt.run(url=f"unix://{name}:p%40ss%2Fw%3Ard-secret@{path}", action=action)
    wrong = await attempt.run(url=f"unix://{name}:wr0ng-secret@{path}", action=action)
    client.acl_deluser(name)

    assert right.outcome is Outcome.SUCCEEDED
    assert (wrong.outcome, wrong.cause) == (Outcome.FAILED, Cause.REFUSED)
    assert wrong.error is not None
    assert "WRONGPASS" in wrong.error
    assert "secret" not in attempt.printed + wrong.error


async def test_what_the_server_does_not_accept_is_told(
    attempt: Attempt, redis_url: str, key_prefix: str, client: "redis.Redis[str]"
) -> None:
    client.set(f"{key_prefix}:text", "x")

    result = await attempt.run(
        url=redis_url, action={"kind": "xadd", "stream": f"{key_prefix}:text", "fields": {"a": "b"}}
    )

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
    assert result.error is not None
    assert "WRONGTYPE" in result.error


class TestBlocking:
    """Jobs speak to no server that the administrator has not opened to them."""

    async def test_a_socket_that_is_not_opened_is_not_reached(self, options: ExecutorOptions, redis_url: str) -> None:
        result = await Attempt(RedisExecutor(options)).run(url=redis_url, action=PUBLISH)

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
        assert result.error is not None
        assert "is not among the sockets" in result.error

    async def test_a_private_address_is_not_reached(self, options: ExecutorOptions, redis_url: str) -> None:
        narrow = msgspec.structs.replace(options, allowed_networks=())
        async with bridged(redis_url) as port:
            result = await Attempt(RedisExecutor(narrow)).run(url=f"redis://localhost:{port}", action=PUBLISH)

        assert result.error is not None
        assert result.error.startswith("Blocked: localhost has the address")


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (b"", Cause.NETWORK),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", Cause.NETWORK),
        (b":x\r\n", Cause.NETWORK),
        (b"$99999999\r\n", Cause.NETWORK),
        (b"*1\r\n", Cause.NETWORK),
        (b"x" * 100_000, Cause.NETWORK),
        (b"-LOADING Redis is loading\r\n", Cause.NETWORK),
        (b"-NOAUTH Authentication required.\r\n", Cause.REFUSED),
    ],
)
async def test_what_is_no_proper_answer_is_a_failure(attempt: Attempt, answer: bytes, cause: Cause) -> None:
    async with answering(answer) as url:
        result = await attempt.run(url=url, action=PUBLISH)

    assert (result.outcome, result.cause) == (Outcome.FAILED, cause)
    assert result.error


async def test_a_server_that_is_away_is_a_failure_of_the_network(attempt: Attempt) -> None:
    result = await attempt.run(url="redis://127.0.0.1:9999", action=PUBLISH)

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.NETWORK)


async def test_a_connection_with_tls_checks_who_the_server_is(
    attempt: Attempt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    results = []
    for tls in (authority.context("localhost"), authority.context("example.org"), authority.self_signed("localhost")):
        async with FakeRedis("p").serving(tls) as server:
            url = server.url.replace("redis://", "rediss://").replace("127.0.0.1", "localhost")
            results.append(await attempt.run(url=url, action=PUBLISH))
            is_told = "AUTH" in server.commands
            assert is_told is (results[-1].outcome is Outcome.SUCCEEDED)

    assert [result.cause for result in results] == [None, Cause.NETWORK, Cause.NETWORK]


async def test_a_dry_run_pings_and_publishes_nothing(
    attempt: Attempt, redis_url: str, client: "redis.Redis[str]"
) -> None:
    with client.pubsub() as listener:
        listener.subscribe("c")
        listener.get_message(timeout=PATIENCE_S)

        result = await attempt.dry_run(url=redis_url, action=PUBLISH)

        assert listener.get_message(timeout=0.1) is None
    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.system.splitlines()[-1] == "ok: It answers PING on database 0"


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("redis://h", Target(host="h")),
        ("redis://:p%3A@h:7000/5", Target(host="h", port=7000, password="p:", database=5)),
        ("rediss://u:p@[::1]:7000", Target(host="::1", port=7000, username="u", password="p", is_tls=True)),
        ("unix:///run/r.sock?db=2", Target(socket="/run/r.sock", database=2)),
    ],
)
def test_a_url_names_a_server(url: str, target: Target) -> None:
    assert parse_target(url) == target


@pytest.mark.parametrize(
    "url",
    [
        "http://h",
        "h:6379",
        "redis://",
        "redis://:s3cret@",
        "redis://u:s3cret@h:port",
        "redis://u:s3cret@h:0",
        "redis://u:s3cret@h/x",
        "redis://u:s3cret@h?x=1",
        "redis://u:s3cret@[h",
        "redis://u:s3cret@[nope]",
        "unix://u:s3cret@host/path",
        "unix://",
    ],
)
def test_what_names_no_server_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(Invalid) as caught:
        RedisExecutor.check({"url": url, "action": PUBLISH})

    assert caught.value.errors[0].pointer == "/executor/config/url"
    assert "s3cret" not in caught.value.detail


@pytest.mark.parametrize("url", ["${secret:store:redis:url}", "redis://:${secret:store:redis:password}@h:6379/0"])
def test_the_url_may_be_put_in_later(url: str) -> None:
    config = RedisExecutor.check({"url": url, "action": PUBLISH})

    assert config.url == url


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ({"kind": "lpush"}, "action/kind"),
        ({"kind": "publish", "channel": ""}, "action/channel"),
        ({"kind": "publish", "channel": "c"}, "action/message"),
        ({"kind": "xadd", "stream": "s", "fields": {}}, "action/fields"),
        ({"kind": "xadd", "stream": "s", "fields": {"a": "b"}, "max_length": 0}, "action/max_length"),
    ],
)
def test_a_wrong_action_is_refused_by_its_field(action: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        RedisExecutor.check({"url": "redis://h", "action": action})

    assert caught.value.errors[0].pointer == f"/executor/config/{field}"
