"""What most services of accounts work with."""

import msgspec

from chronos_synapse.security.passwords import Passwords
from chronos_synapse.services.accounts.links import AccountLinks
from chronos_synapse.services.accounts.mailer import Mailer
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.storage.postgres.users import UserStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges
from chronos_synapse.storage.redis.one_time import OneTimeTokens


class Common(msgspec.Struct, frozen=True, kw_only=True):
    """Stores of users and of one-time tokens, what proves who one is, and the way to their mailboxes."""

    users: UserStore
    passwords: Passwords
    proofs: Proofs
    policies: Policies
    tokens: OneTimeTokens
    links: AccountLinks
    mailer: Mailer
    changes: IdentityChanges
