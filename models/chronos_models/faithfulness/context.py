"""What the words around a number say of it: which job, which thing, which statistic, over how long.

A number is spoken of by the words of its own stretch: between two numbers the text is cut at the first comma,
`against`, `than`, `and` and the like; what comes before the cut belongs to the first, what comes after it to
the second.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chronos_models.faithfulness.quantities import Quantity
from chronos_models.faithfulness.units import COUNT
from chronos_models.faithfulness.windows import Window

JOBS = re.compile("[\ue000-\uf8ff]")
"""Names of jobs are replaced by single characters before anything is read."""

_CUT = re.compile(
    r"[,;:()\u2014\u2192]|\s[-\u2013]\s|\.\s|\b(?:against|versus|vs|compared|than|and|while|but|which|whereas|where"
    r"|from|to|instead"
    r"|not|up|down|with|after|before|over|for|as)\b",
    re.I,
)
_COUNT_CUT = re.compile(rf"{_CUT.pattern}|\b(?:in|of|out|across|during|among|per)\b|/", re.I)
_PART = re.compile(
    r"\s*(?P<part>(?:[a-z]+\s+){0,3}?)(?:out\s+of|of|in|from|among|over|across|/)\s*"
    r"(?:(?:the|its|all|a|total|of|some|about|altogether|around|roughly)\s+)*",
    re.I,
)
_CLAUSE = re.compile(r"[,;:()]|\b(?:and|while|but|whereas)\b", re.I)
_LEADING = re.compile(r"\W*(?:at|with|after|in|taking|needing|lasting)\s+(?:\w+\s+)?", re.I)
"""`At 412 s, the last run of …`: what the number is follows behind the comma."""
_OF_JOB = re.compile(
    r"[^,;.]{0,40}?\b(?:of|for|by|in|on|from)\s+(?:the\s+)?(?:job\s+)?[\"'`]?(?P<job>[\ue000-\uf8ff])", re.I
)
_ASIDE = re.compile(r"\b(?:unlike|like|than|besides|beside|except|not)\s+(?:the\s+)?(?:job\s+)?[\"'`]?$", re.I)
_LIST = re.compile(
    r"(?:[\ue000-\uf8ff][\"'`]?(?:'s)?(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|nor)\s+)[\"'`]?)+[\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one number."""

    near: str
    """The stretch at its side."""
    around: str
    """Its whole share of the sentence."""
    sentence: str
    before: str
    """All of its share that comes before it."""
    after: str
    reach: tuple[int, int]
    """From where its share begins to where the next number does."""
    jobs: frozenset[str]
    """Those that it may be of; empty where none is named."""
    windows: tuple[Window, ...]
    role: str = ""
    """part or whole, in `22 of 5,628 runs`."""


def contexts_of(text: str, quantities: Sequence[Quantity], windows: Sequence[Window]) -> list[Context]:
    """One for each quantity."""
    cuts = _cuts(text, quantities)
    roles = _roles(text, quantities)
    return [_context(text, quantities, index, (cuts, roles, windows)) for index in range(len(quantities))]


def _context(
    text: str,
    quantities: Sequence[Quantity],
    index: int,
    shared: tuple[list[tuple[int, int]], list[str], Sequence[Window]],
) -> Context:
    cuts, roles, windows = shared
    quantity = quantities[index]
    start, end = cuts[index]
    before, after = text[start : quantity.start], text[quantity.end : end]
    near, around = f"{_tail(before)} \x1f {_head(after, _CUT)}", f"{before} \x1f {after}"
    if roles[index] == "part":
        following = text[quantities[index + 1].end : cuts[index + 1][1]]
        near = f"{around} {_head(following, _CLAUSE)}"
    elif _LEADING.fullmatch(before) and after.startswith(","):
        near = around = f"{before} \x1f {_head(after[1:], _CUT)}"
    return Context(
        near=near,
        around=around,
        sentence=text,
        before=before,
        after=after,
        reach=(start, quantities[index + 1].start if index + 1 < len(quantities) else len(text)),
        jobs=_jobs(text, quantities, index),
        windows=tuple(window for window in windows if start <= window.start < end),
        role=roles[index],
    )


def _cuts(text: str, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """For each, where its share begins and ends."""
    starts, ends = [0], list[int]()
    for first, second in pairwise(quantities):
        pattern = _COUNT_CUT if first.unit.dimension == COUNT else _CUT
        match = pattern.search(text, first.end, second.start)
        cut = match.start() if match else first.end
        is_leading = text[first.end : first.end + 1] == "," and _LEADING.fullmatch(text, 0, first.start)
        ends.append(second.start if is_leading else cut)
        starts.append(cut)
    return list(zip(starts, [*ends, len(text)], strict=False))


def _tail(before: str) -> str:
    """From the last cut on."""
    return before[max((match.start() for match in _CUT.finditer(before)), default=0) :]


def _head(after: str, cut: re.Pattern[str]) -> str:
    """Up to the first cut."""
    match = cut.search(after)
    return after[: match.start()] if match else after


def _roles(text: str, quantities: Sequence[Quantity]) -> list[str]:
    roles = [""] * len(quantities)
    for index, (first, second) in enumerate(pairwise(quantities)):
        if first.unit.dimension == COUNT == second.unit.dimension and _PART.fullmatch(text, first.end, second.start):
            roles[index], roles[index + 1] = "part", "whole"
    return roles


def _jobs(text: str, quantities: Sequence[Quantity], index: int) -> frozenset[str]:
    """The job named last before the number, or right behind it; all of a list of jobs."""
    quantity = quantities[index]
    end = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    after = _OF_JOB.match(text, quantity.end, end)
    if after and not re.search(r"\b(?:and|while|but)\b", after[0]):
        return _listed(text, after.start("job"))
    before = [match.start() for match in JOBS.finditer(text, 0, quantity.start) if not _is_aside(text, match.start())]
    if before:
        return _in_order(text, quantities, index, before[-1])
    following = [match.start() for match in JOBS.finditer(text, quantity.end) if not _is_aside(text, match.start())]
    return _listed(text, following[0]) if following else frozenset()


def _is_aside(text: str, position: int) -> bool:
    return bool(_ASIDE.search(text, 0, position))


def _listed(text: str, position: int) -> frozenset[str]:
    for match in _LIST.finditer(text):
        if match.start() <= position < match.end():
            return frozenset(JOBS.findall(match[0]))
    return frozenset({text[position]})


def _in_order(text: str, quantities: Sequence[Quantity], index: int, position: int) -> frozenset[str]:
    """`A and B failed 22 and 44 times`: the first number is of the first job."""
    listed = _listed(text, position)
    if len(listed) == 1:
        return listed
    names = [name for name in JOBS.findall(text) if name in listed]
    alike = [other for other in quantities if other.unit.dimension == quantities[index].unit.dimension]
    alike += [other for other in quantities if other not in alike and other.unit.dimension == COUNT and len(alike) == 1]
    if len(alike) == len(names):
        return frozenset({names[sorted(alike, key=lambda other: other.start).index(quantities[index])]})
    return listed
