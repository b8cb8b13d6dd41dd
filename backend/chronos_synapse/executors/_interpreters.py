"""Finds the interpreter that a job names, and what of the machine it needs beside itself."""

import os
import shutil
import stat
from pathlib import Path

from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import Failed

SYSTEM = Path("/usr")
"""Always shown by a sandbox."""


def find_program(name: str, path: str) -> Path:
    """The program `name`, an absolute path or found on `path`; Failed when there is none."""
    found = shutil.which(name, path=path)
    if found is None:
        raise Failed(f"There is no program {name!r}", Cause.REFUSED)
    return Path(found)


def installation_of(program: Path) -> tuple[Path, ...]:
    """Folders outside of the system's own that `program`, in a folder `bin`, comes from: its link's and its own."""
    folders = (each.parent.parent for each in (program, program.resolve()))
    return tuple(
        dict.fromkeys(folder for folder in folders if not folder.is_relative_to(SYSTEM) and folder != Path("/"))
    )


def is_trustworthy(program: Path) -> bool:
    """Whether nobody but its owner, the system or this user, can change the file."""
    found = program.resolve().stat()
    return found.st_uid in (0, os.geteuid()) and not stat.S_IMODE(found.st_mode) & 0o022
