"""Words for advice where the models have none: settings before and after, and what only we know."""

from datetime import datetime

import chronos_models.advice.advice as models
from chronos_models.advice.words import amount_words
from chronos_models.retries.words import duration_words
from chronos_synapse.domain.advice import Advice, AdviceKind, AdvisedSettings
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.retry import RetryPolicy
from chronos_synapse.domain.schedule import CronSpec, Schedule
from chronos_synapse.services.advice.drafting import evidence_of, made
from chronos_synapse.services.advice.recoveries import waits_of
from chronos_synapse.services.jobs.job_views import schedule_words

SHOWN_WAITS = 4


def always_failing(job: Job, found: models.Advice, after: AdvisedSettings, *, now: datetime) -> Advice:
    """That nothing but failures came of a job."""
    said = {one.name: one.value for one in found.evidence}
    count, days = said["runs in that time"], said["without an effect"]
    since = "ever since it was first run" if found.reason == "never_an_effect" else f"in the last {days:.0f} days"
    sentence = f"All {count:.0f} executions {since} failed: the job seems to be no longer needed, or needs repair."
    return made(
        job,
        AdviceKind.DEAD,
        "always_failing",
        sentence=sentence,
        after=after,
        evidence=evidence_of(found),
        now=now,
    )


def settings_words(settings: AdvisedSettings, *, seed: str) -> str:
    """Each setting on its own, as a person would say it; `seed`: the job's id."""
    said = []
    if settings.timeout_s is not None:
        said.append(duration_words(settings.timeout_s))
    if settings.memory_bytes is not None:
        said.append(amount_words(settings.memory_bytes, "bytes") if settings.memory_bytes else "no limit")
    if settings.retry is not None:
        said.append(retry_words(settings.retry))
    if settings.schedule is not None:
        said.append(_schedule(settings.schedule, seed))
    if settings.state is not None:
        said.append(settings.state.value)
    return ", ".join(said)


def retry_words(policy: RetryPolicy) -> str:
    """How often and after which waits."""
    waits = waits_of(policy)
    if not waits:
        return "no retry"
    told = [duration_words(wait) for wait in waits[:SHOWN_WAITS]] + (["…"] if len(waits) > SHOWN_WAITS else [])
    return f"{len(waits)} {'retry' if len(waits) == 1 else 'retries'} after {', '.join(told)}"


def _schedule(schedule: Schedule, seed: str) -> str:
    words = schedule_words(schedule, seed=seed)
    return f"{schedule.expression} ({words})" if isinstance(schedule, CronSpec) else words
