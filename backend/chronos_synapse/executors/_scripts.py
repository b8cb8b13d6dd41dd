"""Gives a script that is stated as text a file for the time of its attempt."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from chronos_synapse.executors._cache import ScriptFolder, cache_folder
from chronos_synapse.executors.base import ExecutorOptions


class Scripts:
    """The script files of one executor; its folder is made with the first of them."""

    def __init__(self, options: ExecutorOptions) -> None:
        self._options = options
        self._folder: ScriptFolder | None = None

    @contextlib.contextmanager
    def script(self, name: str, text: str, file: str, links: Mapping[str, Path] | None = None) -> Iterator[Path]:
        """`file`, or one called `name` with `text`, and `links` (name -> target) beside it."""
        if file:
            yield Path(file)
            return
        if self._folder is None:
            self._folder = ScriptFolder(cache_folder(self._options.cache_dir, "scripts"))
        with self._folder.holding(name, text, links or {}) as folder:
            yield folder / name

    def close(self) -> None:
        """Remove what is left; a later script makes a new folder."""
        if self._folder is not None:
            self._folder.close()
            self._folder = None
