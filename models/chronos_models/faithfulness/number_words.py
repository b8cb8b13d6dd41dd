"""Numbers that are written as words."""

import re

from chronos_models.faithfulness.units import MULTIPLE, SHARE

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: 20.0 + 10 * place for place, word in enumerate(_TENS)
}
_FRACTIONS: dict[str, tuple[float, str, float]] = {
    "half an": (1 / 2, SHARE, 0.1),
    "half": (1 / 2, SHARE, 0.05),
    "a third": (1 / 3, SHARE, 0.05),
    "one third": (1 / 3, SHARE, 0.05),
    "two thirds": (2 / 3, SHARE, 0.05),
    "a quarter": (1 / 4, SHARE, 0.05),
    "one quarter": (1 / 4, SHARE, 0.05),
    "three quarters": (3 / 4, SHARE, 0.05),
    "a fifth": (1 / 5, SHARE, 0.05),
    "a tenth": (1 / 10, SHARE, 0.05),
    "doubled": (2.0, MULTIPLE, 0.15),
    "tripled": (3.0, MULTIPLE, 0.15),
    "trebled": (3.0, MULTIPLE, 0.15),
    "quadrupled": (4.0, MULTIPLE, 0.13),
    "halved": (0.5, MULTIPLE, 0.1),
    "twice": (2.0, MULTIPLE, 0.15),
    "twofold": (2.0, MULTIPLE, 0.15),
    "threefold": (3.0, MULTIPLE, 0.15),
    "fourfold": (4.0, MULTIPLE, 0.13),
    "fivefold": (5.0, MULTIPLE, 0.1),
}
"""Value, what it is, and the share by which it may be off."""

_ONE = "(?:" + "|".join([*_TENS, *sorted(_ONES, key=len, reverse=True)]) + ")"
_COMPOSED = rf"(?:(?:{_ONE}|a)[ -]hundred(?:(?: and)? {_ONE}(?:-{_ONE})?)?|{_ONE}(?:-{_ONE})?)"
_PRONOUN = r"(?<!\bno )(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\beach )(?<!\bevery )(?<!\bany )(?<!\bwhich )"
NUMBER_WORDS = (
    "|".join(sorted((word.replace(" ", "[ -]") for word in _FRACTIONS), key=len, reverse=True))
    + rf"|a dozen|an?(?= (?:hour|minute|second)\b)|{_PRONOUN}{_COMPOSED}"
)
"""Pattern of all of them. `one` is none after `the`, `no` and the like."""


def fraction_of(text: str) -> tuple[float, str, float] | None:
    """Value, dimension and relative spread of `a third` or `doubled`."""
    return _FRACTIONS.get(re.sub(r"[ -]", " ", text.lower()))


def number_of(text: str) -> float | None:
    """The number that `twenty-two` or `a hundred and five` is."""
    text = text.lower()
    if text in {"a", "an", "a dozen"}:
        return 12.0 if text == "a dozen" else 1.0
    total = 0.0
    for word in re.split(r"[ -]", text):
        if word == "hundred":
            total = max(total, 1.0) * 100
        elif word in _VALUES:
            total += _VALUES[word]
        elif word not in {"and", "a"}:
            return None
    return total
