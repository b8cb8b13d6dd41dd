"""`chronos completion`, and that help costs nothing."""

import shutil
import subprocess
import sys

import pytest

from chronos_synapse.cli.completion import SHELLS, word_table
from chronos_synapse.cli.main import COMMANDS, main

BASH = shutil.which("bash") or "/bin/bash"


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def test_every_command_and_option_is_known() -> None:
    table = word_table()

    assert set(COMMANDS) <= set(table[""])
    assert {"list", "edit", "delete"} <= set(table["jobs"])
    assert {"--state", "--output", "--help"} <= set(table["jobs list"])
    assert set(SHELLS) <= set(table["completion"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["chronos", "jo"], "jobs"),
        (["chronos", "jobs", "ed"], "edit"),
        (["chronos", "jobs", "list", "--so"], "--sort"),
        (["chronos", "--version", "executions", "rep"], "replay"),
    ],
)
def test_bash_completes(words: list[str], found: str, capsys: pytest.CaptureFixture[str]) -> None:
    ask = f'COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}; _chronos; echo "${{COMPREPLY[*]}}"'
    done = subprocess.run(
        [BASH, "--norc", "-c", f"{script('bash', capsys)}\n{ask}"], capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == (f"{found}\n", "")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_understand_their_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)

    assert "replay" in text
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=text, text=True, check=True)


@pytest.mark.parametrize("words", [["jobs", "--help"], ["run", "--help"], ["login", "--help"], ["import", "--help"]])
def test_help_loads_neither_the_client_nor_what_it_needs(words: list[str]) -> None:
    body = (
        "import sys\nfrom chronos_synapse.cli.main import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "print(sorted({'httpx', 'chronos_client', 'yaml', 'redis', 'litestar', 'asyncio'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", body], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
