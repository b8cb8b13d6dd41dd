"""What is asked of and told about an owner's language model."""

from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.ai import Refusal, Source, Spending
from chronos_synapse.narrators._offers import AiModel


class OwnAiChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields to set; those that are left out stay as they are."""

    is_on: bool | UnsetType = UNSET
    """False: nothing of the owner's is ever sent."""
    model: str | UnsetType = UNSET
    """Empty: as the installation has it."""
    base_url: str | UnsetType = UNSET
    """Of a server that speaks the Messages API."""
    daily_budget_usd: float | UnsetType = UNSET
    """Of the owner's own key; 0: no limit."""
    monthly_budget_usd: float | UnsetType = UNSET
    api_key: str | UnsetType | None = UNSET
    """Never shown again; null takes it away."""

    def __repr__(self) -> str:
        """Without the key."""
        return "OwnAiChange(...)"


class OwnKeyView(msgspec.Struct, frozen=True, kw_only=True):
    """What may be shown of a key."""

    hint: str
    """Its last characters."""
    set_at: datetime
    key_id: str
    """The key that it is encrypted with."""


class InstallationAi(msgspec.Struct, frozen=True, kw_only=True):
    """What administrators have set."""

    is_on: bool
    has_key: bool
    allows_own_keys: bool
    model: str


class OwnAiView(msgspec.Struct, frozen=True, kw_only=True):
    """How an owner uses language models, and what it spent."""

    owner_id: str
    version: int
    """0: nothing was ever set."""
    is_on: bool
    model: str
    base_url: str
    daily_budget_usd: float
    monthly_budget_usd: float
    key: OwnKeyView | None
    updated_at: datetime | None
    updated_by: str | None
    """A user's id."""
    source: Source | None
    """Whose key is in force."""
    model_in_force: str
    """Empty while nothing is sent."""
    refusal: Refusal | None
    """Why nothing is sent."""
    own: Spending
    """With the key of its own."""
    shared: Spending
    """With the key of the installation."""
    installation: InstallationAi
    can_store_secrets: bool
    """False: there is no key to encrypt a key with."""


class AiCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking the server."""

    ok: bool
    """It knows the key, and offers the model if one is set."""
    detail: str
    duration_ms: int
    model: AiModel | None
    """The one that is set."""
    models: list[AiModel]
    """What it offers, newest first, up to a hundred."""


class OwnerSpending(msgspec.Struct, frozen=True, kw_only=True):
    """What one owner spent in this month with the key of the installation."""

    owner_id: str
    cost_usd: float


class AiUsage(msgspec.Struct, frozen=True, kw_only=True):
    """What the key of the installation costs."""

    installation: Spending
    owners: list[OwnerSpending]
    """The twenty that spent the most in this month."""
