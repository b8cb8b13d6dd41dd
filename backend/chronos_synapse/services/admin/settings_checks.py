"""Whether settings can be in force: every field is looked at, and all refusals are told at once."""

import math
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from chronos_synapse.domain.colour import is_colour
from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.insight import LEAST_BUDGET, MOST_BUDGET
from chronos_synapse.domain.sandbox import Profile
from chronos_synapse.domain.settings import OidcProvider, RateClass, SmtpSettings, SystemSettings
from chronos_synapse.domain.user import Role

MAX_DOMAINS = 100
MAX_PROVIDERS = 20
MAX_GROUPS = 200
MAX_TEXT = 500
MAX_BRAND = 40
MAX_MODEL = 200
MOST_BUDGET_USD = 1_000_000

_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\]")
_EMAIL = re.compile(r"[^\s@<>\"\x00-\x1f\x7f]{1,64}@[^\s@<>\"\x00-\x1f\x7f]{1,190}")
_PROVIDER_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{1,100}")
_RANGES: dict[str, tuple[float, float]] = {
    "sessions/access_minutes": (1, 60),
    "sessions/idle_days": (1, 90),
    "sessions/absolute_days": (1, 365),
    "retention/executions_days": (1, 3650),
    "retention/audit_days": (30, 3650),
    "smtp/port": (1, 65_535),
    "insights/budget": (LEAST_BUDGET, MOST_BUDGET),
    "ai/daily_budget_usd": (0, MOST_BUDGET_USD),
    "ai/monthly_budget_usd": (0, MOST_BUDGET_USD),
    "ai/owner_daily_budget_usd": (0, MOST_BUDGET_USD),
    "ai/owner_monthly_budget_usd": (0, MOST_BUDGET_USD),
}
_RATE_RANGES = {"count": (1, 1_000_000), "period_s": (1, 86_400), "burst": (1, 1_000_000)}


def check_settings(settings: SystemSettings) -> None:
    """Raises Invalid with one error for each refused field."""
    errors = [*_numbers(settings), *_registration(settings), *_smtp(settings.smtp), *_ai(settings)]
    errors += [*_limits(settings), *_sandbox(settings), *_providers(settings.oidc), *_branding(settings)]
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)


def _error(pointer: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code="settings.value", detail=detail)


def _numbers(settings: SystemSettings) -> Iterator[FieldError]:
    for path, (low, high) in _RANGES.items():
        section, _, field = path.partition("/")
        value = getattr(getattr(settings, section), field)
        if not (math.isfinite(value) and low <= value <= high):
            yield _error(f"/{path}", f"{field} is from {low:,g} to {high:,}.")
    if settings.sessions.idle_days > settings.sessions.absolute_days:
        yield _error("/sessions/idle_days", "idle_days is no more than absolute_days, after which all sessions end.")


def _registration(settings: SystemSettings) -> Iterator[FieldError]:
    registration = settings.registration
    yield from _domains(registration.allowed_domains, "/registration/allowed_domains")
    if registration.default_role is Role.ADMIN:
        yield _error("/registration/default_role", "Nobody becomes an administrator by registering.")


def _domains(domains: Sequence[str], pointer: str) -> Iterator[FieldError]:
    if len(domains) > MAX_DOMAINS:
        yield _error(pointer, f"There are at most {MAX_DOMAINS} domains.")
    for at, domain in enumerate(domains[:MAX_DOMAINS]):
        if not _DOMAIN.fullmatch(domain) or len(domain) > 253:
            yield _error(f"{pointer}/{at}", f"{brief(domain)!r} is no domain in small letters, as example.org is.")


def _smtp(smtp: SmtpSettings) -> Iterator[FieldError]:
    if smtp.host and not _HOST.fullmatch(smtp.host):
        yield _error("/smtp/host", "A host is a name or an address, without a port.")
    if smtp.sender and not _EMAIL.fullmatch(smtp.sender):
        yield _error("/smtp/sender", "An e-mail address looks like name@example.org.")
    if smtp.host and not smtp.sender:
        yield _error("/smtp/sender", "Mail needs an address that it comes from.")
    for field in ("username", "sender_name"):
        text = getattr(smtp, field)
        if len(text) > MAX_TEXT or not text.isprintable():
            yield _error(f"/smtp/{field}", f"{field} is one line of at most {MAX_TEXT} characters.")


