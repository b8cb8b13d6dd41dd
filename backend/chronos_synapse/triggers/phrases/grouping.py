"""Clauses put together: which times belong to which days, and what holds for all of them."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from chronos_synapse.triggers.phrases.clauses import Bound, ByHand, Days, Excepted, Once, Place, Said, Times
from chronos_synapse.triggers.phrases.clocks import in_part


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Times on days."""

    days: Days = Days()
    times: Times = Times()
    once: tuple[Once, ...] = ()
    has_days: bool = False
    has_times: bool = False
    is_clash: bool = False
    """Two steps, or counts, that cannot both be."""


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """All that a phrase says."""

    groups: tuple[Group, ...]
    bounds: tuple[Bound, ...] = ()
    excepted: tuple[Excepted, ...] = ()
    places: tuple[Place, ...] = ()
    is_by_hand: bool = False
    is_never: bool = False
    """It was said that it never runs."""
    is_tail: bool = False
    """A group at the end has only days or only times: it takes the others from the one before."""


class _Builder:
    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.group = Group()
        self.last = ""
        self.kinds: list[str] = []

    def add(self, said: Said) -> None:
        clause = said.clause
        if isinstance(clause, Times):
            if self._is_new("times", said, is_qualifier=self._completes(clause)):
                self._close()
            self._add_times(clause)
        elif isinstance(clause, Days):
            is_qualifier = not clause.names_days or clause.needs_both
            if self._is_new("days", said, is_qualifier=is_qualifier):
                self._close()
            self._add_days(clause, is_joined=bool(said.joiner))
        elif isinstance(clause, Once):
            if self._is_new("days", said, is_qualifier=False):
                self._close()
            self.group = replace(self.group, once=(*self.group.once, clause), has_days=True)
            self._note("days")

    def _is_new(self, kind: str, said: Said, *, is_qualifier: bool) -> bool:
        """The group began with this kind, the other has come since, and a joining word stands before it."""
        if is_qualifier or not said.joiner:
            return False
        if kind == "days" and said.joiner == "and" and self.kinds == ["times"]:
            return self.group.times.step_s is not None
        if len(self.kinds) < 2:
            return False
        return self.kinds[0] == kind and self.kinds[-1] != kind

    def _completes(self, clause: Times) -> bool:
        """Whether `clause` only narrows the times of the group, or is what they narrow."""
        times = self.group.times
        if clause.part and not clause.clocks:
            return True
        is_narrow = clause.span is not None or clause.is_business or bool(clause.hours)
        is_open = times.span is not None or times.is_business
        return (is_narrow and times.step_s is not None) or (clause.step_s is not None and is_open and not times.step_s)

    def _note(self, kind: str) -> None:
        if not self.kinds or self.kinds[-1] != kind:
            self.kinds.append(kind)

    def _close(self) -> None:
        self.groups.append(self.group)
        self.group = Group()
        self.kinds = []

    def finish(self) -> list[Group]:
        if self.group != Group():
            self._close()
        return self.groups

    def _add_times(self, clause: Times) -> None:
        merged, is_clash = merge_times(self.group.times, clause)
        clash = self.group.is_clash or is_clash
        self.group = replace(self.group, times=merged, has_times=True, is_clash=clash)
        self._note("times")

    def _add_days(self, clause: Days, *, is_joined: bool) -> None:
        merged = merge_days(self.group.days, clause, is_joined=is_joined)
        has_days = self.group.has_days or clause.names_days or bool(clause.months)
        self.group = replace(self.group, days=merged, has_days=has_days)
        self._note("days")


def merge_times(first: Times, second: Times) -> tuple[Times, bool]:
    """Both in one, and whether they contradict each other."""
    if second.part and not second.clocks and first.clocks and not first.part:
        settled = tuple(in_part(clock, second.part) for clock in first.clocks)
        return replace(first, clocks=settled, is_daily=first.is_daily or second.is_daily), False
    if first.part and second.clocks and not first.clocks:
        settled = tuple(in_part(clock, first.part) for clock in second.clocks)
        return replace(first, clocks=settled, part=""), False
    is_clash = first.step_s is not None and second.step_s is not None and first.step_s != second.step_s
    return Times(
        clocks=(*first.clocks, *second.clocks),
        step_s=first.step_s if second.step_s is None else second.step_s,
        span=second.span or first.span,
        minutes=tuple(sorted({*first.minutes, *second.minutes})),
        hours=tuple(sorted({*first.hours, *second.hours})),
        part=second.part or first.part,
        is_random=first.is_random or second.is_random,
        is_daily=first.is_daily or second.is_daily,
        count=second.count or first.count,
        is_business=first.is_business or second.is_business,
    ), is_clash or (first.span is not None and second.span is not None)


def merge_days(first: Days, second: Days, *, is_joined: bool) -> Days:
    """The union of both; `Friday the 13th`, without a word between, is where both fit."""
    both = not is_joined and bool(
        (first.weekdays and (second.month_days or second.from_end))
        or ((first.month_days or first.from_end) and second.weekdays)
    )
    every = second.every or first.every
    if first.every == (1, "day") or (first.every and first.every[0] == 1 and second.every):
        every = second.every
    elif second.every and second.every[0] == 1 and first.every:
        every = first.every
    return Days(
        weekdays=first.weekdays | second.weekdays,
        nth=first.nth | second.nth,
        month_days=first.month_days | second.month_days,
        from_end=first.from_end | second.from_end,
        near=first.near | second.near,
        months=first.months | second.months,
        every=every or first.every or second.every,
        needs_both=first.needs_both or second.needs_both or both,
        is_single=(first.is_single or second.is_single) and not (first.every or second.every),
        is_last_alone=first.is_last_alone or second.is_last_alone,
        is_bi=first.is_bi or second.is_bi,
        alternating=first.alternating or second.alternating,
        is_werktag=first.is_werktag or second.is_werktag,
        is_range=first.is_range or second.is_range,
    )


def whole_of(said: Sequence[Said]) -> Whole:
    """The clauses in groups, and what holds for all of them."""
    builder = _Builder()
    for one in said:
        builder.add(one)
    groups, is_tail = _completed(builder.finish())
    clauses = [one.clause for one in said]
    return Whole(
        groups=tuple(groups),
        bounds=tuple(clause for clause in clauses if isinstance(clause, Bound)),
        excepted=tuple(clause for clause in clauses if isinstance(clause, Excepted)),
        places=tuple(clause for clause in clauses if isinstance(clause, Place)),
        is_by_hand=any(isinstance(clause, ByHand) for clause in clauses),
        is_never=any(isinstance(clause, ByHand) and clause.is_never for clause in clauses),
        is_tail=is_tail,
    )


def _completed(groups: list[Group]) -> tuple[list[Group], bool]:
    """Groups after the first take what they lack from the one before."""
    is_tail = False
    for number in range(1, len(groups)):
        group, before = groups[number], groups[number - 1]
        if not group.has_times:
            groups[number] = replace(group, times=before.times, has_times=before.has_times)
            is_tail = True
        elif not group.has_days:
            groups[number] = replace(group, days=before.days, once=before.once, has_days=before.has_days)
            is_tail = True
    if groups and not groups[0].has_times and len(groups) > 1:
        groups[0] = replace(groups[0], times=groups[1].times, has_times=True)
    return groups, is_tail
