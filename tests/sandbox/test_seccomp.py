"""What the filter of system calls answers, for both kinds of machine, by carrying it out step by step."""

import errno
import struct

import pytest

from chronos_synapse.sandbox import seccomp
from chronos_synapse.sandbox.seccomp import ALLOW, DENIED, ERRNO, KILL, MACHINES, seccomp_filter

NEW_USER = 0x1000_0000


def verdict(machine: str, number: int, *arguments: int, arch: int | None = None) -> int:
    """What `seccomp_filter(machine)` answers to a call."""
    _, own_arch = MACHINES[machine]
    values = [*arguments, *[0] * (6 - len(arguments))]
    call = struct.pack("=IIQ6Q", number, own_arch if arch is None else arch, 0, *values)
    steps = list(struct.iter_unpack("=HBBI", seccomp_filter(machine)))
    at = loaded = 0
    while True:
        code, when, unless, value = steps[at]
        at += 1
        match code:
            case seccomp.LOAD:
                (loaded,) = struct.unpack_from("=I", call, value)
            case seccomp.RETURN:
                return int(value)
            case seccomp.JUMP_EQUAL:
                at += when if loaded == value else unless
            case seccomp.JUMP_AT_LEAST:
                at += when if loaded >= value else unless
            case seccomp.JUMP_BITS:
                at += when if loaded & value else unless
            case _:
                raise AssertionError(code)


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def number_of(machine: str, both: tuple[int | None, int | None]) -> int:
    number = both[MACHINES[machine][0]]
    assert number is not None
    return number


def test_denied_calls_fail_and_others_do_not(machine: str) -> None:
    column, _ = MACHINES[machine]
    denied = {both[column] for both in DENIED.values()} - {None}
    special = {number_of(machine, both) for both in (seccomp.CLONE, seccomp.UNSHARE, seccomp.IOCTL, seccomp.SOCKET)}

    for number in set(range(500)) - special - {seccomp.CLONE3}:
        assert verdict(machine, number) == (ERRNO | errno.EPERM if number in denied else ALLOW), number


def test_processes_and_threads_can_be_made_but_no_namespaces(machine: str) -> None:
    clone, unshare = number_of(machine, seccomp.CLONE), number_of(machine, seccomp.UNSHARE)

    assert verdict(machine, clone, 0x3D_0F00) == ALLOW  # A thread, as the C library makes it.
    assert verdict(machine, clone, NEW_USER | 17) == ERRNO | errno.EPERM
    assert verdict(machine, unshare, 0x400) == ALLOW  # CLONE_FILES
    assert verdict(machine, unshare, NEW_USER) == ERRNO | errno.EPERM
    assert verdict(machine, unshare, seccomp.NEW_TIME) == ERRNO | errno.EPERM
    assert verdict(machine, seccomp.CLONE3) == ERRNO | errno.ENOSYS


@pytest.mark.parametrize(
    ("family", "is_allowed"), [(1, True), (2, True), (10, True), (16, True), (17, False), (40, False)]
)
def test_only_usual_sockets_can_be_made(machine: str, family: int, *, is_allowed: bool) -> None:
    answer = verdict(machine, number_of(machine, seccomp.SOCKET), family)

    assert answer == (ALLOW if is_allowed else ERRNO | errno.EAFNOSUPPORT)


def test_a_terminal_cannot_be_typed_into(machine: str) -> None:
    ioctl = number_of(machine, seccomp.IOCTL)

    assert verdict(machine, ioctl, 0, seccomp.TIOCSTI) == ERRNO | errno.EPERM
    assert verdict(machine, ioctl, 0, 0x5413) == ALLOW  # TIOCGWINSZ


def test_what_counts_calls_otherwise_is_ended(machine: str) -> None:
    assert verdict(machine, 1, arch=0x4000_0003) == KILL  # i386


def test_the_second_abi_of_x86_64_is_not_there() -> None:
    assert verdict("x86_64", seccomp.X32 + 39) == ERRNO | errno.ENOSYS


def test_a_machine_without_a_filter_is_known_as_such() -> None:
    assert not seccomp.is_known("mips")
