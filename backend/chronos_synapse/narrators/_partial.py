"""Reads the finished sentences out of a JSON answer that is still coming."""

import json
import re

import msgspec

from chronos_synapse.narrators.base import Sentence

_START = re.compile(r'"sentences"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


class SentenceReader:
    """Given the answer piece by piece, gives each sentence once, when it is complete."""

    def __init__(self) -> None:
        self._text = ""
        self._at = -1
        """Where the next sentence begins; -1 before the list of sentences."""
        self._is_over = False
        self._decoder = json.JSONDecoder()

    def feed(self, piece: str) -> list[Sentence]:
        """The sentences that are complete now."""
        self._text += piece
        if self._at < 0:
            match = _START.search(self._text)
            if match is None:
                return []
            self._at = match.end()
        found: list[Sentence] = []
        while not self._is_over and (sentence := self._next()) is not None:
            found.append(sentence)
        return found

    def _next(self) -> Sentence | None:
        between = _BETWEEN.match(self._text, self._at)
        start = between.end() if between else self._at
        if self._text[start : start + 1] not in {"{", ""}:
            self._is_over = True
            return None
        try:
            value, self._at = self._decoder.raw_decode(self._text, start)
            return msgspec.convert(value, Sentence)
        except (ValueError, msgspec.ValidationError):
            return None
