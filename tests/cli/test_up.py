"""`chronos up`, the whole product in real processes."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support import wait_until_sync

READY_S = 60.0
STOP_S = 40.0
ADMIN = {"CHRONOS_ADMIN_EMAIL": "ada@example.org", "CHRONOS_ADMIN_PASSWORD": "correct horse battery staple"}
PROCESSES = {"redis", "postgres", "api", "analyst", "worker", "scheduler"}


class Up:
    """A running `chronos up` and what it has said so far."""

    def __init__(self, data_dir: Path, *, port: int = 0, settings: Mapping[str, str] | None = None) -> None:
        self.data_dir = data_dir
        self.lines: list[str] = []
        command = [sys.executable, "-m", "chronos_synapse", "up", "--data-dir", str(data_dir), "--port", str(port)]
        self.process = subprocess.Popen(
            command,
            env={**clean_environment(), **(settings or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def said(self, pattern: str) -> re.Match[str] | None:
        """The first line that `pattern` is found in."""
        return next((found for line in list(self.lines) if (found := re.search(pattern, line))), None)

    def wait_until_ready(self) -> str:
        """The URL, once it was printed."""
        self.wait_until(lambda: self.said("is ready") or self.process.poll() is not None, "readiness")
        found = self.said(r"Chronos Synapse is ready: (\S+)")
        assert found, self.lines
        return found[1]

    def wait_until_ready_again(self, url: str) -> None:
        self.wait_until(lambda: is_ready(url), "readiness again")

    def wait_until(self, predicate: Callable[[], object], description: str) -> None:
        """`wait_until_sync` that shows what was said when it fails."""
        try:
            wait_until_sync(predicate, timeout_s=READY_S, description=description)
        except AssertionError as exc:
            raise AssertionError(f"{exc}; it said {self.lines}") from None

    def children(self) -> dict[str, int]:
        """Process id by name."""
        own = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {name_of(int(child)): int(child) for child in own}

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.finish()

    def finish(self) -> int:
        """The exit code, once it has ended and everything that it said was read."""
        code = self.process.wait(STOP_S)
        self._reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("CHRONOS_")}


def name_of(process_id: int) -> str:
    words = Path(f"/proc/{process_id}/cmdline").read_bytes().decode().split("\0")
    if "chronos_synapse" in words:
        return words[words.index("chronos_synapse") + 1]
    return {"redis-server": "redis"}.get(Path(words[0].split(" ")[0]).name, Path(words[0]).name)


def processes_of(data_dir: Path) -> list[str]:
    """Command lines of every process that was started for `data_dir`, however it was orphaned."""
    found = []
    for directory in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if directory.name.isdigit() and int(directory.name) != os.getpid():
                traces = (directory / "cmdline").read_bytes() + (directory / "environ").read_bytes()
                if str(data_dir).encode() in traces:
                    found.append((directory / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def get(url: str) -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - our own
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def is_ready(url: str) -> bool:
    try:
        return get(f"{url}/health/ready")[0] == 200
    except (OSError, ValueError):
        return False


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """One that is ready; tests leave it so."""
    running = Up(tmp_path_factory.mktemp("up") / "data")
    try:
        running.wait_until_ready()
        yield running
    finally:
        if running.process.poll() is None:
            running.stop()
        else:
            running.finish()


def test_it_tells_where_it_is_and_where_its_data_are(up: Up) -> None:
    url = up.wait_until_ready()

    assert get(f"{url}/health/live") == (200, {"status": "live"})
    assert any(str(up.data_dir) in line for line in up.lines)


def test_it_prints_a_link_that_makes_the_first_administrator(up: Up) -> None:
    url = up.wait_until_ready()

    wait_until_sync(lambda: up.said("first administrator"), description="the link")

    link = up.said(r"Make the first administrator: (\S+)")
    assert link
    assert link[1].startswith(f"{url}/setup#token=")


def test_it_runs_every_part_once(up: Up) -> None:
    up.wait_until_ready()

    assert set(up.children()) == PROCESSES
    assert len(up.children()) == len(PROCESSES)


def test_a_second_start_on_the_same_data_is_refused_with_a_sentence(up: Up) -> None:
    up.wait_until_ready()

    second = Up(up.data_dir)
    code = second.finish()

    assert code == 1
    assert second.lines == [
        f"chronos: The data directory {up.data_dir} is in use: chronos up is already running on it."
    ]


def test_the_key_that_signs_tokens_is_readable_by_its_owner_only(up: Up) -> None:
    up.wait_until_ready()

    assert (up.data_dir / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", sorted(PROCESSES))
def test_a_killed_part_comes_back_and_is_told_of(up: Up, name: str) -> None:
    url = up.wait_until_ready()
    first = up.children()[name]

    os.kill(first, signal.SIGKILL)

    wait_until_sync(lambda: up.children().get(name, first) != first, timeout_s=READY_S, description=f"a new {name}")
    up.wait_until_ready_again(url)
    assert up.said(f"^{name} was ended by SIGKILL; starting it again in ")


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = Up(tmp_path, port=port)
        code = refused.finish()

    assert code == 1
    assert len(refused.lines) == 1
    assert refused.lines[0].startswith(f"chronos: Port {port} on 127.0.0.1 cannot be used")


def test_ctrl_c_leaves_nothing_running_and_the_next_start_keeps_everything(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    first = Up(data_dir, settings=ADMIN)
    first.wait_until_ready()
    wait_until_sync(lambda: first.said("Press Ctrl-C"), description="the whole welcome")

    assert first.stop() == 0
    assert processes_of(data_dir) == []
    assert not first.said("first administrator")

    second = Up(data_dir)
    url = second.wait_until_ready()
    needed = get(f"{url}/api/v1/setup")
    assert second.stop(signal.SIGTERM) == 0
    assert needed == (200, {"needed": False})
    assert processes_of(data_dir) == []


def test_a_killed_supervisor_leaves_nothing_running_and_can_be_started_again_at_once(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    first = Up(data_dir)
    port = int(first.wait_until_ready().rpartition(":")[2])

    first.stop(signal.SIGKILL)
    second = Up(data_dir, port=port)
    second.wait_until_ready()

    assert second.stop() == 0
    wait_until_sync(lambda: processes_of(data_dir) == [], timeout_s=STOP_S, description="the first one's processes")


def test_ctrl_c_while_it_starts_stops_it_all_the_same(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    starting = Up(data_dir)
    wait_until_sync(lambda: starting.said("Starting on"), timeout_s=READY_S, description="the first line")

    assert starting.stop() == 0
    assert processes_of(data_dir) == []


def test_servers_of_your_own_are_used_instead(
    tmp_path: Path, redis_url: str, key_prefix: str, empty_database_url: str
) -> None:
    settings = {
        "CHRONOS_REDIS_URL": redis_url,
        "CHRONOS_DATABASE_URL": empty_database_url,
        "CHRONOS_KEY_PREFIX": key_prefix,
    }
    running = Up(tmp_path / "data", settings=settings)
    running.wait_until_ready()

    names = set(running.children())
    assert running.stop() == 0
    assert names == PROCESSES - {"redis", "postgres"}
