"""The message of a log line: without its time, level, request id, logger and colours.

`strip_header("2025-02-13T21:31:40Z ERROR disk full")` is `disk full`: the same failure reads the same whoever wrote the
line. A level is only taken off behind a time, in brackets, or before a colon: `ERROR IN CONTACTING RM.` stays whole,
and a line that is nothing but header stays as it is.

Assumes one log record (it may span lines; the header is on the first). Linear in the length of the header. Minimum
n: 1. An empty text is an empty message.
"""

import json
import re

_CLOCK = r"\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?"
_ZONE = r"(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"
_DAY_NAME = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TIME = (
    rf"(?:\d{{4}}[-/.]\d\d[-/.]\d\d(?:[T\s-]{_CLOCK}{_ZONE})?"
    rf"|{_DAY_NAME}{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?\s+{_CLOCK}{_ZONE}(?:\s+\d{{4}})?"
    rf"|{_DAY_NAME}\d{{1,2}}[/\s-]{_MONTH}[/\s-]\d{{4}}[:\s]{_CLOCK}{_ZONE}"
    rf"|\d\d/\d\d/\d{{2,4}}\s{_CLOCK}{_ZONE}"
    rf"|{_CLOCK}{_ZONE}"
    r"|1\d{9}(?:\.\d{1,9}|\d{3})?(?=[\s\]:|]))"
)
_LOUD = r"(?:TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRIT|CRITICAL|ALERT|EMERG|FATAL|PANIC)"
_LEVEL = rf"(?:{_LOUD}|trace|debug|info|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal)"
_NAME = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TIME = (
    rf"(?:\d{{4}}[-/.]\d\d[-/.]\d\d(?:[T\s-]{_CLOCK}{_ZONE})?"
    rf"|{_DAY_NAME}{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?\s+{_CLOCK}{_ZONE}(?:\s+\d{{4}})?"
    rf"|{_DAY_NAME}\d{{1,2}}[/\s-]{_MONTH}[/\s-]\d{{4}}[:\s]{_CLOCK}{_ZONE}"
    rf"|\d\d/\d\d/\d{{2,4}}\s{_CLOCK}{_ZONE}"
    rf"|{_CLOCK}{_ZONE}"
    r"|1\d{9}(?:\.\d{1,9}|\d{3})?(?=[\s\]:|]))"
)
_LEVEL = (
    r"(?:TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRIT|CRITICAL|ALERT|EMERG|FATAL|PANIC"
    r"|trace|debug|info|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal)"
)
_NAME = r"[\w.$/@#*:-]"
_ID = (
    r"(?:(?i:(?:req|request|trace|span|correlation|run|job|session|tx)[-_]?(?:id)?)\s?[:=#]\s?)?"
    r"(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|(?=[\w-]*\d)[\w-]{6,64}|\d{1,10})"
)
_SYSLOG = r"(?:[\w.-]{1,64}\s+)?[\w./-]{1,64}\[\d{1,10}\]:\s+"
_FIELD = (
    rf"(?:\[{_NAME}{{1,64}}\]|\[?{_ID}\]?(?=[\s|])"
    r"|(?i:req|request|trace|span|correlation|run|job|session|pid|tid)[-_]?(?:id)?=[\w-]{1,64}|[-|]+(?=\s)"
    rf"|{_NAME}{{1,64}}\s-\s(?={_LEVEL}\s-\s))[\s:|-]*"
)
_LEVEL_FIELD = rf"(?:[\[(<]\s?{_LEVEL}\s?[\])>]|{_LEVEL}(?=\s?[:|])|{_LOUD}(?=\s+\D))[\s:|-]*"
_HEADER = re.compile(
    rf"\s*[\[(]?{_TIME}[\])]?[\s,:;|-]*(?:{_SYSLOG})?(?:{_FIELD})*(?:{_LEVEL_FIELD})?(?:{_FIELD})*"
    rf"|(?:\[\s?(?:{_LEVEL}|{_TIME}|{_ID})\s?\][\s:|-]*)+"
    r"|<\d{1,3}>(?:1\s)?"
    rf"|{_LEVEL}:[\w.]{{1,64}}:\s?"
)
_LEVEL_WORD = re.compile(rf"(?:{_LEVEL}:\s+)+")
_PLAIN_HEADER = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\s+(?:ERROR|WARN|WARNING|CRITICAL|FATAL)\s+"
    r"(?=[A-Za-z'\"])(?![\w-]{0,64}\d|[\w.]+\s-\s)"
)
"""The commonest header, for speed; what may be a part of a longer one is left to the whole grammar."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_MESSAGE = re.compile(r'(?:^|\s)(?:msg|message|error|err)=(?:"((?:[^"\\]|\\.)*)"|(\S+))')
_MESSAGE_KEYS = ("message", "msg", "error", "err", "event", "exception", "detail")
_LONGEST_JSON = 64 * 1024

_OPENERS = frozenset("0123456789[(<{ \t\x1b")
_FIRST_LETTERS_TEXT = """
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun TRA DEB INF NOT WAR ERR SEV CRI ALE
EME FAT PAN tra deb inf not war err cri ale eme fat lev tim ts= msg
"""
_FIRST_LETTERS = frozenset(_FIRST_LETTERS_TEXT.split())


def strip_header(text: str) -> str:
    """The message of one log record."""
    if not text or (text[0] not in _OPENERS and text[:3] not in _FIRST_LETTERS):
        return text
    if "\x1b" in text:
        text = _COLOUR.sub("", text)
    found = _PLAIN_HEADER.match(text) or _HEADER.match(text)
    rest = text[found.end() :] if found else text
    if rest[:1] == "{":
        rest = _from_json(rest)
    elif rest[:6] == "level=" or rest[:5] == "time=" or rest[:3] == "ts=":
        rest = _from_pairs(rest)
    level = _LEVEL_WORD.match(rest)
    rest = rest[level.end() :] if level else rest
    return rest if rest.strip() else text


def _from_json(text: str) -> str:
    """The message of a structured record; the text itself where it holds none."""
    if len(text) > _LONGEST_JSON:
        return text
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if not isinstance(record, dict):
        return text
    parts = [str(record[key]) for key in _MESSAGE_KEYS if isinstance(record.get(key), str) and record[key]]
    return ": ".join(dict.fromkeys(parts)) or text


def _from_pairs(text: str) -> str:
    found = _MESSAGE.findall(text)
    return ": ".join(quoted or plain for quoted, plain in found) or text
