"""The words by which a command is started on a server, and by which it is ended there.

The command and its environment go through standard input, since what is in a command line anybody there can read.
"""

import shlex
from collections.abc import Mapping

CANNOT_ENTER = 126
LOADER = 'IFS= read -r n && e=$(dd bs=1 count="$n" 2>/dev/null) && eval "$e"'
"""Reads the length of the script, then the script and not a byte more, for what follows is the command's."""
OPENING = f"exec /bin/sh -c {shlex.quote(LOADER)}"


def script_of(command: str, *, environment: Mapping[str, str], working_directory: str, mark: str) -> str:
    """First tells its process number in a line that begins with `mark`, then does what the command says."""
    exports = [f"export {name}={shlex.quote(value)}" for name, value in environment.items()]
    enter = [f"cd -- {shlex.quote(working_directory)} || exit {CANNOT_ENTER}"] if working_directory else []
    return "\n".join([f'printf "%s %s\\n" {mark} "$$"', "unset n e", *exports, *enter, command])


def input_of(script: str, stdin: str | None) -> bytes:
    """What goes to standard input: the script's length, the script, and the command's own input."""
    encoded = script.encode("utf-8", "surrogatepass")
    return b"%d\n" % len(encoded) + encoded + (stdin or "").encode("utf-8", "surrogatepass")


def ending(signal: str, pid: int) -> str:
    """Sends `signal` (TERM or KILL) to all processes of the command's group."""
    return f"exec /bin/sh -c 'kill -s {signal} -- -{pid} 2>/dev/null || kill -s {signal} {pid} 2>/dev/null'"


def asking(pid: int) -> str:
    """Succeeds while a process of the command's group runs; one that only was not waited for does not count."""
    script = (
        f"kill -s 0 -- -{pid} 2>/dev/null || exit 1\n"
        "found=$(ps -A -o pgid= -o stat= 2>/dev/null) || exit 0\n"
        f'printf "%s\\n" "$found" | while read -r group state; do\n'
        f'case "$group $state" in "{pid} Z"*) ;; "{pid} "*) exit 3 ;; esac\n'
        "done\n"
        "test $? = 3"
    )
    return f"exec /bin/sh -c {shlex.quote(script)}"


class MarkFilter:
    """Takes the line with the process number out of what is printed; until it has come, everything waits."""

    def __init__(self, mark: str) -> None:
        self._mark = mark.encode() + b" "
        self._waiting = b""
        self.pid: int | None = None
        self._is_over = False

    def feed(self, chunk: bytes) -> bytes:
        """What may be passed on now."""
        if self._is_over:
            return chunk
        self._waiting += chunk
        before, found, after = self._waiting.partition(self._mark)
        number, end, rest = after.partition(b"\n")
        if found and end:
            self.pid = int(number) if number.isdigit() else None
            self._is_over = True
            return before + rest
        if found:
            return b""
        # A greeting that a login shell prints; the mark may have begun at its end.
        passed = self._waiting[: -len(self._mark)]
        self._waiting = self._waiting[-len(self._mark) :]
        return passed

    def end(self) -> bytes:
        """What is left at the end."""
        left, self._waiting = (b"" if self._is_over else self._waiting), b""
        return left
