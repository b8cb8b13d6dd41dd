"""The embedded Redis Stack, really started."""

import importlib.util
import os
import signal
from pathlib import Path
from typing import Any

import pytest
import redis

from chronos_synapse.embedded import DirectoryInUse, EmbeddedUnavailable
from chronos_synapse.embedded.directory import SOCKET_PATH_BYTES, locked
from chronos_synapse.embedded.process import kill, start, wait_ready
from chronos_synapse.embedded.redis_stack import redis_stack, redis_stack_spec, redis_stack_url


def client(url: str) -> "redis.Redis[Any]":
    return redis.Redis.from_url(url, decode_responses=True)


def test_it_answers_with_the_modules_that_we_need(redis_url: str, key_prefix: str) -> None:
    with client(redis_url) as connection:
        connection.execute_command("JSON.SET", f"{key_prefix}:doc", "$", '{"a": 1}')
        connection.execute_command("TS.ADD", f"{key_prefix}:series", "*", "1")
        connection.execute_command(
            "FT.CREATE", f"{key_prefix}:index", "ON", "JSON", "SCHEMA", "$.a", "AS", "a", "NUMERIC"
        )

        assert connection.execute_command("FT.CONFIG", "GET", "ON_TIMEOUT") == {"ON_TIMEOUT": "fail"}


def test_it_keeps_every_write_and_drops_none(redis_url: str) -> None:
    with client(redis_url) as connection:
        assert connection.config_get("appendonly") == {"appendonly": "yes"}
        assert connection.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_it_listens_on_no_port(redis_url: str) -> None:
    with client(redis_url) as connection:
        assert connection.config_get("port") == {"port": "0"}


def test_a_second_start_keeps_the_data(tmp_path: Path) -> None:
    with redis_stack(tmp_path) as url, client(url) as connection:
        connection.set("kept", "yes")

    with redis_stack(tmp_path) as url, client(url) as connection:
        assert connection.get("kept") == "yes"


def test_a_killed_server_has_lost_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    with locked(tmp_path) as lock:
        spec = redis_stack_spec(tmp_path, lock=lock)
        process = start(spec)
        wait_ready(process, spec)
        with client(redis_stack_url(tmp_path)) as connection:
            connection.set("kept", "yes")
        kill(process)

    with redis_stack(tmp_path) as url, client(url) as connection:
        assert connection.get("kept") == "yes"


def test_two_servers_never_share_a_directory(tmp_path: Path) -> None:
    with locked(tmp_path) as lock:
        spec = redis_stack_spec(tmp_path, lock=lock)
        process = start(spec)

    with pytest.raises(DirectoryInUse), locked(tmp_path):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_long_path_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As long as the rest of the name may make it: then the next place is taken.
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("y" * SOCKET_PATH_BYTES)))

    with redis_stack(tmp_path / ("x" * SOCKET_PATH_BYTES)) as url, client(url) as connection:
        assert connection.ping()


def test_its_data_is_closed_to_everyone_else(tmp_path: Path) -> None:
    with redis_stack(tmp_path / "data"):
        assert not os.stat(tmp_path / "data").st_mode & 0o077


def test_a_platform_without_it_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(EmbeddedUnavailable, match="set CHRONOS_REDIS_URL"):
        redis_stack_spec(tmp_path, lock=0)
