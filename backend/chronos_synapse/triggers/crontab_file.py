"""A whole crontab: each line is a job, a setting, a comment, blank, or rejected with the reason. Pure.

As cron reads it: a setting holds for the jobs below it; `%` ends the command and starts its input; a system crontab
has a user column. One bad line stops nothing, where cron itself would refuse the whole file.
"""

import re
from collections import Counter
from typing import Literal

import msgspec

from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.triggers.build import check_schedule
from chronos_synapse.triggers.crontab_line import (
    Entry,
    command_warnings,
    read_entry,
    read_setting,
    split_percent,
)
from chronos_synapse.triggers.crontab_name import name_from_command, name_from_comments
from chronos_synapse.triggers.warning import ScheduleWarning
from chronos_synapse.triggers.zone import zone_of

CrontabKind = Literal["user", "system"]

MAX_BYTES = 1 << 20
MAX_LINES = 10_000
MAX_VARIABLES = 100
"""More in force at once are rejected: each job keeps its own copy."""

MAX_LINE_CHARACTERS = 16_384

_MAX_NAME = 120
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class CrontabJob(msgspec.Struct, frozen=True, kw_only=True):
    """One job line. `schedule` is None for `@reboot`, which is not a time."""

    line: int
    """Counted from 1, as for all records here."""
    name: str
    schedule: CronSpec | None
    command: str
    run_as: str | None
    """The user column of a system crontab."""
    environment: dict[str, str]
    """The variables in force at this line; shared between jobs, not to be changed."""
    stdin: str | None
    """What follows the first unescaped `%`, further ones as line ends."""
    warnings: tuple[ScheduleWarning, ...]


class CrontabSetting(msgspec.Struct, frozen=True, kw_only=True):
    """One `NAME=value` line, without quotes."""

    line: int
    name: str
    value: str


class RejectedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line that is not understood: `text` is cut, `reason` says what would be right."""

    line: int
    text: str
    reason: str


class CrontabFile(msgspec.Struct, frozen=True, kw_only=True):
    """Every line of a crontab, in exactly one of the five places."""

    jobs: tuple[CrontabJob, ...]
    settings: tuple[CrontabSetting, ...]
    rejected: tuple[RejectedLine, ...]
    comments: tuple[int, ...]
    """Line numbers."""
    blanks: tuple[int, ...]
    """Line numbers."""


def decode_crontab(content: bytes) -> str:
    """The text of a crontab file: UTF-8, else Latin-1, which old files use and which takes any byte."""
    if len(content) > MAX_BYTES:
        _refuse_size()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def parse_crontab(text: str, kind: CrontabKind, timezone: str = "UTC") -> CrontabFile:
    """Every line of `text`. Jobs are in `timezone` until a `CRON_TZ` line says otherwise.

    Raises Invalid `crontab.too_long` at `/text` beyond 1 MiB or 10,000 lines, and `timezone.unknown` at `/timezone`.
    """
    zone_of(timezone)
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        _refuse_size()
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[-1] == "":
        lines.pop()
    if len(lines) > MAX_LINES:
        detail = f"The crontab has {len(lines):,} lines; at most {MAX_LINES:,} are read at once."
        raise Invalid(detail, pointer="/text", code="crontab.too_long")
    reader = _Reader(kind, timezone)
    for number, line in enumerate(lines, 1):
        reader.read(number, line.removesuffix("\r"))
    return reader.result()


def _refuse_size() -> None:
    detail = f"The crontab is larger than {MAX_BYTES:,} bytes; import it in parts."
    raise Invalid(detail, pointer="/text", code="crontab.too_long")


class _Reader:
    """Goes through the lines once and keeps what is in force: variables, zone, the comments directly above."""

    def __init__(self, kind: CrontabKind, timezone: str) -> None:
        self._kind = kind
        self._timezone = timezone
        self._zone_warning: tuple[ScheduleWarning, ...] = ()
        self._environment: dict[str, str] = {}
        self._above: list[str] = []
        self._names: Counter[str] = Counter()
        self._jobs: list[CrontabJob] = []
        self._settings: list[CrontabSetting] = []
        self._rejected: list[RejectedLine] = []
        self._comments: list[int] = []
        self._blanks: list[int] = []

    def result(self) -> CrontabFile:
        return CrontabFile(
            jobs=tuple(self._jobs),
            settings=tuple(self._settings),
            rejected=tuple(self._rejected),
            comments=tuple(self._comments),
            blanks=tuple(self._blanks),
        )

    def read(self, number: int, line: str) -> None:
        text = line.strip(" \t")
        if text.startswith("#"):
            self._comments.append(number)
            self._above.append(text)
            return
        try:
            self._read_rest(number, text)
        except Invalid as refusal:
            self._rejected.append(RejectedLine(line=number, text=brief(text), reason=refusal.detail))
        self._above = []

    def _read_rest(self, number: int, text: str) -> None:
        if not text:
            self._blanks.append(number)
            return
        if len(text) > MAX_LINE_CHARACTERS:
            raise Invalid(f"The line has more than {MAX_LINE_CHARACTERS:,} characters.", code="crontab.too_long")
        if _CONTROL.search(text):
            raise Invalid("The line holds a control character.", code="crontab.characters")
        setting = read_setting(text)
        if setting is None:
            self._add_job(number, read_entry(text, has_user=self._kind == "system"))
        else:
            self._add_setting(CrontabSetting(line=number, name=setting[0], value=setting[1]))

    def _add_setting(self, setting: CrontabSetting) -> None:
        if setting.name == "CRON_TZ":
            self._change_zone(setting.value)
        elif len(self._environment) >= MAX_VARIABLES and setting.name not in self._environment:
            raise Invalid(f"At most {MAX_VARIABLES} variables can be in force at once.", code="env.size")
        else:
            self._environment = {**self._environment, setting.name: setting.value}
        self._settings.append(setting)

    def _change_zone(self, name: str) -> None:
        try:
            zone_of(name)
        except Invalid:
            detail = f"The CRON_TZ line above is not understood; this job is in {self._timezone}."
            self._zone_warning = (ScheduleWarning(code="crontab.timezone", detail=detail),)
            raise
        self._timezone = name
        self._zone_warning = ()

    def _add_job(self, number: int, entry: Entry) -> None:
        schedule = None
        if entry.expression is not None:
            schedule = CronSpec(expression=entry.expression, timezone=self._timezone)
            check_schedule(schedule)
        command, stdin = split_percent(entry.command)
        if not command:
            raise Invalid("There is no command after the time.", code="crontab.command")
        job = CrontabJob(
            line=number,
            name=self._unique(name_from_comments(self._above) or name_from_command(command)),
            schedule=schedule,
            command=command,
            run_as=entry.user,
            environment=self._environment,
            stdin=stdin,
            warnings=(*self._zone_warning, *command_warnings(entry, command, self._environment)),
        )
        self._jobs.append(job)

    def _unique(self, name: str) -> str:
        """`name`, numbered from the second job on that would bear it."""
        name = name[:_MAX_NAME]
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"
