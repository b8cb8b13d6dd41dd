"""MonitorStore: what was learned of each job, and how far the news were read that it was learned from.

What is learned is written in one step, or not at all: models, insights, samples of the score, and the place in the
news. A step is refused when somebody else was faster, be it in the news or with one of the models: the monitor's state
also changes between two executions, so that each model has a revision.
"""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.insight import ALL_JOBS, Insight
from chronos_synapse.domain.metric import Metric
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import EVENTS_CAP, HOURLY_MS, SERIES_MS
from chronos_synapse.storage.redis.insight_documents import encode_insight
from chronos_synapse.storage.redis.scripts import Script

RECENT = 64
"""Executions that a model knows by number."""
MOST_INSIGHTS = 500
"""Of one job; the oldest go first."""

_PUT = Script(
    "put_learning",
    keys=("places", "events", "of_all"),
    args=(
        "feed",
        "expected",
        "following",
        "events_cap",
        "most_insights",
        "metric",
        "series_ms",
        "hourly_ms",
        "count",
    ),
    names=("insight",),
)


class JobModel(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned of one job."""

    job_id: str
    revision: int = 0
    """Rises by one with each write; 0: nothing is stored yet."""
    number: int = -1
    """Of the last execution that was learned from; they are numbered from 0 in the order of their ends."""
    place: str = ""
    """In the events, up to where it has learned."""
    recent: tuple[tuple[int, str], ...] = ()
    """The latest executions that it learned from, at most RECENT, oldest first: (number, execution)."""
    open: dict[str, str] = {}
    """Topic that is being told of -> insight."""
    regime: str = ""
    """Names the definition that it learned from: another one begins a new regime."""
    period_s: float = 0.0
    """Usual distance of two executions."""
    timezone: str = "UTC"
    since_ms: int = 0
    """When the first execution that it learned from ended."""
    until_ms: int = 0
    """When the latest one ended."""
    latest: str = ""
    """What the last execution says about its host, as the learner writes it."""
    blob: bytes = b""
    """The state of its monitor."""


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one job."""

    model: JobModel
    """As it is now, with the revision that it was read with."""
    owner_id: str
    insights: tuple[Insight, ...] = ()
    """New ones, and those that have changed."""
    scores: tuple[tuple[int, float], ...] = ()
    """(epoch ms, strength)"""


class LearningStep(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at the news, or at the clock, came to."""

    learnt: Sequence[Learnt] = ()
    feed: str = ""
    """Who reads the events; empty: nobody goes on in them."""
    expected: str = ""
    """Where the look began; empty for the first one ever."""
    following: str = ""
    of_all: tuple[Insight, ...] = ()
    """Insights about all jobs, new ones, and those that have changed."""


class _Head(msgspec.Struct, omit_defaults=True, array_like=True):
    """A model without its monitor."""

    number: int
    place: str
    recent: tuple[tuple[int, str], ...]
    open: dict[str, str]
    regime: str
    period_s: float
    timezone: str
    since_ms: int
    until_ms: int
    latest: str = ""


_heads = msgspec.json.Decoder(_Head)


class MonitorStore:
    """Reads and writes models; they go with their job."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def place(self, feed: str) -> str | None:
        """How far `feed` has read the events; None: never."""
        found = await self._door.call("HGET", self._keys.feed_places(), feed)
        return None if found is None else str(found.decode())

    async def models(self, job_ids: Sequence[str]) -> dict[str, JobModel]:
        """Those of the models that there are, by job."""
        commands = [("HMGET", self._keys.model(job_id), "revision", "head", "blob") for job_id in job_ids]
        found = await self._door.pipeline(commands) if commands else []
        pairs = zip(job_ids, found, strict=True)
        return {job_id: _model(job_id, *parts) for job_id, parts in pairs if parts[0] is not None}

    async def put(self, step: LearningStep) -> bool:
        """Takes a step; False, and nothing has changed, when another process was faster. A job that is gone is left
        out.
        """
        keys, args = [self._keys.feed_places(), self._keys.events(), self._keys.insights(ALL_JOBS)], list[object]()
        args += [step.feed, step.expected, step.following, EVENTS_CAP, MOST_INSIGHTS]
        args += [Metric.SCORE.value, SERIES_MS, HOURLY_MS, len(step.learnt)]
        for one in step.learnt:
            keys += [self._keys.model(one.model.job_id), self._keys.job(one.model.job_id)]
            args += [one.model.revision, one.owner_id if one.insights else ""]
        for one in step.learnt:
            keys += self._keys_of(one.model.job_id)
            args += _arguments(one)
        args += _insights(step.of_all)
        return bool(await self._door.run(_PUT, keys, args))

    async def fleet_prior(self) -> bytes | None:
        """What is believed of a job before it has a past, as the learner wrote it."""
        found: bytes | None = await self._door.call("GET", self._keys.fleet_prior())
        return found

    async def save_fleet_prior(self, prior: bytes) -> None:
        """From now on."""
        await self._door.call("SET", self._keys.fleet_prior(), prior)

    def _keys_of(self, job_id: str) -> list[str]:
        series = self._keys.series(job_id, Metric.SCORE)
        return [self._keys.insights(job_id), series, self._keys.hourly_series(job_id, Metric.SCORE)]


def _arguments(one: Learnt) -> list[object]:
    model = one.model
    args: list[object] = [model.job_id, one.owner_id, _head(model), model.blob, *_insights(one.insights)]
    args.append(len(one.scores))
    for at_ms, strength in one.scores:
        args += [at_ms, strength]
    return args


def _insights(told: Sequence[Insight]) -> list[object]:
    args: list[object] = [len(told)]
    for insight in told:
        args += [insight.id, to_ms(insight.opened_at), encode_insight(insight)]
    return args


def _head(model: JobModel) -> bytes:
    values = msgspec.structs.asdict(model)
    return msgspec.json.encode(_Head(**{name: values[name] for name in _Head.__struct_fields__}))


def _model(job_id: str, revision: bytes, head: bytes, blob: bytes) -> JobModel:
    known = _heads.decode(head)
    return JobModel(job_id=job_id, revision=int(revision), blob=blob or b"", **msgspec.structs.asdict(known))
