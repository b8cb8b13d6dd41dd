"""What an attempt may see, use and reach while it runs."""

from enum import StrEnum

import msgspec

MIB = 1 << 20


class Profile(StrEnum):
    """How far an attempt is kept apart from the machine."""

    TRUSTED = "trusted"
    """The worker's own user, files and network, as with cron; only limits that are stated."""
    STANDARD = "standard"
    """Namespaces of its own, a read-only system, a private workspace; the network is open; moderate limits."""
    STRICT = "strict"
    """As standard, without a network and with narrow limits."""
    CUSTOM = "custom"
    """As standard, with what is stated in place of its limits, and without limits where nothing is stated."""


class Network(StrEnum):
    """What an attempt may reach."""

    NONE = "none"
    ALLOW_LIST = "allow_list"
    """Only the stated hosts and ports, through a proxy that checks them."""
    OPEN = "open"


class Limits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What an attempt may use, all its processes together unless said otherwise; None: as the profile has it."""

    cpu: float | None = None
    """Cores."""
    memory_bytes: int | None = None
    """The workspace and /tmp count when they lie in memory."""
    pids: int | None = None
    """Processes and threads."""
    open_files: int | None = None
    """Of each process."""
    file_bytes: int | None = None
    """Of each file that is written."""
    disk_bytes: int | None = None
    """Of the workspace, and of /tmp."""
    output_bytes: int | None = None
    """Of the log; what is beyond it is counted and left out."""


class Bind(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A folder or file of the machine that is shown inside, at the same path."""

    path: str
    writable: bool = False


class Sandbox(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The sandbox of a job, as declared."""

    profile: Profile = Profile.TRUSTED
    network: Network | None = None
    """None: as the profile has it."""
    allowed_hosts: tuple[str, ...] = ()
    """For `allow_list`: `host:port`, where the host may begin with `*.`."""
    limits: Limits = Limits()
    binds: tuple[Bind, ...] = ()
    """Only folders that the administrator has opened (CHRONOS_SANDBOX_BINDS), and not for `trusted`."""


TRUSTED = Sandbox()
"""No sandbox."""

PROFILE_LIMITS = {
    Profile.TRUSTED: Limits(),
    Profile.CUSTOM: Limits(),
    Profile.STANDARD: Limits(
        cpu=1.0, memory_bytes=512 * MIB, pids=128, open_files=1024, file_bytes=1024 * MIB, disk_bytes=1024 * MIB
    ),
    Profile.STRICT: Limits(
        cpu=0.5, memory_bytes=256 * MIB, pids=64, open_files=256, file_bytes=100 * MIB, disk_bytes=100 * MIB
    ),
}
"""What a profile says where a job does not."""


def limits_of(sandbox: Sandbox) -> Limits:
    """The limits in force: what is stated, else what the profile says."""
    base = PROFILE_LIMITS[sandbox.profile]
    stated = {name: value for name in Limits.__struct_fields__ if (value := getattr(sandbox.limits, name)) is not None}
    return msgspec.structs.replace(base, **stated)


def network_of(sandbox: Sandbox) -> Network:
    """The network in force."""
    if sandbox.network is not None:
        return sandbox.network
    return Network.NONE if sandbox.profile is Profile.STRICT else Network.OPEN


def labels_of(sandbox: Sandbox) -> tuple[str, ...]:
    """Labels that a worker must have to run it so: what it cannot enforce it does not offer."""
    labels = []
    if sandbox.profile is not Profile.TRUSTED:
        labels.append("sandbox")
    if network_of(sandbox) is Network.ALLOW_LIST:
        labels.append("network-filter")
    limits = limits_of(sandbox)
    labels += [f"limit-{name.removesuffix('_bytes')}" for name in GROUP_LIMITS if getattr(limits, name) is not None]
    return tuple(labels)


GROUP_LIMITS = ("cpu", "memory_bytes", "pids", "disk_bytes")
"""Limits that not every machine can enforce; the others are limits of a process, which each can."""
