"""What to do with the due times that have come: which to run, and which to record as missed. Pure."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.schedule import MisfirePolicy

CATCH_UP_CAP = 100
"""Under the policy `all`, at most this many of the latest due times run after an outage."""


REASONS = {
    MisfirePolicy.LATEST: "Nothing could dispatch it in time; only the latest due time is caught up.",
    MisfirePolicy.ALL: f"Nothing could dispatch it in time; only the latest {CATCH_UP_CAP} are caught up.",
    MisfirePolicy.SKIP: "Nothing could dispatch it in time, and the job does not catch up.",
}
"""Why a due time was given up, in words."""


class MissedRange(msgspec.Struct, frozen=True, kw_only=True):
    """Due times in a row that are given up: the first, the last, and how many."""

    first_ms: int
    last_ms: int
    count: int
    reason: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Due times to run, in order, and those to record as missed. Together they are all that were asked about."""

    run: tuple[int, ...] = ()
    missed: tuple[MissedRange, ...] = ()


def plan(due_ms: Sequence[int], *, now_ms: int, policy: MisfirePolicy, grace_ms: int, newer: int = 0) -> Plan:
    """The plan for `due_ms`, rising due times of one job that are all reached.

    Due times within the grace run one by one, however late. The rest are misfires, for which the policy decides.
    `newer`: how many due times follow that are reached as well, counted up to `CATCH_UP_CAP`; then the latest is not
    among these.
    """
    misfires = [due for due in due_ms if due + grace_ms < now_ms]
    on_time = tuple(due for due in due_ms if due + grace_ms >= now_ms)
    caught_up, given_up = _split(misfires, _caught_up_count(policy, newer=newer, has_on_time=bool(on_time)))
    if not given_up:
        return Plan(run=(*caught_up, *on_time))
    missed = MissedRange(first_ms=given_up[0], last_ms=given_up[-1], count=len(given_up), reason=REASONS[policy])
    return Plan(run=(*caught_up, *on_time), missed=(missed,))


def _caught_up_count(policy: MisfirePolicy, *, newer: int, has_on_time: bool) -> int:
    """How many of the misfires run."""
    if policy is MisfirePolicy.ALL:
        return CATCH_UP_CAP - min(newer, CATCH_UP_CAP)
    return int(policy is MisfirePolicy.LATEST and not newer and not has_on_time)


def _split(misfires: list[int], count: int) -> tuple[list[int], list[int]]:
    """The last `count`, and those before."""
    at = max(0, len(misfires) - count)
    return misfires[at:], misfires[:at]
