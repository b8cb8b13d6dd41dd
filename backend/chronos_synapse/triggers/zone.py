"""Time zones: which names are taken, and where a zone's offset from UTC changes.

A name is looked up in the list of IANA names first, so that it is never opened as a path. Zone data is the
system's, or that of the `tzdata` package where the system has none.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.domain.errors import Invalid, brief

_DAY_S = 86_400
_BLOCK_S = 8 * _DAY_S
_SAMPLE_S = 4 * _DAY_S
"""Less than two clock changes of any zone have ever been apart: almost seven days, in Brazil in 2000.

A block is sampled from so long before its start to so long after its end, so that a clock time that comes twice is
known as one where its two passes lie in different blocks.
"""
_MAX_BLOCKS = 4096
_FIRST_S = (datetime(2, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(seconds=1)
_LAST_S = (datetime(9998, 12, 31, tzinfo=UTC) - EPOCH) // timedelta(seconds=1)
_NOT_ZONES = frozenset({"localtime", "posixrules", "Factory"})
_MEANT = {
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "PST": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "CST": ("America/Chicago", "Asia/Shanghai"),
    "CDT": ("America/Chicago",),
    "EDT": ("America/New_York",),
    "BST": ("Europe/London",),
    "CEST": ("Europe/Berlin",),
    "JST": ("Asia/Tokyo",),
    "AEST": ("Australia/Sydney",),
}
_MAX_NAME_CHARACTERS = 64


class Span(NamedTuple):
    """A stretch of constant offset; all numbers are epoch seconds, offsets seconds east of UTC."""

    start: int
    end: int
    """Exclusive."""
    offset: int
    previous: int
    """The offset before `start`; equal to `offset` where `start` is no clock change."""
    covered: int
    """The local second up to which the wall clock was already shown lately: below it is a second pass."""
    again: int
    """The local second from which on the wall clock is soon shown again: not below it is a first pass of two."""


class Zone:
    """The offsets of one zone, found by sampling and bisecting, kept in blocks of eight days."""

    __slots__ = ("_blocks", "info", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.info = ZoneInfo(name)
        self._blocks: dict[int, tuple[Span, ...]] = {}

    def span_at(self, epoch_s: int) -> Span:
        """The stretch around `epoch_s`; a change inside it is impossible, its borders need not be changes."""
        number = epoch_s // _BLOCK_S
        block = self._blocks.get(number)
        if block is None:
            if len(self._blocks) >= _MAX_BLOCKS:
                self._blocks.clear()
            block = self._blocks[number] = self._spans(number * _BLOCK_S)
        for span in block:
            if epoch_s < span.end:
                return span
        raise AssertionError("the spans of a block reach its end")

    def text_of(self, instant: datetime) -> str:
        """`instant` by RFC 3339 with the offset of this zone, `Z` in UTC."""
        local = instant.astimezone(self.info).isoformat()
        return local.removesuffix("+00:00") + "Z" if self.name == "UTC" else local

    def changes(self, since_s: int, until_s: int) -> list[Span]:
        """The spans that begin with a clock change in [since_s, until_s)."""
        found = []
        at = since_s
        while at < until_s:
            span = self.span_at(at)
            if span.offset != span.previous and since_s <= span.start < until_s:
                found.append(span)
            at = span.end
        return found

    def stretches(self, since_s: int, until_s: int) -> Iterator[Span]:
        """[since_s, until_s) in stretches from one clock change to the next; the first may start with none."""
        if since_s >= until_s:
            return
        span = self.span_at(since_s)
        if span.start < since_s:
            span = span._replace(start=since_s, previous=span.offset)
        while span.end < until_s:
            following = self.span_at(span.end)
            if following.offset == following.previous:
                span = span._replace(end=following.end, again=following.again)
            else:
                yield span
                span = following
        yield span._replace(end=until_s)

    def _spans(self, start: int) -> tuple[Span, ...]:
        end = start + _BLOCK_S
        changes = self._find_changes(start - _SAMPLE_S, end + _SAMPLE_S)
        spans = []
        covered = _FIRST_S * 2
        for number, (at, previous, offset, until) in enumerate(changes):
            if at < end and until > start:
                again = min((later + shown for later, _, shown, _ in changes[number + 1 :]), default=_LAST_S * 2)
                before = previous if at >= start else offset
                spans.append(Span(max(at, start), min(until, end), offset, before, covered, again))
            covered = max(covered, until + offset)
        return tuple(spans)

    def _find_changes(self, start: int, end: int) -> list[tuple[int, int, int, int]]:
        """(from, offset before, offset, until) of each stretch in [start, end)."""
        edges = [(start, self._offset(start))]
        for low in range(start, end, _SAMPLE_S):
            offset = self._offset(low + _SAMPLE_S)
            if offset != edges[-1][1]:
                edges.append((self._bisect(low, low + _SAMPLE_S, edges[-1][1]), offset))
        edges = [edge for edge in edges if edge[0] < end]
        ends = [at for at, _ in edges[1:]] + [end]
        before = [edges[0][1]] + [offset for _, offset in edges[:-1]]
        return [(at, past, offset, until) for (at, offset), past, until in zip(edges, before, ends, strict=True)]

    def _bisect(self, low: int, high: int, offset: int) -> int:
        """The first second in (low, high] whose offset is not `offset`."""
        while high - low > 1:
            middle = (low + high) // 2
            if self._offset(middle) == offset:
                low = middle
            else:
                high = middle
        return high

    def _offset(self, epoch_s: int) -> int:
        instant = EPOCH + timedelta(seconds=min(max(epoch_s, _FIRST_S), _LAST_S))
        offset = instant.astimezone(self.info).utcoffset()
        return 0 if offset is None else offset.days * _DAY_S + offset.seconds


@lru_cache(maxsize=1024)
def zone_of(name: str) -> Zone:
    """The zone `name`; Invalid `timezone.unknown` at `/timezone` unless it is an IANA name, in its exact case."""
    if name not in _packaged_names() and name not in _all_names():
        raise Invalid(_unknown(name), pointer="/timezone", code="timezone.unknown")
    return Zone(name)


def zone_names() -> tuple[str, ...]:
    """Every name that is taken, sorted."""
    return tuple(sorted(_all_names()))


@lru_cache(maxsize=1)
def _packaged_names() -> frozenset[str]:
    """The list that the package brings; reading it spares a walk over the system's files."""
    try:
        text = (resources.files("tzdata") / "zones").read_text(encoding="ascii")
    except (ModuleNotFoundError, FileNotFoundError):
        return frozenset({"UTC"})
    return frozenset({"UTC", *text.split()}) - _NOT_ZONES


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    return (_packaged_names() | frozenset(available_timezones())) - _NOT_ZONES


def _unknown(name: str) -> str:
    near = _near_names(name)
    advice = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"{brief(name)!r} is not an IANA time zone such as Europe/Berlin.{advice}"


def _near_names(name: str) -> list[str]:
    if not name or len(name) > _MAX_NAME_CHARACTERS:
        return []
    if name.upper() in _MEANT:
        return list(_MEANT[name.upper()])
    by_case = {known.lower(): known for known in sorted(_all_names())}
    lowered = name.lower().replace(" ", "_")
    if lowered in by_case:
        return [by_case[lowered]]
    city = lowered.rsplit("/", maxsplit=1)[-1]
    same_city = [known for low, known in by_case.items() if low.rsplit("/", maxsplit=1)[-1] == city]
    return same_city[:3] or [by_case[low] for low in get_close_matches(lowered, by_case, n=3, cutoff=0.7)]