def _ai(settings: SystemSettings) -> Iterator[FieldError]:
    if not is_web_address(settings.ai.base_url, is_secure=False):
        yield _error("/ai/base_url", "An address looks like https://api.example.org.")
    if len(settings.ai.model) > MAX_MODEL or not settings.ai.model.isprintable():
        yield _error("/ai/model", f"A model is named on one line of at most {MAX_MODEL} characters.")


def _limits(settings: SystemSettings) -> Iterator[FieldError]:
    for kind in RateClass:
        limit = settings.limits.of(kind)
        for field, (low, high) in _RATE_RANGES.items():
            if not low <= getattr(limit, field) <= high:
                yield _error(f"/limits/{kind.value}/{field}", f"{field} is from {low:,} to {high:,}.")


def _sandbox(settings: SystemSettings) -> Iterator[FieldError]:
    if settings.sandbox.default is Profile.CUSTOM:
        yield _error("/sandbox/default", "custom says nothing without the limits of a job.")


def _branding(settings: SystemSettings) -> Iterator[FieldError]:
    name, accent = settings.branding.name, settings.branding.accent
    if not 1 <= len(name.strip()) <= MAX_BRAND or name != name.strip() or not name.isprintable():
        yield _error("/branding/name", f"A name is one line of 1 to {MAX_BRAND} characters.")
    if accent and not is_colour(accent):
        yield _error("/branding/accent", "A colour looks like #1c5fd1, in small letters.")


def _providers(providers: Sequence[OidcProvider]) -> Iterator[FieldError]:
    if len(providers) > MAX_PROVIDERS:
        yield _error("/oidc", f"There are at most {MAX_PROVIDERS} providers.")
    seen: set[str] = set()
    for at, provider in enumerate(providers[:MAX_PROVIDERS]):
        if provider.id in seen:
            yield _error(f"/oidc/{at}/id", f"There are two providers {brief(provider.id)!r}.")
        seen.add(provider.id)
        yield from _provider(provider, f"/oidc/{at}")


def _provider(provider: OidcProvider, pointer: str) -> Iterator[FieldError]:
    if not _PROVIDER_ID.fullmatch(provider.id):
        yield _error(f"{pointer}/id", "An id has 1 to 32 small letters, digits and `-`.")
    if not is_web_address(provider.issuer, is_secure=True):
        yield _error(f"{pointer}/issuer", "An issuer is an address as https://login.example.org, without a query.")
    for field in ("name", "client_id", "groups_claim"):
        text = getattr(provider, field)
        if not 1 <= len(text) <= MAX_TEXT or not text.isprintable():
            yield _error(f"{pointer}/{field}", f"{field} is one line of 1 to {MAX_TEXT} characters.")
    if "openid" not in provider.scopes or len(provider.scopes) > 20 or not all(map(_SCOPE.fullmatch, provider.scopes)):
        yield _error(f"{pointer}/scopes", "scopes has up to 20 words, openid among them.")
    if len(provider.role_by_group) > MAX_GROUPS or any(len(group) > MAX_TEXT for group in provider.role_by_group):
        yield _error(f"{pointer}/role_by_group", f"There are at most {MAX_GROUPS} groups.")
    yield from _domains(provider.allowed_domains, f"{pointer}/allowed_domains")


def is_web_address(text: str, *, is_secure: bool) -> bool:
    """Plain http is for addresses of this machine alone when it `is_secure`."""
    try:
        parts = urlsplit(text)
        port_is_good = parts.port is None or parts.port > 0
    except ValueError:
        return False
    is_local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    schemes = ("https", "http") if is_local or not is_secure else ("https",)
    is_bare = not (parts.query or parts.fragment or parts.username or parts.password)
    return bool(parts.scheme in schemes and parts.hostname and port_is_good and is_bare and text.isprintable())
