"""compare: the ledger accounts for every due time exactly once, and each way of not doing so is named."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.accounting import Flaw, FlawKind, compare
from chronos_synapse.domain.slot import Disposition, SlotRecord

DUE = tuple(range(1000, 11_000, 1000))
"""Ten due times, a second apart."""
ALL = 1_000_000


def fired(due_ms: int) -> SlotRecord:
    return SlotRecord(due_ms=due_ms, until_ms=due_ms, count=1, disposition=Disposition.FIRED, late_ms=3)


def missed(due_ms: int, until_ms: int, count: int) -> SlotRecord:
    return SlotRecord(due_ms=due_ms, until_ms=until_ms, count=count, disposition=Disposition.MISSED)


def flaw(kind: FlawKind, first_ms: int, last_ms: int, count: int = 1, expected: int | None = None) -> Flaw:
    return Flaw(kind=kind, first_ms=first_ms, last_ms=last_ms, count=count, expected=expected)


def flaws_of(*records: SlotRecord, settled_before_ms: int = ALL) -> list[Flaw]:
    return list(compare(DUE, records, settled_before_ms=settled_before_ms))


def test_one_record_for_each_due_time_is_right() -> None:
    assert flaws_of(*map(fired, DUE)) == []


def test_a_range_stands_for_the_due_times_in_it() -> None:
    assert flaws_of(fired(1000), missed(2000, 9000, 8), fired(10_000)) == []


def test_due_times_without_record_are_told_as_one_stretch() -> None:
    assert flaws_of(fired(1000), *map(fired, DUE[4:])) == [flaw(FlawKind.MISSING, 2000, 4000, 3)]


def test_two_stretches_with_a_record_between_them_are_told_apart() -> None:
    assert flaws_of(fired(3000), *map(fired, DUE[4:])) == [
        flaw(FlawKind.MISSING, 1000, 2000, 2),
        flaw(FlawKind.MISSING, 4000, 4000),
    ]


def test_due_times_after_the_last_record_are_missing_before_the_cursor_only() -> None:
    records = [fired(at) for at in DUE[:5]]

    assert flaws_of(*records, settled_before_ms=8000) == [flaw(FlawKind.MISSING, 6000, 7000, 2)]
    assert flaws_of(*records, settled_before_ms=6000) == []


def test_an_empty_ledger_lacks_everything_before_the_cursor() -> None:
    assert flaws_of(settled_before_ms=3001) == [flaw(FlawKind.MISSING, 1000, 3000, 3)]


def test_records_at_times_that_were_not_due_are_undue() -> None:
    records = sorted([*map(fired, DUE), fired(1500), fired(5250), fired(5500)], key=lambda one: one.due_ms)

    assert flaws_of(*records) == [flaw(FlawKind.UNDUE, 1500, 1500), flaw(FlawKind.UNDUE, 5250, 5500, 2)]


def test_a_record_after_the_last_due_time_is_undue() -> None:
    assert flaws_of(*map(fired, DUE), fired(11_000)) == [flaw(FlawKind.UNDUE, 11_000, 11_000)]


def test_a_due_time_with_two_records_is_told() -> None:
    assert flaws_of(*map(fired, DUE[:4]), *map(fired, DUE[3:])) == [flaw(FlawKind.DOUBLE, 4000, 4000)]


def test_a_record_inside_of_a_range_is_double() -> None:
    assert flaws_of(missed(1000, 10_000, 10), fired(5000)) == [flaw(FlawKind.DOUBLE, 5000, 5000)]


def test_a_range_that_reaches_into_the_next_one_is_told() -> None:
    assert flaws_of(missed(1000, 6000, 6), missed(5000, 10_000, 6)) == [flaw(FlawKind.OVERLAPPING, 5000, 10_000)]


def test_a_range_that_counts_too_few_or_too_many_is_told() -> None:
    assert flaws_of(missed(1000, 4000, 3), missed(5000, 10_000, 7)) == [
        flaw(FlawKind.WRONG_COUNT, 1000, 4000, 3, expected=4),
        flaw(FlawKind.WRONG_COUNT, 5000, 10_000, 7, expected=6),
    ]


def test_a_range_that_begins_between_due_times_is_undue() -> None:
    assert flaws_of(missed(500, 4000, 4), *map(fired, DUE[4:])) == [flaw(FlawKind.UNDUE, 500, 4000, 4)]


def test_a_range_in_which_nothing_was_due_is_undue() -> None:
    records = (fired(1000), missed(1100, 1900, 2), *map(fired, DUE[1:]))

    assert flaws_of(*records) == [flaw(FlawKind.UNDUE, 1100, 1900, 2)]


@given(
    due=st.lists(st.integers(0, 400), unique=True, max_size=60).map(sorted),
    cuts=st.lists(st.integers(1, 9), min_size=1, max_size=60),
)
def test_however_due_times_are_gathered_into_records_nothing_is_wrong(due: list[int], cuts: list[int]) -> None:
    records = records_of(due, cuts)

    assert list(compare(due, records, settled_before_ms=ALL)) == []


@given(
    due=st.lists(st.integers(0, 400), unique=True, min_size=2, max_size=60).map(sorted),
    cuts=st.lists(st.integers(1, 9), min_size=1, max_size=60),
    data=st.data(),
)
def test_a_record_that_is_taken_out_is_always_missed(due: list[int], cuts: list[int], data: st.DataObject) -> None:
    records = records_of(due, cuts)
    gone = records.pop(data.draw(st.integers(0, len(records) - 1)))

    found = list(compare(due, records, settled_before_ms=ALL))

    assert found == [flaw(FlawKind.MISSING, gone.due_ms, gone.until_ms, gone.count)]


@pytest.mark.parametrize("by", [-1, 1])
@given(due=st.lists(st.integers(1, 400).map(lambda at: at * 10), unique=True, min_size=1, max_size=40).map(sorted))
def test_a_record_that_is_moved_is_always_told(due: list[int], by: int) -> None:
    records = [fired(at) for at in due]
    records[-1] = fired(due[-1] + by)

    kinds = {found.kind for found in compare(due, records, settled_before_ms=ALL)}

    assert kinds == {FlawKind.MISSING, FlawKind.UNDUE}


def test_both_sides_are_read_no_further_than_the_other_has_come() -> None:
    read: list[int] = []

    def due_times() -> Iterator[int]:
        for at in DUE:
            read.append(at)
            yield at

    def records() -> Iterator[SlotRecord]:
        for at in DUE:
            assert len(read) <= at // 1000 + 1
            yield fired(at)

    assert list(compare(due_times(), records(), settled_before_ms=ALL)) == []


def records_of(due: list[int], cuts: list[int]) -> list[SlotRecord]:
    """`due` gathered into records of as many due times as `cuts` says, again and again."""
    records: list[SlotRecord] = []
    at = 0
    while at < len(due):
        part = due[at : at + cuts[len(records) % len(cuts)]]
        records.append(missed(part[0], part[-1], len(part)))
        at += len(part)
    return records
