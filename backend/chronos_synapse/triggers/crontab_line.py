"""One line of a crontab: a setting, or time, user and command."""

import re
from collections.abc import Mapping

import msgspec

from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.triggers.warning import ScheduleWarning

_SETTING = re.compile(r"""(?:"([^"]*)"|'([^']*)'|([^\s=]+))[ \t]*=[ \t]*(.*)""")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORD = re.compile(r"[^ \t]+[ \t]*")
_USER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\$?(?::[A-Za-z0-9_.-]+)?(?:/[A-Za-z0-9_.-]+)?")
_HIDES_OUTPUT = re.compile(r"(?:&|(?<![0-9])1?)>>?\s*/dev/null")
_TO_FILE = re.compile(r"(?:&>|(?<![0-9])1?>)>?\s*(?!&|/dev/null)\S")
_FLOCK = re.compile(r"\bflock\s")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a job line; `expression` is None for `@reboot`."""

    expression: str | None
    user: str | None
    command: str
    """As written, `%` included."""


def read_setting(text: str) -> tuple[str, str] | None:
    """Name and value of a `NAME = value` line, or None; Invalid `env.name` for a name that no shell takes."""
    match = _SETTING.fullmatch(text)
    if match is None:
        return None
    name = match[1] or match[2] or match[3] or ""
    if not _VARIABLE.fullmatch(name):
        detail = f"{brief(name)!r} is no name of a variable: letters, digits and '_', not starting with a digit."
        raise Invalid(detail, code="env.name")
    value = match[4].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return name, value


def read_entry(text: str, *, has_user: bool) -> Entry:
    """The columns of a job line; Invalid names what is missing. The time itself is not checked here."""
    if text.startswith("//"):
        raise Invalid("'//' is no comment in a crontab; start it with '#'.", code="crontab.comment")
    if text.startswith("-") and text[1:2] not in ("", " ", "\t", "-"):
        text = text[1:]  # SUSE: do not log this job
    columns = 1 if text.startswith("@") else 5
    words = _WORD.findall(text)
    rest = columns + has_user
    if len(words) <= rest:
        raise Invalid(_too_few(len(words), columns, has_user), code="schedule.fields")
    expression = " ".join(word.rstrip(" \t") for word in words[:columns])
    if columns == 5:
        _check_five(words)
    user = words[columns].rstrip(" \t") if has_user else None
    if user is not None and not _USER.fullmatch(user):
        detail = f"A system crontab has a user after the time; {brief(user)!r} is none. Is this a user's crontab?"
        raise Invalid(detail, code="crontab.user")
    is_boot = expression.lower() == "@reboot"
    return Entry(expression=None if is_boot else expression, user=user, command="".join(words[rest:]))


def split_percent(command: str) -> tuple[str, str | None]:
    """Command and input: an unescaped `%` starts the input and ends its lines, `\\%` is a `%`, as cron has it."""
    parts = [""]
    is_escaped = False
    for character in command:
        if is_escaped:
            parts[-1] += "%" if character == "%" else f"\\{character}"
            is_escaped = False
        elif character == "\\":
            is_escaped = True
        elif character == "%":
            parts.append("")
        else:
            parts[-1] += character
    if is_escaped:
        parts[-1] += "\\"
    stdin = None if len(parts) == 1 else "\n".join(parts[1:])
    if stdin and not stdin.endswith("\n"):
        stdin += "\n"
    return parts[0].strip(" \t"), stdin


def command_warnings(entry: Entry, command: str, environment: Mapping[str, str]) -> list[ScheduleWarning]:
    """What of the line does not mean here what it meant to cron."""
    found = []
    if entry.expression is None:
        found.append(_BOOT)
    if entry.user is not None:
        found.append(_run_as(entry.user))
    elif re.match(r"root[ \t]", command):
        found.append(_USER_COLUMN)
    if environment.get("MAILTO"):
        found.append(_MAILTO)
    if "TZ" in environment:
        found.append(_TZ)
    if _FLOCK.search(command):
        found.append(_LOCKED)
    if _HIDES_OUTPUT.search(command):
        found.append(_HIDDEN)
    elif _TO_FILE.search(command):
        found.append(_ELSEWHERE)
    return found


def _too_few(seen: int, columns: int, has_user: bool) -> str:
    what = "a descriptor such as @daily" if columns == 1 else "five time fields"
    user = ", a user" if has_user else ""
    return f"A job has {what}{user} and a command; this line has {seen} word{'' if seen == 1 else 's'} only."


def _check_five(words: list[str]) -> None:
    """Says that a time field is missing where the command seems to start in its place."""
    fifth = words[4].rstrip(" \t")
    if re.search(r"[/.][A-Za-z]|^[~$]", fifth) or (len(fifth) > 3 and fifth.isalpha()):
        detail = f"There are only four time fields before {brief(fifth)!r}; the day of week is missing or wrong."
        raise Invalid(detail, code="schedule.fields")


def _run_as(user: str) -> ScheduleWarning:
    detail = f"The user '{user}' is kept, but used only where the worker may switch users."
    return ScheduleWarning(code="crontab.run_as", detail=detail)


_BOOT = ScheduleWarning(
    code="crontab.reboot",
    detail="'@reboot' is no time: the job is imported without a schedule, to be run by hand or through the API.",
)
_USER_COLUMN = ScheduleWarning(
    code="crontab.user_column",
    detail="The command starts with 'root'. If that is a user column, import this as a system crontab.",
)
_MAILTO = ScheduleWarning(
    code="crontab.mailto",
    detail="MAILTO is kept as a variable, but no mail is sent: output is in the execution's log.",
)
_TZ = ScheduleWarning(
    code="crontab.tz",
    detail="TZ is a variable of the command only, as in cron; it does not move the schedule. CRON_TZ does.",
)
_LOCKED = ScheduleWarning(
    code="crontab.flock",
    detail="'flock' guards against overlap; the job's overlap policy 'skip' does the same and records it.",
)
_HIDDEN = ScheduleWarning(
    code="crontab.hidden_output",
    detail="Output goes to /dev/null and will not be in the log; take the redirection out to see it.",
)
_ELSEWHERE = ScheduleWarning(
    code="crontab.redirected_output",
    detail="Output goes to a file and will not be in the log; take the redirection out to see it here.",
)
