"""What differs between two texts, line by line, in bounded time. Pure.

The shortest edit script by the greedy algorithm of Myers, "An O(ND) difference algorithm and its variations" (1986),
after what is common at both ends has been cut off.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

MOST_EDITS = 600
"""Edits up to which a shortest script is looked for: about 0.2 s. Beyond, the rest counts as replaced as a whole."""


class LineKind(StrEnum):
    """Where a line stands."""

    SAME = "same"
    LEFT = "left"
    """Only in the left text."""
    RIGHT = "right"


class Edit(msgspec.Struct, frozen=True):
    """One line of an edit script, and where it stands: the index of the line in each text, or of the next one there."""

    kind: LineKind
    left: int
    right: int


def diff(left: Sequence[str], right: Sequence[str], *, most_edits: int = MOST_EDITS) -> list[Edit]:
    """All lines of both texts in order; lines only in the left one come before those only in the right one."""
    head = _common(zip(left, right, strict=False))
    tail = _common(zip(reversed(left[head:]), reversed(right[head:]), strict=False))
    middle = _middle(left[head : len(left) - tail], right[head : len(right) - tail], most_edits)
    edits = [Edit(LineKind.SAME, at, at) for at in range(head)]
    edits += [Edit(edit.kind, edit.left + head, edit.right + head) for edit in middle]
    ends = zip(range(len(left) - tail, len(left)), range(len(right) - tail, len(right)), strict=True)
    return edits + [Edit(LineKind.SAME, at_left, at_right) for at_left, at_right in ends]


def hunks(edits: Sequence[Edit], *, context: int) -> Iterator[list[Edit]]:
    """Stretches with changes, each with up to `context` same lines around; those that touch are one."""
    changed = [at for at, edit in enumerate(edits) if edit.kind is not LineKind.SAME]
    begin = end = 0
    for at in changed:
        if at - context > end and end:
            yield list(edits[begin:end])
            end = 0
        if not end:
            begin = max(0, at - context)
        end = min(len(edits), at + context + 1)
    if end:
        yield list(edits[begin:end])


def _common(pairs: Iterator[tuple[str, str]]) -> int:
    """How many pairs are alike before the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _middle(left: Sequence[str], right: Sequence[str], most_edits: int) -> list[Edit]:
    trace = _trace(left, right, most_edits) if left and right else None
    if trace is None:
        replaced = [Edit(LineKind.LEFT, at, 0) for at in range(len(left))]
        return replaced + [Edit(LineKind.RIGHT, len(left), at) for at in range(len(right))]
    return _script(trace, len(left), len(right))


Frontier = dict[int, int]
"""Diagonal (left index - right index) -> how far on the left it has come."""


def _trace(left: Sequence[str], right: Sequence[str], most_edits: int) -> list[Frontier] | None:
    """The frontier before each number of edits; None when `most_edits` do not reach the end."""
    frontier: Frontier = {1: 0}
    trace = []
    for edits in range(min(most_edits, len(left) + len(right)) + 1):
        trace.append({k: frontier[k] for k in range(-edits - 1, edits + 2) if k in frontier})
        for k in range(-edits, edits + 1, 2):
            at = _start(frontier, k, edits)
            while at < len(left) and at - k < len(right) and left[at] == right[at - k]:
                at += 1
            frontier[k] = at
            if at >= len(left) and at - k >= len(right):
                return trace
    return None


def _start(frontier: Frontier, k: int, edits: int) -> int:
    """Where diagonal `k` is entered: by a line of the right text from above, or by one of the left from below."""
    return frontier[k + 1] if _is_from_above(frontier, k, edits) else frontier[k - 1] + 1


def _is_from_above(frontier: Frontier, k: int, edits: int) -> bool:
    return k == -edits or (k != edits and frontier[k - 1] < frontier[k + 1])


def _script(trace: Sequence[Frontier], at_left: int, at_right: int) -> list[Edit]:
    """Walks back from the end."""
    found: list[Edit] = []
    for edits in range(len(trace) - 1, -1, -1):
        k = at_left - at_right
        is_from_above = _is_from_above(trace[edits], k, edits)
        start = _start(trace[edits], k, edits)
        while at_left > start:
            at_left, at_right = at_left - 1, at_right - 1
            found.append(Edit(LineKind.SAME, at_left, at_right))
        if edits == 0:
            break
        if is_from_above:
            at_right -= 1
            found.append(Edit(LineKind.RIGHT, at_left, at_right))
        else:
            at_left -= 1
            found.append(Edit(LineKind.LEFT, at_left, at_right))
    found.reverse()
    return _left_first(found)


def _left_first(edits: Sequence[Edit]) -> list[Edit]:
    """Between two same lines, those of the left text before those of the right one."""
    ordered: list[Edit] = []
    lefts: list[Edit] = []
    rights: list[Edit] = []
    for edit in [*edits, None]:
        if edit is not None and edit.kind is LineKind.LEFT:
            lefts.append(edit)
        elif edit is not None and edit.kind is LineKind.RIGHT:
            rights.append(edit)
        else:
            first_right = rights[0].right if rights else 0
            end_left = lefts[-1].left + 1 if lefts else 0
            ordered += [Edit(LineKind.LEFT, one.left, first_right if rights else one.right) for one in lefts]
            ordered += [Edit(LineKind.RIGHT, end_left if lefts else one.left, one.right) for one in rights]
            lefts, rights = [], []
            if edit is not None:
                ordered.append(edit)
    return ordered
