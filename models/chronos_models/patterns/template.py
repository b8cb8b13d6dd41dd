"""The template of a pattern, for people: what its examples share, with `<ip>`, `<path>` or `<*>` where they differ.

What plainly varies is named by its kind even where one example is known; a name that never differed is still shown.
Assumes examples of one pattern, headers and frames off. Linear in the examples. Minimum n: 1 example.
"""

from collections.abc import Sequence

from chronos_models.patterns.masks import MASK, mask_word, with_kinds

LONGEST_TEMPLATE = 500
"""Characters; more is cut."""


def template_of(examples: Sequence[str], general: str) -> str:
    """The template; `general` (the masked message) where the examples have different numbers of words."""
    split = [with_kinds(example).split() for example in examples]
    if not split or len({len(words) for words in split}) > 1:
        template = general
    else:
        template = " ".join(_shared(place) for place in zip(*split, strict=True))
    return template if len(template) <= LONGEST_TEMPLATE else template[: LONGEST_TEMPLATE - 1] + "…"


def _shared(words: Sequence[str]) -> str:
    """One place of the template: the word, its masked form, or what the words have around them in common."""
    distinct = set(words)
    if len(distinct) == 1:
        return words[0]
    masked = {word if "<" in word else mask_word(word) for word in distinct}
    if len(masked) == 1:
        return masked.pop()
    head = _common_head(list(distinct))
    tail = _common_head([word[len(head) :][::-1] for word in distinct])[::-1]
    return _marks(head, at_end=True) + MASK + _marks(tail, at_end=False)


def _common_head(words: list[str]) -> str:
    low, high = min(words), max(words)
    for index, letter in enumerate(low):
        if high[index] != letter:
            return low[:index]
    return low


def _marks(text: str, *, at_end: bool) -> str:
    """The common start up to its last mark, or the common end from its first: no halves of names."""
    if at_end:
        cut = max(
            (index + 1 for index, letter in enumerate(text) if not letter.isalnum() and letter not in "_-<"), default=0
        )
        return text[:cut]
    cut = min(
        (index for index, letter in enumerate(text) if not letter.isalnum() and letter not in "_->"), default=len(text)
    )
    return text[cut:]
