"""The system calls that a sandboxed program may not make: a small BPF program, assembled here.

The namespaces and the missing capabilities refuse most of these anyway. The filter keeps what the kernel offers to
everybody out of reach, too: its key store, the loading of programs into it, and what tends to have holes.
"""

import errno
import platform
import struct
from collections.abc import Iterable

DENIED = {
    # name: (x86_64, aarch64); None: it has none.
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "setns": (308, 268),
    "open_tree": (428, 428),
    "open_tree_attr": (467, 467),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "acct": (163, 89),
    "reboot": (169, 142),
    "syslog": (103, 116),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "nfsservctl": (180, 42),
    "lookup_dcookie": (212, 18),
    "uselib": (134, None),
    "iopl": (172, None),
    "ioperm": (173, None),
    "create_module": (174, None),
    "get_kernel_syms": (177, None),
    "query_module": (178, None),
}
"""These fail with EPERM."""
CLONE, UNSHARE, IOCTL, SOCKET = (56, 220), (272, 97), (16, 29), (41, 198)
CLONE3 = 435
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Machine -> its column above, and its AUDIT_ARCH."""
X32 = 0x4000_0000
"""Numbers from here on are a second ABI of x86_64."""
NEW_NAMESPACE = 0x7E02_0000
"""CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET."""
NEW_TIME = 0x80
TIOCSTI, TIOCLINUX = 0x5412, 0x541C
FAMILIES = (1, 2, 10, 16)
"""AF_UNIX, AF_INET, AF_INET6, AF_NETLINK; AF_VSOCK, for one, knows no network namespace."""

LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCH, ARGUMENTS = 0, 4, 16
"""Offsets in `struct seccomp_data`; of an argument the low half is looked at, as the kernel does for flags."""
ALLOW, KILL, ERRNO = 0x7FFF_0000, 0x8000_0000, 0x0005_0000


def is_known(machine: str = platform.machine()) -> bool:
    """Whether there is a filter for this kind of machine."""
    return machine in MACHINES


def seccomp_filter(machine: str = platform.machine()) -> bytes:
    """The filter, an array of `struct sock_filter`; KeyError when the machine is not known."""
    column, arch = MACHINES[machine]
    parts = [
        _step(LOAD, ARCH),
        *_unless(JUMP_EQUAL, arch, KILL),
        _step(LOAD, NUMBER),
        *(_when(JUMP_AT_LEAST, X32, ERRNO | errno.ENOSYS) if column == 0 else ()),
        # The C library falls back to clone, whose flags can be looked at.
        *_when(JUMP_EQUAL, CLONE3, ERRNO | errno.ENOSYS),
    ]
    for numbers in DENIED.values():
        if (number := numbers[column]) is not None:
            parts += _when(JUMP_EQUAL, number, ERRNO | errno.EPERM)
    parts += _about(CLONE[column], 0, _when(JUMP_BITS, NEW_NAMESPACE, ERRNO | errno.EPERM))
    parts += _about(UNSHARE[column], 0, _when(JUMP_BITS, NEW_NAMESPACE | NEW_TIME, ERRNO | errno.EPERM))
    terminal = [step for request in (TIOCSTI, TIOCLINUX) for step in _when(JUMP_EQUAL, request, ERRNO | errno.EPERM)]
    parts += _about(IOCTL[column], 1, terminal)
    allowed = [step for family in FAMILIES for step in _when(JUMP_EQUAL, family, ALLOW)]
    parts += _about(SOCKET[column], 0, [*allowed, _step(RETURN, ERRNO | errno.EAFNOSUPPORT)])
    return b"".join([*parts, _step(RETURN, ALLOW)])


def _step(code: int, value: int, *, when: int = 0, unless: int = 0) -> bytes:
    """One instruction; `when` and `unless` are how many are skipped after a comparison."""
    return struct.pack("=HBBI", code, when, unless, value)


def _when(comparison: int, value: int, verdict: int) -> Iterable[bytes]:
    return _step(comparison, value, unless=1), _step(RETURN, verdict)


def _unless(comparison: int, value: int, verdict: int) -> Iterable[bytes]:
    return _step(comparison, value, when=1), _step(RETURN, verdict)


def _about(number: int, argument: int, steps: Iterable[bytes]) -> list[bytes]:
    """`steps` look at an argument of call `number`, and what they let pass is allowed."""
    inner = [_step(LOAD, ARGUMENTS + 8 * argument), *steps, _step(RETURN, ALLOW)]
    return [_step(JUMP_EQUAL, number, unless=len(inner)), *inner]
