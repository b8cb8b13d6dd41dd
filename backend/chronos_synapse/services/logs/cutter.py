"""LineCutter: chunks of one stream become whole lines, however they are cut, at the speed of searching for line ends.

What comes out is a text of many lines, not a list: nothing is done to a single line that need not be.
"""

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """Whole lines that came together."""

    text: bytes
    """With line ends between them, and none after the last."""
    lines: int
    cut: tuple[int, ...] = ()
    """Which of them were too long, counted from 0."""

    @property
    def size(self) -> int:
        """Bytes, line ends included."""
        return len(self.text) + 1

    def split(self, size: int) -> "tuple[Piece, Piece | None]":
        """The lines up to the one with the byte number `size`, and the rest if there is any."""
        end = self.text.find(b"\n", max(0, size - 1))
        if end < 0:
            return self, None
        lines = self.text.count(b"\n", 0, end) + 1
        front = Piece(self.text[:end], lines, tuple(line for line in self.cut if line < lines))
        back = tuple(line - lines for line in self.cut if line >= lines)
        return front, Piece(self.text[end + 1 :], self.lines - lines, back)


class LineCutter:
    """Cuts one stream."""

    def __init__(self, line_bytes: int) -> None:
        self._line_bytes = line_bytes
        self._partial = bytearray()
        """The line that has not ended yet; of one that is too long, two bytes more than is kept."""
        self._has_partial = False

    def feed(self, chunk: bytes) -> list[Piece]:
        """The lines that end in `chunk`."""
        end = chunk.rfind(b"\n")
        if end < 0:
            self._extend(chunk)
            return []
        start, pieces = 0, []
        if self._has_partial:
            start = chunk.index(b"\n") + 1
            self._extend(chunk[: start - 1])
            pieces = self.end()
        if start <= end:
            pieces.append(self._whole(chunk[start:end]))
        self._extend(chunk[end + 1 :])
        return pieces

    def end(self) -> list[Piece]:
        """The line that has begun, if there is one."""
        if not self._has_partial:
            return []
        text = bytes(self._partial)
        self._partial.clear()
        self._has_partial = False
        return [self._whole(text)]

    def _extend(self, piece: bytes) -> None:
        if piece:
            self._has_partial = True
            self._partial += piece[: self._room()]

    def _room(self) -> int:
        # Of a line that is too long two more bytes are enough to know it, even if one is a carriage return.
        return max(0, self._line_bytes + 2 - len(self._partial))

    def _whole(self, text: bytes) -> Piece:
        if b"\r" in text:
            text = text.replace(b"\r\n", b"\n").removesuffix(b"\r")
        lines = text.count(b"\n") + 1
        if len(text) <= self._line_bytes:
            return Piece(text, lines)
        split = text.split(b"\n")
        cut = tuple(number for number, line in enumerate(split) if len(line) > self._line_bytes)
        return Piece(b"\n".join(line[: self._line_bytes] for line in split), lines, cut) if cut else Piece(text, lines)
