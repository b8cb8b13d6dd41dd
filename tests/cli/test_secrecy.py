"""What another process of the same user sees of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from chronos_synapse.cli import secrecy

NOBODY = 65_534
SCRIPT = """
import ctypes, os
{before}
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({nobody})
    os.setuid({nobody})
# What a process may show is settled anew when a program begins; a change of user alone hides it already.
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
{call}
if os.fork() == 0:
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
    try:
        print(open(f"/proc/{{os.getppid()}}/environ").read().count("SECRET"))
    except PermissionError:
        print("denied")
    os._exit(0)
os.wait()
"""


@pytest.mark.parametrize(("call", "seen"), [("", "1"), ("hide_process()", "denied")])
def test_the_environment_of_a_hidden_process_is_its_own(call: str, seen: str) -> None:
    # As text, since a user who is nobody may not be able to read the checkout.
    script = SCRIPT.format(nobody=NOBODY, before=Path(secrecy.__file__).read_text(), call=call)
    done = subprocess.run(
        [sys.executable, "-I", "-u", "-c", script],
        env={"SECRET": "x"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert (done.stdout.strip(), done.stderr) == (seen, "")
