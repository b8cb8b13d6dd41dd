"""The command line of bubblewrap: a system to be read only, a private workspace, and nothing else of the machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from chronos_synapse.domain.sandbox import Network
from chronos_synapse.sandbox.inside import ACCOUNT, WORKSPACE
from chronos_synapse.sandbox.seccomp import is_known, seccomp_filter
from chronos_synapse.sandbox.spawner import encode, memory_file

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
TOP_FOLDERS = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
SYSTEM = ("/usr", "/nix/store")
ETC = (
    "alternatives",
    "ca-certificates",
    "crypto-policies",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "locale.alias",
    "localtime",
    "mime.types",
    "pki/ca-trust",
    "pki/tls/certs",
    "protocols",
    "services",
    "ssl/certs",
    "ssl/openssl.cnf",
    "timezone",
)
"""Of /etc: what programs need, and nothing that a machine keeps to itself."""
ETC_NETWORK = ("gai.conf", "hosts", "resolv.conf")
HOSTS = "127.0.0.1 localhost\n::1 localhost\n"
NSSWITCH = "passwd: files\ngroup: files\nhosts: files dns\n"
HELP_S = 10.0
FIRST_FD = 3


class Bubblewrap(NamedTuple):
    """The program, and what it can do."""

    path: str
    has_size: bool
    """It can bound a private file system."""
    system: Mapping[Network, bytes]
    """Options that are the same for all."""
    call_filter: bytes


class Share(NamedTuple):
    """A file or folder that is shown inside."""

    source: str
    """Where bubblewrap finds it."""
    target: str
    is_writable: bool = False


class View(NamedTuple):
    """What one program sees."""

    environment: Mapping[str, str]
    cwd: str
    user_id: int
    network: Network
    disk_bytes: int | None
    shares: Sequence[Share]
    extra: Sequence[str] = ()
    """Further options."""


class Files:
    """What bubblewrap is given to read and to write; descriptors of ours, in the order in which it finds them."""

    def __init__(self) -> None:
        self.fds: list[int] = []

    def add(self, content: bytes) -> str:
        """A file with `content`; its number over there."""
        return self.give(memory_file(content))

    def give(self, fd: int) -> str:
        """`fd` is closed together with the others; its number over there."""
        self.fds.append(fd)
        return str(FIRST_FD + len(self.fds) - 1)

    def close(self) -> None:
        """They have their copies, or will never have them."""
        for fd in self.fds:
            os.close(fd)
        self.fds = []


def find_bubblewrap() -> Bubblewrap | None:
    """Where it is installed; None when it is not."""
    path = shutil.which("bwrap", path=PATH)
    if path is None:
        return None
    told = subprocess.run([path, "--help"], env={}, capture_output=True, timeout=HELP_S, check=False)
    words = set(re.findall(rb"--[a-z-]+", told.stdout + told.stderr))
    has_disable_userns = b"--disable-userns" in words
    return Bubblewrap(
        path=path,
        has_size=b"--size" in words,
        system={
            network: encode([*_namespaces(network, has_disable_userns=has_disable_userns), *_system(network)])
            for network in Network
        },
        call_filter=seccomp_filter() if is_known() else b"",
    )


def command_line(tool: Bubblewrap, view: View, files: Files, argv: Sequence[str]) -> list[str]:
    """How `argv` is run; what nobody else shall read, as the environment, goes by `files`."""
    options = [*_private(view, files), *view.extra]
    for name, value in view.environment.items():
        options += ["--setenv", name, value]
    options += ["--seccomp", files.add(tool.call_filter), "--chdir", view.cwd]
    arguments = tool.system[view.network] + b"\0" + encode(options, list(view.environment))
    return [tool.path, "--args", files.add(arguments), "--", *argv]


def _namespaces(network: Network, *, has_disable_userns: bool) -> Iterator[str]:
    yield from ("--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
    if has_disable_userns:
        yield "--disable-userns"
    if network is not Network.OPEN:
        yield "--unshare-net"
    yield from ("--hostname", "chronos", "--die-with-parent", "--new-session", "--cap-drop", "ALL")


def _system(network: Network) -> Iterator[str]:
    for folder in filter(os.path.isdir, SYSTEM):
        yield from ("--ro-bind", folder, folder)
    for path in (f"/{name}" for name in TOP_FOLDERS):
        if Path(path).is_symlink():
            yield from ("--symlink", os.readlink(path), path)
        elif Path(path).is_dir():
            yield from ("--ro-bind", path, path)
    names = (*ETC, *ETC_NETWORK) if network is Network.OPEN else ETC
    for path in (f"/etc/{name}" for name in names):
        if os.path.exists(path):  # A broken link is not.
            yield from ("--ro-bind", path, path)


def _private(view: View, files: Files) -> Iterator[str]:
    texts = {
        "passwd": f"{ACCOUNT}:x:{view.user_id}:{view.user_id}::{WORKSPACE}:/bin/sh\n",
        "group": f"{ACCOUNT}:x:{view.user_id}:\n",
        "nsswitch.conf": NSSWITCH,
    }
    if view.network is not Network.OPEN:
        texts["hosts"] = HOSTS
    for name, text in texts.items():
        yield from ("--perms", "0444", "--file", files.add(text.encode()), f"/etc/{name}")
    size = ("--size", str(view.disk_bytes)) if view.disk_bytes is not None else ()
    yield from ("--dev", "/dev", "--remount-ro", "/dev", *size, "--tmpfs", "/dev/shm")  # noqa: S108
    # The files of /proc/sys ask who somebody is outside, so that a root from there could write them.
    yield from ("--proc", "/proc", "--ro-bind", "/proc/sys", "/proc/sys")
    yield from (*size, "--tmpfs", "/tmp", "--symlink", "../tmp", "/var/tmp")  # noqa: S108 - private ones.
    yield from (*size, "--tmpfs", WORKSPACE)
    for share in view.shares:
        yield from ("--bind" if share.is_writable else "--ro-bind", share.source, share.target)
    yield from ("--remount-ro", "/")
