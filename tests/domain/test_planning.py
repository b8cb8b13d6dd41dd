"""plan: every due time runs or is on record with the reason why not, whatever the terms."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.planning import Plan, Refusal, Span, Terms, joined, plan
from chronos_synapse.domain.schedule import MisfirePolicy
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord, reason_in_words
from tests.builders import a_job

NOW_MS = 10_000_000
GRACE_MS = 60_000
LATE = (1_000_000, 1_100_000, 1_200_000)
ON_TIME = (NOW_MS - GRACE_MS, NOW_MS - 1, NOW_MS)
CALENDAR = Refusal(reason=SlotReason.CALENDAR, detail="Holidays")
WINDOW = Refusal(reason=SlotReason.WINDOW)


def terms_of(
    policy: MisfirePolicy = MisfirePolicy.LATEST,
    *,
    refused: dict[int, Refusal] | None = None,
    **changes: Any,
) -> Terms:
    values: dict[str, Any] = {"policy": policy, "grace_ms": GRACE_MS, "window_ms": None, "cap": 100}
    return Terms(**(values | {"refusal": (refused or {}).get} | changes))


def plan_of(due_ms: Sequence[int], terms: Terms, *, newer: int = 0) -> Plan:
    return plan(due_ms, now_ms=NOW_MS, terms=terms, newer=newer)


def gap(first_ms: int, last_ms: int, count: int, disposition: Disposition, reason: SlotReason | None) -> SlotRecord:
    return SlotRecord(due_ms=first_ms, until_ms=last_ms, count=count, disposition=disposition, reason=reason)


MERGED = (Disposition.MERGED, None)
PAUSED = (Disposition.SKIPPED, SlotReason.PAUSED)
POLICY = (Disposition.MISSED, SlotReason.POLICY)
EXPIRED = (Disposition.MISSED, SlotReason.EXPIRED)
CAPPED = (Disposition.MISSED, SlotReason.CATCH_UP_CAP)

instants = st.integers(0, NOW_MS)
due_times = st.lists(instants, max_size=120, unique=True).map(sorted)
refusals = st.dictionaries(instants, st.sampled_from((CALENDAR, WINDOW, Refusal(reason=SlotReason.SNOOZED))))
spans = st.lists(
    st.tuples(instants, st.none() | instants).filter(lambda span: span[1] is None or span[0] <= span[1]), max_size=3
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[int], Terms, int]:
    """Due times, terms that refuse some of them, and how many due times follow."""
    due = draw(due_times)
    some = draw(st.lists(st.sampled_from(due), unique=True)) if due else []
    refused = {at: draw(st.sampled_from((CALENDAR, WINDOW))) for at in some}
    terms = Terms(
        policy=draw(st.sampled_from(MisfirePolicy)),
        grace_ms=draw(instants),
        window_ms=draw(st.none() | instants),
        cap=draw(st.integers(1, 50)),
        refusal=refused.get,
        pauses=tuple(draw(spans)),
    )
    return due, terms, draw(st.integers(0, 60))


def told(due: Sequence[int], decided: Plan) -> dict[int, SlotRecord | None]:
    """What becomes of each due time, None: it runs; fails when anything is told of twice or counted wrong."""
    found: dict[int, SlotRecord | None] = dict.fromkeys(decided.run)
    for record in decided.records:
        inside = [at for at in due if record.due_ms <= at <= record.until_ms]
        assert len(inside) == record.count
        assert (inside[0], inside[-1]) == (record.due_ms, record.until_ms)
        assert not found.keys() & set(inside)
        found |= dict.fromkeys(inside, record)
    return found


@given(question=questions())
def test_what_runs_and_what_is_recorded_are_together_all_that_was_due(
    question: tuple[list[int], Terms, int],
) -> None:
    due, terms, newer = question

    decided = plan_of(due, terms, newer=newer)

    assert sorted(told(due, decided)) == due
    assert all(one < other for one, other in pairwise(decided.run))
    assert all(one.until_ms < other.due_ms for one, other in pairwise(decided.records))


@given(question=questions())
def test_what_is_refused_never_runs_and_what_is_on_time_always_does(question: tuple[list[int], Terms, int]) -> None:
    due, terms, newer = question

    decided = told(due, plan_of(due, terms, newer=newer))

    for at, record in decided.items():
        refusal = terms.refusal(at)
        if refusal is not None:
            assert record is not None
            assert (record.disposition, record.reason, record.detail) == (
                Disposition.SKIPPED,
                refusal.reason,
                refusal.detail,
            )
        elif at + terms.grace_ms >= NOW_MS and not terms.is_paused(at):
            assert record is None


@given(question=questions())
def test_no_more_misfires_run_than_the_policy_allows_and_none_that_has_expired(
    question: tuple[list[int], Terms, int],
) -> None:
    due, terms, newer = question

    decided = plan_of(due, terms, newer=newer)

    caught_up = [at for at in decided.run if terms.is_misfire(at, NOW_MS)]
    most = {
        MisfirePolicy.SKIP: 0,
        MisfirePolicy.LATEST: 0 if newer else 1,
        MisfirePolicy.ALL: max(0, terms.cap - newer),
    }
    assert len(caught_up) <= most[terms.policy]
    assert not any(terms.is_expired(at, NOW_MS) for at in caught_up)
    willing = [at for at in due if terms.refusal(at) is None and terms.is_misfire(at, NOW_MS)]
    fresh = [at for at in willing if not terms.is_expired(at, NOW_MS)]
    assert caught_up == fresh[len(fresh) - len(caught_up) :]


@given(question=questions())
def test_what_is_merged_is_followed_by_one_that_runs(question: tuple[list[int], Terms, int]) -> None:
    due, terms, newer = question

    decided = plan_of(due, terms, newer=newer)

    for record in decided.records:
        if record.disposition is Disposition.MERGED:
            assert newer or any(at > record.until_ms for at in decided.run)


@given(question=questions())
def test_neighbours_that_share_a_verdict_share_a_record(question: tuple[list[int], Terms, int]) -> None:
    due, terms, newer = question

    found = told(due, plan_of(due, terms, newer=newer))

    for one, other in pairwise(due):
        first, second = found[one], found[other]
        if first is not None and second is not None and first is not second:
            assert (first.disposition, first.reason, first.detail) != (
                second.disposition,
                second.reason,
                second.detail,
            )


@given(question=questions(), cut=st.integers(0, 120))
def test_a_gap_that_is_taken_in_slices_runs_what_it_runs_in_one(
    question: tuple[list[int], Terms, int], cut: int
) -> None:
    due, terms, _ = question
    behind = [at for at in due[cut:] if terms.refusal(at) is None]
    if terms.policy is MisfirePolicy.ALL:
        behind = [at for at in behind if terms.is_misfire(at, NOW_MS)]

    first, second = plan_of(due[:cut], terms, newer=len(behind)), plan_of(due[cut:], terms)

    whole = plan_of(due, terms)
    assert (*first.run, *second.run) == whole.run
    assert joined([*first.records, *second.records]) == joined(whole.records)


@given(
    since_ms=st.integers(0, 60),
    grace_ms=st.integers(0, 60),
    pauses=st.lists(st.tuples(st.integers(0, 50), st.none() | st.integers(0, 70)), max_size=4),
)
def test_the_spans_of_misfires_hold_every_misfire_and_nothing_else(
    since_ms: int, grace_ms: int, pauses: list[Span]
) -> None:
    now_ms = 50
    terms = terms_of(grace_ms=grace_ms, pauses=tuple(pauses))

    spans = terms.misfire_spans(since_ms, now_ms)

    inside = [at for first, last in spans for at in range(first, last + 1)]
    assert inside == [at for at in range(since_ms, now_ms + 1) if terms.is_misfire(at, now_ms)]
    assert all(one[1] + 1 < other[0] for one, other in pairwise(spans))


def test_records_in_a_row_that_share_a_verdict_are_one() -> None:
    records = [gap(1, 3, 2, *MERGED), gap(5, 5, 1, *MERGED), gap(6, 9, 4, *POLICY)]

    assert joined(records) == [gap(1, 5, 3, *MERGED), gap(6, 9, 4, *POLICY)]
    assert joined([]) == []


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_nothing_due_is_nothing_to_do(policy: MisfirePolicy) -> None:
    assert plan_of((), terms_of(policy)) == Plan()


@pytest.mark.parametrize("policy", MisfirePolicy)
def test_what_is_within_the_grace_runs_one_by_one(policy: MisfirePolicy) -> None:
    assert plan_of(ON_TIME, terms_of(policy)) == Plan(run=ON_TIME)


@pytest.mark.parametrize(
    ("policy", "run", "records"),
    [
        (MisfirePolicy.LATEST, LATE[-1:], (gap(LATE[0], LATE[1], 2, *MERGED),)),
        (MisfirePolicy.ALL, LATE, ()),
        (MisfirePolicy.SKIP, (), (gap(LATE[0], LATE[2], 3, *POLICY),)),
    ],
)
def test_the_policy_decides_what_becomes_of_misfires(
    policy: MisfirePolicy, run: tuple[int, ...], records: tuple[SlotRecord, ...]
) -> None:
    assert plan_of(LATE, terms_of(policy)) == Plan(run=run, records=records)


@pytest.mark.parametrize(
    ("policy", "run", "records"),
    [
        (MisfirePolicy.LATEST, ON_TIME, (gap(LATE[0], LATE[2], 3, *MERGED),)),
        (MisfirePolicy.ALL, LATE + ON_TIME, ()),
        (MisfirePolicy.SKIP, ON_TIME, (gap(LATE[0], LATE[2], 3, *POLICY),)),
    ],
)
def test_no_misfire_is_the_latest_when_newer_due_times_are_within_the_grace(
    policy: MisfirePolicy, run: tuple[int, ...], records: tuple[SlotRecord, ...]
) -> None:
    assert plan_of(LATE + ON_TIME, terms_of(policy)) == Plan(run=run, records=records)


def test_a_newer_due_time_that_is_refused_is_not_the_latest() -> None:
    refused = dict.fromkeys(ON_TIME, CALENDAR)

    decided = plan_of(LATE + ON_TIME, terms_of(refused=refused))

    assert decided.run == LATE[-1:]
    assert [(record.disposition, record.count, record.detail) for record in decided.records] == [
        (Disposition.MERGED, 2, ""),
        (Disposition.SKIPPED, 3, "Holidays"),
    ]


def test_the_latest_is_not_looked_for_before_the_last_slice() -> None:
    assert plan_of(LATE, terms_of(), newer=1) == Plan(records=(gap(LATE[0], LATE[2], 3, *MERGED),))


@pytest.mark.parametrize("policy", [MisfirePolicy.LATEST, MisfirePolicy.ALL])
def test_a_single_misfire_runs_without_a_record_of_others(policy: MisfirePolicy) -> None:
    assert plan_of(LATE[:1], terms_of(policy)) == Plan(run=LATE[:1])


def test_all_catches_up_the_latest_only_up_to_the_cap() -> None:
    due = tuple(range(1000, 1010))

    decided = plan_of(due, terms_of(MisfirePolicy.ALL, cap=7))

    assert decided == Plan(run=due[3:], records=(gap(1000, 1002, 3, *CAPPED),))


@pytest.mark.parametrize(("newer", "run"), [(100, ()), (98, LATE[1:]), (1, LATE)])
def test_all_leaves_room_for_newer_ones_below_the_cap(newer: int, run: tuple[int, ...]) -> None:
    assert plan_of(LATE, terms_of(MisfirePolicy.ALL), newer=newer).run == run


@pytest.mark.parametrize(
    ("policy", "run", "records"),
    [
        (MisfirePolicy.LATEST, LATE[2:], (gap(LATE[0], LATE[0], 1, *EXPIRED), gap(LATE[1], LATE[1], 1, *MERGED))),
        (MisfirePolicy.ALL, LATE[1:], (gap(LATE[0], LATE[0], 1, *EXPIRED),)),
        (MisfirePolicy.SKIP, (), (gap(LATE[0], LATE[0], 1, *EXPIRED), gap(LATE[1], LATE[2], 2, *POLICY))),
    ],
)
def test_a_misfire_beyond_the_window_is_given_up(
    policy: MisfirePolicy, run: tuple[int, ...], records: tuple[SlotRecord, ...]
) -> None:
    decided = plan_of(LATE, terms_of(policy, window_ms=NOW_MS - LATE[1]))

    assert decided == Plan(run=run, records=records)


@pytest.mark.parametrize(
    ("policy", "run", "records"),
    [
        (MisfirePolicy.LATEST, ON_TIME[2:], (gap(ON_TIME[0], ON_TIME[1], 2, *MERGED),)),
        (MisfirePolicy.ALL, ON_TIME, ()),
        (MisfirePolicy.SKIP, (), (gap(ON_TIME[0], ON_TIME[2], 3, *PAUSED),)),
    ],
)
def test_what_waited_for_the_end_of_a_pause_is_a_misfire_however_soon_that_was(
    policy: MisfirePolicy, run: tuple[int, ...], records: tuple[SlotRecord, ...]
) -> None:
    assert plan_of(ON_TIME, terms_of(policy, pauses=((ON_TIME[0], None),))) == Plan(run=run, records=records)


def test_a_pause_holds_from_its_first_instant_up_to_its_last_one() -> None:
    terms = terms_of(MisfirePolicy.SKIP, pauses=((ON_TIME[0], ON_TIME[1]),))

    assert plan_of(ON_TIME, terms) == Plan(run=ON_TIME[1:], records=(gap(ON_TIME[0], ON_TIME[0], 1, *PAUSED),))


def test_a_refusal_takes_precedence_over_pauses_and_policies() -> None:
    terms = terms_of(MisfirePolicy.SKIP, refused={LATE[1]: WINDOW}, pauses=((LATE[0], LATE[2]),), window_ms=1)

    records = plan_of(LATE, terms).records

    assert [(record.disposition, record.reason) for record in records] == [
        PAUSED,
        (Disposition.SKIPPED, SlotReason.WINDOW),
        EXPIRED,
    ]


def test_details_that_differ_are_recorded_apart() -> None:
    other = Refusal(reason=SlotReason.CALENDAR, detail="Plant shutdown")
    terms = terms_of(refused={LATE[0]: CALENDAR, LATE[1]: CALENDAR, LATE[2]: other})

    assert [(record.detail, record.count) for record in plan_of(LATE, terms).records] == [
        ("Holidays", 2),
        ("Plant shutdown", 1),
    ]


@pytest.mark.parametrize(
    ("paused_at", "resumed_at", "spans"),
    [(None, None, ()), (5000, None, ((5000, None),)), (5000, 7000, ((5000, 7000),))],
)
def test_the_terms_of_a_job_hold_its_own_pause_and_those_of_all_scheduling(
    paused_at: int | None, resumed_at: int | None, spans: tuple[Span, ...]
) -> None:
    job = a_job(
        misfire=MisfirePolicy.ALL,
        misfire_grace_s=1.5,
        misfire_window_s=90,
        misfire_cap=3,
        paused_at=None if paused_at is None else from_ms(paused_at),
        resumed_at=None if resumed_at is None else from_ms(resumed_at),
    )

    terms = Terms.of(job, lambda _: None, ((1, 2),))

    assert terms.pauses == (*spans, (1, 2))
    assert (terms.policy, terms.grace_ms, terms.window_ms, terms.cap) == (MisfirePolicy.ALL, 1500, 90_000, 3)


@pytest.mark.parametrize("reason", SlotReason)
def test_every_reason_can_be_put_in_words(reason: SlotReason) -> None:
    record = SlotRecord(due_ms=1, until_ms=1, count=1, disposition=Disposition.SKIPPED, reason=reason, detail="Easter")

    words = reason_in_words(record)

    assert words.endswith(".")
    assert ("Easter" in words) == (reason in (SlotReason.CALENDAR, SlotReason.WINDOW))


def test_what_was_merged_and_what_fired_say_so_without_a_reason() -> None:
    merged = SlotRecord(due_ms=1, until_ms=1, count=1, disposition=Disposition.MERGED)
    fired = SlotRecord(due_ms=1, until_ms=1, count=1, disposition=Disposition.FIRED)

    assert "latest" in reason_in_words(merged)
    assert reason_in_words(fired) == ""
