"""What a sentence says of a job beside its schedule: command, name, limits, retries, tags, overlap. Pure.

What is taken is blanked out, character for character, so that the rest can be read as a schedule and places in it are
places in the sentence.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.retry import RetryPolicy
from chronos_synapse.domain.schedule import OverlapPolicy, Priority
from chronos_synapse.services.jobs.job_checks import is_tag
from chronos_synapse.services.jobs.job_run_checks import MAX_ATTEMPTS
from chronos_synapse.triggers.phrases.vocabulary import NUMBERS, UNITS, UNITS_S

_WORDS = "an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|sixty|ninety"
_WAIT = (
    rf"(?P<number>[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?[\s-]*|(?:{_WORDS})[\s-]+)"
    r"(?P<unit>seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\b"
)
_COUNT = r"(?P<count>[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice)"
_QUOTES = r"`(?P<tick>[^`]+)`|\"(?P<double>[^\"]+)\"|“(?P<curly>[^”]+)”|(?<!\w)'(?P<single>[^']+)'(?!\w)"
_NAME_ENDS = "every|each|daily|hourly|weekly|monthly|at|on|with|that|which|to run|and|runs?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_QUOTED = _pattern(_QUOTES)
_NAMED = _pattern(
    r"\b(?:named|called|name it|call it|with (?:the )?name|name:|titled)\s*"
    rf"(?:{_QUOTES}|(?P<plain>[^,;`\"“]+?)(?=\s*(?:[,;.!?]|$|\b(?:{_NAME_ENDS})\b)))"
)
_RUN_BEFORE = _pattern(r"(?:\b(?:run|runs|execute|executes|start|call|command:?|script:?|do|with)\s*)$")
_PATH = _pattern(
    r"\b(?:run|execute|start|call|command:?|script:?)\s+(?:the (?:script|command)\s+)?"
    r"(?P<command>(?:(?:python3?|node|bash|sh|perl|ruby|php|java|make|docker|curl)\s+\S+|(?:\./|\.\./|/|~/)\S+|"
    r"[\w-]+\.(?:sh|py|js|pl|rb|php))(?:\s+-{1,2}\S+)*)"
)
_URL = _pattern(
    r"(?:\b(?:call|ping|fetch|request|check)\s+|(?:\b(?:(?:send|make) an? )?"
    r"(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD)(?: request)?(?:\s+to)?\s+))?"
    r"(?P<url>https?://[^\s\"'`<>]+?)(?=[.,;!?)]*(?:\s|$))"
)
_TIMEOUT = (
    _pattern(rf"\b(?:with )?(?:an? )?{_WAIT}\s+time-?\s?out\b"),
    _pattern(rf"\b(?:and )?(?:with )?(?:an? )?time-?\s?out(?: of| after| is| at|:)?\s+{_WAIT}"),
    _pattern(
        r"\b(?:and )?(?:kill|stop|abort|end|cancel|give up)(?: it)?"
        rf"(?: if it (?:runs|takes)(?: for)? (?:more|longer) than| after)\s+{_WAIT}"
    ),
    _pattern(rf"\b(?:for )?at most\s+{_WAIT}(?: long)?\b"),
)
_NO_RETRY = _pattern(r"\b(?:no retries|without retr(?:y|ies)|(?:do not|don't|never) retry)\b")
_FAILING = r"(?: on failure| if it fails)?"
_APART = r"\s+(?:apart|between(?: tries| attempts)?|later)"
_UNLED_WAIT = _WAIT.replace("<number>", "<plain_number>").replace("<unit>", "<plain_unit>")
_RETRY_WAIT = rf"(?:,?\s+(?:waiting|every|after|with)\s+{_WAIT}(?:{_APART})?|,?\s+{_UNLED_WAIT}{_APART})?"
_RETRY = (
    _pattern(
        rf"\b(?:and )?(?:retry|try(?: it)? again|repeat(?=[^,;.]* fail))(?: it)?{_FAILING}"
        rf"(?: up to| at most)?\s+{_COUNT}(?:\s+times)?{_FAILING}{_RETRY_WAIT}"
    ),
    _pattern(rf"\b(?:and )?(?:with )?(?:up to )?{_COUNT}\s+retr(?:y|ies){_RETRY_WAIT}"),
)
_BETWEEN_TAGS = r"\s*,\s*(?:and\s+)?|\s+and\s+"
_NO_TAGS = (
    r"(?!(?:every|each|at|on|with|retry|timeout|time|no|in|run|named|called|priority|um|von|bis|ab|im|des|der|nach|vor|"
    r"und|außer|nachts|morgens|abends|mittags)\b)"
)
_NO_DAY = r"(?<!jeden )(?<!jedem )(?<!am )(?<!pro )(?<!ten )(?<!\. )"
"""`Tag` is a day to Germans."""
_TAGS = _pattern(
    rf"\b(?:and )?(?:with (?:the )?)?{_NO_DAY}(?:tags?|tagged|labelled|labeled)(?: it)?(?: as| with)?:?\s+"
    rf"(?P<tags>{_NO_TAGS}[\w:./-]+(?:(?:{_BETWEEN_TAGS}){_NO_TAGS}[\w:./-]+)*)"
)
_HASHTAG = _pattern(r"(?<!\S)#(?P<tag>[a-z][\w-]*)")
_QUEUE = _pattern(
    r"\b(?:in|on|to|use)\s+(?:the\s+)?(?:queue\s+(?!(?:at|every|each|on|in|and|with|for)\b)(?P<behind>[\w.-]+)|"
    r"(?P<before>(?!the\b)[\w.-]+)\s+queue)\b"
)
_PRIORITY = _pattern(r"\b(?:with |at )?(?P<priority>low|normal|high|critical)\s+priority\b")
_WHILE = r"(?:if|when|while|for) (?:it is )?"
_OVERLAP = (
    (
        _pattern(rf"\b(?:queue|wait) (?:it )?{_WHILE}(?:still running|the previous (?:run|one)(?: is running)?)\b"),
        OverlapPolicy.QUEUE_ONE,
    ),
    (_pattern(r"\b(?:kill|cancel|stop) the (?:previous|running|old) (?:one|run)\b"), OverlapPolicy.CANCEL_RUNNING),
    (
        _pattern(
            r"\b(?:allow(?:ing)?|may) overlap(?:s|ping)?|\bmay run in parallel|\beven if (?:it is )?still running"
        ),
        OverlapPolicy.ALLOW,
    ),
    (
        _pattern(
            r"\b(?:do not|don't|never|must not|no|without) overlap(?:s|ping)?\b"
            rf"|\bskip (?:it )?{_WHILE}(?:still|already) running\b"
        ),
        OverlapPolicy.SKIP,
    ),
)


class FoundPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the sentence that says something of the job; places count characters, the end exclusive."""

    field: str
    """The field of the job, such as `timeout_s`."""
    start: int
    end: int
    text: str


