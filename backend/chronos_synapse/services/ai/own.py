"""OwnAiService: users and teams bring their own key, say what it may cost, and switch language models off."""

import math
from collections.abc import Iterator

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.ai import OwnAi, OwnKey, Refusal, Source
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, FieldError, Invalid
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.precondition import Versions, check_version
from chronos_synapse.domain.settings import AI_KEY, AiSettings
from chronos_synapse.narrators.claude import OpenHttp
from chronos_synapse.security.vault import Vault, VaultLocked, key_id_of
from chronos_synapse.services.accounts.access import owner_named
from chronos_synapse.services.admin.settings_checks import MAX_MODEL, MOST_BUDGET_USD, is_web_address
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.ai.checking import check_server
from chronos_synapse.services.ai.choosing import AiChoices, own_account, sealed, shared_account
from chronos_synapse.services.ai.own_requests import AiCheck, InstallationAi, OwnAiChange, OwnAiView, OwnKeyView
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.redis.ai_stores import AiStores

KIND = "ai"
MAX_KEY = 4096
MIN_KEY = 8
HINT = 4
"""Characters at the end of a key that are shown."""
TRIES = 5
_BUDGETS = ("daily_budget_usd", "monthly_budget_usd")
_REFUSED = {
    Refusal.OFF: "An administrator has switched language models off; nothing is sent.",
    Refusal.OWNER_OFF: "It is switched off here; nothing is sent.",
    Refusal.UNREADABLE: "The key cannot be decrypted here; state it again.",
}


class OwnAiService:
    """Who may look at secrets of an owner may look here; who may change them may change this."""

    def __init__(
        self, stores: AiStores, choices: AiChoices, reader: SettingsReader, vault: Vault, open_http: OpenHttp
    ) -> None:
        self._stores = stores
        self._choices = choices
        self._reader = reader
        self._vault = vault
        self._open_http = open_http
        self._clock: Clock = utc_now

    async def view(self, principal: Principal, *, owner_id: str | None = None) -> OwnAiView:
        """Of a team or a user, else of the caller."""
        return await self._view(await self._find(owner_named(principal, Permission.SECRET_READ, owner_id)))

    async def change(
        self,
        principal: Principal,
        change: OwnAiChange,
        *,
        owner_id: str | None = None,
        expected: Versions | None = None,
    ) -> OwnAiView:
        """With `change` made; Stale when it is of none of the versions expected, Invalid names every refused field."""
        owner = owner_named(principal, Permission.SECRET_WRITE, owner_id)
        for _ in range(TRIES):
            former = await self._find(owner)
            check_version(expected, former.version)
            own = msgspec.structs.replace(
                self._changed(former, change),
                version=former.version + 1,
                updated_at=from_ms(to_ms(self._clock())),
                updated_by=principal.user_id,
            )
            if await self._stores.own.save(own):
                note(kind=KIND, id=owner, owner_id=owner, before=_noted(former), after=_noted(own))
                return await self._view(own)
        raise Conflict("Others keep changing it at the same time; try again.", code="ai.busy")

    async def remove(self, principal: Principal, *, owner_id: str | None = None) -> None:
        """The key and all choices; the defaults hold again, so that the key of the installation is used."""
        owner = owner_named(principal, Permission.SECRET_WRITE, owner_id)
        former = await self._find(owner)
        if former.version and not await self._stores.own.remove(former):
            raise Conflict("It was changed meanwhile; look again.", code="ai.changed")
        note(kind=KIND, id=owner, owner_id=owner, before=_noted(former))

    async def check(self, principal: Principal, *, owner_id: str | None = None) -> AiCheck:
        """Asks the server whether it takes the owner's own key; Conflict where nothing may be sent."""
        owner = owner_named(principal, Permission.SECRET_WRITE, owner_id)
        self._reader.forget()
        choice = await self._choices.choose(owner)
        note(kind=KIND, id=owner, owner_id=owner)
        if choice.refusal in _REFUSED:
            raise Conflict(_REFUSED[choice.refusal], code="ai.off")
        if choice.options is None or choice.source is not Source.OWN:
            raise Conflict("There is no key of its own to ask with: state one and save it.", code="ai.no_key")
        return await check_server(choice.options, self._open_http)

    async def _find(self, owner: UserId) -> OwnAi:
        return await self._stores.own.find(owner) or OwnAi(owner_id=owner)

    def _changed(self, former: OwnAi, change: OwnAiChange) -> OwnAi:
        stated = {name: value for name, value in msgspec.structs.asdict(change).items() if value is not UNSET}
        key = stated.pop("api_key", UNSET)
        own = msgspec.structs.replace(former, **stated)
        errors = [*_errors(own), *(_key_errors(key) if isinstance(key, str) else ())]
        if key is UNSET and own.key is not None and own.base_url != former.base_url:
            # A key that nobody can read must not be sent to whatever host somebody names.
            detail = "State the key again: it would be sent to another server than it was stated for."
            errors.append(FieldError(pointer="/api_key", code="ai.key_again", detail=detail))
        if errors:
            raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)
        if key is UNSET:
            return own
        return msgspec.structs.replace(own, key=self._sealed(key, own.owner_id) if isinstance(key, str) else None)

    def _sealed(self, key: str, owner: str) -> OwnKey:
        try:
            data = sealed(self._vault, key, owner_id=owner)
        except VaultLocked as exc:
            raise Conflict(str(exc), code="secret.no_key") from exc
        return OwnKey(sealed=data, key_id=key_id_of(data), hint=key[-HINT:], set_at=from_ms(to_ms(self._clock())))

    async def _view(self, own: OwnAi) -> OwnAiView:
        settings = (await self._reader.get()).ai
        choice = await self._choices.choose(own.owner_id)
        accounts = [own_account(own), shared_account(own.owner_id, settings)]
        spent, shared = await self._stores.spend.spending(accounts, at=self._clock())
        return OwnAiView(
            owner_id=own.owner_id,
            version=own.version,
            is_on=own.is_on,
            model=own.model,
            base_url=own.base_url,
            daily_budget_usd=own.daily_budget_usd,
            monthly_budget_usd=own.monthly_budget_usd,
            key=_key_view(own.key),
            updated_at=own.updated_at,
            updated_by=own.updated_by or None,
            source=choice.source,
            model_in_force=choice.options.model if choice.options else "",
            refusal=choice.refusal,
            own=spent,
            shared=shared,
            installation=await self._installation(settings),
            can_store_secrets=self._vault.current_key_id is not None,
        )

    async def _installation(self, settings: AiSettings) -> InstallationAi:
        return InstallationAi(
            is_on=settings.is_on,
            has_key=await self._reader.has_secret(AI_KEY),
            allows_own_keys=settings.allows_own_keys,
            model=settings.model,
        )


