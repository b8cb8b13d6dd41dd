"""Puts an attempt where it belongs, as far as this machine can enforce it."""

import os
import resource
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronos_synapse.domain.sandbox import Bind, Limits, Network, Profile, Sandbox, labels_of, limits_of, network_of
from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.sandbox import proxy
from chronos_synapse.sandbox.allowed_hosts import AllowedHosts
from chronos_synapse.sandbox.bubblewrap import Bubblewrap, Share, View, command_line
from chronos_synapse.sandbox.cgroups import ControlGroups
from chronos_synapse.sandbox.command import Command
from chronos_synapse.sandbox.inside import ENVIRONMENT, SOCKET
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.sandbox.place import Gate, Place, Refused
from chronos_synapse.sandbox.spawner import Spawner

STAGE = "/run/chronos-stage"
"""An empty folder over which a root worker mounts what an attempt sees, each in a mount namespace of its own."""
SOCKET_VARIABLE = "CHRONOS_RUNTIME_SOCKET"
COUNT_PROCESSES = 'ulimit -p "$0" 2>/dev/null || ulimit -u "$0" || exit 126; exec "$@"'
"""For /bin/sh, inside: without a control group the number of processes of the namespace's user is limited."""
OURS = 2
"""Processes of a sandbox that are not the program's and count in its group; one of them in its namespace."""


class ConfinerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the administrator allows."""

    spawner: Spawner
    binds: tuple[str, ...] = ()
    """Folders of the machine of which jobs may have parts shown inside, to be read only. `PATH:rw`: also writable, but
    then only as a whole, since jobs could exchange a part of it for a link to somewhere else."""
    allowed_networks: tuple[str, ...] = ()
    """CIDRs of private addresses that the filtering proxy may connect to; public ones are always allowed."""
    user_id: int = 65_534
    """Who jobs are, also their group, when the worker is root."""
    cgroup: str = ""
    """The control group below which attempts get theirs, as in /proc/self/cgroup; empty: the worker's own."""


class Machine(NamedTuple):
    """What was found here, and works."""

    bubblewrap: Bubblewrap | None
    groups: ControlGroups


