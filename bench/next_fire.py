"""The next due time of a job, beside APScheduler's own cron trigger and a walk from minute to minute."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from bench.figures import Figure, percentile
from bench.scale import Scale
from chronos_synapse.domain.schedule import CronSpec, Timing
from chronos_synapse.triggers.build import build
from chronos_synapse.triggers.crontab import CronExpression, parse_cron

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
SINCE = datetime(2026, 6, 1, tzinfo=UTC)
YEAR_S = 365 * 86_400
WALKED = 10
"""So many instants are walked to minute by minute: some take a second."""

_TIMES = ("* *", "*/5 *", "*/15 9-17", "0 *", "30 */2", "0 0", "30 2", "15 4", "0 9", "45 23")
_DAYS = ("* * *", "* * mon-fri", "1 * *", "* * sun", "15 */3 *")
Next = Callable[[datetime], object]


async def measure(scale: Scale) -> list[Figure]:
    """Median microseconds of one question, each job asked at a moment of its own in a year."""
    specs = [CronSpec(expression=f"{at} {days}", timezone=zone) for at in _TIMES for days in _DAYS for zone in ZONES]
    rng = random.Random(1)
    jobs = [(rng.choice(specs), f"job{number}") for number in range(scale.questions * 100)]
    moments = [SINCE + timedelta(seconds=rng.randrange(YEAR_S)) for _ in jobs]
    own = [build(spec, Timing(jitter_s=300), seed=seed).next_after for spec, seed in jobs]
    plain = [build(spec).next_after for spec, _ in jobs]
    theirs = {spec: _theirs(spec) for spec in specs}
    ours = _each(own, moments)
    shared = _each([build(specs[-1]).next_after] * len(jobs), [SINCE] * len(jobs))
    other = _each([theirs[spec] for spec, _ in jobs], moments)
    walked = _each([_walk(spec) for spec, _ in jobs[:WALKED]], moments[:WALKED])
    return [
        _figure(f"a moment of its own, median of {len(jobs):,}", statistics.median(ours), at_most=15),
        _figure("the same, p99", percentile(ours, 0.99)),
        _figure("the same without jitter, median", statistics.median(_each(plain, moments))),
        _figure("shared schedule and moment, median", statistics.median(shared), at_most=15),
        _figure("APScheduler's cron trigger, median", statistics.median(other)),
        _figure("a walk by minutes, median", statistics.median(walked)),
        Figure(
            bench="next fire",
            name="APScheduler's time over ours, medians",
            value=statistics.median(other) / statistics.median(ours),
            unit="x",
            at_least=1,
        ),
    ]


def _each(questions: Sequence[Next], moments: Sequence[datetime]) -> list[float]:
    """Microseconds that each question took."""
    took = []
    for ask, moment in zip(questions, moments, strict=True):
        began = time.perf_counter_ns()
        ask(moment)
        took.append((time.perf_counter_ns() - began) / 1000)
    return took


def _theirs(spec: CronSpec) -> Next:
    trigger = CronTrigger.from_crontab(spec.expression, timezone=ZoneInfo(spec.timezone))
    return lambda moment: trigger.get_next_fire_time(None, moment)


def _walk(spec: CronSpec) -> Next:
    """As a scheduler that looks at the clock of each minute until one matches."""
    cron, zone = parse_cron(spec.expression), ZoneInfo(spec.timezone)

    def walk(moment: datetime) -> datetime:
        at = moment.replace(second=0) + timedelta(minutes=1)
        while not _matches(cron, at.astimezone(zone)):
            at += timedelta(minutes=1)
        return at

    return walk


def _matches(cron: CronExpression, local: datetime) -> bool:
    if local.minute not in cron.minute.values or local.hour not in cron.hour.values:
        return False
    days = (local.day in cron.day.values, local.isoweekday() % 7 in cron.weekday.values)
    return local.month in cron.month.values and (all(days) if cron.needs_both_days else any(days))


def _figure(name: str, value: float, *, at_most: float | None = None) -> Figure:
    return Figure(bench="next fire", name=name, value=value, unit="us", at_most=at_most)
