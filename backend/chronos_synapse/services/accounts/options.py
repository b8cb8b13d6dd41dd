"""What the log-in page offers, for whoever looks at it."""

import msgspec

from chronos_synapse.domain.settings import RegistrationMode
from chronos_synapse.security.password_quality import LEAST_SCORE
from chronos_synapse.security.passwords import MAX_CHARACTERS, MIN_CHARACTERS
from chronos_synapse.services.accounts.policies import Policies


class ProviderButton(msgspec.Struct, frozen=True, kw_only=True):
    """A provider of OpenID Connect."""

    id: str
    name: str


class PasswordRules(msgspec.Struct, frozen=True, kw_only=True):
    """What may be a password."""

    min_characters: int = MIN_CHARACTERS
    max_characters: int = MAX_CHARACTERS
    min_score: int = LEAST_SCORE
    """Of the estimate, 0 to 4."""


class LoginOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Ways in."""

    registration: RegistrationMode
    password_reset: bool
    """Whether a forgotten password can be reset by mail."""
    oidc: tuple[ProviderButton, ...]
    passkeys: bool
    password_rules: PasswordRules


class OptionService:
    """Reads them from the settings."""

    def __init__(self, policies: Policies) -> None:
        self._policies = policies

    async def get(self, *, has_passkeys: bool) -> LoginOptions:
        """Those of now."""
        settings = await self._policies.get()
        return LoginOptions(
            registration=settings.registration.mode,
            password_reset=settings.smtp.is_configured,
            oidc=tuple(ProviderButton(id=provider.id, name=provider.name) for provider in settings.oidc),
            passkeys=has_passkeys,
            password_rules=PasswordRules(),
        )
