"""Hands a message to a Redis server: to a channel, or into a stream."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any
from urllib.parse import quote

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._fields import SECRET, TEXT_CAP, has_reference, refused
from chronos_synapse.executors._parameters import with_parameters
from chronos_synapse.executors._resp import Answer, Connection, RedisRefused, Target, connected, parse_target
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Failed, Result, run_bounded
from chronos_synapse.sandbox.network import AddressPolicy, Blocked

PASSING = ("LOADING", "BUSY", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "OOM", "READONLY", "ERR max number of clients")
"""Refusals that may be over a moment later."""

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]


class Publish(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="publish", forbid_unknown_fields=True):
    """To those who listen on a channel now."""

    channel: Annotated[Name, msgspec.Meta(title="Channel")]
    message: Annotated[str, msgspec.Meta(max_length=TEXT_CAP, title="Message", extra_json_schema={"format": "command"})]


class Append(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="xadd", forbid_unknown_fields=True):
    """Into a stream, where it stays."""

    stream: Annotated[Name, msgspec.Meta(title="Stream")]
    fields: Annotated[
        dict[Name, Annotated[str, msgspec.Meta(max_length=TEXT_CAP)]],
        msgspec.Meta(min_length=1, max_length=100, title="Fields"),
    ]
    max_length: Annotated[
        Annotated[int, msgspec.Meta(ge=1)] | None,
        msgspec.Meta(title="Length", description="About so many of the newest entries are kept. Empty: all."),
    ] = None


class RedisConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which server, and what it is given."""

    url: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=4096,
            pattern=r"^[\x21-\x7e]+(?![\s\S])",
            title="URL",
            description="redis://user:password@host:6379/0, or rediss:// for a connection with TLS.",
            extra_json_schema=SECRET,
        ),
    ]
    action: Annotated[Publish | Append, msgspec.Meta(title="Action", description="What is done with the message.")]


class RedisExecutor(Executor[RedisConfig]):
    """Opens one connection for each attempt, and speaks only to addresses that the policy permits."""

    kind = "redis"
    title = "Redis message"
    description = "Publishes a message on a channel of a Redis server, or adds it to a stream."
    config_type = RedisConfig

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._policy = AddressPolicy(options.allowed_networks)

    @classmethod
    def check(cls, config: dict[str, Any]) -> RedisConfig:
        """The typed config, with a URL that can be called."""
        checked = super().check(config)
        if not has_reference(checked.url):
            try:
                parse_target(checked.url)
            except ValueError as exc:
                raise refused("url", str(exc), code="url.invalid") from None
        return checked

    async def run(self, config: RedisConfig, context: AttemptContext) -> Result:
        """Connect, log on, hand over, print the answer."""
        return await run_bounded(self._hand_over(config, context), context, limit_s=context.timeout_s)

    async def _hand_over(self, config: RedisConfig, context: AttemptContext) -> Result:
        filled = self._filled(config, context)
        target = _target(filled)
        async with self._server(target) as connection:
            await context.say(f"Connected to {target.name}")
            await connection.log_on(target)
            answer = await connection.call(*_command(filled.action))
        await context.emit(LogStream.STDOUT, _words(filled.action, answer).encode() + b"\n")
        return Result(outcome=Outcome.SUCCEEDED)

    def _filled(self, config: RedisConfig, context: AttemptContext) -> RedisConfig:
        encoders: dict[str, Callable[[str], str]] = {"url": lambda value: quote(value, safe="")}
        return with_parameters(type(self), config, context, encoders)

    @asynccontextmanager
    async def _server(self, target: Target) -> AsyncIterator[Connection]:
        """A connection; whatever goes wrong with it is Failed, and never names what is secret."""
        try:
            async with connected(target, self._policy, self._options.redis_sockets) as connection:
                yield connection
        except Blocked as exc:
            raise Failed(f"Blocked: {exc}", Cause.REFUSED) from exc
        except RedisRefused as exc:
            cause = Cause.NETWORK if str(exc).startswith(PASSING) else Cause.REFUSED
            raise Failed(f"{target.name} refused: {exc}", cause) from exc
        except (OSError, TimeoutError, EOFError, asyncio.LimitOverrunError) as exc:
            why = str(exc) or "no connection in time"
            raise Failed(f"No answer from {target.name}: {why}", Cause.NETWORK) from exc

    async def _looks(self, config: RedisConfig, context: AttemptContext) -> AsyncIterator[str]:
        target = _target(self._filled(config, context))
        began = time.monotonic()
        async with self._server(target) as connection:
            yield f"{target.name} accepts connections ({(time.monotonic() - began) * 1000:.1f} ms)"
            await connection.log_on(target)
            await connection.call("PING")
        yield f"It answers PING on database {target.database}"


def _target(config: RedisConfig) -> Target:
    try:
        return parse_target(config.url)
    except ValueError as exc:
        raise Failed(f"The URL is not valid: {exc}", Cause.REFUSED) from None


def _command(action: Publish | Append) -> list[str]:
    match action:
        case Publish():
            return ["PUBLISH", action.channel, action.message]
        case Append():
            trim = ["MAXLEN", "~", str(action.max_length)] if action.max_length is not None else []
            pairs = [word for pair in action.fields.items() for word in pair]
            return ["XADD", action.stream, *trim, "*", *pairs]


def _words(action: Publish | Append, answer: Answer) -> str:
    match action:
        case Publish():
            return f"{answer} received it on {action.channel}"
        case Append():
            return f"Added to {action.stream} as {answer}"
