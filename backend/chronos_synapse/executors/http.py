"""Calls a URL and prints the answer."""

import asyncio
import contextlib
import json
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import quote

import httpx

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._circuit import Circuits
from chronos_synapse.executors._http_config import MAX_REDIRECTS, ApiKeyAuth, HttpConfig, credentials
from chronos_synapse.executors._http_hop import CONNECT_S, Hop
from chronos_synapse.executors._http_target import check_header, check_url, parse_codes, parse_url
from chronos_synapse.executors._http_timing import Timing
from chronos_synapse.executors._parameters import with_parameters
from chronos_synapse.executors.base import (
    POINTER,
    AttemptContext,
    Executor,
    ExecutorOptions,
    Failed,
    Result,
    failed,
    run_bounded,
)
from chronos_synapse.sandbox.network import AddressPolicy, Blocked

REDIRECTS = frozenset({301, 302, 303, 307, 308})
TOO_MANY_REQUESTS = 429


class HttpExecutor(Executor[HttpConfig]):
    """Speaks only to addresses that the policy permits; ignores proxies of the worker's environment."""

    kind = "http"
    title = "HTTP request"
    description = "Calls a URL; the status code decides whether it succeeded."
    config_type = HttpConfig

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._policy = AddressPolicy(options.allowed_networks)
        self._circuits = Circuits()

    @classmethod
    def check(cls, config: dict[str, Any]) -> HttpConfig:
        """The typed config; beyond its types, URL, headers and codes are checked."""
        checked = super().check(config)
        check_url(checked.url)
        for name, value in checked.headers.items():
            check_header(name, value, pointer=f"{POINTER}/headers/{name}")
        if isinstance(checked.auth, ApiKeyAuth):
            check_header(checked.auth.header, checked.auth.value, pointer=f"{POINTER}/auth/header")
        parse_codes(checked.success_codes)
        return checked

    async def run(self, config: HttpConfig, context: AttemptContext) -> Result:
        """Call, follow redirects, print the answer."""
        limit_s = min(context.timeout_s, config.request_timeout_s)
        return await run_bounded(self._exchange(config, context), context, limit_s=limit_s)

    async def _exchange(self, config: HttpConfig, context: AttemptContext) -> Result:
        filled = self._filled(config, context)
        hop = _first_hop(filled, context)
        with self._circuits.calling((context.owner_id, hop.host, hop.port), hop.host) as trial:
            try:
                result = await self._call(hop, filled, context)
            except asyncio.CancelledError:
                # Too slow is a failure of the host; that somebody cancelled says nothing about it.
                trial.is_success = None if context.cancelled.is_set() else False
                raise
            trial.is_success = _is_host_well(result)
            return result

    def _filled(self, config: HttpConfig, context: AttemptContext) -> HttpConfig:
        encoders: dict[str, Callable[[str], str]] = {"url": _as_part_of_url}
        if config.body is not None and _is_json(config.body):
            encoders["body"] = _as_part_of_json
        return with_parameters(type(self), config, context, encoders)

    async def _call(self, hop: Hop, config: HttpConfig, context: AttemptContext) -> Result:
        transport = httpx.AsyncHTTPTransport(
            verify=self._ssl_context, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )
        try:
            async with transport:
                response, timing = await self._follow(transport, hop, config, context)
                await _print_answer(response, config, context, timing)
        except Invalid as exc:
            return await failed(context, Failed(exc.detail, Cause.REFUSED))
        except Blocked as exc:
            return await failed(context, Failed(f"Blocked: {exc}", Cause.REFUSED))
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as exc:
            return await failed(context, Failed(f"No answer: {_reason(exc)}", Cause.NETWORK))
        return _judge(response, config)

    async def _follow(
        self, transport: httpx.AsyncHTTPTransport, hop: Hop, config: HttpConfig, context: AttemptContext
    ) -> tuple[httpx.Response, Timing]:
        """The last response, its body not yet read, and how long it took."""
        for _ in range(MAX_REDIRECTS + 1):
            await context.say(f"{hop.method} {hop.url}")
            timing = Timing()
            response = await self._send(transport, hop, timing)
            location = response.headers.get("location")
            if not (config.follow_redirects and response.status_code in REDIRECTS and location):
                return response, timing
            await response.aclose()
            await context.say(f"{response.status_code} redirects to {location[:2000]}")
            hop = hop.next(response.status_code, location)
        raise httpx.TooManyRedirects(f"more than {MAX_REDIRECTS} redirects")

    async def _send(self, transport: httpx.AsyncHTTPTransport, hop: Hop, timing: Timing) -> httpx.Response:
        """Send to the first permitted address that accepts a connection."""
        addresses = await self._policy.resolve(hop.host, hop.port)
        timing.resolved()
        for address in addresses[:-1]:
            try:
                return await transport.handle_async_request(hop.request(address, timing.trace))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await transport.handle_async_request(hop.request(addresses[-1], timing.trace))

    async def _looks(self, config: HttpConfig, context: AttemptContext) -> AsyncIterator[str]:
        hop = _first_hop(self._filled(config, context), context)
        try:
            began = time.monotonic()
            addresses = await self._policy.resolve(hop.host, hop.port)
            yield f"{hop.host} has the address {', '.join(addresses[:3])}{_since(began)}"
            began = time.monotonic()
            async with asyncio.timeout(CONNECT_S):
                _, writer = await asyncio.open_connection(addresses[0], hop.port)
            with contextlib.closing(writer):
                yield f"Port {hop.port} accepts connections{_since(began)}"
                if hop.url.scheme == "https":
                    began = time.monotonic()
                    await writer.start_tls(self._ssl_context, server_hostname=hop.host, ssl_handshake_timeout=CONNECT_S)
                    yield f"The certificate is good until {_end_of_certificate(writer)}{_since(began)}"
        except Blocked as exc:
            raise Failed(f"Blocked: {exc}", Cause.REFUSED) from exc
        except (OSError, TimeoutError) as exc:
            raise Failed(f"No answer: {_reason(exc)}", Cause.NETWORK) from exc

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        context = httpx.create_ssl_context(trust_env=False)
        context.load_default_certs()  # Also what the machine's administrator has added.
        return context


