"""What a job would have done with other rules: its due times are dispatched, wait and run on paper. Pure.

Workers are taken to be free, and an execution that is asked to end to do so at once.
"""

import heapq
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from chronos_synapse.domain.durations import Durations
from chronos_synapse.domain.planning import Terms, plan
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord

ENDS_ANOTHER = frozenset({OverlapPolicy.CANCEL_RUNNING, OverlapPolicy.TERMINATE_RUNNING})


class Stall(msgspec.Struct, frozen=True, kw_only=True):
    """Time in which nothing was dispatched, from `since_ms` up to and without `until_ms`."""

    since_ms: int
    until_ms: int
    is_pause: bool
    """What waited for its end was late on purpose, so the misfire policy decides on it however short it was."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """By what the due times are judged."""

    terms: Terms
    """Its pauses are not looked at: those are among the stalls."""
    overlap: OverlapPolicy
    max_concurrent: int
    overlap_queue_limit: int


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the due times: all of them ran, were skipped or were missed."""

    due: int = 0
    ran: int = 0
    skipped: int = 0
    missed: int = 0
    """Given up, or merged into a later one."""
    waited_ms_total: int = 0
    """From due to started, over all that ran."""
    waited_ms_max: int = 0
    peak: int = 0
    """Most executions at once."""

    def plus(self, other: "Replay") -> "Replay":
        """Both, when they tell of different times."""
        return Replay(
            due=self.due + other.due,
            ran=self.ran + other.ran,
            skipped=self.skipped + other.skipped,
            missed=self.missed + other.missed,
            waited_ms_total=self.waited_ms_total + other.waited_ms_total,
            waited_ms_max=max(self.waited_ms_max, other.waited_ms_max),
            peak=max(self.peak, other.peak),
        )


def replay(
    due_ms: Sequence[int], *, rules: Rules, stalls: Sequence[Stall], durations: Durations
) -> tuple[Replay, list[int]]:
    """What would have become of rising due times, and those that would have run, rising.

    `stalls` rise and do not overlap.
    """
    pauses = tuple((stall.since_ms, stall.until_ms) for stall in stalls if stall.is_pause)
    terms = msgspec.structs.replace(rules.terms, pauses=pauses)
    line = _Line(rules, durations)
    skipped = missed = 0
    for group, now_ms in _looks(due_ms, stalls):
        if group[-1] == now_ms:
            # In time: there is nothing to plan.
            if terms.refusal(now_ms) is None:
                line.arrive(now_ms, now_ms)
            else:
                skipped += 1
            continue
        decided = plan(group, now_ms=now_ms, terms=terms)
        for record in decided.records:
            is_skipped = record.disposition is Disposition.SKIPPED
            skipped += record.count if is_skipped else 0
            missed += 0 if is_skipped else record.count
        for due in decided.run:
            line.arrive(due, now_ms)
    line.drain()
    ran = sorted(line.ran)
    outcome = Replay(
        due=len(due_ms),
        ran=len(ran),
        skipped=skipped + line.refused,
        missed=missed,
        waited_ms_total=line.waited_ms_total,
        waited_ms_max=line.waited_ms_max,
        peak=line.peak,
    )
    return outcome, ran


def _looks(due_ms: Iterable[int], stalls: Sequence[Stall]) -> Iterator[tuple[list[int], int]]:
    """(due times that are looked at together, when): one by one in time, and those of a stall at its end."""
    ahead = iter(stalls)
    stall = next(ahead, None)
    late: list[int] = []
    for due in due_ms:
        while stall is not None and stall.until_ms <= due:
            if late:
                yield late, stall.until_ms
                late = []
            stall = next(ahead, None)
        if stall is not None and stall.since_ms <= due:
            late.append(due)
        else:
            yield [due], due
    if late and stall is not None:
        yield late, stall.until_ms


