"""OwnerMemory: the patterns of one owner's failures while news are read. Pure: it reads and writes nothing."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from chronos_models.embedding import embed
from chronos_models.patterns.miner import PatternMiner
from chronos_synapse.domain.failure_pattern import MOST_PATTERNS, FailurePattern, PatternId, Remedy, day_of
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.patterns.merging import Failure, blank, both, pattern_id_of, with_failure, without_job
from chronos_synapse.storage.redis.pattern_documents import StoredPattern
from chronos_synapse.storage.redis.patterns import MOST_LOADED, UNLESS_NOTED, OwnerStep

logger = logging.getLogger(__name__)

SLACK = 30
"""So many patterns too many are borne, since to forget some is to begin anew with the others."""


class OwnerMemory:
    """Learns from one failure after the other; `step` says what has changed."""

    def __init__(self, owner_id: UserId, revision: str, stored: Sequence[StoredPattern] = ()) -> None:
        self.revision = revision
        self._owner_id = owner_id
        self._patterns = {one.pattern.id: one.pattern for one in stored}
        self._miner = _miner(stored, owner_id)
        self._ids: dict[str, PatternId] = {}
        self._miner_ids: dict[PatternId, str] = {}
        self._touched: set[PatternId] = set()
        self._gone: dict[PatternId, str] = {}
        for pattern in self._miner.patterns():
            self._id(pattern.id)

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._touched or self._gone)

    def learn(self, failure: Failure, now: datetime) -> PatternId:
        """The pattern that the failure belongs to. A clock that is ahead is not believed."""
        failure = msgspec.structs.replace(failure, at=min(failure.at, now))
        miner_id = self._miner.observe(failure.text.text, failure.at.timestamp(), now_s=now.timestamp())
        for kept, gone in self._miner.joined():
            self._join(self._id(kept), self._id(gone))
        pattern_id = self._id(miner_id)
        former = self._patterns.get(pattern_id) or blank(pattern_id, self._owner_id, failure.at)
        self._put(with_failure(former, failure))
        return pattern_id

    def open_versions(self, job_id: str) -> set[int]:
        """Versions of a job at the last failures of rows that no success has ended yet."""
        episodes = (episode for pattern in self._patterns.values() for episode in pattern.episodes)
        return {one.version for one in episodes if one.job_id == job_id and one.remedy is None}

    def open_jobs(self) -> frozenset[str]:
        """Jobs with rows of failures that no success has ended yet."""
        episodes = (episode for pattern in self._patterns.values() for episode in pattern.episodes)
        return frozenset(one.job_id for one in episodes if one.remedy is None)

    def close(self, job_id: str, remedies: Mapping[int, Remedy]) -> None:
        """A job has succeeded. `remedies`: by version of the last failure."""
        for pattern in list(self._patterns.values()):
            episodes = tuple(
                msgspec.structs.replace(one, remedy=remedies.get(one.version))
                if one.job_id == job_id and one.remedy is None
                else one
                for one in pattern.episodes
            )
            if episodes != pattern.episodes:
                self._put(msgspec.structs.replace(pattern, episodes=episodes))

    def adopt(self, stored: Sequence[StoredPattern]) -> dict[PatternId, PatternId]:
        """Takes over another owner's patterns; former id -> the one it has, or is a part of, from now on."""
        parts = [self._miner.part(pattern.id) or "" for pattern in self._miner.patterns()]
        ids: dict[PatternId, PatternId] = {}
        for one in stored:
            miner_id = _id_in(one, self._owner_id)
            if miner_id is None:
                continue
            own = ids[one.pattern.id] = self._id(miner_id)
            moved = msgspec.structs.replace(one.pattern, id=own, owner_id=self._owner_id)
            there = self._patterns.get(own)
            self._put(moved if there is None else both(there, moved))
            parts += [] if miner_id in self._miner else [one.part]
        self._miner = PatternMiner.from_parts(parts, most_patterns=MOST_LOADED)
        return ids

    def forget_job(self, job_id: str) -> None:
        """A job is no more this owner's: no word of it stays, and no pattern of it alone that nobody has noted on."""
        for pattern in list(self._patterns.values()):
            if not any(one.job_id == job_id for one in pattern.jobs):
                continue
            left = without_job(pattern, job_id)
            self._put(left)
            if not left.jobs and left.note is None:
                self._gone[pattern.id] = UNLESS_NOTED

    def step(self, now: datetime) -> OwnerStep:
        """What has changed since it was loaded, or since the step before, which was written."""
        self._forget_oldest()
        written = [self._stored(pattern_id, now) for pattern_id in sorted(self._touched)]
        step = OwnerStep(
            revision=self.revision,
            written=[(one, embed(one.pattern.message).tolist()) for one in written],
            gone={str(gone): into for gone, into in self._gone.items()},
        )
        self._miner.forget(*(self._miner_ids[gone] for gone in self._gone if gone in self._miner_ids))
        for gone in self._gone:
            self._patterns.pop(gone, None)
        self._touched.clear()
        self._gone.clear()
        self.revision = str(int(self.revision) + 1)
        return step

    def _stored(self, pattern_id: PatternId, now: datetime) -> StoredPattern:
        """With what the model makes of it; of one that was damaged, and has not come again, what is known."""
        pattern, miner_id = self._patterns[pattern_id], self._miner_ids.get(pattern_id, "")
        model, part = self._miner.pattern(miner_id, now.timestamp()), self._miner.part(miner_id)
        if model is not None:
            pattern = msgspec.structs.replace(
                pattern, template=model.template, message=model.message, per_day=model.per_day, counted_to=day_of(now)
            )
            self._patterns[pattern_id] = pattern
        return StoredPattern(pattern=pattern, part=part or "")

    def _put(self, pattern: FailurePattern) -> None:
        self._patterns[pattern.id] = pattern
        self._touched.add(pattern.id)
        self._gone.pop(pattern.id, None)

    def _join(self, kept: PatternId, gone: PatternId) -> None:
        """The model has found that two patterns are one."""
        other, one = self._patterns.pop(gone, None), self._patterns.get(kept)
        self._touched.discard(gone)
        if other is not None:
            self._put(msgspec.structs.replace(other, id=kept) if one is None else both(one, other))
            self._gone[gone] = kept

    def _forget_oldest(self) -> None:
        if len(self._patterns) <= MOST_PATTERNS + SLACK:
            return
        oldest = sorted(self._patterns.values(), key=lambda pattern: pattern.last_seen)
        for pattern in oldest[: len(oldest) - MOST_PATTERNS]:
            if pattern.note is None and pattern.id not in self._gone:
                self._touched.discard(pattern.id)
                self._gone[pattern.id] = UNLESS_NOTED

    def _id(self, miner_id: str) -> PatternId:
        found = self._ids.get(miner_id)
        if found is None:
            found = self._ids[miner_id] = pattern_id_of(self._owner_id, miner_id)
            self._miner_ids[found] = miner_id
        return found


def _miner(stored: Sequence[StoredPattern], owner_id: str) -> PatternMiner:
    """What the model remembers; a part that cannot be read is left out, and its pattern learnt anew."""
    parts = [one.part for one in stored if _id_in(one, owner_id) is not None]
    return PatternMiner.from_parts(parts, most_patterns=MOST_LOADED)


def _id_in(stored: StoredPattern, owner_id: str) -> str | None:
    """What the model calls a pattern; None when its part cannot be read."""
    try:
        return PatternMiner.id_of(stored.part)
    except ValueError:
        extra = {"action": "pattern_damaged", "pattern": stored.pattern.id, "owner": owner_id}
        logger.warning("a pattern is learnt anew", extra=extra)
        return None
