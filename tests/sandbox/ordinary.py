"""A worker that is an ordinary user: `python -m tests.sandbox.ordinary`, also started by root.

Reads {options, timeout_s, commands: [{text, sandbox}]} and writes {capabilities, endings: [[ending, output]]}, as JSON.
"""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from chronos_synapse.domain.sandbox import Sandbox
from chronos_synapse.sandbox.confiner import ConfinerOptions
from chronos_synapse.sandbox.launch import CLONE_NEWNS, MS_BIND, MS_PRIVATE, MS_REC, call
from chronos_synapse.sandbox.probing import probe
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.support import command, run

NOBODY = 65_534
ROOT = Path(__file__).parents[2]


def run_as_ordinary_user(
    commands: list[tuple[str, Sandbox]], *, timeout_s: float = 30, **options: Any
) -> dict[str, Any]:
    """What such a worker answers to `commands`."""
    listed = [{"text": text, "sandbox": msgspec.to_builtins(sandbox)} for text, sandbox in commands]
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.sandbox.ordinary"],
        input=json.dumps({"options": options, "commands": listed, "timeout_s": timeout_s}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def become_ordinary() -> None:
    """Leave root for good, in a mount namespace in which Python can still be reached."""
    if os.geteuid() != 0:
        return
    call("unshare", CLONE_NEWNS)
    call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    python = Path(sys.base_prefix).resolve()
    closed = next((path for path in reversed(python.parents) if not path.stat().st_mode & 1), None)
    if closed is not None:
        fd = os.open(python, os.O_PATH)
        call("mount", b"none", bytes(closed), b"tmpfs", 0, b"mode=755")
        python.mkdir(parents=True)
        call("mount", b"/proc/self/fd/%d" % fd, bytes(python), None, MS_BIND | MS_REC, None)
        os.close(fd)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


async def main() -> None:
    """Serve one request."""
    asked = json.load(sys.stdin)
    become_ordinary()
    async with Spawner() as spawner:
        confiner = await probe(ConfinerOptions(spawner=spawner, **asked["options"]))
        endings = []
        for one in asked["commands"]:
            sandbox = msgspec.convert(one["sandbox"], Sandbox)
            what = command(one["text"], sandbox=sandbox, confiner=confiner, timeout_s=asked["timeout_s"])
            ending, output = await run(spawner, what)
            endings.append([msgspec.to_builtins(ending), output.stdout])
        confiner.close()
        capabilities = msgspec.to_builtins(confiner.capabilities)
    json.dump({"capabilities": capabilities, "endings": endings}, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main())
