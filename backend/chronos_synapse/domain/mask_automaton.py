"""Finding the forms of secrets byte by byte: exactly, wherever a text is cut, as overlapping as they may be.

The beginnings of forms (anchors) are one automaton whose states are made when they are first reached. What follows an
anchor is compared directly.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from chronos_synapse.domain.mask_patterns import Element, Form, ways_of

MAX_STATES = 4000
"""More are forgotten, and made anew when they are needed."""

Item = tuple[int, int, bytes, int]
"""An anchor that may have begun: its number, an element of it, what is missing of that, and bytes so far."""


class State:
    """What may have begun at some place of a text."""

    __slots__ = ("held", "items", "steps")

    def __init__(self, items: frozenset[Item]) -> None:
        self.items = items
        self.held = max((age for *_, age in items), default=0)
        """Bytes since the first of them began."""
        self.steps: dict[int, Step] = {}


Step = tuple[State, int, tuple[int, ...]]
"""What a byte leads to, how many bytes up to it are an anchor, and numbers of the anchors that end with it."""


class Found(NamedTuple):
    """Bytes that are an anchor, and which."""

    start: int
    end: int
    anchors: tuple[int, ...]


class Automaton:
    """Finds anchors."""

    def __init__(self, anchors: Sequence[Form], with_tail: Collection[int]) -> None:
        """`with_tail`: numbers of the anchors that something may follow."""
        self._ways = [ways_of(anchor) for anchor in anchors]
        self._with_tail = with_tail
        self._first: dict[int, list[Item]] = {}
        for number, ways in enumerate(self._ways):
            for way in ways[0]:
                self._first.setdefault(way[0], []).append((number, 0, way, 0))
        self.start = State(frozenset())
        self._states: dict[frozenset[Item], State] = {self.start.items: self.start}
        self.longest = max((sum(max(map(len, ways)) for ways in anchor) for anchor in self._ways), default=0)
        """Bytes that the longest match may have."""

    def scan(self, state: State, text: bytes, at: int, until: int, found: list[Found]) -> tuple[State, int]:
        """Goes on from `at` to the end of `text`, or to where nothing may have begun, not before `until`."""
        for index in range(at, len(text)):
            byte = text[index]
            step = state.steps.get(byte) or self._step(state, byte)
            state = step[0]
            if step[1]:
                _add(found, index + 1 - step[1], index + 1, step[2])
            if state is self.start and index >= until:
                return state, index + 1
        return state, len(text)

    def _step(self, state: State, byte: int) -> Step:
        items: set[Item] = set()
        ended: dict[int, int] = {}
        for number, element, rest, age in (*state.items, *self._first.get(byte, ())):
            if rest[0] != byte:
                continue
            if len(rest) > 1:
                items.add((number, element, rest[1:], age + 1))
            elif element + 1 < len(self._ways[number]):
                items |= {(number, element + 1, way, age + 1) for way in self._ways[number][element + 1]}
            else:
                ended[number] = max(age + 1, ended.get(number, 0))
        step = (self._state(frozenset(items)), max(ended.values(), default=0), self._tailed(ended))
        state.steps[byte] = step
        return step

    def _tailed(self, ended: Iterable[int]) -> tuple[int, ...]:
        return tuple(number for number in sorted(ended) if number in self._with_tail)

    def _state(self, items: frozenset[Item]) -> State:
        state = self._states.get(items)
        if state is None:
            if len(self._states) >= MAX_STATES:
                self.start.steps = {}
                self._states = {self.start.items: self.start}
            state = self._states[items] = State(items)
        return state


def _add(found: list[Found], start: int, end: int, anchors: tuple[int, ...]) -> None:
    """Puts what touches the last one into that, unless something may follow it."""
    last = found[-1] if found else None
    if last is None or last.end < start or last.anchors:
        found.append(Found(start, end, anchors))
    else:
        found[-1] = Found(min(last.start, start), end, anchors)


class Tail:
    """What follows the anchor of a form."""

    def __init__(self, form: Form, anchor_length: int) -> None:
        self._form = form
        self._skipped = anchor_length

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """In all the ways in which they may be written; taken apart when first needed."""
        return ways_of(self._form)[self._skipped :]

    @cached_property
    def plain(self) -> bytes | None:
        """Its plain way to be written, if each character is one byte there."""
        raw = [min(element, key=len) for element in self._form.elements[self._skipped :]]
        return b"".join(raw) if all(len(way) == 1 for way in raw) else None


class Follower:
    """Goes along a tail as far as a text is the same."""

    __slots__ = ("_at", "_states", "_tail")

    def __init__(self, tail: Tail) -> None:
        self._tail = tail
        self._at: int | None = 0
        """The element that comes next, while all is written plainly."""
        self._states: set[tuple[int, bytes]] = set()

    @property
    def is_open(self) -> bool:
        """Whether more text may go on being the same."""
        return self._at is not None or bool(self._states)

    def run(self, text: bytes, at: int) -> int:
        """Where `text` stops being the same, from `at` on."""
        while at < len(text) and self.is_open:
            if self._at is not None:
                at = self._run_plainly(text, at, self._at)
                continue
            states: set[tuple[int, bytes]] = set()
            is_same = False
            for index, rest in self._states:
                if rest[0] == text[at]:
                    is_same = True
                    states |= {(index, rest[1:])} if len(rest) > 1 else self._begin(index + 1)
            self._states = states
            at += is_same
            self._plain_again()
        return at

    def _run_plainly(self, text: bytes, at: int, index: int) -> int:
        plain = self._tail.plain
        length = 0 if plain is None else _same_length(plain[index : index + len(text) - at], text, at)
        index += length
        self._at = None
        if index < len(self._tail.elements):
            if at + length == len(text) and length:
                self._at = index
            else:
                self._states = self._begin(index)
        return at + length

    def _plain_again(self) -> None:
        indexes = {index for index, _ in self._states}
        if self._tail.plain is not None and len(indexes) == 1:
            (index,) = indexes
            if self._states == self._begin(index):
                self._at, self._states = index, set()

    def _begin(self, index: int) -> set[tuple[int, bytes]]:
        elements = self._tail.elements
        return {(index, way) for way in elements[index]} if index < len(elements) else set()


def _same_length(wanted: bytes, text: bytes, at: int) -> int:
    """How many bytes of `wanted` are those of `text` from `at` on."""
    if text.startswith(wanted, at):
        return len(wanted)
    low, high = 0, len(wanted) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(wanted[:middle], at):
            low = middle
        else:
            high = middle - 1
    return low
