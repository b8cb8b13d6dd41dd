"""What differs between two texts: an edit script gives both back, is short, and is found in bounded time."""

import difflib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.line_diff import Edit, LineKind, diff, hunks

texts = st.lists(st.sampled_from("abcd"), max_size=30)
SIGN = {LineKind.SAME: " ", LineKind.LEFT: "-", LineKind.RIGHT: "+"}


def lines_of(edits: Sequence[Edit], left: Sequence[str], right: Sequence[str]) -> list[str]:
    return [SIGN[edit.kind] + (right[edit.right] if edit.kind is LineKind.RIGHT else left[edit.left]) for edit in edits]


@given(texts, texts, st.sampled_from([0, 1, 5, 600]))
def test_both_texts_can_be_read_off_the_script(left: list[str], right: list[str], most_edits: int) -> None:
    edits = diff(left, right, most_edits=most_edits)

    lines = lines_of(edits, left, right)
    assert [line[1:] for line in lines if line[0] != "+"] == left
    assert [line[1:] for line in lines if line[0] != "-"] == right
    assert all(left[edit.left] == right[edit.right] for edit in edits if edit.kind is LineKind.SAME)


@given(texts, texts)
def test_the_script_says_where_each_line_stands(left: list[str], right: list[str]) -> None:
    at_left = at_right = 0
    for edit in diff(left, right):
        assert (edit.left, edit.right) == (at_left, at_right)
        at_left += edit.kind is not LineKind.RIGHT
        at_right += edit.kind is not LineKind.LEFT


def longest_common(left: Sequence[str], right: Sequence[str]) -> int:
    before = [0] * (len(right) + 1)
    for one in left:
        now = [0]
        for at, other in enumerate(right):
            now.append(before[at] + 1 if one == other else max(before[at + 1], now[-1]))
        before = now
    return before[-1]


@given(texts, texts)
def test_no_script_is_shorter(left: list[str], right: list[str]) -> None:
    same = [edit for edit in diff(left, right) if edit.kind is LineKind.SAME]

    assert len(same) == longest_common(left, right)


def test_what_was_replaced_stands_before_what_replaced_it() -> None:
    left, right = ["a", "b", "c", "d"], ["a", "x", "y", "d"]

    assert lines_of(diff(left, right), left, right) == [" a", "-b", "-c", "+x", "+y", " d"]


@given(texts, texts, st.integers(0, 4))
def test_every_change_is_in_one_hunk_with_what_stands_around_it(
    left: list[str], right: list[str], context: int
) -> None:
    edits = diff(left, right)
    found = list(hunks(edits, context=context))

    changes = [edit for edit in edits if edit.kind is not LineKind.SAME]
    assert [edit for hunk in found for edit in hunk if edit.kind is not LineKind.SAME] == changes
    for hunk in found:
        kinds = [edit.kind is LineKind.SAME for edit in hunk]
        assert max(kinds.index(False), kinds[::-1].index(False)) <= context
    shown = [(edit.left, edit.right, edit.kind) for hunk in found for edit in hunk]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("count", [5000])
def test_texts_that_have_nothing_in_common_are_replaced_as_a_whole(count: int) -> None:
    left, right = [f"l{at}" for at in range(count)], [f"r{at}" for at in range(count)]

    edits = diff(left, right)

    assert [edit.kind for edit in edits] == [LineKind.LEFT] * count + [LineKind.RIGHT] * count


def test_it_finds_what_another_implementation_finds() -> None:
    left = [f"line {at}" for at in range(1000)]
    right = [line for at, line in enumerate(left) if at % 97] + ["the end"]

    changed = [line for line in lines_of(diff(left, right), left, right) if line[0] != " "]

    others = [line for line in difflib.ndiff(left, right) if line[0] in "+-"]
    assert changed == [line[0] + line[2:] for line in others]
