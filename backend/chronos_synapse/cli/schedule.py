"""`chronos schedule next`: when an expression is due, computed offline, one by one or as a batch of JSON lines."""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.domain.schedule import CronSpec, FoldPolicy, GapPolicy
from chronos_synapse.triggers.build import build, check_schedule, fire_times
from chronos_synapse.triggers.zone import zone_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction

DEFAULT_COUNT = 5
MAX_COUNT = 1000
MAX_LINE_BYTES = 65_536
"""A longer line of a batch is answered with an error."""

EXIT_OK = 0
EXIT_INVALID = 2

_INSTANT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)"
    r"(?P<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_LINE = "{expression, timezone, from, count, gap, fold, seed}"
_FORM = "as in 2027-05-03T10:00:00+02:00 or 2027-05-03T08:00:00Z"


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a batch. Without `from`, times after now."""

    expression: str
    timezone: str = "UTC"
    since: str | None = msgspec.field(default=None, name="from")
    count: int = DEFAULT_COUNT
    gap: GapPolicy = GapPolicy.AUTO
    fold: FoldPolicy = FoldPolicy.AUTO
    seed: str = ""
    """Decides hashed values: the id of a job."""


def add_parser(subparsers: "_SubParsersAction[Any]") -> None:
    """Registers `schedule next` with the parser of `chronos`."""
    schedule: ArgumentParser = subparsers.add_parser("schedule", help="ask about schedules, offline")
    commands = schedule.add_subparsers(dest="schedule_command", required=True)
    following: ArgumentParser = commands.add_parser("next", help="print when an expression is due")
    following.add_argument(
        "expression", nargs="?", help="a crontab expression of five or six fields, or such as @daily"
    )
    following.add_argument("--timezone", default="UTC", help="an IANA zone (default: UTC)")
    following.add_argument("--from", dest="since", metavar="TIME", help=f"times after this, {_FORM} (default: now)")
    following.add_argument("--count", type=int, default=DEFAULT_COUNT, help=f"how many, up to {MAX_COUNT}")
    following.add_argument("--gap", choices=[*GapPolicy], default=GapPolicy.AUTO, help="for times that are left out")
    following.add_argument("--fold", choices=[*FoldPolicy], default=FoldPolicy.AUTO, help="for times that come twice")
    following.add_argument("--seed", default="", help="id of the job that decides values such as H and ~")
    following.add_argument(
        "--batch",
        action="store_true",
        help=f"read JSON lines {_LINE} and answer each with one JSON line",
    )
    schedule.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Prints the answer; 0, or 2 with a sentence on standard error for what cannot be answered."""
    if args.batch:
        return run_batch(sys.stdin.buffer, sys.stdout.buffer)
    if args.expression is None:
        print("Give an expression, or --batch to read questions from standard input.", file=sys.stderr)
        return EXIT_INVALID
    question = Question(
        expression=args.expression,
        timezone=args.timezone,
        since=args.since,
        count=args.count,
        gap=GapPolicy(args.gap),
        fold=FoldPolicy(args.fold),
        seed=args.seed,
    )
    try:
        answer = answer_question(question, datetime.now(UTC))
    except Invalid as refusal:
        print(refusal.detail, file=sys.stderr)
        return EXIT_INVALID
    for fire_time in answer:
        print(fire_time)
    return EXIT_OK


def run_batch(questions: BinaryIO, answers: BinaryIO) -> int:
    """One answer line per line read; a bad line is answered with its error and stops nothing."""
    encoder = msgspec.json.Encoder()
    decoder = msgspec.json.Decoder(Question)
    now = datetime.now(UTC)
    for line in _lines(questions):
        answers.write(encoder.encode(_answer_line(line, decoder, now)) + b"\n")
        answers.flush()  # a program may wait for each answer before it asks on
    return EXIT_OK


def answer_question(question: Question, now: datetime) -> list[str]:
    """The due times as RFC 3339 with the zone's offset; Invalid says what is wrong with the question."""
    if not 1 <= question.count <= MAX_COUNT:
        raise Invalid(f"The count is from 1 to {MAX_COUNT:,}.", pointer="/count", code="count.range")
    after = now if question.since is None else parse_instant(question.since)
    schedule = CronSpec(
        expression=question.expression, timezone=question.timezone, gap=question.gap, fold=question.fold
    )
    check_schedule(schedule)
    zone = zone_of(question.timezone)
    trigger = build(schedule, seed=question.seed)
    return [zone.text_of(due) for due in fire_times(trigger, after, None, question.count)]


def parse_instant(text: str) -> datetime:
    """The instant that `text` writes by RFC 3339; Invalid `time.format`, `time.offset` or `time.range` at `/from`."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise Invalid(f"A time is written {_FORM}.", pointer="/from", code="time.format")
    if match["offset"] is None:
        raise Invalid(f"A time needs its offset from UTC, {_FORM}.", pointer="/from", code="time.offset")
    if match["time"].startswith("24"):
        raise Invalid("The hours of a day go from 00 to 23.", pointer="/from", code="time.range")
    try:
        instant = datetime.fromisoformat(f"{match['date']}T{match['time']}{match['offset'].upper()}")
    except ValueError as exc:
        raise Invalid("There is no such date or time of day.", pointer="/from", code="time.range") from exc
    if instant.year > 9998:
        raise Invalid("A time lies in the years 0001 to 9998.", pointer="/from", code="time.range")
    return instant


def _lines(stream: BinaryIO) -> Iterable[bytes]:
    """The lines of `stream`, each cut to one byte more than a line may have."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        yield line
        rest = line
        while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES + 1)


def _answer_line(line: bytes, decoder: msgspec.json.Decoder[Question], now: datetime) -> dict[str, object]:
    if len(line) > MAX_LINE_BYTES:
        return _error("body.too_large", f"A line has at most {MAX_LINE_BYTES:,} bytes.")
    try:
        return {"fire_times": answer_question(decoder.decode(line), now)}
    except Invalid as refusal:
        return _error(refusal.code, refusal.detail)
    except msgspec.ValidationError as refusal:
        return _error("body.field", f"The line is not {_LINE}: {brief(str(refusal))}.")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _error("body.json", "The line is not a JSON object in UTF-8.")


def _error(code: str, detail: str) -> dict[str, object]:
    return {"error": {"code": code, "detail": detail}}
