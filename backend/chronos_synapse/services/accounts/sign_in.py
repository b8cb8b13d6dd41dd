"""Ways to come in beside the password: second factors, passkeys and providers, together."""

from dataclasses import dataclass

from chronos_synapse.config import Settings
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.services.accounts.area import Parts
from chronos_synapse.services.accounts.identity_links import IdentityLinks
from chronos_synapse.services.accounts.oidc import OidcClient, Providers
from chronos_synapse.services.accounts.oidc_login import OidcLogin
from chronos_synapse.services.accounts.passkeys import PasskeyService
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.services.accounts.provider_http import ProviderHttp
from chronos_synapse.services.accounts.second_factor import SecondFactor, SecondFactorService
from chronos_synapse.storage.postgres.identities import IdentityStore
from chronos_synapse.storage.postgres.passkeys import PasskeyStore
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from chronos_synapse.storage.postgres.users import UserStore


@dataclass(frozen=True)
class SignIn:
    """One service for each way."""

    second_factors: SecondFactorService
    passkeys: PasskeyService
    oidc: OidcLogin
    identities: IdentityLinks


def sign_in(settings: Settings, parts: Parts, passwords: Passwords) -> SignIn:
    """The services over these parts."""
    stores, database = parts.stores, parts.database
    users = UserStore(database)
    proofs = Proofs(users, stores.entry.throttle, passwords)
    factors = SecondFactorStore(database)
    http = ProviderHttp(AddressPolicy(settings.http_allowed_networks))
    identities = IdentityLinks(IdentityStore(database), users, policies=parts.policies, changes=stores.identity_changes)
    return SignIn(
        second_factors=SecondFactorService(factors, parts.vault, SecondFactor(factors, parts.vault, proofs), proofs),
        passkeys=PasskeyService(PasskeyStore(database), users, stores.entry.ceremonies, proofs),
        oidc=OidcLogin(
            parts.policies,
            client=OidcClient(http, Providers(http)),
            admission=identities,
            ceremonies=stores.entry.ceremonies,
            proofs=proofs,
        ),
        identities=identities,
    )
