"""AiChoices: with which key an owner's texts are written, if with any."""

import msgspec

from chronos_synapse.domain.ai import (
    DEFAULT_MODEL,
    INSTALLATION,
    OwnAi,
    OwnKey,
    Refusal,
    Source,
    SpendAccount,
    own_scope,
    shared_scope,
)
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.settings import AI_KEY, AiSettings
from chronos_synapse.narrators.claude import ClaudeOptions
from chronos_synapse.security.vault import Unreadable, Vault
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.storage.redis.own_ai import OwnAiStore


class AiChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to ask and who pays; without options, why nobody is asked."""

    options: ClaudeOptions | None = None
    source: Source | None = None
    """Whose key it is, or would be."""
    refusal: Refusal | None = None
    accounts: tuple[SpendAccount, ...] = ()
    """What each request is taken out of."""


class AiChoices:
    """The switches first, then the owner's own key, then that of the installation."""

    def __init__(self, store: OwnAiStore, reader: SettingsReader, vault: Vault) -> None:
        self._store = store
        self._reader = reader
        self._vault = vault

    async def choose(self, owner_id: str) -> AiChoice:
        """What is in force for an owner now; of a switch that another process has changed, after a few seconds."""
        settings = (await self._reader.get()).ai
        if not settings.is_on:
            return AiChoice(refusal=Refusal.OFF)
        own = await self._store.find(owner_id)
        if own is not None and not own.is_on:
            return AiChoice(refusal=Refusal.OWNER_OFF)
        if own is not None and own.key is not None and settings.allows_own_keys:
            return self._own(own, own.key, settings)
        return await self._shared(owner_id, settings)

    def _own(self, own: OwnAi, key: OwnKey, settings: AiSettings) -> AiChoice:
        try:
            plain = opened(self._vault, key.sealed, owner_id=own.owner_id)
        except Unreadable:
            return AiChoice(source=Source.OWN, refusal=Refusal.UNREADABLE)
        model = own.model or settings.model or DEFAULT_MODEL
        return AiChoice(
            options=ClaudeOptions(api_key=plain, model=model, base_url=own.base_url),
            source=Source.OWN,
            accounts=(own_account(own),),
        )

    async def _shared(self, owner_id: str, settings: AiSettings) -> AiChoice:
        try:
            key = await self._reader.secret(AI_KEY)
        except Conflict:
            return AiChoice(source=Source.INSTALLATION, refusal=Refusal.UNREADABLE)
        if not key:
            return AiChoice(refusal=Refusal.NO_KEY)
        if not settings.model:
            return AiChoice(source=Source.INSTALLATION, refusal=Refusal.NO_MODEL)
        return AiChoice(
            options=ClaudeOptions(api_key=key, model=settings.model, base_url=settings.base_url),
            source=Source.INSTALLATION,
            accounts=_shared_accounts(owner_id, settings),
        )


def own_account(own: OwnAi) -> SpendAccount:
    """Of an owner's own key."""
    return SpendAccount(
        scope=own_scope(own.owner_id), daily_usd=own.daily_budget_usd, monthly_usd=own.monthly_budget_usd
    )


def installation_account(settings: AiSettings) -> SpendAccount:
    """Of the installation's key, for everybody together."""
    return SpendAccount(
        scope=INSTALLATION, daily_usd=settings.daily_budget_usd, monthly_usd=settings.monthly_budget_usd
    )


def _shared_accounts(owner_id: str, settings: AiSettings) -> tuple[SpendAccount, ...]:
    """What belongs to the installation has no budget of an owner."""
    whole = installation_account(settings)
    return (whole,) if owner_id == INSTALLATION else (whole, shared_account(owner_id, settings))


def shared_account(owner_id: str, settings: AiSettings) -> SpendAccount:
    """Of the installation's key, for one owner."""
    return SpendAccount(
        scope=shared_scope(owner_id),
        daily_usd=settings.owner_daily_budget_usd,
        monthly_usd=settings.owner_monthly_budget_usd,
    )


def sealed(vault: Vault, key: str, *, owner_id: str) -> bytes:
    """A key encrypted for this owner; VaultLocked without a key to encrypt with."""
    return vault.seal(key.encode(), owner=_place(owner_id)).data


def opened(vault: Vault, data: bytes, *, owner_id: str) -> str:
    """The key that was sealed for this owner; Unreadable otherwise."""
    try:
        return vault.open(data, owner=_place(owner_id)).decode()
    except UnicodeDecodeError:
        raise Unreadable("what it holds is not understood") from None


def _place(owner_id: str) -> str:
    return f"ai-key\n{owner_id}"
