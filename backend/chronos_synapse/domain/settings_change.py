"""A change of the settings, as it is asked for, and what of all former ones is kept: fields that were never set, or
were taken back, are absent, so that the defaults of a later version hold for them."""

from typing import TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.sandbox import Profile
from chronos_synapse.domain.settings import (
    OidcProvider,
    RateLimit,
    RegistrationMode,
    SmtpSecurity,
    SystemSettings,
)
from chronos_synapse.domain.user import Role

StructT = TypeVar("StructT", bound=msgspec.Struct)


class RegistrationChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may register, and as what."""

    mode: RegistrationMode | UnsetType = UNSET
    default_role: Role | UnsetType = UNSET
    allowed_domains: tuple[str, ...] | UnsetType = UNSET
    require_verification: bool | UnsetType = UNSET


class SessionChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long log-ins last."""

    access_minutes: int | UnsetType = UNSET
    idle_days: int | UnsetType = UNSET
    absolute_days: int | UnsetType = UNSET


class RetentionChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long things are kept."""

    executions_days: int | UnsetType = UNSET
    audit_days: int | UnsetType = UNSET


class SmtpChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The server that sends our mail."""

    host: str | UnsetType = UNSET
    port: int | UnsetType = UNSET
    security: SmtpSecurity | UnsetType = UNSET
    username: str | UnsetType = UNSET
    sender: str | UnsetType = UNSET
    sender_name: str | UnsetType = UNSET
    password: str | UnsetType | None = UNSET
    """Never shown again; null takes it away."""

    def __repr__(self) -> str:
        """Without the password."""
        return "SmtpChange(...)"


class OidcProviderChange(OidcProvider, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider of OpenID Connect."""

    client_secret: str | UnsetType | None = UNSET
    """Never shown again; absent: stays as it is; null: there is none."""

    def __repr__(self) -> str:
        """Without the secret."""
        return f"OidcProviderChange(id={self.id!r})"


class AiChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The language model."""

    is_on: bool | UnsetType = UNSET
    allows_own_keys: bool | UnsetType = UNSET
    model: str | UnsetType = UNSET
    base_url: str | UnsetType = UNSET
    daily_budget_usd: float | UnsetType = UNSET
    monthly_budget_usd: float | UnsetType = UNSET
    owner_daily_budget_usd: float | UnsetType = UNSET
    owner_monthly_budget_usd: float | UnsetType = UNSET
    api_key: str | UnsetType | None = UNSET
    """Never shown again; null takes it away."""

    def __repr__(self) -> str:
        """Without the key."""
        return "AiChange(...)"


class SandboxChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How jobs are kept apart from the machine."""

    default: Profile | UnsetType = UNSET
    weakest_for_users: Profile | UnsetType = UNSET


class LimitChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits of each caller, by the kind of request."""

    read: RateLimit | UnsetType = UNSET
    write: RateLimit | UnsetType = UNSET
    run: RateLimit | UnsetType = UNSET
    search: RateLimit | UnsetType = UNSET
    export: RateLimit | UnsetType = UNSET
    stream: RateLimit | UnsetType = UNSET
    auth: RateLimit | UnsetType = UNSET


class BrandingChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the installation presents itself."""

    name: str | UnsetType = UNSET
    accent: str | UnsetType = UNSET
    logo: str | UnsetType = UNSET
    """`data:image/png;base64,...` or `data:image/svg+xml;base64,...`; empty takes it away."""


class InsightChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether jobs are watched for what is unusual."""

    is_on: bool | UnsetType = UNSET
    budget: float | UnsetType = UNSET


class SettingsChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields to set; those that are left out stay as they are, a section that is null goes back to the defaults."""

    registration: RegistrationChange | UnsetType | None = UNSET
    sessions: SessionChange | UnsetType | None = UNSET
    retention: RetentionChange | UnsetType | None = UNSET
    smtp: SmtpChange | UnsetType | None = UNSET
    oidc: tuple[OidcProviderChange, ...] | UnsetType | None = UNSET
    """All providers: one that is left out is removed."""
    ai: AiChange | UnsetType | None = UNSET
    sandbox: SandboxChange | UnsetType | None = UNSET
    limits: LimitChange | UnsetType | None = UNSET
    branding: BrandingChange | UnsetType | None = UNSET
    insights: InsightChange | UnsetType | None = UNSET


def merged(stated: SettingsChange, change: SettingsChange) -> SettingsChange:
    """What is stated once `change` was made; secrets are in neither."""
    sections = {}
    for name in SettingsChange.__struct_fields__:
        former, new = getattr(stated, name), getattr(change, name)
        if new is UNSET:
            sections[name] = former
        elif new is None:
            sections[name] = UNSET
        elif isinstance(new, tuple) or former in (UNSET, None):
            sections[name] = new
        else:
            sections[name] = _over(former, new)
    return SettingsChange(**sections)


def in_force(defaults: SystemSettings, stated: SettingsChange) -> SystemSettings:
    """The defaults with what is stated in their place."""
    sections = {}
    for name in SystemSettings.__struct_fields__:
        found = getattr(stated, name)
        if isinstance(found, tuple):
            sections[name] = tuple(_provider(one) for one in found)
        elif isinstance(found, msgspec.Struct):
            sections[name] = _over(getattr(defaults, name), found)
    return msgspec.structs.replace(defaults, **sections)


def stated_fields(stated: SettingsChange) -> tuple[str, ...]:
    """What was set, as `section.field`, or `oidc`; everything else is a default."""
    found = []
    for section in SettingsChange.__struct_fields__:
        value = getattr(stated, section)
        if isinstance(value, tuple):
            found.append(section)
        elif isinstance(value, msgspec.Struct):
            names = value.__struct_fields__
            found += [f"{section}.{name}" for name in names if getattr(value, name) is not UNSET]
    return tuple(found)


def _over(base: StructT, change: msgspec.Struct) -> StructT:
    """`base` with the fields that `change` states and `base` has."""
    names = set(base.__struct_fields__) & set(change.__struct_fields__)
    stated = {name: value for name in names if (value := getattr(change, name)) is not UNSET}
    return msgspec.structs.replace(base, **stated)


def _provider(stated: OidcProvider) -> OidcProvider:
    fields = {name: getattr(stated, name) for name in OidcProvider.__struct_fields__}
    return OidcProvider(**fields)
