"""The settings as administrators see them: of secrets, whether they are set."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.settings import (
    AI_KEY,
    SMTP_PASSWORD,
    AiSettings,
    BrandingSettings,
    InsightSettings,
    LimitSettings,
    OidcProvider,
    RegistrationSettings,
    RetentionSettings,
    SandboxSettings,
    SessionSettings,
    SmtpSettings,
    SystemSettings,
    oidc_secret,
)
from chronos_synapse.domain.settings_change import stated_fields
from chronos_synapse.storage.redis.settings import StoredSettings


class SmtpView(SmtpSettings, frozen=True, kw_only=True):
    """The server that sends our mail."""

    password_is_set: bool


class OidcProviderView(OidcProvider, frozen=True, kw_only=True):
    """A provider of OpenID Connect."""

    client_secret_is_set: bool


class AiView(AiSettings, frozen=True, kw_only=True):
    """The language model."""

    api_key_is_set: bool


class SettingsView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in force now."""

    version: int
    """0: nothing was ever set."""
    updated_at: datetime | None
    updated_by: str | None
    """The user who changed them last."""
    registration: RegistrationSettings
    sessions: SessionSettings
    retention: RetentionSettings
    smtp: SmtpView
    oidc: tuple[OidcProviderView, ...]
    ai: AiView
    sandbox: SandboxSettings
    limits: LimitSettings
    branding: BrandingSettings
    insights: InsightSettings
    stated: tuple[str, ...]
    """What was set, as `section.field`; everything else is a default."""
    defaults: SystemSettings
    """What holds for what is taken back."""
    can_store_secrets: bool
    """False: there is no key to encrypt them with; the administrator of the machine sets CHRONOS_SECRETS_KEYS."""


def view_of(stored: StoredSettings, settings: SystemSettings, *, defaults: SystemSettings, key: bool) -> SettingsView:
    """`key`: whether there is one to encrypt secrets with."""
    has = stored.sealed.__contains__
    fields = msgspec.structs.asdict(settings) | {
        "smtp": SmtpView(**msgspec.structs.asdict(settings.smtp), password_is_set=has(SMTP_PASSWORD)),
        "ai": AiView(**msgspec.structs.asdict(settings.ai), api_key_is_set=has(AI_KEY)),
        "oidc": tuple(
            OidcProviderView(**msgspec.structs.asdict(one), client_secret_is_set=has(oidc_secret(one.id)))
            for one in settings.oidc
        ),
    }
    return SettingsView(
        **fields,
        version=stored.version,
        updated_at=from_ms(stored.updated_at) if stored.version else None,
        updated_by=stored.updated_by or None,
        stated=stated_fields(stored.stated),
        defaults=defaults,
        can_store_secrets=key,
    )
