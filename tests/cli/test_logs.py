"""Our own log, as people see it."""

import logging

import pytest

from chronos_synapse.cli.logs import LineFormatter, configure_logging


def formatted(level: int, message: str, **extra: object) -> str:
    record = logging.makeLogRecord(
        {"levelno": level, "levelname": logging.getLevelName(level), "msg": message, **extra}
    )
    record.created = 0.0
    return LineFormatter().format(record)


def test_a_record_is_one_line_with_its_data_behind() -> None:
    line = formatted(logging.WARNING, "waiting for the store", action="store_away", loop="dispatch")

    assert line == "1970-01-01T00:00:00Z WARNING waiting for the store: loop=dispatch"


def test_a_record_without_data_ends_with_its_message() -> None:
    assert formatted(logging.INFO, "worker started", action="started").endswith("INFO worker started")


def test_chatty_libraries_are_heard_from_warnings_on(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.root.handlers[:], logging.root.level

    configure_logging("info")
    logging.getLogger("apscheduler.executors").info("ran a job")
    logging.getLogger("chronos_synapse").info("worker started")

    said = capsys.readouterr().err
    logging.root.handlers[:], logging.root.level = before
    assert "ran a job" not in said
    assert "INFO worker started" in said
