"""A wall clock of its own for each process: builds the shim that is preloaded into it, and makes its clock jump."""

import mmap
import os
import shutil
import struct
import subprocess
from pathlib import Path
from types import TracebackType

SOURCE = Path(__file__).with_name("clock_shim.c")
COMPILERS = ("cc", "gcc", "clang", "tcc")
FLAGS = ("-shared", "-fPIC", "-O2", "-nostdlib", "-fno-builtin")
_OFFSET = struct.Struct("=q")


class NoCompiler(RuntimeError):
    """The shim cannot be built here; the message says what to install."""


def build_shim(directory: Path) -> Path:
    """The shim as a shared library in `directory`; NoCompiler when nothing here can build it."""
    compiler = next((found for name in COMPILERS if (found := shutil.which(name))), None)
    if compiler is None:
        raise NoCompiler("The fault tests move clocks by a small C library: install gcc (apt-get install gcc).")
    library = directory / "clock_shim.so"
    command = [compiler, *FLAGS, "-o", str(library), str(SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise NoCompiler(f"{compiler} cannot build the clock shim: {done.stderr.strip()}")
    return library


class FakeClock:
    """The wall clock of one process and its successors: real time, and an offset that can be changed at any moment."""

    def __init__(self, directory: Path, name: str, *, shim: Path) -> None:
        self._path = directory / f"{name}.clock"
        self._path.write_bytes(_OFFSET.pack(0))
        self._shim = shim
        with self._path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _OFFSET.size)

    def __enter__(self) -> "FakeClock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._map.close()

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to live by this clock."""
        inherited = os.environ.get("LD_PRELOAD", "")
        preload = f"{self._shim}:{inherited}" if inherited else str(self._shim)
        return {"LD_PRELOAD": preload, "FAULT_CLOCK": str(self._path)}

    @property
    def offset_ms(self) -> int:
        """How far it is ahead of real time."""
        return int(_OFFSET.unpack(self._map[:])[0]) // 1_000_000

    def set(self, offset_ms: int) -> None:
        """Jumps to real time plus `offset_ms`."""
        self._map[:] = _OFFSET.pack(offset_ms * 1_000_000)
