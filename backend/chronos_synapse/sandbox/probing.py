"""Finds by trying what this machine can enforce: each part is put to work once, when a worker starts."""

import asyncio
import contextlib
import os
import secrets
import subprocess
from pathlib import Path

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.sandbox import MIB, Limits, Network, Profile, Sandbox
from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.sandbox.bubblewrap import Bubblewrap, find_bubblewrap
from chronos_synapse.sandbox.cgroup_places import find_hierarchies
from chronos_synapse.sandbox.cgroups import CONTROLLERS, ControlGroups, open_groups
from chronos_synapse.sandbox.command import Command
from chronos_synapse.sandbox.confiner import STAGE, Confiner, ConfinerOptions, Machine
from chronos_synapse.sandbox.inside import WORKSPACE
from chronos_synapse.sandbox.launch import PROXY_ADDRESS
from chronos_synapse.sandbox.process import run_process
from chronos_synapse.sandbox.seccomp import is_known

TRIAL_S = 10.0
EVERY_LABEL = ("sandbox", "network-filter", *(f"limit-{name}" for name in (*CONTROLLERS, "disk")))
FEW = 6
LIMIT_TRIALS = {"cpu": Limits(cpu=1.0), "memory": Limits(memory_bytes=64 * MIB), "pids": Limits(pids=FEW)}
NO_GROUPS = (
    "Limits of {names} cannot be enforced: {why}. A worker needs a control group that it may write "
    "(with systemd: Delegate=yes; in a container: a writable /sys/fs/cgroup), or CHRONOS_CGROUP that names one."
)
NO_NAMESPACES = (
    "There is no sandbox: {why}. Bubblewrap needs user namespaces; a container or AppArmor "
    "(kernel.apparmor_restrict_unprivileged_userns) may forbid them."
)
WALLS = r"""
fail() { echo "$1"; exit 9; }
exec 2>/dev/null
grep -q '^NoNewPrivs:.1' /proc/self/status || fail 'programs may gain privileges'
grep -q '^Seccomp:.2' /proc/self/status || fail 'the filter of system calls is not in force'
grep -q '^CapEff:.0*$' /proc/self/status || fail 'capabilities are left'
grep -q '^Uid:.0' /proc/self/status && fail 'it runs as root'
[ "$(tr -d '\0' </proc/1/environ | wc -c)" = 0 ] || fail 'the environment of the worker is seen'
[ -w /proc/sys/kernel/panic_on_oops ] && fail 'settings of the kernel can be written'
for path in /root /home /etc/shadow; do [ -e $path ] && fail 'files of the machine are seen'; done
exit 0
"""
"""Tried inside; what it prints is what is wrong."""
FILLS_DISK = f"head -c {2 * MIB} /dev/zero >file 2>/dev/null && exit 9; exit 0"
FORKS = "for n in 1 2 3 4 5 6 7 8 9; do sleep 5 & done 2>/dev/null; exit 0"
IS_LISTENED = f"grep -q ' 0100007F:{PROXY_ADDRESS[1]:04X} .* 0A ' /proc/net/tcp"


async def probe(options: ConfinerOptions) -> Confiner:
    """What this machine can enforce; some tenths of a second."""
    tool = await asyncio.to_thread(_find_tool)
    groups = await asyncio.to_thread(lambda: open_groups(find_hierarchies(options.cgroup)))
    trials = _Trials(options, Machine(tool, groups))
    labels: list[str] = []
    missing: list[str] = []
    reasons = await _try_groups(trials, groups, labels)
    if tool is None:
        missing.append("There is no sandbox: bubblewrap (bwrap) is not installed.")
    elif not is_known():
        missing.append(f"There is no sandbox: no filter of system calls is known for {os.uname().machine}.")
    elif why := await trials.problem(WALLS, Sandbox(profile=Profile.CUSTOM, network=Network.NONE)):
        missing.append(NO_NAMESPACES.format(why=why))
    else:
        labels.append("sandbox")
        await _try_sandbox(trials, tool, labels, missing)
    capabilities = Capabilities(labels=tuple(labels), missing=(*missing, *_say(reasons, labels)))
    return Confiner(options, Machine(tool, groups), capabilities)


