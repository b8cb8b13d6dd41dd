"""`chronos schedule next`, alone and as a batch."""

import argparse
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from chronos_synapse.cli.schedule import add_parser, run, run_batch


def ask(*arguments: str) -> int:
    """The exit code of `chronos schedule next` with `arguments`."""
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    return run(parser.parse_args(["schedule", "next", *arguments]))


def answers(*lines: str | bytes) -> list[dict[str, Any]]:
    """What a batch of `lines` answers."""
    raw = [line.encode() if isinstance(line, str) else line for line in lines]
    output = io.BytesIO()
    assert run_batch(io.BytesIO(b"\n".join(raw)), output) == 0
    return [json.loads(line) for line in output.getvalue().splitlines()]


def question(**fields: object) -> str:
    return json.dumps({"expression": "0 12 * * *", "from": "2027-05-13T00:00:00Z"} | fields)


def test_due_times_are_printed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    code = ask("30 2 * * *", "--timezone", "Europe/Berlin", "--from", "2027-03-27T12:00:00+01:00", "--count", "2")

    assert code == 0
    assert capsys.readouterr().out == "2027-03-28T03:00:00+02:00\n2027-03-29T02:30:00+02:00\n"


def test_without_a_time_they_follow_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("@hourly") == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["0 25 * * *"], "hour field '25'"),
        (["@daily", "--timezone", "europe/berlin"], "Europe/Berlin"),
        (["@daily", "--from", "2027-05-13"], "2027-05-03T10:00:00+02:00"),
        (["@daily", "--from", "2027-05-13T00:00:00"], "needs its offset"),
        (["@daily", "--count", "0"], "1 to 1,000"),
        (["@daily", "--count", "1001"], "1 to 1,000"),
        ([], "Give an expression"),
    ],
)
def test_a_refusal_is_one_sentence_on_standard_error(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*arguments) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert captured.err.count("\n") == 1


def test_a_batch_answers_each_line_in_order() -> None:
    found = answers(
        question(count=1),
        "not JSON",
        question(expression="0 0 31 2 *"),
        question(expression="*/20 30 9 * * 1", timezone="America/New_York", count=4),
    )

    assert [list(answer) for answer in found] == [["fire_times"], ["error"], ["error"], ["fire_times"]]
    assert found[0] == {"fire_times": ["2027-05-13T12:00:00Z"]}
    assert found[2]["error"]["code"] == "schedule.never"
    assert found[3]["fire_times"][-1] == "2027-05-24T09:30:00-04:00"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "body.json"),
        ("{", "body.json"),
        (b'{"expression": "\xff"}', "body.json"),
        ("[]", "body.field"),
        ("{}", "body.field"),
        (question(count="3"), "body.field"),
        (question(tz="UTC"), "body.field"),
        (question(expression=None), "body.field"),
        ('{"expression": "' + "x" * 70_000 + '"}', "body.too_large"),
        ("[" * 60_000, "body.field"),
        (question(expression="* * * *"), "schedule.fields"),
        (question(timezone="../../etc/passwd"), "timezone.unknown"),
        (question(count=0), "count.range"),
        (question(**{"from": "2027-05-13T12:00:00"}), "time.offset"),
        (question(**{"from": "13 May 2027"}), "time.format"),
        (question(**{"from": "2027-05-13T24:00:00Z"}), "time.range"),
        (question(**{"from": "2016-12-31T23:59:60Z"}), "time.range"),
        (question(**{"from": "2027-02-30T12:00:00Z"}), "time.range"),
        (question(**{"from": "0000-01-01T00:00:00Z"}), "time.range"),
        (question(**{"from": "10000-01-01T00:00:00Z"}), "time.format"),
        (question(**{"from": "9999-01-01T00:00:00Z"}), "time.range"),
    ],
)
def test_a_bad_line_is_answered_and_stops_nothing(line: str | bytes, code: str) -> None:
    found = answers(line, question(count=1))

    assert found[0]["error"]["code"] == code
    assert found[0]["error"]["detail"].endswith(".")
    assert len(found[0]["error"]["detail"]) < 400
    assert found[1] == {"fire_times": ["2027-05-13T12:00:00Z"]}


def test_a_process_answers_offline_and_imports_no_store() -> None:
    program = (
        "import argparse, sys\n"
        "from chronos_synapse.cli.schedule import add_parser\n"
        "parser = argparse.ArgumentParser()\n"
        "add_parser(parser.add_subparsers())\n"
        "args = parser.parse_args(['schedule', 'next', '--batch'])\n"
        "code = args.run(args)\n"
        "assert not {'redis', 'litestar', 'sqlalchemy', 'pydantic', 'numpy', 'asyncio'} & set(sys.modules)\n"
        "sys.exit(code)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], input=question(count=1), capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"fire_times": ["2027-05-13T12:00:00Z"]}


def test_policies_and_a_seed_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    berlin = ("--timezone", "Europe/Berlin", "--count", "1")

    assert ask("30 2 * * *", *berlin, "--from", "2027-03-27T12:00:00+01:00", "--gap", "skip") == 0
    assert ask("30 2 * * *", *berlin, "--from", "2026-10-24T12:00:00+02:00", "--fold", "last") == 0
    assert ask("H 2 * * *", "--from", "2027-05-13T00:00:00Z", "--count", "1", "--seed", "a") == 0
    assert ask("H 2 * * *", "--from", "2027-05-13T00:00:00Z", "--count", "1", "--seed", "b") == 0

    skipped, last, one, other = capsys.readouterr().out.splitlines()
    assert (skipped, last) == ("2027-03-29T02:30:00+02:00", "2026-10-25T02:30:00+01:00")
    assert one != other


def test_a_line_of_a_batch_may_name_policies() -> None:
    fields = {"expression": "30 2 * * *", "timezone": "Europe/Berlin", "from": "2026-10-24T12:00:00Z", "count": 2}

    both, wrong = answers(question(**fields, fold="both"), question(**fields, gap="sometimes"))

    assert both == {"fire_times": ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]}
    assert wrong["error"]["code"] == "body.field"
