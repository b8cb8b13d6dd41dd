"""Where the worker is in the control groups of this machine."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from chronos_synapse.sandbox.cgroups import CONTROLLERS, Hierarchy

CGROUP, MOUNTS = Path("/proc/self/cgroup"), Path("/proc/self/mountinfo")


class Mount(NamedTuple):
    """One mounted hierarchy."""

    root: PurePosixPath
    """Which of its groups is at `point`."""
    point: Path
    kind: str
    options: frozenset[str]


def find_hierarchies(place: str = "", *, cgroup: Path = CGROUP, mounts: Path = MOUNTS) -> list[Hierarchy]:
    """Those with controllers that we use. `place`: another group than the worker's own, as in /proc/self/cgroup."""
    try:
        lines, found = cgroup.read_text().splitlines(), _mounts(mounts.read_text().splitlines())
    except OSError:
        return []
    places = dict(_places(lines))
    for mount in found:
        if mount.kind == "cgroup2" and "" in places and (base := _folder(mount, place or places[""])):
            usable = _controllers_of(base)
            if usable:
                return [Hierarchy(base, usable, True)]
    first = [(mount, sorted(mount.options & set(CONTROLLERS))) for mount in found if mount.kind == "cgroup"]
    return [
        Hierarchy(base, tuple(names), False)
        for mount, names in first
        if names and (base := _folder(mount, place or places.get(names[0], "/")))
    ]


def _places(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Controller -> group; of v2 the controller is empty."""
    for line in lines:
        _, names, place = line.split(":", 2)
        for name in names.split(","):
            yield name, place


def _mounts(lines: Iterable[str]) -> list[Mount]:
    found = []
    for line in lines:
        head, _, tail = line.partition(" - ")
        fields, (kind, _, options) = head.split(), tail.split(" ", 2)
        if kind in ("cgroup", "cgroup2"):
            point = Path(fields[4].replace("\\040", " "))
            found.append(Mount(PurePosixPath(fields[3]), point, kind, frozenset(options.split(","))))
    return found


def _folder(mount: Mount, place: str) -> Path | None:
    """Where the group `place` is seen; None when the mount shows another part of the tree."""
    path = PurePosixPath(place)
    if path.is_relative_to(mount.root):
        path = path.relative_to(mount.root)
    elif ".." in path.parts:
        return None
    folder = mount.point / str(path).lstrip("/")
    return folder if folder.is_dir() else None


def _controllers_of(base: Path) -> tuple[str, ...]:
    try:
        words = (base / "cgroup.controllers").read_text().split()
    except OSError:
        return ()
    return tuple(name for name in CONTROLLERS if name in words)
