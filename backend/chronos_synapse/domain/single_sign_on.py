"""Providers of OpenID Connect that users may log in with, and what a provider says of somebody."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.user import Role

PROVIDER_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?")
MAX_PROVIDERS = 20
MAX_SCOPES = 20
MAX_GROUPS = 200
MAX_DOMAINS = 100
MAX_TEXT = 500
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{1,100}")
"""A scope token of RFC 6749, section 3.3."""
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_STRENGTH = (Role.VIEWER, Role.DEVELOPER, Role.OPERATOR, Role.ADMIN)


class OidcProvider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider as its administrator has set it up."""

    id: str
    """Part of the addresses of its log-in: 1 to 32 small letters, digits and hyphens. Identities hang on it."""
    name: str
    """On the button."""
    issuer: str
    """Its address, exactly as its tokens name it; discovery is looked for below it."""
    client_id: str
    client_secret: str = ""
    """In the clear, for the log-in only: the settings keep it sealed and never show it. Empty: a public client."""
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    groups_claim: str = "groups"
    """The claim that lists the groups of a user."""
    role_by_group: Mapping[str, Role] = {}
    """The strongest of those that fit becomes the user's role at each log-in; empty: the provider says nothing of
    roles, and a user keeps the one given here."""
    default_role: Role = Role.VIEWER
    """Of a new user of whom no group says more."""
    allowed_domains: tuple[str, ...] = ()
    """Only verified e-mail addresses of these domains come in; empty: all."""
    create_users: bool = True
    """Whether somebody whom we do not know becomes a user."""
    is_enabled: bool = True

    def __repr__(self) -> str:
        """Without the secret."""
        return f"OidcProvider({self.id!r}, {self.issuer!r})"


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider says of the person who logs in, checked."""

    subject: str
    """Who it is, for ever, at this provider."""
    email: str = ""
    """In lower case."""
    is_email_verified: bool = False
    name: str = ""
    groups: tuple[str, ...] = ()


def role_of(provider: OidcProvider, groups: tuple[str, ...]) -> Role | None:
    """The strongest role that these groups give; None when the provider says nothing of roles.

    When it does, and no group fits, it is the default role.
    """
    if not provider.role_by_group:
        return None
    given = [provider.role_by_group[group] for group in groups if group in provider.role_by_group]
    return max(given, key=_STRENGTH.index, default=provider.default_role)


def check_provider(provider: OidcProvider, *, pointer: str = "") -> None:
    """Invalid, with a pointer below `pointer`, unless this can be the description of a provider."""

    def need(is_good: bool, field: str, detail: str) -> None:
        if not is_good:
            raise Invalid(detail, pointer=f"{pointer}/{field}", code=f"oidc.{field}")

    need(PROVIDER_ID.fullmatch(provider.id) is not None, "id", "An id has 1 to 32 small letters, digits and hyphens")
    need(_is_line(provider.name, 100), "name", "A name is one line of 1 to 100 characters")
    need(is_issuer(provider.issuer), "issuer", "An issuer is an https:// address without a query or a fragment")
    need(_is_line(provider.client_id), "client_id", f"A client id is one line of 1 to {MAX_TEXT} characters")
    need(len(provider.client_secret) <= MAX_TEXT, "client_secret", f"A secret has at most {MAX_TEXT} characters")
    need("openid" in provider.scopes, "scopes", "One of the scopes must be `openid`")
    scopes_fit = len(provider.scopes) <= MAX_SCOPES and all(_SCOPE.fullmatch(scope) for scope in provider.scopes)
    need(scopes_fit, "scopes", f"At most {MAX_SCOPES} scopes, each without spaces and quotation marks")
    need(_is_line(provider.groups_claim, 200), "groups_claim", "A claim's name is one line of 1 to 200 characters")
    groups_fit = len(provider.role_by_group) <= MAX_GROUPS and all(map(_is_line, provider.role_by_group))
    need(groups_fit, "role_by_group", f"At most {MAX_GROUPS} groups, each one line of 1 to {MAX_TEXT} characters")
    domains_fit = len(provider.allowed_domains) <= MAX_DOMAINS and all(map(_DOMAIN.fullmatch, provider.allowed_domains))
    need(domains_fit, "allowed_domains", f"At most {MAX_DOMAINS} domains in lower case, such as example.org")


def is_issuer(text: str) -> bool:
    """Whether `text` can be an issuer: https, or http on this machine itself."""
    try:
        parts = urlsplit(text)
        is_placed = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or parts.username or parts.password) and text.isprintable()
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    return is_placed and is_plain and is_safe and len(text) <= MAX_TEXT and not set(text) & set(' \\?#"<>')


def _is_line(text: str, longest: int = MAX_TEXT) -> bool:
    return 1 <= len(text) <= longest and text.isprintable()
