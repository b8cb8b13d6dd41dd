"""`chronos up`, the whole product in real processes."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from chronos_synapse.cli.beside import SECRETS_KEYS_FILE
from chronos_synapse.cli.main import main
from chronos_synapse.cli.up import KNOW_SECRETS_KEYS
from chronos_synapse.embedded.redis_stack import redis_stack_url
from chronos_synapse.security.vault import Vault
from tests.product import (
    ADMIN,
    PROCESSES,
    READY_S,
    STOP_S,
    Up,
    call,
    processes_with,
)
from tests.support import wait_until_sync


def run_a_long_job(url: str, marker: str) -> None:
    """Starts a job that sleeps with `marker` on its command line; returns when it runs."""
    credentials = {"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]}
    token = call(f"{url}/api/v1/auth/login", body=credentials)[1]["access_token"]
    executor = {"kind": "shell", "config": {"command": f"sh -c 'sleep 600; true' {marker}"}}
    job = call(f"{url}/api/v1/jobs", body={"name": "long", "executor": executor}, token=token)[1]
    triggered = call(f"{url}/api/v1/jobs/{job['id']}/trigger", body={}, token=token)
    assert triggered[0] == 202, triggered
    wait_until_sync(lambda: processes_with(marker), timeout_s=READY_S, description="the job to run")


@pytest.fixture(scope="module")
def start() -> Iterator[Callable[..., Up]]:
    """Starts one; whatever a test leaves running is ended afterwards."""
    with ExitStack() as started:
        yield lambda *args, **options: started.enter_context(Up(*args, **options))


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


@pytest.mark.parametrize("name", ["secret-key", SECRETS_KEYS_FILE])
def test_its_keys_are_readable_by_their_owner_only(up: Up, name: str) -> None:
    up.wait_until_ready()

    assert (up.data_dir / name).stat().st_mode & 0o777 == 0o600


def test_only_those_who_need_the_key_of_secrets_are_given_it(up: Up) -> None:
    up.wait_until_ready()
    keys = (up.data_dir / SECRETS_KEYS_FILE).read_bytes()

    knowing = {name for name, pid in up.children().items() if keys in Path(f"/proc/{pid}/environ").read_bytes()}

    assert Vault(keys.decode().split(",")).current_key_id == "first"
    assert knowing == set(KNOW_SECRETS_KEYS)


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
    # The only one whose coverage is measured, which doubles what a start costs: it lives a whole life.
    patient = start(tmp_path / "data", settings={**ADMIN, "CHRONOS_DRAIN_S": "600"}, is_measured=True)
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