def _key_view(key: OwnKey | None) -> OwnKeyView | None:
    return None if key is None else OwnKeyView(hint=key.hint, set_at=key.set_at, key_id=key.key_id)


def _noted(own: OwnAi) -> dict[str, object]:
    """What the audit gets: of the key, its last characters and since when it is there."""
    kept = ("is_on", "model", "base_url", *_BUDGETS)
    stored = None if own.key is None else f"...{own.key.hint}, {own.key.set_at.isoformat()}"
    return {name: getattr(own, name) for name in kept} | {"stored": stored}


def _errors(own: OwnAi) -> Iterator[FieldError]:
    if not is_web_address(own.base_url, is_secure=False):
        yield _error("/base_url", "An address looks like https://api.example.org.")
    if len(own.model) > MAX_MODEL or not own.model.isprintable():
        yield _error("/model", f"A model is named on one line of at most {MAX_MODEL} characters.")
    for name in _BUDGETS:
        budget = getattr(own, name)
        if not (math.isfinite(budget) and 0 <= budget <= MOST_BUDGET_USD):
            yield _error(f"/{name}", f"A budget is from 0 to {MOST_BUDGET_USD:,} USD.")


def _key_errors(key: str) -> Iterator[FieldError]:
    if not MIN_KEY <= len(key) <= MAX_KEY or not key.isascii() or not key.isprintable() or " " in key:
        yield _error("/api_key", f"A key has {MIN_KEY} to {MAX_KEY:,} letters, digits and signs, and no blanks.")


def _error(pointer: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code="ai.value", detail=detail)
