"""Groups of control: found, made, limited, read and removed, in both versions of the kernel's interface."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronos_synapse.domain.sandbox import MIB, Limits
from chronos_synapse.sandbox import cgroups
from chronos_synapse.sandbox.cgroup_places import find_hierarchies
from chronos_synapse.sandbox.cgroups import ControlGroups, Group, Hierarchy, hand_down, open_groups, remove_abandoned
from tests.sandbox.support import a_nap
from tests.support import wait_until_sync

V1_MOUNTS = """\
31 23 0:28 / {root} rw,relatime - tmpfs tmpfs rw,mode=755
32 31 0:29 / {root}/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
35 31 0:32 /docker/abc {root}/memory rw,relatime - cgroup cgroup rw,memory
39 31 0:36 / {root}/pids rw,relatime - cgroup cgroup rw,pids
40 31 0:37 / {root}/systemd rw,relatime - cgroup cgroup rw,name=systemd
41 31 0:38 / {root}/unified rw,relatime - cgroup2 cgroup2 rw
"""
V1_PLACES = "9:name=systemd:/\n8:pids:/jobs\n4:memory:/docker/abc\n2:cpu,cpuacct:/\n0::/\n"
V2_MOUNTS = "30 23 0:27 / {root} rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"
V2_PLACES = "0::/system.slice/worker.service\n"

needs_groups = pytest.mark.skipif(
    os.geteuid() != 0 or not find_hierarchies(), reason="only root may make control groups, where there are some"
)


class TestPlaces:
    """Where the worker is, by what the kernel says of mounts and of the worker."""

    def test_with_v1_each_controller_has_its_own_tree(self, tmp_path: Path) -> None:
        for name in ("cpu,cpuacct", "memory", "pids/jobs", "unified"):
            (tmp_path / "fs" / name).mkdir(parents=True)

        assert self.found(tmp_path, V1_PLACES, V1_MOUNTS) == [
            Hierarchy(tmp_path / "fs" / "cpu,cpuacct", ("cpu",), False),
            Hierarchy(tmp_path / "fs" / "memory", ("memory",), False),
            Hierarchy(tmp_path / "fs" / "pids" / "jobs", ("pids",), False),
        ]

    def test_with_v2_one_tree_has_them_all(self, tmp_path: Path) -> None:
        base = tmp_path / "fs" / "system.slice" / "worker.service"
        base.mkdir(parents=True)
        (base / "cgroup.controllers").write_text("cpuset cpu io memory pids\n")

        assert self.found(tmp_path, V2_PLACES, V2_MOUNTS) == [Hierarchy(base, ("cpu", "memory", "pids"), True)]

    def test_another_place_can_be_named(self, tmp_path: Path) -> None:
        base = tmp_path / "fs" / "jobs"
        base.mkdir(parents=True)
        (base / "cgroup.controllers").write_text("memory\n")

        assert self.found(tmp_path, V2_PLACES, V2_MOUNTS, "/jobs") == [Hierarchy(base, ("memory",), True)]

    def test_without_any_there_are_none(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "0::/\n", "22 1 0:1 / / rw - ext4 /dev/vda rw\n") == []
        assert find_hierarchies(cgroup=tmp_path / "none", mounts=tmp_path / "none") == []

    def found(self, folder: Path, places: str, mounts: str, place: str = "") -> list[Hierarchy]:
        (folder / "cgroup").write_text(places)
        (folder / "mountinfo").write_text(mounts.format(root=folder / "fs"))
        return find_hierarchies(place, cgroup=folder / "cgroup", mounts=folder / "mountinfo")


@pytest.fixture
def version_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like v2: what is made in it has the kernel's files, and can be removed with them."""
    make = Path.mkdir

    def mkdir(folder: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        make(folder, mode, parents, exist_ok)
        fill(folder)

    def write(path: Path, text: str) -> None:
        assert path.exists(), "the kernel has no such file"
        path.write_text(text)

    monkeypatch.setattr(cgroups, "write", write)
    monkeypatch.setattr(Path, "mkdir", mkdir)
    monkeypatch.setattr(Path, "rmdir", shutil.rmtree)
    fill(tmp_path)
    return tmp_path


def fill(folder: Path) -> None:
    texts = {
        "cgroup.procs": "",
        "cgroup.kill": "",
        "cgroup.subtree_control": "",
        "cpu.max": "max 100000",
        "cpu.stat": "usage_usec 2500000\nuser_usec 2000000\nnr_throttled 3\n",
        "memory.max": "max",
        "memory.swap.max": "max",
        "memory.current": "5000",
        "memory.peak": "9000",
        "memory.stat": "anon 3000\nfile 2000\nshmem 500\n",
        "memory.events": "low 0\nhigh 0\nmax 7\noom 2\noom_kill 2\noom_group_kill 0\n",
        "pids.max": "max",
        "pids.events": "max 4\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)


class TestVersion2:
    """By reading and writing what its documentation says; the machines that run this may have version 1 only."""

    def test_a_group_has_all_limits_in_one_folder(self, version_2: Path) -> None:
        groups = open_groups([Hierarchy(version_2, ("cpu", "memory", "pids"), True)])
        group = groups.make(["memory"])
        group.limit(Limits(cpu=1.5, memory_bytes=64 * MIB, pids=10), more_pids=2)

        (join,) = group.joins
        expected = {"cpu.max": "150000 100000", "memory.max": "67108864", "memory.swap.max": "0", "pids.max": "12"}
        assert {name: Path(join).with_name(name).read_text() for name in expected} == expected
        assert (version_2 / "cgroup.subtree_control").read_text() == "+cpu +memory +pids"
        assert groups.controllers == ("cpu", "memory", "pids")
        groups.close()

    def test_what_it_counts_is_read(self, version_2: Path) -> None:
        folder = version_2 / "1"
        folder.mkdir()
        group = Group(dict.fromkeys(("cpu", "memory", "pids"), folder), is_v2=True)

        assert group.facts() == cgroups.GroupFacts(2500, 9000, 2, 4)
        assert group.usage() == cgroups.GroupUsage(2500, 3500)
        group.kill()
        assert (folder / "cgroup.kill").read_text() == "1"
        assert group.remove()
        assert not folder.exists()

    def test_processes_make_room_when_the_kernel_refuses(
        self, version_2: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (version_2 / "cgroup.procs").write_text("41\n42\n")
        written: list[tuple[str, str]] = []

        def write(path: Path, text: str) -> None:
            written.append((str(path.relative_to(version_2)), text))
            if len(written) == 1:
                raise OSError(16, "Device or resource busy")

        monkeypatch.setattr(cgroups, "write", write)
        hand_down(version_2, ("memory",))

        assert written == [
            ("cgroup.subtree_control", "+memory"),
            ("rest/cgroup.procs", "41"),
            ("rest/cgroup.procs", "42"),
            ("cgroup.subtree_control", "+memory"),
        ]

    def test_a_place_that_cannot_be_written_offers_nothing(self, tmp_path: Path) -> None:
        groups = open_groups([Hierarchy(tmp_path / "nowhere", ("memory",), True)])

        assert groups.controllers == ()
        groups.close()


@pytest.fixture
def groups() -> Iterator[ControlGroups]:
    groups = open_groups(find_hierarchies())
    yield groups
    groups.close()


@needs_groups
class TestThisMachine:
    """On the real thing."""

    def test_members_are_counted_and_killed(self, groups: ControlGroups) -> None:
        group = groups.make(groups.controllers)
        nap = subprocess.Popen(a_nap().split())
        for join in group.joins:
            cgroups.write(Path(join), str(nap.pid))

        assert group.pids() == {nap.pid}
        assert not group.remove()
        group.kill()
        assert nap.wait() == -9
        wait_until_sync(group.remove, description="the group to be empty")

    def test_the_folder_of_a_living_worker_is_left_alone_and_that_of_a_dead_one_is_not(
        self, groups: ControlGroups
    ) -> None:
        group = groups.make(groups.controllers)
        folders = [Path(join).parent for join in group.joins]
        for hierarchy in find_hierarchies():
            remove_abandoned(hierarchy.base)
        assert all(folder.exists() for folder in folders)

        nap = subprocess.Popen(a_nap().split())
        for join in group.joins:
            cgroups.write(Path(join), str(nap.pid))
        groups.unlock()  # As the kernel does when a worker is killed.
        for hierarchy in find_hierarchies():
            remove_abandoned(hierarchy.base)

        assert nap.wait() == -9
        assert not any(folder.exists() for folder in folders)

    def test_without_limits_nothing_is_limited(self, groups: ControlGroups) -> None:
        group = groups.make(groups.controllers)
        group.limit(Limits())

        assert group.facts().oom_kills == 0
        assert group.remove()
