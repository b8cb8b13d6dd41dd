"""Masks: no secret of an attempt gets into what is stored, searched, sent or shown.

Of every place where a secret may begin the longest match counts, overlapping ones together; so what comes out does not
depend on how the text was cut into pieces. Line ends within a match stay, so that lines remain lines.
"""

import re
from collections.abc import Iterable, Iterator

import re2

from chronos_synapse.domain.mask_patterns import (
    Follower,
    Form,
    anchors_of,
    forms_of,
    longest_of,
    match_pattern,
    prefix_pattern,
)

MASKED = b"***"
MIN_SECRET = 4
"""Characters; what is shorter stands in innocent text, too, and cannot be masked."""
PATTERN_MEMORY_BYTES = 64 << 20

_RUN = re.compile(rb"[^\r\n]+")

Span = tuple[int, int]


class Mask:
    """Hides a set of secrets; it keeps no state of a text and may serve many at once."""

    def __init__(self, secrets: Iterable[str]) -> None:
        wanted = {secret for secret in secrets if is_maskable(secret)}
        forms = list(dict.fromkeys(form for secret in sorted(wanted) for form in forms_of(secret)))
        anchors = anchors_of(forms)
        known = set(anchors)
        self._size = len(wanted)
        self._long: dict[int, list[Form]] = {}
        for form in forms:
            if form not in known:
                for byte in {way[0] for way in form.elements[0]}:
                    self._long.setdefault(byte, []).append(form)
        self._longest = longest_of(anchors)
        self._matches = _compiled(match_pattern(anchors)) if forms else None
        self._begun = _compiled(prefix_pattern(anchors)) if forms else None

    def __repr__(self) -> str:
        return f"<Mask of {self._size}>"

    @property
    def is_empty(self) -> bool:
        """Whether it hides nothing."""
        return self._matches is None

    def stream(self) -> "MaskedStream":
        """For one stream of output; each needs its own."""
        return MaskedStream(self)

    def output(self, data: bytes) -> bytes:
        """A whole piece of output, masked."""
        if self._matches is None or self._matches.search(data) is None:
            return data
        stream = self.stream()
        return stream.feed(data) + stream.end()

    def text(self, text: str) -> str:
        """A whole text, such as an error, masked."""
        if self._matches is None:
            return text
        return self.output(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def settled(self, data: bytes) -> int:
        """Up to where more data cannot make a secret of `data`."""
        if self._begun is None:
            return len(data)
        begun = self._begun.search(data, max(0, len(data) - self._longest))
        return len(data) if begun is None else int(begun.start())

    def matches(self, data: bytes, end: int, followers: list[Follower]) -> Iterator[Span]:
        """What is to be hidden in `data` and begins before `end`; followers of what goes on beyond it are added."""
        at = 0
        while self._matches is not None and (match := self._matches.search(data, at)) is not None:
            first, last = match.span()
            if first >= end:
                return
            last = max(last, self._follow(data, first, followers))
            yield first, last
            # All that may begin in a long secret lies behind its beginning, or is a part of it.
            at = max(first + 1, last - 2 * self._longest)

    def _follow(self, data: bytes, first: int, followers: list[Follower]) -> int:
        last = first
        for form in self._long.get(data[first], ()):
            follower = Follower(form)
            reached = follower.run(data, first)
            last = max(last, reached)
            if follower.is_open and reached == len(data):
                followers.append(follower)
        return last


class MaskedStream:
    """A stream of output without secrets. It holds back only what may be the beginning of one."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self._held = b""
        self._covered = 0
        """So many bytes of what is held back are known to be hidden."""
        self._is_hidden = False
        """The last thing that was given out stands for something hidden, which may go on."""
        self._followers: list[Follower] = []

    def feed(self, chunk: bytes) -> bytes:
        """`chunk` after what was held back, masked, without what is held back now."""
        return self._go_on(chunk, is_last=False)

    def end(self) -> bytes:
        """What was held back, masked."""
        return self._go_on(b"", is_last=True)

    def _go_on(self, chunk: bytes, *, is_last: bool) -> bytes:
        if self._mask.is_empty:
            return chunk
        data = self._held + chunk
        end = len(data) if is_last else self._mask.settled(data)
        spans = self._spans(data, end)
        self._held = data[end:]
        self._covered = max(0, spans[-1][1] - end) if spans else 0
        if not spans:
            self._is_hidden = self._is_hidden and end == 0
            return data[:end]
        return b"".join(self._pieces(data, spans, end))

    def _spans(self, data: bytes, end: int) -> list[Span]:
        """What is hidden in `data`, in order, apart from each other."""
        covered = self._covered
        for follower in self._followers:
            reached = follower.run(data, len(self._held))
            if reached > len(self._held):
                covered = max(covered, reached)
        self._followers = [follower for follower in self._followers if follower.is_open]
        spans = [(0, covered)] if covered else []
        for first, last in self._mask.matches(data, end, self._followers):
            if spans and first <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            else:
                spans.append((first, last))
        return spans

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


def _compiled(pattern: bytes) -> "re2._Regexp":
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = True
    options.never_capture = True
    options.log_errors = False
    options.max_mem = PATTERN_MEMORY_BYTES
    return re2.compile(pattern, options)


NO_MASK = Mask(())
"""Hides nothing."""
