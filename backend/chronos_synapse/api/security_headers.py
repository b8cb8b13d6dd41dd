"""Headers that every answer carries, whoever made it."""

from litestar.types import Message, Scope

from chronos_synapse.api.gate import rate_headers

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        # Radix and sonner add style elements while they run; no markup of ours comes from users.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


OURS = ("/api", "/health")
CACHEABLE = "/api/v1/branding"
"""Says by itself how long it may be kept: it is public, and every page wants it."""

HSTS = "max-age=31536000"
"""For a year browsers come by TLS only."""

_Pairs = tuple[tuple[bytes, bytes], ...]


def _packed(headers: dict[str, str]) -> _Pairs:
    """As they go down the wire; packed once, since every answer has them."""
    return tuple((name.lower().encode(), value.encode()) for name, value in headers.items())


_PACKED = _packed(HEADERS)
_PACKED_BEHIND_TLS = _packed({**HEADERS, "Strict-Transport-Security": HSTS})


async def add_security_headers(message: Message, scope: Scope) -> None:
    """Hook before each message is sent."""
    if message["type"] != "http.response.start":
        return
    headers = [(name.lower(), value) for name, value in message["headers"]]
    is_told = scope["path"].startswith(CACHEABLE) and any(name == b"cache-control" for name, _ in headers)
    if scope["path"].startswith(OURS) and not is_told:
        headers = [*(pair for pair in headers if pair[0] != b"cache-control"), (b"cache-control", b"no-store")]
    stated = {name for name, _ in headers}
    standing = _PACKED_BEHIND_TLS if scope["litestar_app"].state.is_behind_tls else _PACKED
    message["headers"] = [*headers, *(pair for pair in standing if pair[0] not in stated), *rate_headers(scope)]
