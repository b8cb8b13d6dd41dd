"""Calls a URL and prints the answer."""

import base64
import re
import ssl
import time
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

import httpx
import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.executors.base import POINTER, AttemptContext, Executor, ExecutorOptions, Result, run_bounded
from chronos_synapse.sandbox.network import AddressPolicy, Blocked

BODY_CAP_BYTES = 1_048_576
MAX_REDIRECTS = 3
CONNECT_S = 10.0
MAX_PORT = 65_535
REDIRECTS = frozenset({301, 302, 303, 307, 308})
RESERVED_HEADERS = frozenset(
    ["connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"]
)
RESERVED_PREFIXES = ("proxy-", "x-chronos-")
PORTS_OF_OTHER_PROTOCOLS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109}
    | {110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530}
    | {531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3306, 3659, 4045}
    | {4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080, 11211, 27017}
)
"""A request to one of these is an attack on that protocol (Fetch standard 2.9, and some stores)."""

HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]{0,8192}")
URL_CHARACTERS = re.compile(r"[^\x00-\x20\x7f\\]{1,8192}")
VISIBLE = r"^[\x21-\x7e]+(?![\s\S])"
"""Ends by a look-ahead, since `$` would let a line end pass, and browsers do not know `\\Z`."""
CODES = re.compile(r"\d{3}(?:-\d{3})?")


class BasicAuth(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="basic", forbid_unknown_fields=True):
    """User name and password."""

    username: Annotated[str, msgspec.Meta(max_length=1024, pattern=r"^[^:\x00-\x1f\x7f]*$", title="User name")]
    password: Annotated[
        str,
        msgspec.Meta(
            max_length=1024,
            pattern=r"^[^\x00-\x1f\x7f]*$",
            title="Password",
            extra_json_schema={"format": "password"},
        ),
    ]


class BearerAuth(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="bearer", forbid_unknown_fields=True):
    """A token, sent as `Authorization: Bearer`."""

    token: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=8000,
            pattern=VISIBLE,
            title="Token",
            extra_json_schema={"format": "password"},
        ),
    ]


class ApiKeyAuth(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="api_key", forbid_unknown_fields=True
):
    """A key in a header of its own."""

    value: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=8000,
            pattern=VISIBLE,
            title="Key",
            extra_json_schema={"format": "password"},
        ),
    ]
    header: Annotated[str, msgspec.Meta(title="Header")] = "X-API-Key"


class HttpConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to call, and what counts as success."""

    url: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=8192,
            title="URL",
            description="http or https, without user name and password.",
            extra_json_schema={"format": "uri"},
        ),
    ]
    method: Annotated[
        Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"], msgspec.Meta(title="Method")
    ] = "GET"
    headers: Annotated[dict[str, str], msgspec.Meta(max_length=100, title="Headers")] = {}
    body: Annotated[
        Annotated[str, msgspec.Meta(max_length=1_048_576)] | None,
        msgspec.Meta(title="Body", description="Sent as UTF-8."),
    ] = None
    auth: Annotated[BasicAuth | BearerAuth | ApiKeyAuth | None, msgspec.Meta(title="Authentication")] = None
    success_codes: Annotated[
        str,
        msgspec.Meta(
            max_length=200, title="Success codes", description="Status codes and ranges by comma: 200-299, 304."
        ),
    ] = "200-299"
    follow_redirects: Annotated[
        bool, msgspec.Meta(title="Follow redirects", description=f"Up to {MAX_REDIRECTS} of them.")
    ] = True
    request_timeout_s: Annotated[
        float,
        msgspec.Meta(
            gt=0, le=3600, title="Request timeout (s)", description="For the whole exchange, redirects included."
        ),
    ] = 30.0


class HttpExecutor(Executor[HttpConfig]):
    """Speaks only to addresses that the policy permits; ignores proxies of the worker's environment."""

    kind = "http"
    title = "HTTP request"
    description = "Calls a URL; the status code decides whether it succeeded."
    config_type = HttpConfig

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._policy = AddressPolicy(options.allowed_networks)

    @classmethod
    def check(cls, config: dict[str, Any]) -> HttpConfig:
        """The typed config; beyond its types, URL, headers and codes are checked."""
        checked = super().check(config)
        parse_url(checked.url)
        for name, value in checked.headers.items():
            _check_header(name, value, pointer=f"{POINTER}/headers/{name}")
        if isinstance(checked.auth, ApiKeyAuth):
            _check_header(checked.auth.header, checked.auth.value, pointer=f"{POINTER}/auth/header")
        parse_codes(checked.success_codes)
        return checked

    async def run(self, config: HttpConfig, context: AttemptContext) -> Result:
        """Call, follow redirects, print the answer."""
        return await run_bounded(
            self._exchange(config, context), context, limit_s=min(context.timeout_s, config.request_timeout_s)
        )

    async def _exchange(self, config: HttpConfig, context: AttemptContext) -> Result:
        began = time.monotonic()
        transport = httpx.AsyncHTTPTransport(
            verify=self._ssl_context, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )
        try:
            async with transport:
                response = await self._follow(transport, config, context)
                took_ms = round((time.monotonic() - began) * 1000)
                await _print_answer(response, context, took_ms)
        except Invalid as exc:
            return await _failed(context, exc.detail)
        except Blocked as exc:
            return await _failed(context, f"Blocked: {exc}")
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as exc:
            return await _failed(context, f"No answer: {_reason(exc)}")
        return _judge(response, config)

    async def _follow(
        self, transport: httpx.AsyncHTTPTransport, config: HttpConfig, context: AttemptContext
    ) -> httpx.Response:
        """The last response, its body not yet read."""
        hop = _Hop(parse_url(config.url), config.method, _headers(config, context), config.body)
        for _ in range(MAX_REDIRECTS + 1):
            await _say(context, f"{hop.method} {hop.url}")
            response = await self._send(transport, hop)
            location = response.headers.get("location")
            if not (config.follow_redirects and response.status_code in REDIRECTS and location):
                return response
            await response.aclose()
            await _say(context, f"{response.status_code} redirects to {location[:2000]}")
            hop = hop.next(response.status_code, location)
        raise httpx.TooManyRedirects(f"more than {MAX_REDIRECTS} redirects")

    async def _send(self, transport: httpx.AsyncHTTPTransport, hop: "_Hop") -> httpx.Response:
        """Send to the first permitted address that accepts a connection."""
        port = hop.url.port or (443 if hop.url.scheme == "https" else 80)
        addresses = await self._policy.resolve(hop.host, port)
        for address in addresses[:-1]:
            try:
                return await transport.handle_async_request(hop.request(address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await transport.handle_async_request(hop.request(addresses[-1]))

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        context = httpx.create_ssl_context(trust_env=False)
        context.load_default_certs()  # Also what the machine's administrator has added.
        return context


class _Hop(msgspec.Struct, frozen=True):
    """One request of an exchange."""

    url: httpx.URL
    method: str
    headers: dict[str, str]
    body: str | None

    @property
    def host(self) -> str:
        """Host name as it goes to the resolver and over the wire."""
        return self.url.raw_host.decode("ascii")

    def request(self, address: str) -> httpx.Request:
        """The request as it is sent to `address`; name and certificate stay those of the host."""
        extensions: dict[str, Any] = {"timeout": {"connect": CONNECT_S}}
        if self.host != address:
            extensions["sni_hostname"] = self.host
        return httpx.Request(
            self.method,
            self.url.copy_with(host=address),
            headers=[
                (name.encode("latin-1"), value.encode("latin-1"))
                for name, value in {"Host": self.url.netloc.decode("ascii"), **self.headers}.items()
            ],
            content=None if self.body is None else self.body.encode(),
            extensions=extensions,
        )

    def next(self, status: int, location: str) -> "_Hop":
        """The request after a redirect: as browsers do, and without secrets to another origin."""
        url = parse_url(str(self.url.join(location)))
        is_get = status == 303 or (status in {301, 302} and self.method == "POST")
        is_same = (url.scheme, url.host, url.port) == (self.url.scheme, self.url.host, self.url.port)
        kept = self.headers if is_same else {n: v for n, v in self.headers.items() if n.lower() in SAFE_HEADERS}
        if is_get:
            kept = {name: value for name, value in kept.items() if name.lower() != "content-type"}
        method = "GET" if is_get and self.method != "HEAD" else self.method
        return _Hop(url, method, kept, None if is_get else self.body)


SAFE_HEADERS = frozenset(
    {
        *("accept", "accept-encoding", "accept-language", "content-type", "user-agent"),
        *("x-chronos-job-id", "x-chronos-execution-id", "x-chronos-scheduled-time", "x-chronos-attempt"),
    }
)
"""What goes on to another host: any other header may hold a secret."""


def parse_url(text: str) -> httpx.URL:
    """`text` as the one URL that is both checked and called; Invalid says what is wrong."""

    def refuse(detail: str) -> Invalid:
        return Invalid(detail, pointer=f"{POINTER}/url", code="url.invalid")

    if not URL_CHARACTERS.fullmatch(text):
        raise refuse("A URL has no spaces, control characters or backslashes, and at most 8192 characters")
    try:
        url = httpx.URL(text)
        port = url.port
        url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError) as exc:
        raise refuse(f"This is no URL: {exc}") from exc
    if url.scheme not in {"http", "https"}:
        raise refuse("The URL must begin with http:// or https://")
    if not url.host:
        raise refuse("The URL has no host")
    if url.userinfo:
        raise refuse("User name and password belong into `auth`, not into the URL")
    if port is not None and not 1 <= port <= MAX_PORT:
        raise refuse(f"There is no port {port}")
    if port in PORTS_OF_OTHER_PROTOCOLS:
        raise refuse(f"Port {port} belongs to another protocol")
    return url.copy_with(fragment=None)


def parse_codes(text: str) -> list[range]:
    """`200-299, 304` as ranges; Invalid when it is something else."""
    parts = [part.strip() for part in text.split(",")]
    ranges = []
    for part in parts:
        low, _, high = part.partition("-")
        if not CODES.fullmatch(part) or not 100 <= int(low) <= int(high or low) <= 599:
            raise Invalid(
                f"{part[:20]!r} is neither a status code nor a range such as 200-299",
                pointer=f"{POINTER}/success_codes",
                code="codes.invalid",
            )
        ranges.append(range(int(low), int(high or low) + 1))
    return ranges


def _check_header(name: str, value: str, *, pointer: str) -> None:
    def refuse(detail: str) -> Invalid:
        return Invalid(detail, pointer=pointer, code="header.invalid")

    if not HEADER_NAME.fullmatch(name):
        raise refuse("A header's name has letters, digits and hyphens only")
    if not HEADER_VALUE.fullmatch(value):
        raise refuse("A header's value is one line of Latin-1 text, at most 8192 characters")
    if name.lower() in RESERVED_HEADERS or name.lower().startswith(RESERVED_PREFIXES):
        raise refuse(f"{name} is set by the sender itself")


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
        **_credentials(config.auth),
        "X-Chronos-Job-ID": context.job_id,
        "X-Chronos-Execution-ID": context.execution_id,
        "X-Chronos-Scheduled-Time": context.variables()["CHRONOS_SCHEDULED_TIME"],
        "X-Chronos-Attempt": str(context.attempt),
    }


