"""Figures of jobs as comma-separated values, for spreadsheets."""

import csv
import io

from chronos_synapse.services.audit.exports import defused
from chronos_synapse.services.history.analytics_jobs import JobFigure, JobFigures

HEAD = (
    "job_id",
    "job_name",
    "owner_id",
    "tags",
    "succeeded",
    "failed",
    "success_rate",
    "p50_ms",
    "p95_ms",
    "busy_ms",
    "flips",
    "earlier_ms",
    "recent_ms",
)


def table_as_csv(figures: JobFigures) -> str:
    """A row for each job, in the table's order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(map(_cells, figures.items))
    return text.getvalue()


def _cells(figure: JobFigure) -> tuple[object, ...]:
    names = map(defused, (figure.job_id, figure.job_name, figure.owner_id, " ".join(figure.tags)))
    rate = "" if figure.success_rate is None else f"{figure.success_rate:.4f}"
    drift = figure.drift
    earlier, recent = (drift.earlier_ms, drift.recent_ms) if drift else (None, None)
    return (
        *names,
        *(figure.succeeded, figure.failed, rate),
        *(figure.p50_ms, figure.p95_ms, figure.busy_ms, figure.flips, earlier, recent),
    )
