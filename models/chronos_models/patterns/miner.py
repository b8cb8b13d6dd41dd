"""Finds the patterns of error texts as they come, and keeps when and where each was seen.

A text is known by its masked message at the cost of a few look-ups; a new message is grouped with those it differs from
in names only (`grouping`), which may join two patterns: `joined` says so, the older id stays. Texts must be redacted
before. The state is bounded: beyond `most_patterns` those not seen for longest are forgotten.

Assumes texts of one owner or installation. Linear in the text. Minimum n: 1 text. An empty text is a pattern of its
own. A time that is not finite counts the text and leaves its times alone; one that lies before others moves `first_s`;
one after `now_s`, where that is told, counts as `now_s`: a clock that is ahead moves nobody's days.
"""

import math
from collections import deque
from collections.abc import Iterable
from hashlib import blake2b

from chronos_models.patterns import miner_state
from chronos_models.patterns.grouping import Grouping, canonical, words_of
from chronos_models.patterns.headers import strip_header
from chronos_models.patterns.layout import essence
from chronos_models.patterns.masks import Masker
from chronos_models.patterns.pattern import DAY_S, DAYS, Pattern
from chronos_models.patterns.seen import MOST_EXAMPLES, Seen, nan_last
from chronos_models.patterns.template import template_of

LONGEST_EXAMPLE = 400
"""Characters."""
MOST_MESSAGES = 20_000
"""Masked messages in memory; then only those of the state are kept."""
MOST_JOINED = 2_000
"""Of `joined`, the latest: who never asks fills no memory."""


