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

from chronos_synapse.cli.main import main
from chronos_synapse.embedded.redis_stack import redis_stack_url
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
        """The exit code; of one that has ended already, too."""
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


def processes_with(trace: str | Path) -> list[str]:
    """Command lines of every process that has `trace` on its command line or in its environment."""
    found = []
    for directory in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if directory.name.isdigit() and int(directory.name) != os.getpid():
                command = (directory / "cmdline").read_bytes()
                if str(trace).encode() in command + (directory / "environ").read_bytes():
                    found.append(command.replace(b"\0", b" ").decode())
    return found


def call(url: str, *, body: object = None, token: str = "") -> tuple[int, Any]:
    """Status and decoded answer of a GET, or of a POST when there is a body."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=content, headers=headers)  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def run_a_long_job(url: str, marker: str) -> None:
    """Starts a job that sleeps with `marker` on its command line; returns when it runs."""
    credentials = {"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]}
    token = call(f"{url}/api/v1/auth/login", body=credentials)[1]["access_token"]
    executor = {"kind": "shell", "config": {"command": f"sh -c 'sleep 600; true' {marker}"}}
    job = call(f"{url}/api/v1/jobs", body={"name": "long", "executor": executor}, token=token)[1]
    triggered = call(f"{url}/api/v1/jobs/{job['id']}/trigger", body={}, token=token)
    assert triggered[0] == 202, triggered
    wait_until_sync(lambda: processes_with(marker), timeout_s=READY_S, description="the job to run")


def is_ready(url: str) -> bool:
    try:
        return call(f"{url}/health/ready")[0] == 200
    except (OSError, ValueError):
        return False


@pytest.fixture(scope="module")
def start() -> Iterator[Callable[..., Up]]:
    """Starts one; whatever a test leaves running is ended afterwards."""
    started: list[Up] = []

    def start_one(*args: Any, **options: Any) -> Up:
        started.append(Up(*args, **options))
        return started[-1]

    yield start_one
    for one in started:
        one.stop()


@pytest.fixture(scope="module")
def up(start: Callable[..., Up], tmp_path_factory: pytest.TempPathFactory) -> Up:
    """One that is ready; tests leave it so."""
    running = start(tmp_path_factory.mktemp("up") / "data")
    running.wait_until_ready()
    return running


def test_it_tells_where_it_is_and_where_its_data_are(up: Up) -> None:
    url = up.wait_until_ready()

    assert call(f"{url}/health/live") == (200, {"status": "live"})
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


def test_a_second_start_on_the_same_data_is_refused_with_a_sentence(up: Up, start: Callable[..., Up]) -> None:
    up.wait_until_ready()

    second = start(up.data_dir)
    code = second.finish()

    assert code == 1
    assert second.lines == [
        f"chronos: The data directory {up.data_dir} is in use: chronos up is already running on it."
    ]


def test_the_key_that_signs_tokens_is_readable_by_its_owner_only(up: Up) -> None:
    up.wait_until_ready()

    assert (up.data_dir / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", ["api", "scheduler", "worker", "analyst"])
def test_a_health_check_finds_each_process_of_this_machine(up: Up, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOS_PORT", up.wait_until_ready().rpartition(":")[2])
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_stack_url(up.data_dir / "redis"))

    assert main(["health", kind]) == 0


@pytest.mark.parametrize("name", sorted(PROCESSES))
def test_a_killed_part_comes_back_and_is_told_of(up: Up, name: str) -> None:
    url = up.wait_until_ready()
    first = up.children()[name]

    os.kill(first, signal.SIGKILL)

    wait_until_sync(lambda: up.children().get(name, first) != first, timeout_s=READY_S, description=f"a new {name}")
    up.wait_until_ready_again(url)
    assert up.said(f"^{name} was ended by SIGKILL; starting it again in ")


def test_a_port_that_is_taken_is_named(tmp_path: Path, start: Callable[..., Up]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = start(tmp_path, port=port)
        code = refused.finish()

    assert code == 1
    assert len(refused.lines) == 1
    assert refused.lines[0].startswith(f"chronos: Port {port} on 127.0.0.1 cannot be used")


def test_ctrl_c_leaves_nothing_running_and_the_next_start_keeps_everything(
    tmp_path: Path, start: Callable[..., Up]
) -> None:
    data_dir = tmp_path / "data"
    first = start(data_dir, settings=ADMIN)
    first.wait_until_ready()
    wait_until_sync(lambda: first.said("Press Ctrl-C"), description="the whole welcome")

    assert first.stop() == 0
    assert processes_with(data_dir) == []
    assert not first.said("first administrator")

    second = start(data_dir)
    url = second.wait_until_ready()
    needed = call(f"{url}/api/v1/setup")
    assert second.stop(signal.SIGTERM) == 0
    assert needed == (200, {"needed": False})
    assert processes_with(data_dir) == []


def test_a_killed_supervisor_leaves_nothing_running_and_can_be_started_again_at_once(
    tmp_path: Path, start: Callable[..., Up]
) -> None:
    data_dir = tmp_path / "data"
    first = start(data_dir)
    port = int(first.wait_until_ready().rpartition(":")[2])

    first.stop(signal.SIGKILL)
    second = start(data_dir, port=port)
    second.wait_until_ready()

    assert second.stop() == 0
    wait_until_sync(lambda: processes_with(data_dir) == [], timeout_s=STOP_S, description="the first one's processes")


def test_ctrl_c_while_it_starts_stops_it_all_the_same(tmp_path: Path, start: Callable[..., Up]) -> None:
    data_dir = tmp_path / "data"
    starting = start(data_dir)
    wait_until_sync(lambda: starting.said("Starting on"), timeout_s=READY_S, description="the first line")

    assert starting.stop() == 0
    assert processes_with(data_dir) == []


def test_servers_of_your_own_are_used_instead(
    tmp_path: Path, redis_url: str, key_prefix: str, empty_database_url: str, start: Callable[..., Up]
) -> None:
    settings = {
        "CHRONOS_REDIS_URL": redis_url,
        "CHRONOS_DATABASE_URL": empty_database_url,
        "CHRONOS_KEY_PREFIX": key_prefix,
    }
    running = start(tmp_path / "data", settings=settings)
    running.wait_until_ready()

    names = set(running.children())
    assert running.stop() == 0
    assert names == PROCESSES - {"redis", "postgres"}


def test_a_second_ctrl_c_ends_running_jobs_at_once(tmp_path: Path, start: Callable[..., Up]) -> None:
    marker = f"job-of-{tmp_path.name}"
    patient = start(tmp_path / "data", settings={**ADMIN, "CHRONOS_DRAIN_S": "600"})
    run_a_long_job(patient.wait_until_ready(), marker)

    patient.process.send_signal(signal.SIGINT)
    patient.wait_until(lambda: patient.said("Press Ctrl-C again to hurry"), "the offer to hurry")

    assert patient.stop() == 0
    assert patient.said("worker did not stop within 2 s and was killed")
    wait_until_sync(lambda: not processes_with(marker), description="the job's processes to end")
    assert processes_with(tmp_path) == []


def test_ctrl_c_lets_running_jobs_end_within_their_drain(tmp_path: Path, start: Callable[..., Up]) -> None:
    marker = f"job-of-{tmp_path.name}"
    brisk = start(tmp_path / "data", settings={**ADMIN, "CHRONOS_DRAIN_S": "1"})
    run_a_long_job(brisk.wait_until_ready(), marker)

    assert brisk.stop() == 0
    assert not brisk.said("was killed")
    assert processes_with(marker) == []