def _first_hop(config: HttpConfig, context: AttemptContext) -> Hop:
    try:
        return Hop(parse_url(config.url), config.method, _headers(config, context), config.body)
    except Invalid as exc:
        raise Failed(exc.detail, Cause.REFUSED) from exc


def _headers(config: HttpConfig, context: AttemptContext) -> dict[str, str]:
    own = {
        "User-Agent": "chronos-synapse",
        "Accept": "*/*",
        # A compressed answer of 1 MiB may be a gigabyte.
        "Accept-Encoding": "identity",
    }
    given = {name.lower() for name in config.headers}
    return {
        **{name: value for name, value in own.items() if name.lower() not in given},
        **config.headers,
        **credentials(config.auth),
        "X-Chronos-Job-ID": context.job_id,
        "X-Chronos-Execution-ID": context.execution_id,
        "X-Chronos-Scheduled-Time": context.variables()["CHRONOS_SCHEDULED_TIME"],
        "X-Chronos-Attempt": str(context.attempt),
    }


async def _print_answer(response: httpx.Response, config: HttpConfig, context: AttemptContext, timing: Timing) -> None:
    """Status and headers, then the body up to the cap, as it arrives."""
    await context.say(f"{response.status_code} {response.reason_phrase} after {timing.words()}".replace("  ", " "))
    lines = "".join(f"{name}: {value}\n" for name, value in response.headers.multi_items())
    await context.emit(LogStream.STDOUT, f"{lines}\n".encode())
    left = config.response_cap_bytes
    try:
        async for chunk in response.aiter_raw():
            if left > 0:
                await context.emit(LogStream.STDOUT, chunk[:left])
            left -= len(chunk)
            if left < 0:
                await context.say(f"The body is longer than {config.response_cap_bytes} bytes; the rest was not read")
                break
    finally:
        await response.aclose()
    await context.say(f"Done after {timing.words().partition(' (')[0]}")


def _judge(response: httpx.Response, config: HttpConfig) -> Result:
    code = response.status_code
    if any(code in codes for codes in parse_codes(config.success_codes)):
        return Result(outcome=Outcome.SUCCEEDED, http_status=code)
    status = f"{code} {response.reason_phrase}".strip()
    error = f"HTTP status {status}; success is {config.success_codes}"
    return Result(outcome=Outcome.FAILED, error=error, cause=Cause.HTTP_STATUS, http_status=code)


def _is_host_well(result: Result) -> bool | None:
    """What a call says of its host; None: nothing."""
    if result.outcome is Outcome.SUCCEEDED:
        return True
    if result.cause is Cause.HTTP_STATUS and result.http_status is not None:
        return result.http_status < 500 and result.http_status != TOO_MANY_REQUESTS
    return False if result.cause is Cause.NETWORK else None


def _as_part_of_url(value: str) -> str:
    return quote(value, safe="")


def _as_part_of_json(value: str) -> str:
    return json.dumps(value)[1:-1]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _since(began: float) -> str:
    return f" ({(time.monotonic() - began) * 1000:.1f} ms)"


def _end_of_certificate(writer: asyncio.StreamWriter) -> str:
    certificate: Mapping[str, Any] = writer.get_extra_info("peercert") or {}
    return str(certificate.get("notAfter", "an unknown time"))


def _reason(exc: Exception) -> str:
    if isinstance(exc, httpx.ConnectTimeout | TimeoutError):
        return f"no connection within {CONNECT_S:g} s"
    return str(exc) or type(exc).__name__