class Confiner:
    """One for each worker; made by `probing.probe`, closed at the worker's end."""

    def __init__(self, options: ConfinerOptions, machine: Machine, capabilities: Capabilities) -> None:
        self.capabilities = capabilities
        self._options = options
        self._machine = machine
        self._policy = AddressPolicy(options.allowed_networks)
        self._is_root = os.geteuid() == 0
        self._readable = [_real(entry) for entry in options.binds if not entry.endswith(":rw")]
        self._writable = [_real(entry.removesuffix(":rw")) for entry in options.binds if entry.endswith(":rw")]

    def close(self) -> None:
        """Remove what was made here. No attempt runs any more."""
        self._machine.groups.close()

    def refusal(self, sandbox: Sandbox) -> str | None:
        """Why nothing can be run here with `sandbox`, or None when it can."""
        lacking = [label for label in labels_of(sandbox) if label not in self.capabilities.labels]
        if lacking:
            why = " ".join(self.capabilities.missing)
            return f"This worker does not offer {', '.join(lacking)}. {why}".strip()
        try:
            self._check(sandbox)
        except (Refused, ValueError) as exc:
            return str(exc)
        return None

    def place(self, command: Command) -> Place:
        """Where `command` is to be started; Refused when it cannot be run as it is declared, OSError."""
        sandbox = command.sandbox
        if (reason := self.refusal(sandbox)) is not None:
            raise Refused(reason)
        is_sandbox = sandbox.profile is not Profile.TRUSTED
        place = Place(command.argv, command.environment, command.cwd)
        try:
            place.limits = limits_of(sandbox)
            self._join_group(place, is_sandbox=is_sandbox)
            if is_sandbox:
                self._confine(place, command)
            place.orders += _limit_orders(place.limits, is_sandbox=is_sandbox)
        except BaseException:
            place.discard()
            if place.group is not None:
                place.group.remove()
            raise
        return place

    def _check(self, sandbox: Sandbox) -> None:
        if sandbox.profile is Profile.TRUSTED:
            limits = limits_of(sandbox)
            if limits.disk_bytes is not None or network_of(sandbox) is not Network.OPEN or sandbox.binds:
                raise Refused("A limit of disk, a network other than open, and binds need a profile other than trusted")
            if limits.pids is not None and "pids" not in self._machine.groups.controllers:
                raise Refused("This worker has no control group in which it could limit the processes of a trusted job")
        AllowedHosts(sandbox.allowed_hosts)
        for bind in sandbox.binds:
            self._share_of(bind)

    def _join_group(self, place: Place, *, is_sandbox: bool) -> None:
        limits, groups = place.limits, self._machine.groups
        stated = {"cpu": limits.cpu, "memory": limits.memory_bytes, "pids": limits.pids}
        wanted = [name for name, value in stated.items() if value is not None and name in groups.controllers]
        if not wanted and not (is_sandbox and groups.controllers):
            return
        # Who has a group is also measured by it.
        place.group = groups.make([*wanted, "memory"])
        usable = {f"{name}_bytes" if name == "memory" else name for name in wanted}
        enforced = {name: getattr(limits, name) for name in usable}
        place.group.limit(Limits(**enforced), more_pids=OURS if is_sandbox else 0)
        place.orders += [f"group {path}" for path in place.group.joins]

    def _confine(self, place: Place, command: Command) -> None:
        tool = self._machine.bubblewrap
        if tool is None:
            raise Refused("bubblewrap is not installed")
        network = network_of(command.sandbox)
        extra = self._watch(place, command.sandbox)
        view = View(
            environment=_environment(command, network),
            cwd=command.cwd,
            user_id=self._options.user_id if self._is_root else os.geteuid(),
            network=network,
            disk_bytes=place.limits.disk_bytes,
            shares=self._stage(place, self._shares(command)),
            extra=extra,
        )
        argv = command.argv
        if place.limits.pids is not None and (place.group is None or "pids" not in self._machine.groups.controllers):
            argv = ["/bin/sh", "-c", COUNT_PROCESSES, str(place.limits.pids + 1), *argv]
        place.argv = command_line(tool, view, place.files, argv)
        # What bubblewrap's own first process was given can be read by the program inside: nothing.
        place.environment, place.cwd = {}, "/"
        if self._is_root:
            place.orders.append(f"user {self._options.user_id}")

    def _watch(self, place: Place, sandbox: Sandbox) -> list[str]:
        """Options by which we learn how far it has come, and hold it back until its network is ready."""
        place.status_fd = os.memfd_create("status")
        options = ["--json-status-fd", place.files.give(os.dup(place.status_fd))]
        if network_of(sandbox) is Network.ALLOW_LIST:
            held, release_fd = os.pipe2(os.O_CLOEXEC)
            place.gate = Gate(release_fd, AllowedHosts(sandbox.allowed_hosts), self._policy)
            options += ["--block-fd", place.files.give(held)]
        return options

    def _shares(self, command: Command) -> list[Share]:
        shares = [Share(str(path), str(path)) for path in command.read_only]
        shares += [self._share_of(bind) for bind in command.sandbox.binds]
        if command.socket is not None:
            if self._is_root:
                os.chown(command.socket, self._options.user_id, self._options.user_id)
            shares.append(Share(str(command.socket), SOCKET, is_writable=True))
        return shares

    def _stage(self, place: Place, shares: Sequence[Share]) -> list[Share]:
        """As root: where an ordinary user finds what only we may reach."""
        if not self._is_root or not shares:
            return list(shares)
        place.orders.append(f"stage {STAGE}")
        place.orders += [f"source {os.path.realpath(share.source)}" for share in shares]
        return [share._replace(source=f"{STAGE}/{number}") for number, share in enumerate(shares)]

    def _share_of(self, bind: Bind) -> Share:
        real = _real(bind.path)
        if real in self._writable:
            return Share(real, bind.path, is_writable=bind.writable)
        if bind.writable or not any(Path(real).is_relative_to(folder) for folder in self._readable):
            how = "written" if bind.writable else "shown"
            raise Refused(f"{bind.path} is not among the folders of which this worker lets jobs have {how}")
        if not os.path.exists(real):
            raise Refused(f"{bind.path} is not there")
        return Share(real, bind.path)


def _real(path: str) -> str:
    return os.path.realpath(path)


def _environment(command: Command, network: Network) -> dict[str, str]:
    environment = {**ENVIRONMENT, **command.environment}
    if network is Network.ALLOW_LIST:
        environment.update(proxy.ENVIRONMENT)
    if command.socket is not None:
        environment[SOCKET_VARIABLE] = SOCKET
    return environment


def _limit_orders(limits: Limits, *, is_sandbox: bool) -> list[str]:
    values = {
        resource.RLIMIT_CORE: 0 if is_sandbox else None,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_FSIZE: limits.file_bytes,
    }
    return [f"limit {kind} {value}" for kind, value in values.items() if value is not None]
