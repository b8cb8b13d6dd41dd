"""Facts about the machine that the figures were measured on."""

import os
import platform
from pathlib import Path


def facts(redis_version: str = "") -> dict[str, str]:
    """Name -> value, all text."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": _first("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "redis": redis_version,
        "load_before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
    }


def _first(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def cpu_s(pid: int) -> float:
    """Processor time that the living threads of a process have used so far, in seconds."""
    statistics = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(found.read_text().split()[0]) for found in statistics) / 1e9


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
