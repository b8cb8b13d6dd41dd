"""The front door: finds a subcommand, loads nothing else, fails with a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from chronos_synapse import __version__
from chronos_synapse.cli import test as test_command
from chronos_synapse.cli.main import COMMANDS, main


def test_every_command_loads_and_knows_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        if name != "test":  # gives --help to pytest
            with pytest.raises(SystemExit) as end:
                main([name, "--help"])
            assert end.value.code == 0
            assert f"chronos {name}" in capsys.readouterr().out


def test_help_lists_every_command_with_its_summary(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    words = capsys.readouterr().out.split()
    for name, command in COMMANDS.items():
        assert name in words
        assert command.summary.split()[0] in words


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"chronos {__version__}\n"


def test_help_loads_neither_redis_nor_the_web_framework() -> None:
    body = (
        "import sys\nfrom chronos_synapse.cli.main import main\n"
        "try: main(['up', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'redis', 'litestar', 'sqlmodel', 'anthropic', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", body], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_python_m_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chronos_synapse", "--version"], capture_output=True, text=True, check=True
    )

    assert done.stdout == f"chronos {__version__}\n"


def test_an_unknown_command_is_a_wrong_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["frobnicate"])

    assert end.value.code == 2
    assert "frobnicate" in capsys.readouterr().err


def test_a_wrong_setting_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["up", "--port", "99999"]) == 2

    assert capsys.readouterr().err == "chronos: CHRONOS_PORT: must lie between 0 and 65535\n"


def test_tests_need_the_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(test_command, "ROOT", tmp_path)

    assert main(["test"]) == 1
    assert "needs the source tree" in capsys.readouterr().err


def test_arguments_of_test_go_to_pytest_as_they_are(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", "--version", "--version"]) == 0

    assert "pytest" in capfd.readouterr().out
