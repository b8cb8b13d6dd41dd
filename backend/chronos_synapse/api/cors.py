"""Pages of other origins: none may call the api, but those that the settings name, with a token of their own."""

from litestar.config.cors import CORSConfig

from chronos_synapse.config import Settings

_SENT = ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID"]
_TOLD = ["ETag", "Idempotency-Replayed", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"]


def cors_config(settings: Settings) -> CORSConfig | None:
    """None where no other origin is named. Cookies are never taken from another origin."""
    if not settings.cors_origins:
        return None
    return CORSConfig(
        allow_origins=list(settings.cors_origins),
        allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
        allow_headers=_SENT,
        expose_headers=_TOLD,
        allow_credentials=False,
        max_age=600,
    )
