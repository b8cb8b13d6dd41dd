"""Commands beside `chronos up` find its servers."""

from pathlib import Path

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.embedded.postgres import postgres_url
from chronos_synapse.embedded.redis_stack import redis_stack_url


def test_servers_in_the_data_directory_are_found(tmp_path: Path) -> None:
    for folder in ("redis", "postgres"):
        (tmp_path / folder).mkdir()

    found = settings_beside_up({"CHRONOS_DATA_DIR": str(tmp_path)})

    assert found.redis_url == redis_stack_url(tmp_path / "redis")
    assert found.database_url == postgres_url(tmp_path / "postgres")


def test_what_the_environment_names_stands_above_the_data_directory(tmp_path: Path) -> None:
    (tmp_path / "redis").mkdir()
    environment = {"CHRONOS_DATA_DIR": str(tmp_path), "CHRONOS_REDIS_URL": "redis://example:6379/0"}

    assert settings_beside_up(environment).redis_url == "redis://example:6379/0"


def test_without_a_data_directory_the_usual_servers_are_meant(tmp_path: Path) -> None:
    found = settings_beside_up({"CHRONOS_DATA_DIR": str(tmp_path / "none")})

    assert found.redis_url == "redis://127.0.0.1:6379/0"
    assert not (tmp_path / "none").exists()
