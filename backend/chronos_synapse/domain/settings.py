"""Settings that administrators change while the product runs. Where nothing was set, the defaults hold."""

from enum import StrEnum

import msgspec

from chronos_synapse.domain.ai import DEFAULT_BASE_URL
from chronos_synapse.domain.insight import DEFAULT_BUDGET
from chronos_synapse.domain.sandbox import Profile
from chronos_synapse.domain.user import Role


class RegistrationMode(StrEnum):
    """How people become users."""

    OPEN = "open"
    """Whoever wants to registers."""
    APPROVAL = "approval"
    """Whoever wants to asks, and an administrator decides."""
    INVITATION = "invitation"
    """Administrators invite."""
    OFF = "off"
    """Nobody is added but by `chronos user` or by an OpenID provider."""


class SmtpSecurity(StrEnum):
    """How the connection to a mail server is kept private."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class RateClass(StrEnum):
    """Kinds of requests that are counted apart."""

    READ = "read"
    WRITE = "write"
    RUN = "run"
    """Starting executions."""
    SEARCH = "search"
    EXPORT = "export"
    STREAM = "stream"
    """Opening a stream."""
    AUTH = "auth"
    """Registering, resetting a password, and what else needs no log-in; counted by address."""


class RegistrationSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Who may register, and as what."""

    mode: RegistrationMode = RegistrationMode.INVITATION
    default_role: Role = Role.DEVELOPER
    """Of those who register."""
    allowed_domains: tuple[str, ...] = ()
    """Domains of e-mail addresses, in lower case; empty: any."""
    require_verification: bool = True
    """Whether one must show that the e-mail address is one's own."""


class SessionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How long log-ins last."""

    access_minutes: int = 15
    """Of an access token."""
    idle_days: int = 14
    """A session that is not used for so long ends."""
    absolute_days: int = 90
    """Every session ends after this."""


class RetentionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How long things are kept."""

    executions_days: int = 30
    """Executions with their logs, unless the job says otherwise."""
    audit_days: int = 400


class SmtpSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The server that sends our mail. The password is kept apart: `SettingsReader.secret("smtp.password")`."""

    host: str = ""
    """Empty: no mail is sent."""
    port: int = 587
    security: SmtpSecurity = SmtpSecurity.STARTTLS
    username: str = ""
    """Empty: it takes mail without a log-in."""
    sender: str = ""
    """The address that mail comes from."""
    sender_name: str = "Chronos Synapse"

    @property
    def is_configured(self) -> bool:
        """Whether mail can be sent."""
        return bool(self.host and self.sender)


class OidcProvider(msgspec.Struct, frozen=True, kw_only=True):
    """A provider of OpenID Connect. Its secret is `SettingsReader.secret(oidc_secret(id))`."""

    id: str
    """Part of addresses: small letters, digits and `-`."""
    name: str
    """On the button."""
    issuer: str
    client_id: str
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    groups_claim: str = "groups"
    role_by_group: dict[str, Role] = {}
    """The highest role of those whose group one is in, at each log-in; nobody in any of them keeps the role."""
    allowed_domains: tuple[str, ...] = ()
    """Domains of e-mail addresses, in lower case; empty: any."""
    create_users: bool = True
    """Whether somebody whom we do not know becomes a user."""


class AiSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The language model that words and reads. Its key is `SettingsReader.secret("ai.api_key")`."""

    is_on: bool = True
    """False: nothing is ever sent, with no key, for nobody."""
    allows_own_keys: bool = True
    """Whether keys of users and teams are used."""
    model: str = ""
    """Empty: none is asked with the key of the installation."""
    base_url: str = DEFAULT_BASE_URL
    daily_budget_usd: float = 0.0
    """Of the key of the installation, as all budgets here; 0: no limit."""
    monthly_budget_usd: float = 0.0
    """0: no limit."""
    owner_daily_budget_usd: float = 0.0
    """Of each user and team; 0: no limit."""
    owner_monthly_budget_usd: float = 0.0
    """Of each user and team; 0: no limit."""


class SandboxSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How jobs are kept apart from the machine."""

    default: Profile = Profile.TRUSTED
    """Of a new job that states no sandbox and starts a program."""
    weakest_for_users: Profile = Profile.TRUSTED
    """What those who are no administrators write must be held at least so tightly."""


class RateLimit(msgspec.Struct, frozen=True, kw_only=True):
    """So many requests in a period, evenly, and so many at once."""

    count: int
    period_s: int
    burst: int


class LimitSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of each caller, by the kind of request."""

    read: RateLimit = RateLimit(count=100, period_s=1, burst=400)
    write: RateLimit = RateLimit(count=20, period_s=1, burst=100)
    run: RateLimit = RateLimit(count=10, period_s=1, burst=50)
    search: RateLimit = RateLimit(count=10, period_s=1, burst=40)
    export: RateLimit = RateLimit(count=1, period_s=1, burst=10)
    stream: RateLimit = RateLimit(count=5, period_s=1, burst=50)
    auth: RateLimit = RateLimit(count=10, period_s=900, burst=10)

    def of(self, kind: RateClass) -> RateLimit:
        """The limit of one kind of request."""
        limit: RateLimit = getattr(self, kind.value)
        return limit


class BrandingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the installation presents itself."""

    name: str = "Chronos Synapse"
    accent: str = ""
    """As `#1c5fd1`: colours buttons and what has the focus; empty: they are grey."""
    logo: str = ""
    """Names the picture that is shown beside the name; empty: the product's own."""


class InsightSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Whether jobs are watched for what is unusual."""

    is_on: bool = True
    budget: float = DEFAULT_BUDGET
    """False alarms that each job may make in 30 days, unless it says otherwise itself."""


class SystemSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in force now, without secrets."""

    registration: RegistrationSettings = RegistrationSettings()
    sessions: SessionSettings = SessionSettings()
    retention: RetentionSettings = RetentionSettings()
    smtp: SmtpSettings = SmtpSettings()
    oidc: tuple[OidcProvider, ...] = ()
    ai: AiSettings = AiSettings()
    sandbox: SandboxSettings = SandboxSettings()
    limits: LimitSettings = LimitSettings()
    branding: BrandingSettings = BrandingSettings()
    insights: InsightSettings = InsightSettings()


SMTP_PASSWORD = "smtp.password"  # noqa: S105 - the name of a place
AI_KEY = "ai.api_key"


def oidc_secret(provider_id: str) -> str:
    """The name under which the secret of a provider is kept."""
    return f"oidc.{provider_id}.client_secret"