class SentenceParts(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, and the sentence without it."""

    fields: dict[str, Any]
    """Of a job to create."""
    found: tuple[FoundPart, ...]
    rest: str


class _Parts:
    def __init__(self, text: str) -> None:
        self.text = text
        self.rest = text
        self.fields: dict[str, Any] = {}
        self.found: list[FoundPart] = []

    def take(self, field: str, start: int, end: int, value: object) -> None:
        self.fields[field] = value
        self.mark(field, start, end)

    def mark(self, field: str, start: int, end: int) -> None:
        self.found.append(FoundPart(field=field, start=start, end=end, text=self.text[start:end]))
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]


def parts_of(text: str) -> SentenceParts:
    """What `text` says of a job, each field at most once: the first that says it counts."""
    parts = _Parts(text)
    for step in (_take_name, _take_command, _take_url, _take_path, _take_retry, _take_timeout, _take_tags, _take_rest):
        step(parts)
    return SentenceParts(fields=parts.fields, found=tuple(sorted(parts.found, key=_place)), rest=parts.rest)


def _place(part: FoundPart) -> int:
    return part.start


def _inner(match: re.Match[str]) -> str:
    return next(value for value in match.groupdict().values() if value is not None).strip()


def _take_name(parts: _Parts) -> None:
    match = _NAMED.search(parts.rest)
    if match and _inner(match):
        parts.take("name", match.start(), match.end(), _inner(match))


def _take_command(parts: _Parts) -> None:
    """In backticks, or in quotes."""
    quotes = [match for match in _QUOTED.finditer(parts.rest) if _inner(match)]
    ticks = [match for match in quotes if match["tick"]]
    led = [match for match in quotes if _RUN_BEFORE.search(parts.rest[: match.start()])]
    for match in (ticks or led or quotes)[:1]:
        lead = _RUN_BEFORE.search(parts.rest[: match.start()])
        start = lead.start() if lead else match.start()
        url = _URL.fullmatch(_inner(match))
        ref = _http(url) if url else ExecutorRef(kind="shell", config={"command": _inner(match)})
        parts.take("executor", start, match.end(), ref)


def _http(match: re.Match[str]) -> ExecutorRef:
    method = (match["method"] or "GET").upper()
    return ExecutorRef(kind="http", config={"url": match["url"]} | ({} if method == "GET" else {"method": method}))


def _take_url(parts: _Parts) -> None:
    match = _URL.search(parts.rest)
    if match and "executor" not in parts.fields:
        parts.take("executor", match.start(), match.end(), _http(match))


def _take_path(parts: _Parts) -> None:
    match = _PATH.search(parts.rest)
    if match and "executor" not in parts.fields:
        command = match["command"].rstrip(",;.")
        end = match.start("command") + len(command)
        parts.take("executor", match.start(), end, ExecutorRef(kind="shell", config={"command": command}))


def _seconds(match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    number, unit = groups["number"] or groups.get("plain_number"), groups["unit"] or groups.get("plain_unit")
    if number is None or unit is None:
        return None
    low = number.lower().strip(" -")
    value = 1.0 if low in ("a", "an") else float(NUMBERS[low]) if low in NUMBERS else _float(low)
    name = UNITS.get(unit.lower()) or UNITS.get(unit.lower().rstrip("s"), "")
    return None if value is None or name not in UNITS_S else value * UNITS_S[name]


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _take_timeout(parts: _Parts) -> None:
    for pattern in _TIMEOUT:
        match = pattern.search(parts.rest)
        seconds = _seconds(match) if match else None
        if match and seconds:
            parts.take("timeout_s", match.start(), match.end(), seconds)
            return


def _take_retry(parts: _Parts) -> None:
    if match := _NO_RETRY.search(parts.rest):
        parts.take("retry", match.start(), match.end(), RetryPolicy())
        return
    for pattern in _RETRY:
        match = pattern.search(parts.rest)
        if match is None:
            continue
        count = _count(match["count"])
        if not 1 <= count < MAX_ATTEMPTS:
            continue
        wait_s = _seconds(match)
        policy = RetryPolicy(max_attempts=count + 1)
        if wait_s:
            policy = msgspec.structs.replace(policy, initial_s=wait_s, multiplier=1.0, cap_s=max(wait_s, policy.cap_s))
        parts.take("retry", match.start(), match.end(), policy)
        return


def _count(text: str) -> int:
    low = text.lower()
    return {"once": 1, "twice": 2}.get(low) or int(NUMBERS.get(low, 0)) or int(low)


def _take_tags(parts: _Parts) -> None:
    tags: list[str] = []
    for match in _HASHTAG.finditer(parts.rest):
        tags.append(match["tag"])
        parts.mark("tags", match.start(), match.end())
    if listed := _TAGS.search(parts.rest):
        tags += [tag.rstrip(".") for tag in re.split(_BETWEEN_TAGS, listed["tags"])]
        parts.mark("tags", listed.start(), listed.end())
    if kept := list(dict.fromkeys(tag for tag in tags if is_tag(tag))):
        parts.fields["tags"] = kept


def _take_rest(parts: _Parts) -> None:
    if match := _QUEUE.search(parts.rest):
        parts.take("queue", match.start(), match.end(), match["behind"] or match["before"])
    if match := _PRIORITY.search(parts.rest):
        parts.take("priority", match.start(), match.end(), Priority(match["priority"].lower()))
    for pattern, policy in _OVERLAP:
        if match := pattern.search(parts.rest):
            parts.take("overlap", match.start(), match.end(), policy)
            return


_LOOSE_WORDS = frozenset({"with", "and", "to", "the", "a", "then", "call", "for", "using", "by"})
_BASE = re.compile(r"[^\s/]+$")


def supposed_name(fields: Mapping[str, Any], words: str) -> str:
    """A name for a job that was given none: of the words that say nothing else, or of what it runs."""
    told = words.split()
    while told and told[-1].lower() in _LOOSE_WORDS:
        told.pop()
    while told and told[0].lower() in _LOOSE_WORDS:
        told.pop(0)
    plain = " ".join(told)[:60].strip(" .,;:-")
    if len(plain) >= 3:
        return plain[0].upper() + plain[1:]
    ref: ExecutorRef | None = fields.get("executor")
    if ref is None:
        return ""
    first = str(ref.config.get("command") or ref.config.get("url") or "").split()
    base = _BASE.search(first[0].rstrip("/")) if first else None
    return base[0].rsplit(".", 1)[0][:60] if base else ""
