"""However a gap is cut into slices and moments of looking, its due times have the fates that plain rules give them."""

from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.planning import Span
from chronos_synapse.domain.schedule import CronSpec, MisfirePolicy, Schedule, Timing, Window
from chronos_synapse.domain.slot import Disposition
from chronos_synapse.services.ledger import settling
from chronos_synapse.services.ledger.settling import Known, settle
from chronos_synapse.storage.redis.executions import Dispatch
from tests.services.scheduling import FIRED, MERGED, Fate, interval
from tests.services.settled import (
    BEYOND_CAP,
    DAY_MS,
    EXPIRED,
    GIVEN_UP,
    NOW_MS,
    PAUSED,
    due_times,
    fates,
    known,
    settled,
)

periods = st.sampled_from([1, 2, 3.5, 7, 60])
pauses = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 200)), max_size=3).map(
    lambda found: [(NOW_MS - since * 1000, NOW_MS - since * 1000 + length * 1000) for since, length in found]
)


@st.composite
def gaps(draw: st.DrawFn) -> tuple[Known, int, list[Span]]:
    """A job, the first due time that it owes, and pauses."""
    schedule: Schedule = interval(draw(periods), NOW_MS - draw(st.integers(0, 400_000)))
    if draw(st.booleans()):
        schedule = CronSpec(expression=draw(st.sampled_from(["*/2 * * * * *", "0-9,40 * * * * *", "*/7 */2 * * * *"])))
    windows = (Window(start="11:54", end=draw(st.sampled_from(["11:55", "11:58", "24:00"]))),)
    what = known(
        schedule,
        misfire=draw(st.sampled_from(MisfirePolicy)),
        misfire_cap=draw(st.integers(1, 12)),
        misfire_grace_s=draw(st.sampled_from([0, 5, 60])),
        misfire_window_s=draw(st.sampled_from([None, 0.5, 30, 200])),
        timing=Timing(windows=draw(st.sampled_from([(), windows]))),
        snoozed_until=draw(st.sampled_from([None, from_ms(NOW_MS - 100_000), from_ms(NOW_MS + 1)])),
    )
    first = what.trigger.next_after(from_ms(NOW_MS - draw(st.integers(1, 400_000)) - 1))
    assert first is not None
    spans: list[Span] = [*draw(pauses)]
    return what, to_ms(first), spans


@given(gap=gaps(), size=st.integers(2, 40))
def test_slices_and_the_whole_decide_alike(gap: tuple[Known, int, list[Span]], size: int) -> None:
    what, fire_ms, spans = gap

    with patch.object(settling, "SLICE", 100_000):
        whole = fates(what, settled(what, fire_ms, pauses=spans))
    with patch.object(settling, "SLICE", size):
        sliced = fates(what, settled(what, fire_ms, pauses=spans))

    assert sliced == whole == by_the_rules(what, fire_ms, spans)


def by_the_rules(what: Known, fire_ms: int, spans: Sequence[Span]) -> dict[int, Fate]:
    """What each due time's fate is to be, from all of them at once and in the plainest words."""
    job = what.job
    grace_ms, window_ms = job.misfire_grace_s * 1000, (job.misfire_window_s or float("inf")) * 1000
    found: dict[int, Fate] = {}
    due = due_times(what, fire_ms, NOW_MS)
    willing = [at for at in due if what.refusal(at) is None]
    late = [at for at in willing if at + grace_ms < NOW_MS or is_in(spans, at)]
    fresh = [at for at in late if at + window_ms >= NOW_MS]
    if job.misfire is MisfirePolicy.ALL:
        caught_up = fresh[-job.misfire_cap :]
    else:
        caught_up = [at for at in willing[-1:] if at in fresh and job.misfire is MisfirePolicy.LATEST]
    for at in due:
        refusal = what.refusal(at)
        if refusal is not None:
            found[at] = (Disposition.SKIPPED, refusal.reason)
        elif at not in late or at in caught_up:
            found[at] = FIRED
        else:
            found[at] = _left(job.misfire, is_fresh=at in fresh, is_paused=is_in(spans, at))
    return found


def _left(policy: MisfirePolicy, *, is_fresh: bool, is_paused: bool) -> Fate:
    if policy is MisfirePolicy.LATEST and is_fresh:
        return MERGED
    if is_paused:
        return PAUSED
    if not is_fresh:
        return EXPIRED
    return BEYOND_CAP if policy is MisfirePolicy.ALL else GIVEN_UP


def is_in(spans: Sequence[Span], at: int) -> bool:
    return any(since <= at and (until is None or at < until) for since, until in spans)


@given(gap=gaps(), steps=st.lists(st.integers(1, 60_000), min_size=1, max_size=5))
def test_whatever_the_moments_of_looking_each_due_time_is_settled_once(
    gap: tuple[Known, int, list[Span]], steps: list[int]
) -> None:
    what, fire_ms, spans = gap
    dispatches: list[Dispatch] = []
    following: int | None = fire_ms
    looked_ms = fire_ms
    for step in [*steps, 10 * DAY_MS]:
        looked_ms = min(NOW_MS, looked_ms + step)
        while following is not None and following <= looked_ms:
            dispatches.append(settle(what, following, looked_ms, pauses=spans))
            following = dispatches[-1].next_ms

    assert list(fates(what, dispatches)) == due_times(what, fire_ms, NOW_MS)
    assert following is None or following > NOW_MS
