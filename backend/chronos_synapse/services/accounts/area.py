"""Accounts: the services that let people and programs in, together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec

from chronos_synapse.config import Settings, SettingsError
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.security.refresh import RefreshTokens
from chronos_synapse.security.signing_keys import signing_keys
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.accounts.api_keys import ApiKeyService
from chronos_synapse.services.accounts.callers import Callers
from chronos_synapse.services.accounts.common import Common
from chronos_synapse.services.accounts.identities import Identities
from chronos_synapse.services.accounts.links import AccountLinks
from chronos_synapse.services.accounts.login import LoginService
from chronos_synapse.services.accounts.mailer import Mailer
from chronos_synapse.services.accounts.new_users import NewUsers
from chronos_synapse.services.accounts.options import OptionService
from chronos_synapse.services.accounts.places import Places
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.accounts.profile import ProfileService
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.services.accounts.recovery import PasswordService
from chronos_synapse.services.accounts.registration import RegistrationService
from chronos_synapse.services.accounts.second_factor import SecondFactor
from chronos_synapse.services.accounts.sessions import SessionService, Tokens
from chronos_synapse.services.accounts.setup import SetupService
from chronos_synapse.services.accounts.uses import Uses
from chronos_synapse.storage.postgres.api_keys import ApiKeyStore
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.principals import PrincipalStore
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from chronos_synapse.storage.postgres.sessions import SessionStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.postgres.users import UserStore
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Accounts:
    """One service for each thing that belongs to accounts."""

    users: UserStore
    passwords: Passwords
    identities: Identities
    sessions: SessionService
    login: LoginService
    setup: SetupService
    registration: RegistrationService
    recovery: PasswordService
    profile: ProfileService
    keys: ApiKeyService
    options: OptionService
    links: AccountLinks
    mailer: Mailer

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Follows changes of identities and sends mail until left."""
        async with self.identities.running(), self.mailer.running():
            yield


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What accounts are kept in and ruled by."""

    stores: RedisStores
    database: Database
    policies: Policies
    vault: Vault


def accounts(settings: Settings, parts: Parts) -> Accounts:
    """The services over these parts; SettingsError when the secret key will not do."""
    stores, users, passwords = parts.stores, UserStore(parts.database), Passwords()
    tokens, keys = tokens_of(settings), ApiKeyStore(parts.database)
    sessions = _sessions(settings, parts, tokens)
    proofs, mailer = Proofs(users, stores.entry.throttle, passwords), Mailer(parts.policies)
    links = AccountLinks(settings, stores.entry.one_time_tokens, mailer)
    common = Common(
        users=users,
        passwords=passwords,
        proofs=proofs,
        policies=parts.policies,
        tokens=stores.entry.one_time_tokens,
        links=links,
        mailer=mailer,
        changes=stores.identity_changes,
    )
    factors = SecondFactor(SecondFactorStore(parts.database), parts.vault, proofs)
    return Accounts(
        users=users,
        passwords=passwords,
        identities=_identities(parts, tokens, keys),
        sessions=sessions,
        login=LoginService(
            users, sessions=sessions, attempts=stores.entry.throttle, passwords=passwords, factors=factors
        ),
        setup=SetupService(users, NewUsers(users, passwords=passwords), stores.entry.setup_tokens),
        registration=RegistrationService(common),
        recovery=PasswordService(common, sessions),
        profile=ProfileService(common, TeamStore(parts.database)),
        keys=ApiKeyService(keys, stores.identity_changes),
        options=OptionService(parts.policies),
        links=links,
        mailer=mailer,
    )


def _sessions(settings: Settings, parts: Parts, tokens: Tokens) -> SessionService:
    return SessionService(
        SessionStore(parts.database),
        tokens=tokens,
        policies=parts.policies,
        changes=parts.stores.identity_changes,
        places=Places(settings.geoip_file),
    )


def _identities(parts: Parts, tokens: Tokens, keys: ApiKeyStore) -> Identities:
    callers = Callers(PrincipalStore(parts.database), keys, grants=parts.stores.grants, policies=parts.policies)
    uses = Uses(SessionStore(parts.database), keys)
    return Identities(callers, tokens=tokens.access, changes=parts.stores.identity_changes, uses=uses)


def tokens_of(settings: Settings) -> Tokens:
    """What makes tokens with the keys of the settings; SettingsError when they will not do."""
    try:
        keys = signing_keys(settings.secret_key)
    except ValueError as exc:
        raise SettingsError(f"CHRONOS_SECRET_KEY: {exc}") from exc
    return Tokens(access=AccessTokens(keys), refresh=RefreshTokens(keys))
