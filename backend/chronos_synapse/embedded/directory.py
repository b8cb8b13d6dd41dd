"""The data directory: private, held by one process at a time, with a short path for sockets."""

import fcntl
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronos_synapse.embedded import DirectoryInUse, EmbeddedError

SOCKET_PATH_BYTES = 107
"""Longest path of a unix socket, sun_path of unix(7) less its end."""
LONGEST_SOCKET_NAME = "/.s.PGSQL.5432"
LOCK_POLL_S = 0.05


def private_directory(path: Path) -> Path:
    """`path`, absolute, made if need be, closed to everyone else."""
    path = path.absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    except OSError as exc:
        raise EmbeddedError(f"The data directory {path} cannot be used: {exc.strerror}.") from exc
    return path


@contextmanager
def locked(directory: Path, *, wait_s: float = 0.0) -> Iterator[int]:
    """Holds `directory` for us and for every child that inherits the yielded file descriptor.

    The lock ends with the last of them, so a server that outlives us by a moment still guards its files.
    DirectoryInUse when it is not free within `wait_s`.
    """
    descriptor = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for_lock(descriptor, directory, deadline=time.monotonic() + wait_s)
        yield descriptor
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int, directory: Path, *, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise DirectoryInUse(f"Another process is using the data directory {directory}.") from None
            time.sleep(LOCK_POLL_S)
        else:
            return


def socket_directory(data_dir: Path) -> Path:
    """A private directory whose path is short enough for sockets, always the same for one `data_dir`."""
    inside = data_dir / "run"
    if _is_short(inside):
        return private_directory(inside)
    name = f"chronos-{os.geteuid()}-{hashlib.sha256(os.fsencode(data_dir.absolute())).hexdigest()[:16]}"
    bases = (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp")  # noqa: S108 - the shortest there is
    found = next((Path(base) / name for base in bases if base and _is_short(Path(base) / name)), None)
    if found is None:
        raise EmbeddedError("No directory for sockets has a path that is short enough: set XDG_RUNTIME_DIR to one.")
    return _own_directory(found)


def _is_short(directory: Path) -> bool:
    return len(os.fsencode(directory)) + len(LONGEST_SOCKET_NAME) <= SOCKET_PATH_BYTES


def _own_directory(path: Path) -> Path:
    """`path`, refused when someone else made it first: the place is open to all."""
    path.mkdir(mode=0o700, exist_ok=True)
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o077:
        raise EmbeddedError(f"{path} belongs to someone else; remove it or choose a shorter data directory.")
    return path
