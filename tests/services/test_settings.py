"""Settings that administrators change: what holds, what is refused, and that secrets stay secret."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import (
    SMTP_PASSWORD,
    RateLimit,
    RegistrationMode,
    RetentionSettings,
    SystemSettings,
    oidc_secret,
)
from chronos_synapse.domain.settings_change import (
    LimitChange,
    OidcProviderChange,
    RegistrationChange,
    RetentionChange,
    SessionChange,
    SettingsChange,
    SmtpChange,
)
from chronos_synapse.domain.user import Role
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.admin import settings_reader
from chronos_synapse.services.admin.settings import SettingsService
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.admin.settings_rotation import rotate_settings
from chronos_synapse.storage.redis.settings import SettingsStore
from tests.builders import Store

ADMIN = Principal(user_id=UserId("aa"), role=Role.ADMIN)
DEFAULTS = SystemSettings(retention=RetentionSettings(executions_days=7))
VAULT = Vault([new_key("one")])
SMTP = SmtpChange(host="mail.example.org", sender="chronos@example.org", password="hunter2hunter2")
PROVIDER = OidcProviderChange(
    id="corp", name="Corp", issuer="https://login.example.org", client_id="c", client_secret="s3cr3t-s3cr3t"
)


def reader_on(store: Store, vault: Vault = VAULT) -> SettingsReader:
    return SettingsReader(store.stores.settings, vault, DEFAULTS)


def service_on(store: Store, reader: SettingsReader | None = None, vault: Vault = VAULT) -> SettingsService:
    return SettingsService(store.stores.settings, reader or reader_on(store), vault, clock=utc_now)


async def test_where_nothing_was_set_the_defaults_hold(store: Store) -> None:
    view = await service_on(store).view(ADMIN)

    assert (view.version, view.updated_at, view.stated) == (0, None, ())
    assert view.retention.executions_days == 7
    assert await reader_on(store).get() == DEFAULTS


async def test_a_change_touches_the_fields_that_it_states_and_no_other(store: Store) -> None:
    service = service_on(store)
    await service.change(ADMIN, SettingsChange(retention=RetentionChange(executions_days=90)))

    change = SettingsChange(
        retention=RetentionChange(audit_days=500), registration=RegistrationChange(mode=RegistrationMode.OPEN)
    )
    view = await service.change(ADMIN, change)

    assert (view.retention.executions_days, view.retention.audit_days) == (90, 500)
    assert view.stated == ("registration.mode", "retention.executions_days", "retention.audit_days")
    assert (view.version, view.updated_by) == (2, "aa")
    assert await reader_on(store).get() == msgspec.structs.replace(
        DEFAULTS, retention=view.retention, registration=view.registration
    )


async def test_a_section_that_is_null_goes_back_to_the_defaults_with_its_secrets(store: Store) -> None:
    service = service_on(store)
    await service.change(ADMIN, SettingsChange(smtp=SMTP))

    view = await service.change(ADMIN, SettingsChange(smtp=None))

    assert view.smtp.host == ""
    assert not view.smtp.password_is_set
    assert await reader_on(store).secret(SMTP_PASSWORD) == ""


async def test_a_change_that_changes_nothing_makes_no_version(store: Store) -> None:
    service = service_on(store)
    change = SettingsChange(sessions=SessionChange(idle_days=3))
    await service.change(ADMIN, change)

    assert (await service.change(ADMIN, change)).version == 1


async def test_one_who_looked_at_former_settings_does_not_overwrite_newer_ones(store: Store) -> None:
    service = service_on(store)
    await service.change(ADMIN, SettingsChange(sessions=SessionChange(idle_days=3)), version=0)

    with pytest.raises(Conflict, match="meanwhile"):
        await service.change(ADMIN, SettingsChange(sessions=SessionChange(idle_days=4)), version=0)


async def test_of_changes_at_the_same_time_none_is_lost(store: Store) -> None:
    changes = [
        SettingsChange(sessions=SessionChange(idle_days=3)),
        SettingsChange(retention=RetentionChange(audit_days=99)),
        SettingsChange(limits=LimitChange(run=RateLimit(count=1, period_s=2, burst=3))),
    ]

    await asyncio.gather(*(service_on(store).change(ADMIN, change) for change in changes))

    found = await reader_on(store).get()
    assert (found.sessions.idle_days, found.retention.audit_days, found.limits.run.burst) == (3, 99, 3)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (SettingsChange(sessions=SessionChange(access_minutes=0)), "/sessions/access_minutes"),
        (SettingsChange(sessions=SessionChange(idle_days=80, absolute_days=10)), "/sessions/idle_days"),
        (SettingsChange(retention=RetentionChange(executions_days=0)), "/retention/executions_days"),
        (SettingsChange(registration=RegistrationChange(default_role=Role.ADMIN)), "/registration/default_role"),
        (
            SettingsChange(registration=RegistrationChange(allowed_domains=("A.org",))),
            "/registration/allowed_domains/0",
        ),
        (SettingsChange(smtp=SmtpChange(host="a b")), "/smtp/host"),
        (SettingsChange(smtp=SmtpChange(host="mail.example.org")), "/smtp/sender"),
        (SettingsChange(smtp=SmtpChange(sender_name="a\r\nBcc: b@c.org")), "/smtp/sender_name"),
        (SettingsChange(limits=LimitChange(read=RateLimit(count=0, period_s=1, burst=1))), "/limits/read/count"),
        (SettingsChange(oidc=(msgspec.structs.replace(PROVIDER, id="a/b"),)), "/oidc/0/id"),
        (SettingsChange(oidc=(msgspec.structs.replace(PROVIDER, issuer="http://example.org"),)), "/oidc/0/issuer"),
        (SettingsChange(oidc=(PROVIDER, PROVIDER)), "/oidc/1/id"),
    ],
)
async def test_what_cannot_be_in_force_is_refused_where_it_stands(
    store: Store, change: SettingsChange, pointer: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        await service_on(store).change(ADMIN, change)

    assert pointer in [error.pointer for error in refusal.value.errors]
    assert (await service_on(store).view(ADMIN)).version == 0


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEVELOPER, Role.VIEWER])
async def test_only_administrators_see_and_change_them(store: Store, role: Role) -> None:
    somebody = Principal(user_id=UserId("bb"), role=role)

    with pytest.raises(Denied):
        await service_on(store).view(somebody)
    with pytest.raises(Denied):
        await service_on(store).change(somebody, SettingsChange(smtp=None))


async def test_secrets_are_stored_encrypted_and_shown_to_nobody(store: Store) -> None:
    view = await service_on(store).change(ADMIN, SettingsChange(smtp=SMTP, oidc=(PROVIDER,)))

    raw = await store.door.call("GET", store.door.keys.settings())
    for text in (raw.decode(), msgspec.json.encode(view).decode(), repr(view), repr(SMTP), repr(PROVIDER)):
        assert "hunter2" not in text
        assert "s3cr3t" not in text
    assert view.smtp.password_is_set
    assert view.oidc[0].client_secret_is_set
    reader = reader_on(store)
    assert await reader.secret(SMTP_PASSWORD) == "hunter2hunter2"
    assert await reader.secret(oidc_secret("corp")) == "s3cr3t-s3cr3t"


async def test_a_secret_stays_when_a_change_does_not_name_it(store: Store) -> None:
    service = service_on(store)
    await service.change(ADMIN, SettingsChange(smtp=SMTP, oidc=(PROVIDER,)))

    renamed = msgspec.structs.replace(PROVIDER, name="New", client_secret=msgspec.UNSET)
    view = await service.change(ADMIN, SettingsChange(smtp=SmtpChange(username="ann"), oidc=(renamed,)))

    assert view.smtp.password_is_set
    assert view.oidc[0].client_secret_is_set


async def test_the_secret_of_a_provider_that_is_removed_goes_with_it(store: Store) -> None:
    service = service_on(store)
    await service.change(ADMIN, SettingsChange(oidc=(PROVIDER,)))
    await service.change(ADMIN, SettingsChange(oidc=()))

    view = await service.change(
        ADMIN, SettingsChange(oidc=(msgspec.structs.replace(PROVIDER, client_secret=msgspec.UNSET),))
    )

    assert not view.oidc[0].client_secret_is_set


async def test_a_secret_is_not_sent_to_another_server_than_it_was_stated_for(store: Store) -> None:
    service = service_on(store)
    await service.change(ADMIN, SettingsChange(smtp=SMTP))

    with pytest.raises(Invalid) as refusal:
        await service.change(ADMIN, SettingsChange(smtp=SmtpChange(host="evil.example.org")))

    assert refusal.value.errors[0].pointer == "/smtp/password"


async def test_without_a_key_no_secret_is_taken(store: Store) -> None:
    locked = Vault([])

    with pytest.raises(Conflict, match="no key"):
        await service_on(store, vault=locked).change(ADMIN, SettingsChange(smtp=SMTP))
    assert not (await service_on(store, vault=locked).view(ADMIN)).can_store_secrets


async def test_a_secret_that_another_key_encrypted_is_told_of(store: Store) -> None:
    await service_on(store).change(ADMIN, SettingsChange(smtp=SMTP))

    with pytest.raises(Conflict, match="cannot be read"):
        await reader_on(store, Vault([new_key("two")])).secret(SMTP_PASSWORD)


async def test_the_process_that_changes_them_sees_it_at_once_and_others_when_their_copy_is_old(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = reader_on(store), reader_on(store)
    await own.get(), await other.get()

    await service_on(store, own).change(ADMIN, SettingsChange(sessions=SessionChange(idle_days=3)))

    assert (await own.get()).sessions.idle_days == 3
    assert (await other.get()).sessions.idle_days == 14
    monkeypatch.setattr(settings_reader, "FRESH_S", -1)
    assert (await other.get()).sessions.idle_days == 3


@contextmanager
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    async def find(_: SettingsStore) -> None:
        raise Unavailable("Redis does not answer", part="redis")

    with monkeypatch.context() as patch:
        patch.setattr(SettingsStore, "find", find)
        yield


async def test_while_redis_is_away_the_last_copy_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = reader_on(store)
    await reader.get()
    reader.forget()

    with away(monkeypatch):
        assert await reader.get() == DEFAULTS
        with pytest.raises(Unavailable):
            await reader_on(store).get()


async def test_secrets_are_encrypted_anew_with_the_current_key(store: Store) -> None:
    former, current = new_key("one"), new_key("two")
    await service_on(store, vault=Vault([former])).change(ADMIN, SettingsChange(smtp=SMTP))
    both = Vault([current, former])

    first = await rotate_settings(store.stores.settings, both)
    again = await rotate_settings(store.stores.settings, both)

    assert (first.rotated, first.current, first.unreadable) == (1, 0, ())
    assert (again.rotated, again.current) == (0, 1)
    assert await reader_on(store, Vault([current])).secret(SMTP_PASSWORD) == "hunter2hunter2"


async def test_a_secret_whose_key_is_gone_stays_and_is_told_of(store: Store) -> None:
    await service_on(store).change(ADMIN, SettingsChange(smtp=SMTP))

    report = await rotate_settings(store.stores.settings, Vault([new_key("two")]))

    assert (report.rotated, len(report.unreadable)) == (0, 1)
    assert await reader_on(store).secret(SMTP_PASSWORD) == "hunter2hunter2"
