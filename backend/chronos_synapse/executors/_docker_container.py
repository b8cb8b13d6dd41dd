"""What a container of an attempt is made of, and which containers are left over."""

import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from chronos_synapse.executors._fields import NO_NUL, PATH_PATTERN, SECRET
from chronos_synapse.executors._remote import remote_variables
from chronos_synapse.executors.base import AttemptContext

MIB = 1 << 20
Word = Annotated[str, msgspec.Meta(max_length=131_071, pattern=NO_NUL)]
LABEL = "chronos.execution"
WORKER_LABEL = "chronos.worker"


class DockerConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which image, what runs in it, and what it may use."""

    image: Annotated[
        str,
        msgspec.Meta(
            max_length=512,
            pattern=r"^(?![\s\S]*\.\.)(?:\$\{[^{}\s]+\}|[a-zA-Z0-9])(?:\$\{[^{}\s]+\}|[a-zA-Z0-9._/:@-])*(?![\s\S])",
            title="Image",
            description="Name with a tag or digest, such as alpine:3.22.",
        ),
    ]
    command: Annotated[
        tuple[Word, ...],
        msgspec.Meta(max_length=1000, title="Command", description="One word a line. Empty: what the image runs."),
    ] = ()
    entrypoint: Annotated[
        tuple[Word, ...],
        msgspec.Meta(max_length=100, title="Entry point", description="In place of the image's own, one word a line."),
    ] = ()
    pull: Annotated[
        Literal["missing", "always", "never"],
        msgspec.Meta(title="Fetch the image", description="When it is not on the worker's machine, or each time."),
    ] = "missing"
    registry_username: Annotated[
        str,
        msgspec.Meta(
            max_length=1024, title="Registry user", description="Needed for images that not everybody may fetch."
        ),
    ] = ""
    registry_password: Annotated[
        str,
        msgspec.Meta(
            max_length=8000,
            title="Registry password",
            description="Password or token of that user.",
            extra_json_schema=SECRET,
        ),
    ] = ""
    working_directory: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=PATH_PATTERN,
            title="Working directory",
            description="Path inside of the container. Empty: the image's own.",
        ),
    ] = ""
    user: Annotated[
        str,
        msgspec.Meta(
            max_length=64,
            pattern=r"^[a-zA-Z0-9_.:-]*(?![\s\S])",
            title="User",
            description="Name or number inside of the container. Empty: the image's own.",
        ),
    ] = ""
    network: Annotated[
        Literal["bridge", "none"],
        msgspec.Meta(title="Network", description="Docker's usual one, or none."),
    ] = "bridge"
    cpu: Annotated[
        Annotated[float, msgspec.Meta(ge=0.01, le=1024)] | None,
        msgspec.Meta(title="CPU (cores)", description="Empty: no limit."),
    ] = None
    memory_mb: Annotated[
        Annotated[int, msgspec.Meta(ge=6, le=16_777_216)] | None,
        msgspec.Meta(title="Memory (MiB)", description="Swap included. Empty: no limit."),
    ] = None
    pids: Annotated[
        int, msgspec.Meta(ge=1, le=4_194_304, title="Processes", description="At most, threads included.")
    ] = 1024
    read_only: Annotated[
        bool, msgspec.Meta(title="Read-only", description="Only /tmp can be written to, and is gone afterwards.")
    ] = False
    capabilities: Annotated[
        Literal["none", "default"],
        msgspec.Meta(
            title="Capabilities",
            description="Rights of the superuser inside: none, or those that Docker gives by itself.",
        ),
    ] = "none"


def credentials_of(config: DockerConfig) -> dict[str, str] | None:
    """Who fetches the image, as the engine wants it."""
    if not config.registry_username:
        return None
    return {"username": config.registry_username, "password": config.registry_password}


def body_of(config: DockerConfig, context: AttemptContext) -> dict[str, Any]:
    """The request that makes the container."""
    environment = {**context.environment, **remote_variables(context)}
    body: dict[str, Any] = {
        "Image": config.image,
        "Env": [f"{name}={value}" for name, value in environment.items()],
        "Labels": {LABEL: context.execution_id, "chronos.job": context.job_id, WORKER_LABEL: worker_label()},
        "AttachStdout": True,
        "AttachStderr": True,
        "Tty": False,
        "HostConfig": _host_config(config),
    }
    optional = {
        "Cmd": list(config.command),
        "Entrypoint": list(config.entrypoint),
        "WorkingDir": config.working_directory,
        "User": config.user,
    }
    return {**body, **{name: value for name, value in optional.items() if value}}


def _host_config(config: DockerConfig) -> dict[str, Any]:
    found: dict[str, Any] = {
        "NetworkMode": config.network,
        "PidsLimit": config.pids,
        "SecurityOpt": ["no-new-privileges"],
        "ReadonlyRootfs": config.read_only,
        "Init": True,  # The program need not know how to be process number 1.
        # What it prints comes to us; a copy would fill the machine's disk.
        "LogConfig": {"Type": "none", "Config": {}},
    }
    if config.capabilities == "none":
        found["CapDrop"] = ["ALL"]
    if config.read_only:
        found["Tmpfs"] = {"/tmp": "size=64m"}  # noqa: S108 - inside of the container.
    if config.cpu is not None:
        found["NanoCpus"] = round(config.cpu * 1e9)
    if config.memory_mb is not None:
        found["Memory"] = found["MemorySwap"] = config.memory_mb * MIB
    return found


def name_of(context: AttemptContext) -> str:
    """One container for each attempt."""
    return re.sub(r"[^a-zA-Z0-9_.-]", "-", f"chronos-{context.execution_id}-{context.attempt}")


def worker_label() -> str:
    """This machine and process, so that what it leaves when it is killed can be told from what others run."""
    return f"{socket.gethostname()} {os.getpid()} {_start_of(os.getpid())}"


def is_abandoned(labels: Mapping[str, str]) -> bool:
    """Whether the process of this machine that made a container has ended."""
    host, _, rest = labels.get(WORKER_LABEL, "").partition(" ")
    pid, _, start = rest.partition(" ")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    return _start_of(int(pid)) != start


def _start_of(pid: int) -> str:
    """When a process began, in the kernel's ticks; empty when there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
