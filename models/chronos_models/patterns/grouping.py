r"""Groups masked messages that differ only in places where names vary.

A place (all the words of a message but one) is *variable* once its values show it: a value that was masked stands
beside a plain word, or there are more distinct words than a sentence would have there. (Words written as names,
`orders_daily`, are masked at once.) Then its messages become one with `<*>` in that place, which is grouped again, so
that several variable places of a message are found one after the other. Words that say what happened (`opened`,
`closed`) and states in capitals are no values. A variant of Drain's token tree (He et al., ICWS 2017) whose buckets are
exact but for one place: no similarity threshold, and the order of the messages hardly matters.

Assumes equal length of the messages of one pattern, once lists, sizes and repeated masks are one word (`canonical`).
Cost: one hash a word for a message not seen before. Minimum n: 2 messages.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from chronos_models.patterns.masks import MASK
from chronos_models.patterns.words import (
    bare,
    introduces_name,
    is_event,
    is_masked,
    is_name_like,
    is_steady,
    masked_word,
    may_be_name,
    may_stand_for_name,
)

LONGEST = 48
"""Words of a message that are compared; what follows is one word."""
MOST_VALUES = 24
"""Values kept of a place. By then it is variable, or never will be."""
FEW_WORDS_FOR_LONG = 3
FEW_WORDS_FOR_SHORT = 4
"""Distinct plain words that make a place variable, beside at least 5 or 3 words that stay."""
WORDS_TO_TELL = 3
"""Words that must stay before a place is believed to vary for less than a mask beside a word."""
WORDS_TO_FILL = 2
"""Words that must stay in a general message before others are held against it."""
STRENGTH_OF_FIRST = 2
"""The first word mostly names the program or says what happened: it varies only where more words stay."""
MOST_ALIKE = 500
"""Messages of one length and first word that a new general message is held against."""
MANY_WORDS = 8
"""So many distinct values, and even words that say what happened are taken for names there."""

_DATES = re.compile(
    r"(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"(?: <\*>,?)+(?: (?:AM|PM|UTC|GMT|[A-Z]{3,4}T))?"
)
_SIZES = re.compile(
    r"<?<\*>\s(?:bytes?|[kKMGT]i?[Bb]|[kKMGT]|B|ns|us|ms|msecs?|millis(?:econds)?|MILLISECONDS|s|secs?|seconds?(?:\(s\))?"
    r"|mins?|minutes?(?:\(s\))?|hours?|days?|%)(?![\w(])"
)
_ASIDES = re.compile(r"(<\*>) \((?:<\*>)?\)")
_REPEATED = re.compile(r"<\*>(?:,? <\*>)+")
_LIST = re.compile(r"[\w.<>*-]+(?:, [\w.<>*-]+){2,}(?:,? (?:and|or) [\w.<>*-]+)?")
_MAY_HOLD_NAMES = re.compile(r"[_.]\w|, ")
_BLANK = re.compile(r"(?<!,) ")


def canonical(masked: str) -> list[str]:
    """The words of a masked message: dates, sizes, lists and repeated masks are one word each."""
    if MASK in masked:
        masked = _DATES.sub(MASK, masked)
        masked = _SIZES.sub(MASK, masked)
        masked = _ASIDES.sub(r"\1", masked)
        masked = _REPEATED.sub(MASK, masked)
    if ", " in masked:
        masked = _LIST.sub(MASK, masked)
    words = _BLANK.split(masked)
    return words if len(words) <= LONGEST else [*words[:LONGEST], MASK]


def words_of(message: str) -> list[str]:
    """The words of a message that `canonical` has made and blanks have joined."""
    return _BLANK.split(message)


@dataclass(slots=True)
class _Place:
    """The values seen in one place, each with the group it belongs to."""

    values: dict[str, int] = field(default_factory=dict)
    count: int = 0
    general: int | None = None
    """The group with a mask in this place, once it is variable."""


@dataclass(slots=True)
class _Alike:
    """Messages of one length and first word; those with masks and enough steady words stand in `general` as well."""

    messages: list[tuple[list[str], int]] = field(default_factory=list)
    general: list[tuple[list[str], int]] = field(default_factory=list)


class Grouping:
    """Groups of messages, which only ever grow together."""

    def __init__(self) -> None:
        self._parent: list[int] = []
        self._groups: dict[str, int] = {}
        self._messages: list[str] = []
        self._places: dict[str, _Place] = {}
        self._alike: dict[tuple[int, str], _Alike] = {}
        self._joined: list[tuple[int, int]] = []

    def add(self, words: list[str]) -> int:
        """The group of a message."""
        key = " ".join(words)
        known = self._groups.get(key)
        if known is not None:
            return self.find(known)
        without_names = _without_names(words) if _MAY_HOLD_NAMES.search(key) else words
        if without_names != words:
            self._groups[key] = group = self.add(without_names)
            return group
        group = self._groups[key] = len(self._parent)
        self._parent.append(group)
        self._messages.append(key)
        steady = sum(map(is_steady, words))
        for index, word in enumerate(words):
            if may_stand_for_name(word):
                self._fill(words, index, group, _strength(words, index, steady))
        self._match(words, group, steady)
        return self.find(group)

    def restore(self, words: list[str]) -> int:
        """Adds a message that was general before: each of its masked words is a place known to vary."""
        group = self.add(words)
        for index, word in enumerate(words):
            if is_masked(word) and any(map(is_steady, words)):
                self._place(words, index).general = group
        return self.find(group)

    def message(self, group: int) -> str:
        """The message that began this group, as it was before it was joined to others."""
        return self._messages[group]

    def __len__(self) -> int:
        return len(self._messages)

    def find(self, group: int) -> int:
        """The group that this one has become part of."""
        while self._parent[group] != group:
            self._parent[group] = self._parent[self._parent[group]]
            group = self._parent[group]
        return group

    def joined(self) -> list[tuple[int, int]]:
        """(kept, gone) groups since the last call, in order."""
        joined, self._joined = self._joined, []
        return joined

    def _fill(self, words: list[str], index: int, group: int, strength: int) -> None:
        """Puts a message into the place around one of its words."""
        place = self._place(words, index)
        place.count += 1
        if place.count <= MOST_VALUES:
            place.values[words[index]] = group
        if (
            place.general is None
            and place.count > 1
            and shows_variation(place.values, strength, is_named=index > 0 and introduces_name(words[index - 1]))
        ):
            place.general = self.add([*words[:index], masked_word(words[index]), *words[index + 1 :]])
            for value, member in place.values.items():
                self._generalise(place, value, member)
        elif place.general is not None:
            self._generalise(place, words[index], group)

    def _place(self, words: list[str], index: int) -> _Place:
        key = " ".join((*words[:index], "\0", *words[index + 1 :]))
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = _Place()
        return place

    def _generalise(self, place: _Place, value: str, group: int) -> None:
        if place.general is not None and (place.count >= MANY_WORDS or not is_event(value)):
            self._join(place.general, group)

    def _match(self, words: list[str], group: int, strength: int) -> None:
        """Joins a message with those of its length that it fills, or that fill it, place by place."""
        alike = self._alike.setdefault((len(words), words[0]), _Alike())
        others = alike.messages
        if strength >= WORDS_TO_FILL and any(map(is_masked, words)):
            if len(alike.general) < MOST_ALIKE:
                alike.general.append((words, group))
        else:
            others = alike.general
        mine = self.find(group)
        for other, its_group in others:
            if self.find(its_group) == mine:
                continue
            if (others is alike.messages and fills(other, words)) or fills(words, other):
                self._join(its_group, group)
                mine = self.find(group)
        if len(alike.messages) < MOST_ALIKE:
            alike.messages.append((words, group))

    def _join(self, one: int, other: int) -> None:
        one, other = self.find(one), self.find(other)
        if one != other:
            kept, gone = min(one, other), max(one, other)
            self._parent[gone] = kept
            self._joined.append((kept, gone))


def fills(words: list[str], general: list[str]) -> bool:
    """The words are those of the general message, with names where it has masks. Both have the same length."""
    return all(
        word == steady or (is_masked(steady) and may_be_name(word)) for word, steady in zip(words, general, strict=True)
    )


def _strength(words: list[str], index: int, steady: int) -> int:
    """Words that stay around a place, of `steady` ones in all; less at the start, unless marks set the word apart."""
    strength = steady - is_steady(words[index])
    return strength - STRENGTH_OF_FIRST if index == 0 and bare(words[0]) == words[0] else strength


def _without_names(words: list[str]) -> list[str]:
    """Words written as names masked at once, where enough words are left to tell the message."""
    last = len(words) - 1
    names = [at > 0 and is_name_like(word) and (at == last or ", " not in word) for at, word in enumerate(words)]
    left = sum(is_steady(word) and not name for word, name in zip(words, names, strict=True))
    if left < WORDS_TO_TELL or not any(names):
        return words
    return [masked_word(word) if name else word for word, name in zip(words, names, strict=True)]


def shows_variation(values: Collection[str], strength: int, *, is_named: bool) -> bool:
    """The values of a place are such that it holds names.

    strength: words that stay around it; is_named: the word before it announces a name, as `user` does.
    """
    plain = [value for value in values if not is_masked(value) and not is_event(value)]
    if not plain:
        return False
    if any(map(is_masked, values)):
        return strength >= 2
    if len(values) >= MANY_WORDS and strength >= 1:
        return True
    few = 2 if is_named else FEW_WORDS_FOR_LONG if strength >= 5 else FEW_WORDS_FOR_SHORT
    return len(plain) >= few and strength >= WORDS_TO_TELL
