"""Headers: time, level, request id and logger come off; what the line says stays."""

import pytest

from chronos_models.patterns.headers import strip_header

MESSAGE = "could not open /srv/data: disk full"


@pytest.mark.parametrize(
    "header",
    [
        "2025-02-13T21:31:40Z ERROR ",
        "2025-02-13 21:31:40,123 - worker.main - ERROR - ",
        "2025-02-13 21:31:40.123456+01:00 [error] ",
        "[2025-02-13T21:31:40Z] [f9534328-83db-4b61-8a0a-0a7cba72b49a] ",
        "[Thu Jun 09 06:07:04 2005] [error] ",
        "Feb 13 21:31:40 web-3 backup[4711]: ",
        "13/Feb/2025:21:31:40 +0000 ERROR ",
        "1739482300.123 ERROR ",
        "[ERROR] ",
        "ERROR:root:",
        "ERROR: ",
        "21:31:40 WARN [main] ",
        "2025-02-13 21:31:40 [4711] ERROR: ",
        "2025-02-13 21:31:40 request_id=ab12-cd34 ERROR ",
        "\x1b[31m2025-02-13 21:31:40 ERROR\x1b[0m ",
    ],
)
def test_a_header_comes_off(header: str) -> None:
    assert strip_header(header + MESSAGE) == MESSAGE


@pytest.mark.parametrize(
    "text",
    [
        MESSAGE,
        "ERROR IN CONTACTING RM.",
        "error writing /srv/data",
        "ERROR 1205 at line 7: lock wait timeout",
        "404 was answered",
        "[preauth",
        "",
        "   ",
        "{not json",
        "[1, 2]",
        "{}",
    ],
)
def test_what_is_no_header_stays(text: str) -> None:
    assert strip_header(text) == text


def test_the_message_of_a_structured_line_is_what_it_says() -> None:
    assert strip_header('{"level": "error", "ts": 1, "msg": "disk full", "error": "ENOSPC"}') == "disk full: ENOSPC"
    assert strip_header('time=2025-02-13T21:31:40Z level=error msg="disk full" host=a') == "disk full"


def test_a_line_of_header_alone_keeps_its_last_part() -> None:
    assert strip_header("2025-02-13T21:31:40Z ERROR") == "ERROR"
    assert strip_header("2025-02-13T21:31:40Z") == "2025-02-13T21:31:40Z"


def test_deeply_nested_json_is_left_as_it_is() -> None:
    text = '{"a":' * 20_000

    assert strip_header(text) == text