def _find_tool() -> Bubblewrap | None:
    if os.geteuid() == 0:
        with contextlib.suppress(OSError):  # Without it, jobs that bring files along fail with the reason.
            Path(STAGE).mkdir(mode=0o711, parents=True, exist_ok=True)
    try:
        return find_bubblewrap()
    except (OSError, subprocess.TimeoutExpired):
        return None


async def _try_groups(trials: "_Trials", groups: ControlGroups, labels: list[str]) -> dict[str, str]:
    """Controller -> why it cannot be used."""
    reasons = dict.fromkeys(
        (name for name in CONTROLLERS if name not in groups.controllers), "there is no control group"
    )
    for name in groups.controllers:
        if why := await trials.problem("exit 0", Sandbox(limits=LIMIT_TRIALS[name])):
            groups.give_up(name)
            reasons[name] = why
    labels += [f"limit-{name}" for name in groups.controllers]
    return reasons


async def _try_sandbox(trials: "_Trials", tool: Bubblewrap, labels: list[str], missing: list[str]) -> None:
    base = Sandbox(profile=Profile.CUSTOM, network=Network.NONE)
    if "limit-pids" not in labels and await trials.problem(FORKS, _with(base, LIMIT_TRIALS["pids"])):
        labels.append("limit-pids")  # Its users are counted one by one there.
    why = await trials.problem(FILLS_DISK, _with(base, Limits(disk_bytes=MIB))) if tool.has_size else "it is too old"
    if why:
        missing.append(f"A limit of disk cannot be enforced by this bubblewrap: {why}.")
    else:
        labels.append("limit-disk")
    if why := await trials.problem(IS_LISTENED, Sandbox(profile=Profile.CUSTOM, network=Network.ALLOW_LIST)):
        missing.append(f"A list of allowed hosts cannot be enforced: {why}.")
    else:
        labels.append("network-filter")


def _say(reasons: dict[str, str], labels: list[str]) -> list[str]:
    lacking = {name: why for name, why in reasons.items() if f"limit-{name}" not in labels}
    return [
        NO_GROUPS.format(names=", ".join(name for name in lacking if lacking[name] == why), why=why)
        for why in dict.fromkeys(lacking.values())
    ]


def _with(sandbox: Sandbox, limits: Limits) -> Sandbox:
    return Sandbox(profile=sandbox.profile, network=sandbox.network, limits=limits)


class _Trials:
    """Runs small programs in the sandbox that is to be offered."""

    def __init__(self, options: ConfinerOptions, machine: Machine) -> None:

        self._confiner = Confiner(options, machine, Capabilities(labels=EVERY_LABEL))
        self._spawner = options.spawner

    async def problem(self, text: str, sandbox: Sandbox) -> str:
        """What went wrong with `text`, for /bin/sh; empty after a success."""
        printed = bytearray()

        async def emit(stream: LogStream, data: bytes) -> None:
            if stream is LogStream.STDOUT:
                printed.extend(data)

        command = Command(
            argv=["/bin/sh", "-c", text],
            environment={},
            cwd="/" if sandbox.profile is Profile.TRUSTED else WORKSPACE,
            execution_id=f"trial-{secrets.token_hex(4)}",
            fence=1,
            timeout_s=TRIAL_S,
            grace_s=0.0,
            sandbox=sandbox,
            confiner=self._confiner,
        )
        ending = await run_process(command, spawner=self._spawner, emit=emit, cancelled=asyncio.Event())
        if ending.outcome is Outcome.SUCCEEDED:
            return ""
        said = printed.decode("utf-8", "replace").strip().replace("\n", ", ")
        return said or (ending.error or "").removeprefix("The sandbox could not be made: ")
