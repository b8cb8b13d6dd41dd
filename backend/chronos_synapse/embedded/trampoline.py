"""Becomes another program that ends when its parent does. Run as a script, by path, with `python -I -S`.

Arguments: the parent's process id, the signal to get when it ends, `plain` or `unroot`, then the program's
own arguments. The signal is asked of the kernel (prctl(2), PR_SET_PDEATHSIG) and survives the exec; on other
systems than Linux there is no such thing and the program is started as it is.

`unroot` is for a server that refuses to run as root: inside a user namespace of its own, our root is an
ordinary user (user_namespaces(7)). Files stay ours, no account is made and no permission is widened.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000
UNPRIVILEGED_ID = 65534
"""`nobody` everywhere; the server looks its own name up, so the id must have one."""


def main(arguments: list[str]) -> None:
    """Replaces this process; returns never."""
    parent_id, death_signal, identity, *command = arguments
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if identity == "unroot":
            _leave_root(libc)
        _checked(libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0))
        if os.getppid() != int(parent_id):  # it ended before the kernel was told
            os.kill(os.getpid(), signal.SIGKILL)
    os.execv(command[0], command)


def _leave_root(libc: ctypes.CDLL) -> None:
    user_id, group_id = os.geteuid(), os.getegid()
    _checked(libc.unshare(CLONE_NEWUSER))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{UNPRIVILEGED_ID} {user_id} 1")
    Path("/proc/self/gid_map").write_text(f"{UNPRIVILEGED_ID} {group_id} 1")


def _checked(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


if __name__ == "__main__":
    main(sys.argv[1:])
