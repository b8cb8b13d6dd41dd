"""`chronos test`: every stage runs, every verdict is told, nothing is left out silently."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from chronos_synapse.cli import test as test_command
from chronos_synapse.cli.main import main
from chronos_synapse.cli.test import Stage

PASSES = [sys.executable, "-c", ""]
FAILS = [sys.executable, "-c", "raise SystemExit(3)"]


def stages(monkeypatch: pytest.MonkeyPatch, *wanted: Stage) -> None:
    monkeypatch.setattr(test_command, "_stages", lambda: list(wanted))
    monkeypatch.setattr(test_command, "SYSTEM_PACKAGES", {})


def test_a_failed_stage_does_not_hide_the_later_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(monkeypatch, Stage("lint", FAILS), Stage("types", PASSES), Stage("web", ["/nowhere/npm"]))

    assert main(["test"]) == 1

    summary = capsys.readouterr().out.partition("=== Summary\n")[2].splitlines()
    assert [(line.split()[0], line.split(" s  ")[1]) for line in summary] == [
        ("lint", "FAILED with exit code 3"),
        ("types", "ok"),
        ("web", "FAILED with exit code 127"),
    ]


def test_what_runs_aside_is_told_whole_when_it_has_ended(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    body = "import sys; print('one'); print('two', file=sys.stderr); sys.exit(3)"
    stages(monkeypatch, Stage("web", [sys.executable, "-uc", body], is_aside=True), Stage("types", PASSES))

    assert main(["test"]) == 1

    printed, _, summary = capfd.readouterr().out.partition("=== Summary\n")
    assert "\n=== web\none\ntwo\n" in printed
    assert [line.split(" s  ")[1] for line in summary.splitlines()] == ["FAILED with exit code 3", "ok"]


def test_it_passes_when_every_stage_does(monkeypatch: pytest.MonkeyPatch) -> None:
    stages(monkeypatch, Stage("lint", PASSES), Stage("types", PASSES))

    assert main(["test"]) == 0


def test_stages_see_none_of_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOS_PORT", "1")
    body = "import os; raise SystemExit('CHRONOS_PORT' in os.environ)"
    stages(monkeypatch, Stage("lint", [sys.executable, "-c", body]))

    assert main(["test"]) == 0


def test_every_gate_is_among_the_stages() -> None:
    commands = [" ".join(map(str, stage.argv)) for stage in test_command._stages()]

    for gate in (
        "ruff check .",
        "ruff format --check .",
        "mypy --strict",
        "lint-imports",
        "chronos build-web",
        "run --silent lint",
        "run --silent test",
        "pytest --cov",
    ):
        assert any(gate in command for command in commands), gate


def test_a_suite_that_hangs_ends_with_what_it_found() -> None:
    tests = next(stage for stage in test_command._stages() if stage.name == "pytest")

    assert "--session-timeout=4500" in tests.argv


def test_a_missing_program_is_named_with_its_remedy_where_it_may_not_be_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(test_command, "SYSTEM_PACKAGES", {"no-such-program": "no-such-package"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", "/nonexistent")

    assert main(["test"]) == 1
    assert "sudo apt install no-such-package" in capsys.readouterr().err


def test_a_missing_program_is_installed_where_that_may_be_done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stages(monkeypatch, Stage("lint", PASSES))
    monkeypatch.setattr(test_command, "SYSTEM_PACKAGES", {"wanted": "wanted-package"})
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    apt_get = tmp_path / "apt-get"
    apt_get.write_text(f'#!/bin/sh\necho "$*" >>{tmp_path}/calls\n[ "$1" = update ] || cp "$0" {tmp_path}/wanted\n')
    apt_get.chmod(0o755)
    (tmp_path / "env").symlink_to(str(shutil.which("env")))
    (tmp_path / "cp").symlink_to(str(shutil.which("cp")))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main(["test"]) == 0
    assert (tmp_path / "calls").read_text().splitlines() == [
        "update -qq",
        "install -y -qq --no-install-recommends wanted-package",
    ]
