"""Facts of what had better be set otherwise: open advice, with the numbers it rests on, as actions to choose from."""

from collections.abc import Iterator

from chronos_synapse.domain.advice import Advice, AdviceKind, AdviceQuery
from chronos_synapse.domain.report import FactSource, Section
from chronos_synapse.narrators.base import ActionChoice
from chronos_synapse.services.reports.rows import JobRef, Measure, Rows
from chronos_synapse.storage.redis.advice import AdviceStore

MOST = 8
_UNITS = {"s": "s", "bytes": "B", "%": "%"}


async def add_advice(rows: Rows, store: AdviceStore) -> None:
    """What is most worth a look."""
    scene = rows.scene
    query = AdviceQuery(sight=scene.principal.sight, job_id=scene.about.job_id if scene.is_of_job else None, limit=MOST)
    page = await store.page(query)
    if not page.complete:
        rows.miss("Not all advice could be read in time.")
    for advice in page.advice:
        source = FactSource(name="advice", path=f"/advice?job={advice.job_id}", executions=advice.executions)
        ref = JobRef(id=advice.job_id, name=advice.job_name)
        for measure in _measures(advice):
            rows.add(Section.MOVES, measure, source, job=ref)
        title = f"{advice.job_name}: {advice.sentence}"
        rows.offer(ActionChoice(id=advice.id, title=title, job_ids=(advice.job_id,)), source.path)


def _measures(advice: Advice) -> Iterator[Measure]:
    """What is set, what is proposed, and two of the numbers behind it."""
    before, after = advice.before, advice.after
    if after.timeout_s is not None and before.timeout_s is not None:
        yield Measure(metric="timeout_now", label="Timeout now", value=before.timeout_s, unit="s")
        yield Measure(metric="suggested_timeout", label="Timeout advised", value=after.timeout_s, unit="s")
    if after.memory_bytes is not None and before.memory_bytes:
        yield Measure(metric="memory_limit_now", label="Memory limit now", value=before.memory_bytes, unit="B")
    if after.memory_bytes is not None and after.memory_bytes > 0:
        yield Measure(metric="suggested_memory_limit", label="Memory limit advised", value=after.memory_bytes, unit="B")
    if advice.kind is AdviceKind.MOVE and advice.move is not None:
        for metric, label, value in (
            ("peak_concurrency_before_move", "Executions at once at the peak, as it is", advice.move.peak_before),
            ("peak_concurrency_after_move", "The same with all moves made", advice.move.peak_after),
        ):
            yield Measure(metric=metric, label=label, value=value, unit="count")
    for evidence in advice.evidence[:2]:
        name = f"advice_{_word(evidence.name)}"
        unit = _UNITS.get(evidence.unit, "count")
        yield Measure(metric=name, label=f"Advice rests on: {evidence.name}", value=evidence.value, unit=unit)


def _word(name: str) -> str:
    """As part of a metric."""
    return "_".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())
