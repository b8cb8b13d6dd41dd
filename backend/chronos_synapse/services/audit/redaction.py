"""What of a change may be written down: the fields that changed, without anything that looks like a secret."""

import re
from typing import Any

import msgspec

HIDDEN = "***"
"""Stands for a value that is not written down. What was hidden before and after has changed, too."""
MAX_BYTES = 8192
"""Of one side of a change, as JSON."""
MAX_TEXT = 500
"""Characters of one text in it; what is longer ends with `…`."""
MAX_DEPTH = 12
SEARCHED = 2 * MAX_TEXT
"""Characters of a text that are searched for secrets; what lies beyond is not shown anyway."""

_SECRET_WORDS = frozenset(
    {
        "password",
        "passwd",
        "passphrase",
        "pwd",
        "token",
        "secret",
        "value",
        "key",
        "code",
        "hash",
        "authorization",
        "auth",
        "cookie",
        "credential",
        "private",
        "signature",
        "otp",
        "totp",
        "pin",
        "dsn",
        "apikey",
        "text",
        "stdin",
    }
)
"""A field with one of these words, or their plurals, in its name is never shown."""
_HIDING_WHOLE = frozenset({"environment", "headers", "env", "parameters"})
"""Dictionaries whose names are shown, and whose values are not: people put passwords there."""
_HARMLESS = frozenset({"exit_code", "success_exit_codes", "retry_exit_codes", "schedule_text", "key_id", "error_code"})
_WORD = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")
_IN_URL = re.compile(r"(?<=://)[^\s/@]+@")
_NAMES = r"(?:password|passwd|pwd|passphrase|secret|token|api[-_]?key|authorization)"
_IN_TEXT = re.compile(rf"(?i)({_NAMES}[\"']?\s{{0,3}}[=:]\s{{0,3}})((?:bearer|basic)\s+)?[^\s&;]+")
"""`TOKEN=abc`, `"password": "abc"`, `Authorization: Bearer abc`."""
_OPTION = re.compile(rf"(?i)(--?[\w-]*{_NAMES}[\w-]*\s{{1,3}})[^\s&;]+")
"""`--password abc`."""
_KNOWN_FORMS = re.compile(
    r"\b(?:chr_[A-Za-z0-9_-]{8,}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*|gh[pousr]_[A-Za-z0-9]{20,}"
    r"|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{16,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,})"
)


def changes(before: object | None, after: object | None) -> tuple[str, str]:
    """Both sides as JSON, with the fields that differ only, and redacted; empty where there is nothing to say."""
    left, right = _plain(before), _plain(after)
    if isinstance(left, dict) and isinstance(right, dict):
        left, right = _differences(left, right)
    return _text(left), _text(right)


def redacted(value: object) -> Any:
    """`value` in the types of JSON, without what its names, or its looks, make a secret."""
    return _shown(_plain(value), 0)


def as_text(value: object) -> str:
    """`value`, redacted, as the text of a JSON object."""
    return _text(_plain(value))


def shown_text(text: str) -> str:
    """`text`, cut where it holds what looks like a secret."""
    return _text_of(text)


def _plain(value: object | None) -> Any:
    return None if value is None else msgspec.to_builtins(value, str_keys=True, enc_hook=str)


def _differences(left: dict[str, Any], right: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, level by level: a key that is the same on both sides is on neither."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in dict.fromkeys((*left, *right)):
        old, new = left.get(name), right.get(name)
        if old == new and (name in left) == (name in right):
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            old, new = _differences(old, new)
        if name in left:
            before[name] = old
        if name in right:
            after[name] = new
    return before, after


def _text(value: Any) -> str:
    if value is None or value == {}:
        return ""
    shown = _shown(value if isinstance(value, dict) else {"is": value}, 0)
    text = msgspec.json.encode(shown)
    if len(text) <= MAX_BYTES:
        return text.decode()
    return msgspec.json.encode({"too_large": len(text), "fields": sorted(shown)[:100]}).decode()


def _shown(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        return "…"
    if isinstance(value, dict):
        return {_text_of(str(name)): _field(str(name), inner, depth) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(inner, depth + 1) for inner in value]
    return _text_of(value) if isinstance(value, str) else value


def _field(name: str, value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if name.lower() in _HIDING_WHOLE and isinstance(value, dict):
        return {_text_of(str(inner)): HIDDEN for inner in value}
    return HIDDEN if _is_secret(name) and not isinstance(value, dict) else _shown(value, depth + 1)


def _is_secret(name: str) -> bool:
    words = (word.lower() for word in _WORD.findall(name))
    return name not in _HARMLESS and any(word in _SECRET_WORDS or word[:-1] in _SECRET_WORDS for word in words)


def _text_of(text: str) -> str:
    """Texts hold commands and addresses, and these hold passwords now and then."""
    text = _KNOWN_FORMS.sub(HIDDEN, text[:SEARCHED])
    text = _IN_URL.sub(HIDDEN + "@", text)
    for pattern in (_IN_TEXT, _OPTION):
        text = pattern.sub(lambda found: found[1] + HIDDEN, text)
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