class PatternMiner:
    """The patterns of one owner's error texts."""

    def __init__(self, *, most_patterns: int = 1_000) -> None:
        self._most_patterns = max(1, most_patterns)
        self._mask = Masker().line
        self._joined: deque[tuple[str, str]] = deque(maxlen=MOST_JOINED)
        self._today = 0
        self._start([])

    def observe(self, text: str, time_s: float, job: str = "", *, now_s: float = math.inf) -> str:
        """The id of the text's pattern."""
        message = essence(strip_header(text))
        masked = self._mask(message)
        seen = self._known.get(masked)
        if seen is None:
            seen = self._learn(masked)
        time_s = min(time_s, now_s) if math.isfinite(time_s) else math.nan
        seen.note(time_s, job)
        if math.isfinite(time_s) and time_s // DAY_S > self._today:
            self._today = int(time_s // DAY_S)
        if len(seen.examples) < MOST_EXAMPLES and message[:LONGEST_EXAMPLE] not in seen.examples:
            seen.examples.append(message[:LONGEST_EXAMPLE])
        return seen.id

    def find(self, text: str) -> str | None:
        """The id of the pattern of a text seen before, without counting it."""
        seen = self._known.get(self._mask(essence(strip_header(text))))
        return seen.id if seen else None

    def patterns(self, now_s: float | None = None) -> list[Pattern]:
        """All patterns, the one seen last first. The days of each end with that of `now_s`, else of the newest text."""
        seen = sorted(self._by_id.values(), key=lambda one: (nan_last(-one.last_s), -one.count))
        return [self._pattern(one, now_s) for one in seen]

    def pattern(self, pattern_id: str, now_s: float | None = None) -> Pattern | None:
        """One pattern; None when it was joined to another or forgotten."""
        seen = self._by_id.get(pattern_id)
        return self._pattern(seen, now_s) if seen else None

    def __contains__(self, pattern_id: str) -> bool:
        return pattern_id in self._by_id

    def joined(self) -> list[tuple[str, str]]:
        """(kept, gone) ids since the last call, in order: what is stored under `gone` belongs to `kept`."""
        joined = list(self._joined)
        self._joined.clear()
        return joined

    def merge(self, kept: str, gone: str) -> bool:
        """Joins two patterns because a person said so; false when one is not known."""
        one, other = self._by_id.get(kept), self._by_id.get(gone)
        if one is None or other is None or one is other:
            return False
        self._absorb(one, other)
        return True

    def forget(self, *pattern_ids: str) -> int:
        """Forgets patterns; how many of them were known. Their next texts begin them anew."""
        gone = self._by_id.keys() & set(pattern_ids)
        if gone:
            self._start([seen for seen in self._newest_first() if seen.id not in gone])
        return len(gone)

    def to_bytes(self, most_bytes: int | None = None) -> bytes:
        """The state; of what does not fit into `most_bytes`, the patterns not seen for longest are left out."""
        return miner_state.pack(self._newest_first(), most_bytes=most_bytes)

    @classmethod
    def from_bytes(cls, data: bytes, *, most_patterns: int = 1_000) -> "PatternMiner":
        """A miner that goes on where that state was taken; ValueError when it is no such state."""
        miner = cls(most_patterns=most_patterns)
        miner._start([Seen(**fields) for fields in miner_state.unpack(data)])
        return miner

    def part(self, pattern_id: str) -> str | None:
        """The state of one pattern as JSON, for stores that keep each by itself; None when it is not known."""
        seen = self._by_id.get(pattern_id)
        return miner_state.pack_one(seen) if seen else None

    @classmethod
    def from_parts(cls, parts: Iterable[str], *, most_patterns: int = 1_000) -> "PatternMiner":
        """A miner of these patterns, the one seen last first; ValueError when one is no such state."""
        miner = cls(most_patterns=most_patterns)
        miner._start([Seen(**miner_state.unpack_one(part)) for part in parts])
        return miner

    @staticmethod
    def id_of(part: str) -> str:
        """The id of the pattern whose state this is; ValueError when it is no such state."""
        return str(miner_state.unpack_one(part)["id"])

    def _start(self, patterns: list[Seen]) -> None:
        """Begins anew with these patterns. A message that one of them keeps stays its own, whatever is like it."""
        self._grouping = Grouping()
        self._known: dict[str, Seen] = {}
        self._by_id = {seen.id: seen for seen in patterns}
        self._by_group: dict[int, Seen] = {}
        self._by_key: dict[str, Seen] = {}
        for seen in patterns:
            self._today = max([self._today, *seen.per_day])
            for key in seen.keys:
                self._by_key.setdefault(key, seen)
                group = self._grouping.restore(words_of(key))
                self._by_group.setdefault(group, seen)
        self._grouping.joined()
        self._follow_groups()

    def _follow_groups(self) -> None:
        """After a start: groups that became one on the way belong to the first pattern, and none is joined for it."""
        followed: dict[int, Seen] = {}
        for group, seen in self._by_group.items():
            followed.setdefault(self._grouping.find(group), seen)
        self._by_group = followed

    def _learn(self, masked: str) -> Seen:
        """The pattern of a message not met before."""
        if len(self._grouping) >= MOST_MESSAGES or len(self._by_id) >= self._most_patterns + self._most_patterns // 10:
            self._forget()
        if len(self._known) >= MOST_MESSAGES:
            self._known.clear()
        words = canonical(masked)
        key = " ".join(words)
        seen = self._by_key.get(key) or self._grouped(words)
        seen.add_key(key)
        self._known[masked] = seen
        return seen

    def _grouped(self, words: list[str]) -> Seen:
        """The pattern that a message belongs to by what is like it; a new one where there is none."""
        group = self._grouping.add(words)
        self._settle()
        seen = self._by_group.get(group)
        if seen is None:
            seen = self._by_group[group] = Seen(self._new_id(" ".join(words)))
            self._by_id[seen.id] = seen
        return seen

    def _settle(self) -> None:
        """Follows the grouping where it joined groups."""
        for kept, gone in self._grouping.joined():
            other = self._by_group.pop(gone, None)
            one = self._by_group.get(kept)
            if one is None and other is not None:
                one = self._by_group[kept] = other
            elif one is not None and other is not None and one is not other:
                self._absorb(one, other)
            if one is not None:
                one.add_key(self._grouping.message(gone))

    def _absorb(self, one: Seen, other: Seen) -> None:
        one.take(other)
        self._by_group = {group: one if seen is other else seen for group, seen in self._by_group.items()}
        self._known = {masked: one if seen is other else seen for masked, seen in self._known.items()}
        self._by_key = {key: one if seen is other else seen for key, seen in self._by_key.items()}
        del self._by_id[other.id]
        self._joined.append((one.id, other.id))

    def _forget(self) -> None:
        self._start(self._newest_first()[: self._most_patterns])

    def _newest_first(self) -> list[Seen]:
        return sorted(self._by_id.values(), key=lambda seen: (nan_last(-seen.last_s), -seen.count))

    def _new_id(self, message: str) -> str:
        made = blake2b(message.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        while made in self._by_id:
            made = blake2b(made.encode(), digest_size=8).hexdigest()
        return made

    def _pattern(self, seen: Seen, now_s: float | None) -> Pattern:
        message = seen.keys[0] if seen.keys else ""
        today = self._today if now_s is None else int(now_s // DAY_S)
        days = range(today - DAYS + 1, today + 1)
        return Pattern(
            id=seen.id,
            template=template_of(seen.examples, message),
            message=message,
            count=seen.count,
            first_s=seen.first_s,
            last_s=seen.last_s,
            jobs=tuple(seen.jobs),
            examples=tuple(seen.examples),
            per_day=tuple(seen.per_day.get(day, 0) for day in days),
        )
