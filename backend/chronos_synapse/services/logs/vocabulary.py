"""Vocabulary: the words of a log, bounded, in the form in which they are indexed.

Words made of letters are indexed as they are: programs use few, the same ones again and again, and the index shares
them among all logs. What has digits in it (ids, addresses, times) hardly ever comes again, and each would cost the
index two hundred bytes: of these only one of 65,536 marks is indexed. A mark may stand for several words, so what the
index finds is a candidate, and the lines decide.
"""

import re
import zlib

from chronos_synapse.services.logs.plain import without_escapes
from chronos_synapse.storage.redis.search import Words

MAX_WORDS = 5000
"""Plain words of one log. 2,000 lines of the usual servers have 30 to 400, so that this is cut for noise only."""
MAX_MARKS = 8192
"""Marks of one log: an eighth of all, so that of the logs without an id at most an eighth are looked at in vain."""
MAX_PLAIN = 24
"""Letters of a plain word; longer ones are hardly words."""
NO_ROOM_FOR_WORDS, NO_ROOM_FOR_MARKS = "__words", "__marks"
"""Is indexed in place of all of them when there are more: such a log is a candidate for whatever is looked for."""

_WORD = re.compile(r"\w+")
_LEAD = re.compile(r"[^\W\d]*")
_SEPARATED = bytes(byte if chr(byte).isalnum() or byte == 0x5F else 0x20 for byte in range(256))
"""Of ASCII text, blanks in place of what is no word."""


class Vocabulary:
    """Gathers the words of one log."""

    def __init__(self) -> None:
        self._plain: set[str] = set()
        self._marks: set[str] = set()
        self._known: set[str] = set()
        """Words that were seen before; forgotten now and then, so that noise takes no memory."""

    def add(self, text: bytes) -> None:
        """Whole lines."""
        if self._is_full:
            return
        words = _words_of(text)
        for word in words - self._known:
            for term in terms_of(word):
                if is_mark(term):
                    self._marks.add(term)
                elif len(self._plain) <= MAX_WORDS:
                    self._plain.add(term)
        self._known = words if len(self._known) > MAX_WORDS else self._known | words

    @property
    def _is_full(self) -> bool:
        return len(self._plain) > MAX_WORDS and len(self._marks) > MAX_MARKS

    @property
    def text(self) -> str:
        """What is indexed."""
        plain = sorted(self._plain) if len(self._plain) <= MAX_WORDS else [NO_ROOM_FOR_WORDS]
        marks = sorted(self._marks) if len(self._marks) <= MAX_MARKS else [NO_ROOM_FOR_MARKS]
        return " ".join([*plain, *marks])


def terms_of(word: str) -> tuple[str, ...]:
    """What is indexed of a word in lower case: itself, or the letters that it begins with, if any, and a mark."""
    lead = _LEAD.match(word)
    letters = lead.group() if lead is not None else ""
    if letters == word and len(word) <= MAX_PLAIN:
        return (word,)
    mark = f"_{zlib.crc32(word.encode()) & 0xFFFF:04x}"
    return (letters[:MAX_PLAIN], mark) if letters else (mark,)


def is_mark(term: str) -> bool:
    """Whether `term` stands for a word that is not indexed itself."""
    return len(term) == 5 and term[0] == "_"


def conditions_of(words: Words) -> tuple[tuple[str, ...], ...]:
    """What a log with all of `words` has: of each group one term. A star at its end: begins so."""
    found: list[str] = []
    for word in words.words:
        found += _of_beginning(word[:-1]) if word.endswith("*") else terms_of(word)
    return tuple((term, NO_ROOM_FOR_MARKS if is_mark(term) else NO_ROOM_FOR_WORDS) for term in dict.fromkeys(found))


def _of_beginning(text: str) -> list[str]:
    lead = _LEAD.match(text)
    letters = lead.group() if lead is not None else ""
    if letters == text and len(text) <= MAX_PLAIN:
        return [f"{text}*"] if len(text) > 1 else []
    return [letters[:MAX_PLAIN]] if letters else []


def _words_of(text: bytes) -> set[str]:
    if text.isascii() and b"\x1b" not in text:
        return {word.decode() for word in text.lower().translate(_SEPARATED).split()}
    return set(_WORD.findall(without_escapes(text.decode("utf-8", "replace"), " ").lower()))
