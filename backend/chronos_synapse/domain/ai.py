"""Language models: how an owner uses them, and what is spent on them."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.job import UserId

DEFAULT_BASE_URL = "https://api.anthropic.com"
DEFAULT_MODEL = "claude-haiku-5-5"
"""Of an owner with a key and without a choice, where the installation has none either."""
INSTALLATION = "installation"
"""Owner of what belongs to nobody, such as reports on everything; and the scope of what the key of it spends."""


class OwnKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key as it is kept."""

    sealed: bytes
    key_id: str
    """The key that it is encrypted with."""
    hint: str
    """Its last characters, by which its owner knows it."""
    set_at: datetime

    def __repr__(self) -> str:
        """Without the ciphertext."""
        return f"OwnKey(hint={self.hint!r})"


class OwnAi(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an owner, a user or a team, uses language models."""

    owner_id: UserId
    version: int = 0
    """Rises by one with each change; 0: nothing was ever set."""
    is_on: bool = True
    """False: nothing of what belongs to this owner is ever sent, with no key."""
    model: str = ""
    """With the key of its own; empty: that of the installation, or else `DEFAULT_MODEL`."""
    base_url: str = DEFAULT_BASE_URL
    daily_budget_usd: float = 0.0
    """0: no limit. Of what the key of its own spends."""
    monthly_budget_usd: float = 0.0
    """0: no limit. Of what the key of its own spends."""
    key: OwnKey | None = None
    """None: that of the installation is used."""
    updated_at: datetime | None = None
    updated_by: str = ""
    """The user who changed it last."""


class Source(StrEnum):
    """Whose key is used."""

    OWN = "own"
    INSTALLATION = "installation"


class Refusal(StrEnum):
    """Why nothing is sent for an owner."""

    OFF = "off"
    """The installation has it switched off."""
    OWNER_OFF = "owner_off"
    """The owner has."""
    NO_KEY = "no_key"
    NO_MODEL = "no_model"
    UNREADABLE = "unreadable"
    """The key cannot be decrypted here: its key is not among CHRONOS_SECRETS_KEYS."""


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What requests cost. What runs counts with the most that it can cost."""

    requests: int = 0
    cost_usd: float = 0.0


class Spending(msgspec.Struct, frozen=True, kw_only=True):
    """Of a day and of a month, both in UTC; of a limit, 0 is none."""

    day: Spent = Spent()
    month: Spent = Spent()
    daily_budget_usd: float = 0.0
    monthly_budget_usd: float = 0.0


class SpendAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted together, and how much it may be."""

    scope: str
    daily_usd: float = 0.0
    """0: no limit."""
    monthly_usd: float = 0.0
    """0: no limit."""


class Spender(msgspec.Struct, frozen=True, kw_only=True):
    """What an owner spent with the key of the installation."""

    owner_id: str
    cost_usd: float


def own_scope(owner_id: str) -> str:
    """Of what an owner spends with a key of its own."""
    return f"own-{owner_id}"


def shared_scope(owner_id: str) -> str:
    """Of what an owner spends with the key of the installation."""
    return f"owner-{owner_id}"
