"""LogDigest: what is told of an attempt's output without reading it again."""

from chronos_synapse.domain.log import LogStream
from chronos_synapse.services.logs.cutter import Piece
from chronos_synapse.services.logs.plain import without_escapes

STDERR_BYTES = 300
"""How much of the last line of stderr becomes part of an error."""
EXCERPT_BYTES = 8192
"""What is indexed with the execution of the beginning, and of the end, of the output."""

_APART = {control: f" {chr(control)}" for control in (0x09, 0x0A, 0x0D)}
"""RediSearch leaves control characters out without parting the words on both sides of one."""


class LogDigest:
    """Counts, the first and last words, and the last line of stderr."""

    def __init__(self) -> None:
        self.lines = self.bytes = self.dropped_lines = self.dropped_bytes = 0
        self._head = bytearray()
        self._tail = b""
        self._is_whole = True
        self._last_stderr = b""

    def take(self, stream: LogStream, piece: Piece) -> None:
        """Lines as they come."""
        self.lines += piece.lines
        self._excerpt(piece)
        if stream is LogStream.STDERR:
            said = piece.text.rstrip()
            if said:
                self._last_stderr = said[said.rfind(b"\n") + 1 :][:STDERR_BYTES]

    def drop(self, piece_lines: int, piece_size: int) -> None:
        """Lines that are not kept; `piece_size` with their line ends."""
        self.dropped_lines += piece_lines
        self.dropped_bytes += piece_size - piece_lines

    def _excerpt(self, piece: Piece) -> None:
        room = EXCERPT_BYTES - len(self._head)
        if room > 0:
            front, rest = piece.split(room)
            self._head += front.text[: room + EXCERPT_BYTES] + b"\n"
            self._is_whole = self._is_whole and len(front.text) <= room + EXCERPT_BYTES
            if rest is None:
                return
            piece = rest
        self._is_whole = self._is_whole and len(self._tail) + piece.size <= EXCERPT_BYTES
        self._tail = (self._tail + piece.text[-EXCERPT_BYTES:] + b"\n")[-EXCERPT_BYTES:]

    @property
    def totals(self) -> dict[str, int]:
        """Lines and bytes printed, and how many of them were left out; empty when nothing was printed."""
        names = ("lines", "bytes", "dropped_lines", "dropped_bytes")
        return {name: count for name in names if (count := getattr(self, name))}

    @property
    def has_all(self) -> bool:
        """Whether the excerpt is the whole output."""
        return self._is_whole and not self.dropped_lines

    @property
    def excerpt(self) -> str:
        """The beginning and the end of the output, as words for search; each line ends with a blank."""
        # A line of which only the end is left says nothing.
        tail = self._tail if self._is_whole else self._tail[self._tail.find(b"\n") + 1 :]
        text = (bytes(self._head) + tail).decode("utf-8", "replace").strip("\n")
        return without_escapes(text, " ").translate(_APART)

    @property
    def last_stderr(self) -> str:
        """The last line with words on it that came by stderr, shortened: often the reason of a failure."""
        text = without_escapes(self._last_stderr.decode("utf-8", "replace"))
        return "".join(letter for letter in text if letter.isprintable()).strip()
