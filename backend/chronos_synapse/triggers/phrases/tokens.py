"""A phrase in tokens: numbers, clock times, dates, weekdays, months, units, zones and words, each with its place."""

import re
from datetime import date

import msgspec

from chronos_synapse.triggers.phrases import vocabulary as v
from chronos_synapse.triggers.phrases.clauses import Clock
from chronos_synapse.triggers.phrases.places import is_zone_name, offset_zone

_PARTS = re.compile(
    r"(?P<zone>[A-Za-z]+(?:/[A-Za-z_]+(?:[+-][0-9]+)?)+)"
    r"|(?P<offset>(?:utc|gmt)\s?[+-][0-9]{1,2}(?::?[0-9]{2})?)(?![0-9])"
    r"|(?P<shift>(?:(?<=t[0-9]{2}:[0-9]{2})|(?<=t[0-9]{2}:[0-9]{2}:[0-9]{2}))[+-][0-9]{2}:?[0-9]{2}"
    r"|(?<=[0-9])\s?\+(?:0[0-9]|1[0-4]):?(?:00|15|30|45))(?![0-9])"
    r"|(?P<zulu>(?<=[0-9])z\b)"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:t(?=[0-9]))?"
    r"|(?P<slash>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})?)(?![0-9])"
    r"|(?P<time>[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|[.h][0-9]{2}(?=\s*(?:[ap]\.?m\b|uhr\b|h\b)|h?\b(?<=h[0-9]{2})))?"
    r"\s*(?:[ap]\.m\.|[ap]m\b)|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s*uhr\b|\s*h\b)?"
    r"|[0-9]{1,2}\.[0-9]{2}\s*uhr\b|[0-9]{1,2}h[0-9]{2}\b(?!m)|[0-9]{1,2}\s*uhr(?:\s[0-9]{2}\b)?)"
    r"|(?P<spoken>(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+[ap]\.?m\b)"
    r"|(?P<mark>:[0-9]{2})\b"
    r"|(?P<ordinal>[0-9]{1,2})(?:st|nd|rd|th)\b"
    r"|(?P<germanord>[0-9]{1,2}\.)(?=\s+\S|$)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<dots>\.{2,3}|\u2026)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)?)"
    r"|(?P<mark2>[^\s\w])|(?P<other>\S)",
    re.IGNORECASE,
)
_TIME = re.compile(r"([0-9]{1,2})\s*(?:uhr)?\s*(?:[:.h]?([0-9]{2}))?(?::([0-9]{2}))?\s*(?:uhr|h)?\s*([ap])?", re.I)
_ASIDE = re.compile(r"\(monday to friday\)", re.IGNORECASE)
"""What a weekday is, as our own words say it."""
_MOST_FIGURES = 12
"""A longer number is none that a schedule can have."""
_SILENT = frozenset({".", "!", "?", "“", "”", '"', "'", "(", ")", ":", "`", "single"})


