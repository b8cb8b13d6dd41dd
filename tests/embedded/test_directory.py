"""Data directories: private, locked, with short socket paths."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronos_synapse.embedded import DirectoryInUse, EmbeddedError
from chronos_synapse.embedded.directory import SOCKET_PATH_BYTES, locked, private_directory, socket_directory


def test_a_data_directory_is_closed_to_everyone_else(tmp_path: Path) -> None:
    directory = private_directory(tmp_path / "a" / "b")

    assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    with pytest.raises(EmbeddedError, match=r"data cannot be used: File exists"):
        private_directory(tmp_path / "data")


def test_a_second_user_of_a_directory_is_refused(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(DirectoryInUse, match=str(tmp_path)), locked(tmp_path):
        pass


def test_a_directory_is_free_after_its_user_left(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass

    with locked(tmp_path):
        pass


def test_a_child_that_inherited_the_lock_keeps_it(tmp_path: Path) -> None:
    with locked(tmp_path) as lock:
        inherited = os.dup(lock)

    with pytest.raises(DirectoryInUse), locked(tmp_path, wait_s=0.1):
        pass
    os.close(inherited)


def test_sockets_lie_in_a_short_data_directory(tmp_path: Path) -> None:
    assert socket_directory(tmp_path) == tmp_path / "run"


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime directory with a short name, as systems have it."""
    with tempfile.TemporaryDirectory(prefix="c") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


def test_a_long_data_directory_gets_a_short_place_for_sockets(tmp_path: Path, runtime: Path) -> None:
    data_dir = tmp_path / ("x" * SOCKET_PATH_BYTES)

    sockets = socket_directory(data_dir)

    assert sockets.parent == runtime
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    assert socket_directory(data_dir) == sockets


@pytest.mark.usefixtures("runtime")
def test_a_place_for_sockets_that_others_can_read_is_refused(tmp_path: Path) -> None:
    data_dir = tmp_path / ("x" * SOCKET_PATH_BYTES)
    socket_directory(data_dir).chmod(0o755)

    with pytest.raises(EmbeddedError, match="belongs to someone else"):
        socket_directory(data_dir)
