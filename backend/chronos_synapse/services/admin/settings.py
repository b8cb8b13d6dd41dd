"""SettingsService: administrators look at the settings and change them while everything runs."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid
from chronos_synapse.domain.settings import AI_KEY, SMTP_PASSWORD, SystemSettings, oidc_secret
from chronos_synapse.domain.settings_change import (
    AiChange,
    SettingsChange,
    SmtpChange,
    in_force,
    merged,
)
from chronos_synapse.security.vault import Vault, VaultLocked
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.logos import with_logo
from chronos_synapse.services.admin.settings_checks import check_settings
from chronos_synapse.services.admin.settings_reader import SettingsReader, place_of
from chronos_synapse.services.admin.settings_views import SettingsView, view_of
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.redis.settings import SettingsStore, StoredSettings

MAX_SECRET = 4096
TRIES = 5

_Secrets = dict[str, str | None]
"""Name -> new value; None takes it away."""


class SettingsService:
    """Every method is for those who may manage settings."""

    def __init__(self, store: SettingsStore, reader: SettingsReader, vault: Vault, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._reader = reader
        self._vault = vault
        self._clock = clock

    async def view(self, principal: Principal) -> SettingsView:
        """The settings in force."""
        require(principal, Permission.SETTINGS_MANAGE)
        return self._view(await self._store.find())

    async def change(self, principal: Principal, change: SettingsChange, *, version: int | None = None) -> SettingsView:
        """The settings with `change` made to them; Conflict when they are not those of `version` any more."""
        require(principal, Permission.SETTINGS_MANAGE)
        for _ in range(TRIES):
            former = await self._store.find()
            if version is not None and version != former.version:
                raise Conflict("Others have changed the settings meanwhile; look again.", code="settings.changed")
            settings = self._changed(former, change)
            if (settings.stated, settings.sealed) == (former.stated, former.sealed):
                return self._view(former)
            settings = msgspec.structs.replace(
                settings,
                version=former.version + 1,
                updated_at=to_ms(self._clock()),
                updated_by=principal.user_id,
            )
            if await self._store.save(settings):
                self._reader.forget()
                self._note(former, settings)
                return self._view(settings)
        raise Conflict("Others keep changing the settings at the same time; try again.", code="settings.busy")

    def _changed(self, former: StoredSettings, change: SettingsChange) -> StoredSettings:
        change, logo = with_logo(change, former.logo)
        stated = merged(former.stated, _without_secrets(change))
        settings = in_force(self._reader.defaults, stated)
        check_settings(settings)
        if not settings.branding.logo:
            logo = None
        secrets, places = _secrets_of(change), _places(settings)
        kept = {name: data for name, data in former.sealed.items() if name in places and name not in secrets}
        self._refuse_moved(kept, former, places)
        new = {name: self._sealed(name, value) for name, value in secrets.items() if value is not None}
        return msgspec.structs.replace(former, stated=stated, sealed=kept | new, logo=logo)

    def _refuse_moved(self, kept: Iterable[str], former: StoredSettings, places: Mapping[str, str]) -> None:
        """A secret that nobody can read must not be sent to whatever host somebody names."""
        former_places = _places(in_force(self._reader.defaults, former.stated))
        moved = [name for name in kept if former_places.get(name) != places[name]]
        if moved:
            detail = f"State {moved[0]} again: it would be sent to another server than it was stated for."
            raise Invalid(detail, pointer=_pointer(moved[0]), code="settings.secret_again")

    def _sealed(self, name: str, value: str) -> bytes:
        if not 1 <= len(value) <= MAX_SECRET or not value.isprintable():
            detail = f"A secret is one line of 1 to {MAX_SECRET:,} characters."
            raise Invalid(detail, pointer=_pointer(name), code="settings.secret")
        try:
            return self._vault.seal(value.encode(), owner=place_of(name)).data
        except VaultLocked as exc:
            raise Conflict(str(exc), code="secret.no_key") from exc

    def _note(self, former: StoredSettings, settings: StoredSettings) -> None:
        """The audit gets what changed, and of secrets which."""
        sides = [
            msgspec.structs.asdict(in_force(self._reader.defaults, one.stated)) | {"stored": sorted(one.sealed)}
            for one in (former, settings)
        ]
        changed = sorted(name for name, data in settings.sealed.items() if former.sealed.get(name) != data)
        note(kind="settings", id="", before=sides[0], after=sides[1] | {"replaced": changed})

    def _view(self, stored: StoredSettings) -> SettingsView:
        defaults, has_key = self._reader.defaults, self._vault.current_key_id is not None
        return view_of(stored, in_force(defaults, stored.stated), defaults=defaults, key=has_key)


def _without_secrets(change: SettingsChange) -> SettingsChange:
    sections: dict[str, object] = {}
    if isinstance(change.smtp, SmtpChange):
        sections["smtp"] = msgspec.structs.replace(change.smtp, password=UNSET)
    if isinstance(change.ai, AiChange):
        sections["ai"] = msgspec.structs.replace(change.ai, api_key=UNSET)
    if isinstance(change.oidc, tuple):
        sections["oidc"] = tuple(msgspec.structs.replace(one, client_secret=UNSET) for one in change.oidc)
    return msgspec.structs.replace(change, **sections)


def _secrets_of(change: SettingsChange) -> _Secrets:
    """Those that are stated; a section that goes back to the defaults takes its secrets along."""
    found: dict[str, object] = {}
    if change.smtp is not UNSET:
        found[SMTP_PASSWORD] = None if change.smtp is None else change.smtp.password
    if change.ai is not UNSET:
        found[AI_KEY] = None if change.ai is None else change.ai.api_key
    for one in change.oidc if isinstance(change.oidc, tuple) else ():
        found[oidc_secret(one.id)] = one.client_secret
    return {name: value for name, value in found.items() if value is None or isinstance(value, str)}


def _pointer(name: str) -> str:
    return "/" + name.replace(".", "/")


def _places(settings: SystemSettings) -> dict[str, str]:
    """Name of each secret -> where it is sent."""
    smtp = f"{settings.smtp.host}:{settings.smtp.port} {settings.smtp.security}"
    places = {SMTP_PASSWORD: smtp, AI_KEY: settings.ai.base_url}
    return places | {oidc_secret(one.id): one.issuer for one in settings.oidc}
