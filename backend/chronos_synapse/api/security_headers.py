"""Headers that every answer carries, whoever made it."""

from litestar.datastructures import MutableScopeHeaders
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


HSTS = "max-age=31536000"
"""For a year browsers come by TLS only."""


async def add_security_headers(message: Message, scope: Scope) -> None:
    """Hook before each message is sent."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    if scope["litestar_app"].state.is_behind_tls:
        headers.setdefault("Strict-Transport-Security", HSTS)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    for name, value in rate_headers(scope):
        headers[name] = value
    if scope["path"].startswith(("/api", "/health")):
        headers["Cache-Control"] = "no-store"
