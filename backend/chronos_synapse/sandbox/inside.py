"""What a sandbox looks like from inside."""

from collections.abc import Mapping

WORKSPACE = "/work"
"""Empty at the start, gone at the end; HOME, and where a command starts unless its job says otherwise."""
SOCKET = "/run/chronos.sock"
"""The runtime API of the attempt."""
ACCOUNT = "job"
ENVIRONMENT: Mapping[str, str] = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": WORKSPACE,
    "TMPDIR": "/tmp",  # noqa: S108 - a private one.
    "LOGNAME": ACCOUNT,
    "USER": ACCOUNT,
    "LANG": "C.UTF-8",
    "SHELL": "/bin/sh",
}
"""In place of what a trusted program is told of the worker's account."""