class _Line:
    """Executions that run, and that wait for those to end."""

    def __init__(self, rules: Rules, durations: Durations) -> None:
        self._rules = rules
        self._durations = durations
        self._most = rules.max_concurrent
        self._ends: list[tuple[int, int]] = []
        """(end, due time), the first end first; those that were ended early are not in `_running` any more."""
        self._running: dict[int, int] = {}
        """Due time -> end, the oldest start first."""
        self._waiting: deque[int] = deque()
        self.ran: list[int] = []
        self.refused = 0
        self.waited_ms_total = 0
        self.waited_ms_max = 0
        self.peak = 0

    def arrive(self, due_ms: int, now_ms: int) -> None:
        """One more is dispatched."""
        self._run_up_to(now_ms)
        live = len(self._running) + len(self._waiting)
        if self._rules.overlap is OverlapPolicy.ALLOW or live < self._most:
            self._start(due_ms, now_ms)
        elif self._rules.overlap in ENDS_ANOTHER:
            del self._running[next(iter(self._running))]
            self._start(due_ms, now_ms)
        elif live < self._most + self._places:
            self._waiting.append(due_ms)
        else:
            self.refused += 1

    @property
    def _places(self) -> int:
        """How many may wait."""
        if self._rules.overlap is OverlapPolicy.QUEUE_ALL:
            return self._rules.overlap_queue_limit
        return int(self._rules.overlap is OverlapPolicy.QUEUE_ONE)

    def drain(self) -> None:
        """Lets all that wait come to their turn."""
        while self._waiting:
            self._run_up_to(self._ends[0][0])

    def _run_up_to(self, now_ms: int) -> None:
        while self._ends and self._ends[0][0] <= now_ms:
            end_ms, due_ms = heapq.heappop(self._ends)
            if self._running.get(due_ms) != end_ms:
                continue
            del self._running[due_ms]
            if self._waiting:
                self._start(self._waiting.popleft(), end_ms)

    def _start(self, due_ms: int, now_ms: int) -> None:
        end_ms = now_ms + self._durations.at(due_ms)
        self._running[due_ms] = end_ms
        heapq.heappush(self._ends, (end_ms, due_ms))
        self.ran.append(due_ms)
        waited_ms = now_ms - due_ms
        self.waited_ms_total += waited_ms
        self.waited_ms_max = max(self.waited_ms_max, waited_ms)
        self.peak = max(self.peak, len(self._running))


def tally(records: Iterable[SlotRecord]) -> tuple[Replay, list[int]]:
    """What a ledger says became of its due times, and those that fired. Waiting and peak are not in it."""
    counts = dict.fromkeys(Disposition, 0)
    ran = []
    for record in records:
        counts[record.disposition] += record.count
        if record.disposition is Disposition.FIRED:
            ran.append(record.due_ms)
    missed = counts[Disposition.MERGED] + counts[Disposition.MISSED]
    skipped = counts[Disposition.SKIPPED]
    outcome = Replay(due=len(ran) + skipped + missed, ran=len(ran), skipped=skipped, missed=missed)
    return outcome, ran


def peak_of(spans: Iterable[tuple[int, int]]) -> int:
    """Most of the spans, each (start, end), at one time."""
    turns = sorted(turn for start, end in spans for turn in ((start, 1), (end, -1)))
    now = peak = 0
    for _, step in turns:
        now += step
        peak = max(peak, now)
    return peak


def stalls_in(records: Iterable[SlotRecord], *, grace_ms: int) -> list[Stall]:
    """The stretches in which nothing was dispatched, as far as a ledger shows them: rising, apart from each other."""
    found: list[Stall] = []
    since_ms: int | None = None
    for record in records:
        if record.disposition is Disposition.MERGED:
            # What ran for it comes later in the ledger, and tells when all of them were looked at.
            since_ms = record.due_ms if since_ms is None else since_ms
        elif record.disposition is Disposition.FIRED:
            late_ms = record.late_ms or 0
            if since_ms is not None or late_ms > grace_ms:
                begin_ms = record.due_ms if since_ms is None else since_ms
                _add(found, begin_ms, record.due_ms + max(late_ms, 1), is_pause=late_ms <= grace_ms)
            since_ms = None
        elif record.disposition is Disposition.MISSED or record.reason is SlotReason.PAUSED:
            is_pause = record.reason is SlotReason.PAUSED
            _add(found, record.due_ms, record.until_ms + (1 if is_pause else grace_ms + 1), is_pause=is_pause)
    return found


def _add(stalls: list[Stall], since_ms: int, until_ms: int, *, is_pause: bool) -> None:
    """Adds a stall, or makes the last one longer where they touch."""
    former = stalls[-1] if stalls else None
    if former is None or since_ms >= former.until_ms:
        stalls.append(Stall(since_ms=since_ms, until_ms=until_ms, is_pause=is_pause))
        return
    stalls[-1] = Stall(
        since_ms=former.since_ms,
        until_ms=max(former.until_ms, until_ms),
        is_pause=former.is_pause or is_pause,
    )
