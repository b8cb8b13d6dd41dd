"""What is left on the machine is found: control groups, mounts and processes."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.leftovers import Leftovers, processes_of

MOUNT = "36 35 98:0 /work /run/chronos-stage/0 rw - ext4 /dev/root rw"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder of control groups."""
    (tmp_path / "groups").mkdir()
    (tmp_path / "mounts").touch()
    return tmp_path / "groups"


@pytest.fixture
def own(base: Path) -> Iterator[Path]:
    """The folder of a living worker: of this process."""
    folder = base / "chronos.1"
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield folder
    os.close(handle)


@pytest.fixture
def leftovers(base: Path, own: Path) -> Leftovers:
    found = Leftovers(bases=[base], mounts=base.parent / "mounts")
    found.look({os.getpid()})
    return found


def at_rest(leftovers: Leftovers, *workers: int) -> list[str]:
    return list(leftovers.at_rest(workers))


def test_a_living_worker_may_keep_its_folder(leftovers: Leftovers) -> None:
    assert at_rest(leftovers, os.getpid()) == []


def test_the_group_of_an_attempt_is_left(leftovers: Leftovers, own: Path) -> None:
    (own / "7").mkdir()

    assert at_rest(leftovers, os.getpid()) == [f"the control group {own / '7'} of an attempt is still there"]


def test_the_folder_of_a_dead_worker_is_left(leftovers: Leftovers, own: Path) -> None:
    assert at_rest(leftovers) == [f"the control group {own} of a dead worker is still there"]


def test_folders_of_others_are_not_ours(leftovers: Leftovers, base: Path) -> None:
    (base / "chronos.other" / "3").mkdir(parents=True)

    assert at_rest(leftovers, os.getpid()) == []


def test_a_worker_that_stopped_leaves_no_folder(leftovers: Leftovers, own: Path) -> None:
    assert list(leftovers.after_end(())) == [f"the control group {own} is there after its worker has stopped"]
    own.rmdir()
    assert list(leftovers.after_end(())) == []


def test_a_mount_of_a_sandbox_is_left(leftovers: Leftovers, base: Path) -> None:
    (base.parent / "mounts").write_text(f"{MOUNT}\n")

    assert at_rest(leftovers, os.getpid()) == [f"a mount is still there: {MOUNT}"]


def test_a_mount_that_was_there_before_is_none_of_ours(base: Path) -> None:
    (base.parent / "mounts").write_text(f"{MOUNT}\n")

    assert at_rest(Leftovers(bases=[base], mounts=base.parent / "mounts")) == []


def test_a_process_of_an_execution_is_left() -> None:
    environment = {"CHRONOS_EXECUTION_ID": "a-job-1"}
    with subprocess.Popen(["/bin/sleep", "60"], env=environment) as process:
        try:
            found = list(processes_of({"a-job-1", "a-job-2"}))
            assert found == [f"process {process.pid} of a-job-1 is still there: /bin/sleep 60"]
            assert list(processes_of({"a-job-2"})) == []
        finally:
            process.kill()
    assert list(processes_of({"a-job-1"})) == []
