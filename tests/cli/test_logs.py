"""Our own log, as people see it."""

import logging
import re

import pytest

from chronos_synapse.cli.logs import LineFormatter, configure_logging


def formatted(level: int, message: str, **extra: object) -> str:
    names = {"levelno": level, "levelname": logging.getLevelName(level), "msg": message}
    return LineFormatter().format(logging.makeLogRecord(names | extra))


def test_a_record_is_one_line_with_its_data_behind() -> None:
    line = formatted(logging.WARNING, "waiting for the store", action="store_away", loop="dispatch")

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} WARNING waiting for the store loop=dispatch", line)


def test_data_cannot_forge_a_line() -> None:
    line = formatted(logging.INFO, "log in refused", email="eve\n2026-01-01T00:00:00+0000 INFO all is well")

    assert "\n" not in line
    assert "eve\\n2026" in line


def test_chatty_libraries_are_heard_from_warnings_on(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.root.handlers[:], logging.root.level

    configure_logging("info")
    logging.getLogger("apscheduler.executors").info("ran a job")
    logging.getLogger("chronos_synapse").info("worker started")

    said = capsys.readouterr().err
    logging.root.handlers[:], logging.root.level = before
    assert "ran a job" not in said
    assert "INFO    worker started" in said
