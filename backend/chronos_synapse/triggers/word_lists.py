"""Numbers and words in English lists."""

from collections.abc import Callable, Sequence


def join_words(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def series(values: Sequence[int], word: Callable[[int], str] = str) -> str:
    """Rising numbers in words, three or more in a row as `a to b`."""
    words: list[str] = []
    for run in _runs(values):
        if len(run) > 2:
            words.append(f"{word(run[0])} to {word(run[-1])}")
        else:
            words.extend(word(value) for value in run)
    return join_words(words)


def progression(values: Sequence[int]) -> int:
    """The step of four or more numbers with the same distance, above 1; else 0."""
    if len(values) < 4:
        return 0
    step = values[1] - values[0]
    return step if step > 1 and list(values) == list(range(values[0], values[-1] + 1, step)) else 0


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _runs(values: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for value in values:
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs
