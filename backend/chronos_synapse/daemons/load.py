"""OwnLoad: what a worker's process uses by itself."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from chronos_synapse.domain.worker import WorkerLoad
from chronos_synapse.services.running.usage_sampler import UsageSampler

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class OwnLoad:
    """Each reading covers the time since the one before."""

    def __init__(self, sampler: UsageSampler) -> None:
        self._sampler = sampler
        self._read_at = time.monotonic()
        self._used_s = time.process_time()

    def read(self) -> WorkerLoad:
        """What this process and its attempts use at the moment."""
        now, used_s = time.monotonic(), time.process_time()
        cores = (used_s - self._used_s) / max(now - self._read_at, 0.001)
        self._read_at, self._used_s = now, used_s
        attempts_cores, attempts_bytes = self._sampler.load()
        return WorkerLoad(
            cpu_cores=round(cores, 3),
            memory_bytes=_resident_bytes(),
            attempts_cpu_cores=round(attempts_cores, 3),
            attempts_memory_bytes=attempts_bytes,
            disk_free_bytes=_free_bytes(),
        )


def _resident_bytes() -> int:
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES
    except (OSError, ValueError, IndexError):
        return 0


def _free_bytes() -> int | None:
    try:
        return shutil.disk_usage(tempfile.gettempdir()).free
    except OSError:
        return None
