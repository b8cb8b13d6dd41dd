"""gaps: what lies between spans, and nothing of what lies within."""

from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.services.ledger.spans import gaps


def test_without_spans_all_is_a_gap() -> None:
    assert list(gaps([], 0, 10)) == [(0, 10)]
    assert list(gaps([], 10, 10)) == []


def test_what_lies_before_between_and_after_is_a_gap() -> None:
    assert list(gaps([(2, 4), (4, 5), (7, 9)], 0, 10)) == [(0, 2), (5, 7), (9, 10)]


def test_spans_that_reach_out_are_cut() -> None:
    assert list(gaps([(-5, 3), (8, 20)], 0, 10)) == [(3, 8)]
    assert list(gaps([(20, 30)], 0, 10)) == [(0, 10)]


@given(
    edges=st.lists(st.integers(0, 60), unique=True, max_size=12).map(sorted),
    after=st.integers(0, 60),
    length=st.integers(0, 60),
)
def test_each_moment_is_in_a_span_or_in_a_gap(edges: list[int], after: int, length: int) -> None:
    spans = list(zip(edges[::2], edges[1::2], strict=False))

    found = list(gaps(spans, after, after + length))

    for moment in range(after + 1, after + length + 1):
        assert any(begin < moment <= end for begin, end in spans) != any(begin < moment <= end for begin, end in found)
    assert all(after <= begin < end <= after + length for begin, end in found)
