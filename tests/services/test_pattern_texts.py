"""What tells of a failure, and what is taken out of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.services.patterns.cleaning import MOST_KEPT, Cleaner, secrets_in
from chronos_synapse.services.patterns.texts import telling_line
from tests.builders import a_job, next_version

AT = datetime(2026, 11, 20, tzinfo=UTC)
OUT, ERR, SYSTEM = LogStream.STDOUT, LogStream.STDERR, LogStream.SYSTEM
TRACE = [
    "loading",
    "Traceback (most recent call last):",
    '  File "/srv/load.py", line 7, in <module>',
    '    raise ValueError("no such column")',
    "ValueError: no such column: price",
]


def lines(*texts: str, stream: LogStream = OUT) -> list[LogLine]:
    return [LogLine(offset=at, time=AT, stream=stream, text=text) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "offset"),
    [
        (["start", "ERROR: disk full", "bye"], 1),
        (TRACE, 4),
        ([*TRACE[:4], "\tat x.Error(Y.java:3)"], 4),
        (["cc: foo.c: No such file", "make: *** [all] Error 2"], 0),
        (["psql: connection refused", "Error: Process completed with exit code 2."], 0),
        (["command failed with exit code 7"], 0),
        (["first attempt failed: timeout", "last attempt failed: refused"], 1),
        (["12 files, 0 errors", "errors: 0", "done without errors"], None),
        (["\x1b[31mfatal: not a git repository\x1b[0m"], 0),
        (["  indented error only"], 0),
        ([""], None),
        ([], None),
    ],
)
def test_the_line_that_says_best_why_a_program_ended_is_found(texts: list[str], offset: int | None) -> None:
    found = telling_line(lines(*texts))

    assert (None if found is None else found.offset) == offset


def test_without_a_word_of_an_error_the_last_line_on_stderr_tells() -> None:
    found = telling_line([*lines("a", "b", stream=ERR), *lines("c")])

    assert found is not None
    assert found.text == "b"


def test_what_we_wrote_ourselves_into_a_log_tells_nothing() -> None:
    assert telling_line(lines("failed: lines were left out", stream=SYSTEM)) is None


SECRETS: dict[str, Any] = {
    "environment": {"DB_PASSWORD": "hunter2-hunter2", "REGION": "eu-west"},
    "config": {"url": "https://x", "headers": {"X-Auth": "abcd-1234"}, "list": ["--token=qwertz99"]},
}


def test_values_are_secret_by_their_names_and_looks() -> None:
    job = a_job(environment=SECRETS["environment"], executor=ExecutorRef(kind="http", config=SECRETS["config"]))

    found = secrets_in(job)

    assert {"hunter2-hunter2", "abcd-1234", "--token=qwertz99"} <= set(found)
    assert "eu-west" not in found


@pytest.mark.parametrize(
    ("text", "canary"),
    [
        ("login failed for hunter2-hunter2", "hunter2-hunter2"),
        ("refused: postgres://ada:pw1234@db-2/x", "pw1234"),
        ("Authorization: Bearer abcdef0123456789", "abcdef0123456789"),
        ("AKIAIOSFODNN7EXAMPLE is not valid", "AKIAIOSFODNN7EXAMPLE"),
        ("api_key=s3cr3t-value is wrong", "s3cr3t-value"),
        ("mail to ada@example.org bounced", "ada@example.org"),
        ("cannot reach db-2.internal", "db-2.internal"),
        ("signature 9f86d081884c7d659a2feaa0c55ad015 does not match", "9f86d081884c7d659a2feaa0c55ad015"),
    ],
)
def test_nothing_secret_is_left_in_a_text(text: str, canary: str) -> None:
    cleaned = Cleaner().clean(text, a_job(environment=SECRETS["environment"]))

    assert canary not in cleaned
    assert cleaned


def test_masks_are_kept_for_definitions_in_use_only() -> None:
    cleaner, job = Cleaner(), a_job(environment={"TOKEN": "first-value"})
    for _ in range(MOST_KEPT + 5):
        job = next_version(job, environment={"TOKEN": f"value-{job.version}"})
        assert f"value-{job.version - 1}" not in cleaner.clean(f"bad value-{job.version - 1}", job)

    assert len(cleaner._kept) == MOST_KEPT
    assert cleaner.clean("kept as it is", None) == "kept as it is"
