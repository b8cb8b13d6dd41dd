"""`chronos secrets`: keys, and encrypting everything anew."""

import asyncio
from pathlib import Path

import pytest

from chronos_synapse.cli.beside import SECRETS_KEYS_FILE, settings_beside_up
from chronos_synapse.cli.main import main
from chronos_synapse.config import Settings, load_settings
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.accounts.second_factor import place_of
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import PutSecret, SecretService
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from chronos_synapse.storage.postgres.users import UserStore
from tests.builders import OWNER, open_store

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)


def test_a_new_key_is_one_that_a_vault_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["secrets", "new-key", "--id", "2027"]) == 0
    assert main(["secrets", "new-key"]) == 0

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("2027:")
    assert Vault([first, second]).current_key_id == "2027"


def test_a_key_cannot_be_called_what_cannot_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["secrets", "new-key", "--id", "a:b"]) == 1
    assert "letters, digits" in capsys.readouterr().err


async def written(redis_url: str, key_prefix: str, keys: dict[str, str]) -> None:
    """Secrets by name, each encrypted with its key."""
    async with open_store(redis_url, key_prefix) as store:
        for name, key in keys.items():
            service = SecretService(store.stores, Vault([key]), SecretSources())
            await service.put(ADA, name, PutSecret(value="hunter2!"))


async def guarded(database_url: str, key: str) -> str:
    """A user whose one-time codes' secret is encrypted with `key`; the id."""
    database = Database(database_url)
    user = User(id=UserId("a0"), email="a@example.org", name="A", role=Role.DEVELOPER, created_at=utc_now())
    await UserStore(database).create(user, None)
    await SecondFactorStore(database).propose(
        user.id, Vault([key]).seal(b"twenty secret bytes.", owner=place_of(UserId("a0"))).data
    )
    await database.close()
    return user.id


async def opened(database_url: str, key: str) -> bytes:
    """The secret of the user's codes, read with `key`."""
    database = Database(database_url)
    found = await SecondFactorStore(database).generator(UserId("a0"))
    await database.close()
    assert found is not None
    return Vault([key]).open(found.sealed, owner=place_of(UserId("a0")))


def test_rotation_takes_the_secrets_of_one_time_codes_along(
    redis_url: str,
    key_prefix: str,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    former, current = new_key("former"), new_key("current")
    asyncio.run(guarded(database_url, former))
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)
    monkeypatch.setenv("CHRONOS_DATABASE_URL", database_url)
    monkeypatch.setenv("CHRONOS_SECRETS_KEYS", f"{current},{former}")

    codes = [main(["secrets", "rotate"]), main(["secrets", "rotate"])]

    assert codes == [0, 0]
    assert asyncio.run(opened(database_url, current)) == b"twenty secret bytes."
    told = capsys.readouterr().out.splitlines()
    assert told == ["encrypted anew: 1, had the current key: 0", "encrypted anew: 0, had the current key: 1"]


def test_rotation_without_postgres_says_what_it_could_not_look_at(
    redis_url: str, key_prefix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)
    monkeypatch.setenv("CHRONOS_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    monkeypatch.setenv("CHRONOS_SECRETS_KEYS", new_key("current"))

    assert main(["secrets", "rotate"]) == 3
    assert capsys.readouterr().err == "cannot be read: one-time codes of users: Postgres does not answer\n"


def test_rotation_tells_what_it_did(
    redis_url: str,
    key_prefix: str,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CHRONOS_DATABASE_URL", database_url)
    former, current, lost = new_key("former"), new_key("current"), new_key("lost")
    asyncio.run(written(redis_url, key_prefix, {"a": former, "b": former, "c": current, "d": lost}))
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)
    monkeypatch.setenv("CHRONOS_SECRETS_KEYS", f"{current},{former}")

    assert main(["secrets", "rotate"]) == 3
    first = capsys.readouterr()
    monkeypatch.setenv("CHRONOS_SECRETS_KEYS", f"{current},{lost}")
    assert main(["secrets", "rotate"]) == 0
    second = capsys.readouterr()

    assert first.out == "encrypted anew: 2, had the current key: 1\n"
    assert first.err.startswith(f"cannot be read: owner-{OWNER} d: its key 'lost' is not among")
    assert (second.out, second.err) == ("encrypted anew: 1, had the current key: 3\n", "")


def test_a_bad_key_is_told_by_its_place(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CHRONOS_SECRETS_KEYS", "a:changeme")

    assert main(["secrets", "rotate"]) == 2
    assert capsys.readouterr().err == "chronos: CHRONOS_SECRETS_KEYS: key 1 has 6 bytes and needs 32\n"


def test_beside_up_the_keys_of_its_data_directory_are_used(tmp_path: Path) -> None:
    (tmp_path / SECRETS_KEYS_FILE).write_text("a:x,b:y\n")
    environ = {"CHRONOS_DATA_DIR": str(tmp_path)}

    assert settings_beside_up(environ).secrets_keys == ("a:x", "b:y")
    assert settings_beside_up(environ | {"CHRONOS_SECRETS_KEYS": "c:z"}).secrets_keys == ("c:z",)


def test_settings_do_not_show_what_is_secret_in_them() -> None:
    settings = load_settings({"CHRONOS_SECRETS_KEYS": new_key("first"), "CHRONOS_SECRET_KEY": "x" * 32})

    assert repr(settings) == str(settings) == "Settings(...)"
    assert settings.secrets_keys[0].startswith("first:")
    assert Settings() != settings
