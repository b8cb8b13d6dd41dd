"""Masks: no secret of an attempt gets into what is stored, searched, sent or shown.

Everything that is a part of some form of a secret is hidden, overlapping ones together; so what comes out does not
depend on how the text was cut into pieces. Line ends within a secret stay, so that lines remain lines.
"""

import re
from collections.abc import Iterable, Iterator

import re2

from chronos_synapse.domain.mask_automaton import Automaton, Follower, Found, State, Tail
from chronos_synapse.domain.mask_patterns import Form, anchors_of, forms_of, match_pattern

MASKED = b"***"
MIN_SECRET = 4
"""Characters; what is shorter stands in innocent text, too, and cannot be masked."""
PATTERN_MEMORY_BYTES = 64 << 20
NEAR = 256
"""Where matches are closer than this, the automaton goes on by itself: asking the pattern again costs more."""
STRETCH = 4096
MAX_FOLLOWERS = 64

_RUN = re.compile(rb"[^\r\n]+")

Span = tuple[int, int]


class Mask:
    """Hides a set of secrets; it keeps no state of a text and may serve many at once."""

    def __init__(self, secrets: Iterable[str]) -> None:
        wanted = sorted({secret for secret in secrets if is_maskable(secret)})
        forms = list(dict.fromkeys(form for secret in wanted for form in forms_of(secret)))
        anchors = anchors_of(forms)
        self._size = len(wanted)
        self._pattern = _compiled(match_pattern(anchors)) if anchors else None
        self._tails = _tails(forms, anchors)
        self.automaton = Automaton(anchors, self._tails.keys())

    def __repr__(self) -> str:
        return f"<Mask of {self._size}>"

    @property
    def is_empty(self) -> bool:
        """Whether it hides nothing."""
        return self._pattern is None

    def stream(self) -> "MaskedStream":
        """For one stream of output; each needs its own."""
        return MaskedStream(self)

    def output(self, data: bytes) -> bytes:
        """A whole piece of output, masked."""
        if self.next_match(data, 0) is None:
            return data
        stream = self.stream()
        return stream.feed(data) + stream.end()

    def text(self, text: str) -> str:
        """A whole text, such as an error, masked."""
        if self._pattern is None:
            return text
        return self.output(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def next_match(self, data: bytes, at: int) -> int | None:
        """Where the first secret begins that lies in `data` from `at` on, as far as can be told by its beginning."""
        match = None if self._pattern is None else self._pattern.search(data, at)
        return None if match is None else int(match.start())

    def tails(self, anchors: Iterable[int]) -> Iterator[Tail]:
        """What may follow these."""
        for anchor in anchors:
            yield from self._tails.get(anchor, ())


class MaskedStream:
    """A stream of output without secrets. It holds back only what may be the beginning of one."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self._state: State = mask.automaton.start
        self._held = b""
        self._known: list[Span] = []
        """What is to be hidden of what is held back, as far as that is known."""
        self._is_hidden = False
        """The last thing that was given out stands for something hidden, which may go on."""
        self._followers: list[tuple[Tail, Follower]] = []

    def feed(self, chunk: bytes) -> bytes:
        """`chunk` after what was held back, masked, without what is held back now."""
        if self._mask.is_empty or not chunk:
            return chunk
        data = self._held + chunk
        reached: dict[Tail, int] = {}
        spans = [*self._known, *self._follow_on(data, reached)]
        for found in self._find(data):
            spans.append((found.start, found.end))
            if found.anchors:
                spans += self._follow(data, found, reached)
        return self._give_out(data, len(data) - self._state.held, _merged(spans))

    def end(self) -> bytes:
        """What was held back, masked."""
        return self._give_out(self._held, len(self._held), self._known)

    def _find(self, data: bytes) -> list[Found]:
        """The anchors that end in what is new; the state is that behind it."""
        automaton, found = self._mask.automaton, list[Found]()
        at, until = len(self._held), 0
        while at < len(data):
            if self._state is automaton.start and at >= until:
                match = self._mask.next_match(data, at)
                if match is None:
                    at = max(at, len(data) - automaton.longest)
                    until = len(data)
                else:
                    until = at + STRETCH if match - at < NEAR else 0
                    at = max(at, match - automaton.longest)
            self._state, at = automaton.scan(self._state, data, at, until, found)
        return found

    def _follow_on(self, data: bytes, reached: dict[Tail, int]) -> Iterator[Span]:
        """What goes on of secrets whose beginning lies further back."""
        start, followers = len(self._held), self._followers
        self._followers = []
        for tail, follower in followers:
            reached[tail] = follower.run(data, start)
            yield start, reached[tail]
            if follower.is_open:
                self._followers.append((tail, follower))

    def _follow(self, data: bytes, found: Found, reached: dict[Tail, int]) -> Iterator[Span]:
        for tail in self._mask.tails(found.anchors):
            if found.end <= reached.get(tail, 0):
                continue  # a secret that repeats itself: what is hidden by it begins anew behind its end
            follower = Follower(tail)
            reached[tail] = follower.run(data, found.end)
            yield found.end, reached[tail]
            if follower.is_open:
                self._followers = [*self._followers[-MAX_FOLLOWERS:], (tail, follower)]

    def _give_out(self, data: bytes, end: int, spans: list[Span]) -> bytes:
        self._held = data[end:]
        self._known = [(max(0, first - end), last - end) for first, last in spans if last > end]
        if not spans:
            self._is_hidden = self._is_hidden and end == 0
            return data[:end]
        return b"".join(self._pieces(data, spans, end))

    def _pieces(self, data: bytes, spans: list[Span], end: int) -> Iterator[bytes]:
        at = 0
        for first, last in spans:
            if first >= end:
                break
            if first > at:
                self._is_hidden = False
                yield data[at:first]
            at = min(last, end)
            yield self._hidden(data[first:at])
        if at < end:
            self._is_hidden = False
            yield data[at:end]

    def _hidden(self, secret: bytes) -> bytes:
        goes_on = self._is_hidden and not secret.startswith((b"\r", b"\n"))
        self._is_hidden = not secret.endswith((b"\r", b"\n"))
        shown = _RUN.sub(MASKED, secret)
        return shown.removeprefix(MASKED) if goes_on else shown


def is_maskable(secret: str) -> bool:
    """Whether it is long enough to be told from other text."""
    return len(secret.strip("\r\n")) >= MIN_SECRET


def _merged(spans: list[Span]) -> list[Span]:
    """In order, apart from each other, without empty ones."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        elif first < last:
            merged.append((first, last))
    return merged


def _tails(forms: Iterable[Form], anchors: list[Form]) -> dict[int, list[Tail]]:
    """By the numbers of anchors: what the forms have behind them."""
    numbers = {anchor: number for number, anchor in enumerate(anchors)}
    length = max((len(anchor.elements) for anchor in anchors), default=0)
    found: dict[int, list[Tail]] = {}
    for form in forms:
        if len(form.elements) > length:
            number = numbers[Form(form.elements[:length], form.may_break)]
            found.setdefault(number, []).append(Tail(form, length))
    return found


def _compiled(pattern: bytes) -> "re2._Regexp":
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = PATTERN_MEMORY_BYTES
    return re2.compile(pattern, options)


NO_MASK = Mask(())
"""Hides nothing."""
