"""The folder in which executors keep what outlives an attempt, and locks on parts of it."""

import asyncio
import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

POLL_S = 0.05


def cache_folder(configured: Path | None, name: str) -> Path:
    """The folder `name` of the cache, made when it is missing; only its owner can look into it.

    PermissionError when a folder of that name is another's, who could put things into it.
    """
    root = configured if configured is not None else Path(tempfile.gettempdir()) / f"chronos-synapse-{os.geteuid()}"
    folder = root / name
    for each in (root, folder):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = each.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise PermissionError(f"{each} is not a folder of this user")
        if stat.S_IMODE(found.st_mode) & 0o077:
            each.chmod(0o700)
    return folder.resolve()


class FileLock:
    """A lock on a file, held by this process; a context manager that lets go of it."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)

    def try_exclusive(self) -> bool:
        """Whether nobody else has it, and it is ours now."""
        return self._try(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        """Whether nobody has it for himself, and it is ours beside others now."""
        return self._try(fcntl.LOCK_SH)

    def __enter__(self) -> "FileLock":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)

    def _try(self, how: int) -> bool:
        try:
            fcntl.flock(self._fd, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


async def until_taken(take: Callable[[], bool]) -> None:
    """Returns when `take`, one of the methods of a lock, has got it."""
    while True:
        if take():
            return
        await asyncio.sleep(POLL_S)  # Another process lets go of it, and tells nobody.


class ScriptFolder:
    """Holds the scripts of this process's attempts; what an ended process has left is removed when it is made."""

    def __init__(self, root: Path) -> None:
        _remove_abandoned(root)
        self._path = Path(tempfile.mkdtemp(prefix="worker-", dir=root))
        self._lock = FileLock(self._path.with_suffix(".lock"))
        self._lock.try_exclusive()

    @contextlib.contextmanager
    def holding(self, name: str, text: str, links: Mapping[str, Path]) -> Iterator[Path]:
        """A folder with `text` and `links`, which anybody may read who can get to it; removed afterwards."""
        folder = Path(tempfile.mkdtemp(dir=self._path))
        try:
            folder.chmod(0o755)
            (folder / name).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
            (folder / name).chmod(0o644)
            for link, target in links.items():
                (folder / link).parent.mkdir(mode=0o755, exist_ok=True)
                (folder / link).symlink_to(target)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self._path, ignore_errors=True)
        self._path.with_suffix(".lock").unlink(missing_ok=True)
        self._lock.__exit__()


def _remove_abandoned(root: Path) -> None:
    for lock_file in root.glob("worker-*.lock"):
        with FileLock(lock_file) as lock:
            if lock.try_exclusive():
                shutil.rmtree(lock_file.with_suffix(""), ignore_errors=True)
                lock_file.unlink(missing_ok=True)