def _credentials(auth: BasicAuth | BearerAuth | ApiKeyAuth | None) -> Mapping[str, str]:
    match auth:
        case BasicAuth():
            pair = base64.b64encode(f"{auth.username}:{auth.password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        case BearerAuth():
            return {"Authorization": f"Bearer {auth.token}"}
        case ApiKeyAuth():
            return {auth.header: auth.value}
        case None:
            return {}


async def _print_answer(response: httpx.Response, context: AttemptContext, took_ms: int) -> None:
    """Status and headers, then the body up to the cap, as it arrives."""
    await _say(context, f"{response.status_code} {response.reason_phrase} after {took_ms} ms".replace("  ", " "))
    lines = "".join(f"{name}: {value}\n" for name, value in response.headers.multi_items())
    await context.emit(LogStream.STDOUT, f"{lines}\n".encode())
    left = BODY_CAP_BYTES
    try:
        async for chunk in response.aiter_raw():
            await context.emit(LogStream.STDOUT, chunk[:left])
            left -= len(chunk)
            if left < 0:
                await _say(context, f"The body is longer than {BODY_CAP_BYTES} bytes; the rest was not read")
                break
    finally:
        await response.aclose()


def _judge(response: httpx.Response, config: HttpConfig) -> Result:
    if any(response.status_code in codes for codes in parse_codes(config.success_codes)):
        return Result(outcome=Outcome.SUCCEEDED)
    status = f"{response.status_code} {response.reason_phrase}".strip()
    return Result(outcome=Outcome.FAILED, error=f"HTTP status {status}; success is {config.success_codes}")


async def _failed(context: AttemptContext, error: str) -> Result:
    await _say(context, error)
    return Result(outcome=Outcome.FAILED, error=error)


async def _say(context: AttemptContext, text: str) -> None:
    await context.emit(LogStream.SYSTEM, text.encode("utf-8", "replace") + b"\n")


def _reason(exc: Exception) -> str:
    if isinstance(exc, httpx.ConnectTimeout):
        return f"no connection within {CONNECT_S:g} s"
    return str(exc) or type(exc).__name__