_SHORT_WEEKDAYS = {"do": 4, "so": 0}
"""German weekdays that are English words too."""
_LISTING = frozenset({",", "-", "/", "+", "and", "or", "to"})


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """One token; `kind` says which of the values count."""

    kind: str
    """number, ordinal, time, badtime, mark, date, weekday, group, month, unit, zone, badzone, word, junk."""
    word: str
    """As the rules know it; of a zone its name."""
    start: int
    end: int
    number: float = 0
    clock: Clock | None = None
    dates: tuple[date, ...] = ()
    month_day: tuple[int, int] | None = None
    days: frozenset[int] = frozenset()
    is_plural: bool = False


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`; punctuation that says nothing is left out."""
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    found = [match for match in _PARTS.finditer(plain) if match[0].lower() not in _SILENT]
    is_german = any(match[0].lower() in v.GERMAN for match in found if match.lastgroup == "word")
    tokens = [_token(match, is_german=is_german) for match in found]
    return _settle_seconds(_join_numbers(_join_words(_short_weekdays(tokens, text))))


def _token(match: re.Match[str], *, is_german: bool) -> Token:
    kind, text = match.lastgroup or "other", match[0]
    place = _Place(match.start(), match.end())
    match kind:
        case "word" | "mark2":
            return _word(text, place)
        case "dots":
            return _word("-", place)
        case "number" if len(text) <= _MOST_FIGURES:
            return _make("number", text, place, number=float(text))
        case "ordinal":
            return _make("ordinal", text, place, number=int(match["ordinal"]))
        case "germanord":
            kind = "ordinal" if is_german else "number"
            return _make(kind, text, place, number=int(text[:-1]))
        case "mark":
            return _make("mark" if int(text[1:]) < 60 else "junk", text, place, number=int(text[1:]))
        case "time" | "spoken":
            return _time(text, place) if kind == "time" else _spoken(text, place)
        case "zone" | "offset" | "shift" | "zulu":
            return _zone(kind, text, place)
        case "iso" | "slash" | "dotted":
            return _date(kind, text, place)
        case _:
            return _make("junk", text, place)


class _Place(msgspec.Struct, frozen=True):
    start: int
    end: int


def _make(kind: str, word: str, place: _Place, *, number: float = 0, clock: Clock | None = None) -> Token:
    return Token(kind=kind, word=word, start=place.start, end=place.end, number=number, clock=clock)


def _zone(kind: str, text: str, place: _Place) -> Token:
    if kind == "zone":
        return _make("zone" if is_zone_name(text) else "junk", text, place)
    offset = {"shift": f"UTC{text.strip()}", "zulu": "UTC+0"}.get(kind, text)
    name = offset_zone(offset)
    return _make("zone" if name else "badzone", name or text, place)


def _time(text: str, place: _Place) -> Token:
    match = _TIME.match(text)
    if match is None:
        return _make("junk", text, place)
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    clock = clock_of(hour, minute, second, half=(match[4] or "").lower())
    if clock is None:
        return _make("badtime", text, place)
    is_told = match[1].startswith("0") or "uhr" in text.lower() or "h" in text.lower()
    return _make(
        "time",
        text,
        place,
        clock=msgspec.structs.replace(clock, is_sure=clock.is_sure or is_told, is_colon=match[2] is not None),
    )


def clock_of(hour: int, minute: int = 0, second: int = 0, *, half: str = "") -> Clock | None:
    """The time of day, or None where there is none; `half` is `a`, `p` or empty. 1 to 12 may be either, without it."""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    return Clock(
        minute=hour * 60 + minute, second=second, is_sure=bool(half) or not 1 <= hour <= 12, is_meridian=bool(half)
    )


def _spoken(text: str, place: _Place) -> Token:
    """`five pm`."""
    number, half = text.lower().split(maxsplit=1)
    return _make("time", text, place, clock=clock_of(v.NUMBERS[number], half=half[0]))


def _date(kind: str, text: str, place: _Place) -> Token:
    numbers = [int(part) for part in re.split(r"[-/.]", text.lower().rstrip("t")) if part]
    if kind == "dotted" and len(numbers) == 2:
        day, month = numbers
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return _make("junk", text, place)
        token = _make("date", text, place)
        return msgspec.structs.replace(token, month_day=(month, day))
    if kind == "iso":
        orders = [numbers]
    elif kind == "dotted":
        orders = [numbers[::-1]]
    else:
        first, second, year = numbers
        orders = [[year, second, first], [year, first, second]]
    dates = dict.fromkeys(one for order in orders if (one := _real(order)))
    token = _make("date" if dates else "junk", text, place)
    return msgspec.structs.replace(token, dates=tuple(dates))


def _real(parts: list[int]) -> date | None:
    try:
        return date(parts[0], parts[1], parts[2])
    except ValueError:
        return None


def _word(text: str, place: _Place) -> Token:
    low = text.lower().replace("\u2019", "'")
    low = v.MEANINGS.get(low, low)
    if low in v.NUMBERS:
        return _make("number", low, place, number=v.NUMBERS[low])
    if number := _ordinal(low):
        return _make("ordinal", low, place, number=number)
    for stem, is_plural in _stems(low):
        if stem in v.WEEKDAYS:
            return _days(stem, place, (v.WEEKDAYS[stem],), is_plural=is_plural)
        if stem in v.DAY_GROUPS:
            return _group(stem, place, is_plural=is_plural)
        if stem in v.MONTHS:
            return _make("month", stem, place, number=v.MONTHS[stem])
        if stem in v.UNITS:
            unit = _make("unit", v.UNITS[stem], place, number=len(stem))
            return msgspec.structs.replace(unit, is_plural=is_plural)
    return _make("word", low, place)


def _ordinal(low: str) -> int:
    for cut in (low, low.rstrip("nmrs")):
        if cut in v.ORDINALS:
            return v.ORDINALS[cut]
    return 0


def _stems(low: str) -> list[tuple[str, bool]]:
    """The word itself, then without the ending of a plural, of a German case, or of the possessive."""
    stems = [(low, False)]
    if low.endswith("'s"):
        stems.append((low[:-2], True))
    if low.endswith("s") and len(low) > 2:
        stems.append((low[:-1], True))
    if low.endswith(("en", "es")):
        stems.append((low[:-2], True))
    return stems


def _days(stem: str, place: _Place, days: tuple[int, ...], *, is_plural: bool) -> Token:
    token = _make("weekday", stem, place)
    return msgspec.structs.replace(token, days=frozenset(days), is_plural=is_plural)


def _group(stem: str, place: _Place, *, is_plural: bool) -> Token:
    token = _make("group", stem, place)
    return msgspec.structs.replace(token, days=frozenset(v.DAY_GROUPS[stem]), is_plural=is_plural)


def _join_words(tokens: list[Token]) -> list[Token]:
    """Two words that mean one, with or without a hyphen, in place of both."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        for size in (3, 2):
            pair = joined[-size:]
            if len(pair) < size or (size == 3 and pair[1].word != "-"):
                continue
            if word := v.JOINED.get((_as_written(pair[0]), _as_written(pair[-1]))):
                joined[-size:] = [_word(word, _Place(pair[0].start, pair[-1].end))]
                break
    return joined


def _as_written(token: Token) -> str:
    return f"{token.word}s" if token.is_plural and token.kind == "unit" else token.word


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """`twenty five`, `twenty-first`, `thirty-one` as one."""
    joined: list[Token] = []
    for token in tokens:
        at = len(joined) - 1
        if at >= 1 and joined[at].word == "-":
            at -= 1
        tens = joined[at] if at >= 0 else None
        is_tens = tens is not None and tens.kind == "number" and tens.word in v.NUMBERS and tens.number in range(20, 60)
        is_ones = token.kind in ("number", "ordinal") and token.word in (v.NUMBERS | v.ORDINALS)
        if tens is not None and is_tens and is_ones and 1 <= token.number <= 9:
            whole = tens.number + token.number
            joined[at:] = [_make(token.kind, token.word, _Place(tens.start, token.end), number=whole)]
        else:
            joined.append(token)
    return joined


def _short_weekdays(tokens: list[Token], text: str) -> list[Token]:
    """`Do` and `So` beside another short weekday, as in `Mo-Do` and `Sa, So`: alone they are English words too."""
    settled = list(tokens)
    for at, token in enumerate(tokens):
        number = _SHORT_WEEKDAYS.get(token.word)
        if token.kind != "word" or number is None:
            continue
        beside = [settled[at - 2]] if at >= 2 and settled[at - 1].word in _LISTING else []
        beside += [tokens[at + 2]] if at + 2 < len(tokens) and tokens[at + 1].word in _LISTING else []
        if any(len(text[one.start : one.end]) == 2 and (one.kind == "weekday" or _is_short(one)) for one in beside):
            settled[at] = _days(token.word, _Place(token.start, token.end), (number,), is_plural=False)
    return settled


def _is_short(token: Token) -> bool:
    return token.word in _SHORT_WEEKDAYS


def _settle_seconds(tokens: list[Token]) -> list[Token]:
    """`second` before a day or another ordinal is the one after the first, else a sixtieth of a minute."""
    settled = []
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        previous = tokens[number - 1] if number else None
        is_ordinal = (
            token.kind == "unit"
            and token.word == "second"
            and not token.is_plural
            and token.number == 6
            and following is not None
            and (previous is None or previous.kind != "number")
            and (
                following.kind in ("weekday", "group", "unit", "ordinal")
                or (following.word in ("and", ",", "to") and _is_listed(tokens, number + 2))
            )
        )
        settled.append(msgspec.structs.replace(token, kind="ordinal", number=2) if is_ordinal else token)
    return settled


def _is_listed(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "ordinal"
