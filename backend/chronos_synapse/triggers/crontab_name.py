"""A name for an imported job: from the comment directly above, else from its command."""

import re

from chronos_synapse.triggers.crontab_line import read_setting

_MAX_WORDS = 80
_LEGEND_WORD = re.compile(
    r"m|min|minutes?|h|hours?|d|dom|days?|of|mon|months?|dow|week|weekday|user|user-?name|cmd|commands?|to|be|executed"
    r"|[*|+-]*"
)
_BOILERPLATE = re.compile(
    r"edit this file|example of job def|for more information see the manual|-\*-|vim?:|!/", re.IGNORECASE
)
_TIME_FIELD = re.compile(r"[-0-9*/,?LW#]+|[A-Za-z]{3}(?:[-,][A-Za-z]{3})*")
_GUARD = re.compile(
    r"[{(! ]*(?:(?:if |then )?(?:(?:cd|test|sleep|source|export|umask|set)\b|[.\[]\s)|perl -e)|fi\b|[})]"
)
_SETTER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=\S*")
_WRAPPER = re.compile(
    r"env|nice|ionice|flock|timeout|sudo|nohup|exec|time|chronic|setsid|(?:ba|da|z)?sh|python[0-9.]*|perl|php|ruby|node"
    r"|if|then|[{(!]"
)
_QUOTES = "\"'`"


def name_from_comments(comments: list[str]) -> str:
    """The words of the lowest paragraph of `comments` (lines with `#`), or empty where they are no title."""
    paragraph: list[str] = []
    for line in reversed(comments):
        words = line.lstrip("#").strip()
        if not words:
            break
        if _is_decoration(words):
            if paragraph:
                break
            continue
        paragraph.insert(0, words)
    if any(_BOILERPLATE.search(words) for words in paragraph):
        return ""
    return _shortened(_clean(" ".join(paragraph)))


def name_from_command(command: str) -> str:
    """A few telling words of a command: what runs, without paths, guards and redirections."""
    steps = [step.strip() for step in re.split(r"&&|\|\||;|\n", command) if step.strip()]
    telling = [step for step in steps if not _GUARD.match(step)] or steps or [command]
    words = _without_wrappers(re.split(r"\s[0-9&]?>|\s<|\|", telling[0])[0].split())
    shown = [_base(words[0]), *(_base(word) for word in words[1:] if not word.startswith("-"))][:4] if words else []
    return _shortened(_clean(" ".join(shown))) or _shortened(" ".join(command.split())) or "job"


def _is_decoration(words: str) -> bool:
    """Whether a comment line is a separator, a legend of the fields, a setting, or a job taken out of use."""
    if sum(character.isalpha() for character in words) < 3:
        return True
    tokens = words.lower().split()
    if words[0] in ".|+`" or all(_LEGEND_WORD.fullmatch(re.sub(r"[^a-z*|+-]", "", token)) for token in tokens):
        return True
    if tokens[0].startswith("@") and len(tokens) > 1:
        return True
    return _is_setting(words) or _is_old_job(words.split())


def _is_setting(words: str) -> bool:
    return re.match(r"[A-Z_][A-Z0-9_]*\s*=", words) is not None and read_setting(words) is not None


def _is_old_job(tokens: list[str]) -> bool:
    fields = tokens[:5]
    return (
        len(tokens) > 5
        and all(_TIME_FIELD.fullmatch(field) for field in fields)
        and any(character in "0123456789*" for character in fields[0])
    )


def _clean(words: str) -> str:
    cleaned = re.sub(r"[\x00-\x1f\x7f]+", " ", words).strip(" \t-=*#~_:")
    return cleaned.removesuffix(".") if cleaned.count(".") == 1 else cleaned


def _shortened(words: str) -> str:
    """All of `words` when short, else the first sentence, else as many words as fit."""
    if len(words) <= _MAX_WORDS:
        return words
    sentence = re.split(r"[.!?;:]\s", words, maxsplit=1)[0]
    if len(sentence) <= _MAX_WORDS:
        return sentence
    return sentence[: _MAX_WORDS - 1].rsplit(" ", maxsplit=1)[0].rstrip(" ,;") + "…"


def _without_wrappers(words: list[str]) -> list[str]:
    """Drops what only prepares: `env A=1 nice -n 10 python3`; the script that follows names the job."""
    rest = list(words)
    while len(rest) > 1:
        base = _base(rest[0])
        is_option = rest[0].startswith("-") or rest[0].isdigit()
        if not (_WRAPPER.fullmatch(base) or is_option or _SETTER.fullmatch(rest[0])):
            break
        rest.pop(0)
    return rest


def _base(word: str) -> str:
    """The last part of a path."""
    word = word.strip(_QUOTES + "(){}[]")
    return word.rstrip("/").rsplit("/", maxsplit=1)[-1] if "://" not in word else word
