"""Whether a dashboard can be drawn: every number within its bounds, every word of a length that has room."""

import re
from collections.abc import Iterator

import msgspec

from chronos_synapse.domain.dashboard import Dashboard
from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.query import MAX_QUERY_CHARACTERS
from chronos_synapse.domain.widget import (
    COLUMNS,
    MAX_HEIGHT,
    MAX_ROWS,
    ChartConfig,
    ExecutionListConfig,
    FigureConfig,
    FigureOf,
    GaugeConfig,
    JobListConfig,
    LogTailConfig,
    NextDueConfig,
    OutcomesConfig,
    ProgressConfig,
    StatusGridConfig,
    TextConfig,
    Widget,
    WidgetConfig,
    WidgetSelection,
    WidgetValue,
)
from chronos_synapse.services.accounts.access import is_job_id
from chronos_synapse.services.jobs.job_checks import MAX_DESCRIPTION, MAX_NAME, is_line, is_tag, is_text

MAX_WIDGETS = 40
MAX_BYTES = 128 << 10
MAX_TEXT = 4000
MAX_ROWS_SHOWN = 50
MAX_CELLS = 500
MAX_LINES = 200
MAX_JOBS = 5
MAX_SELECTED = 20
REFRESH_S = (5, 300)
SPANS = ("15m", "1h", "6h", "24h", "7d", "30d", "90d")

_WIDGET_ID = re.compile(r"[0-9a-zA-Z-]{1,32}")
_KPI = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_LARGEST = 1e15

Problems = Iterator[tuple[str, str, str]]
"""Pointer below what is checked, the end of a code, and words."""


def check_dashboard(dashboard: Dashboard) -> None:
    """Raises Invalid with one error for each refused field."""
    found = list(_of_dashboard(dashboard))
    for at, widget in enumerate(dashboard.widgets[:MAX_WIDGETS]):
        found += [(f"/widgets/{at}{pointer}", code, detail) for pointer, code, detail in _of_widget(widget)]
    if not found and len(msgspec.json.encode(dashboard)) > MAX_BYTES:
        found.append(("/widgets", "heavy", f"A dashboard has at most {MAX_BYTES >> 10} KiB."))
    errors = [
        FieldError(pointer=pointer, code=f"dashboard.{code}", detail=detail) for pointer, code, detail in found[:50]
    ]
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)


def _of_dashboard(dashboard: Dashboard) -> Problems:
    if not is_line(dashboard.name):
        yield "/name", "name", f"A name has 1 to {MAX_NAME} characters on one line."
    if not is_text(dashboard.description):
        yield "/description", "description", f"A description has at most {MAX_DESCRIPTION:,} characters."
    yield from _of_times(dashboard.span, dashboard.refresh_s)
    if len(dashboard.widgets) > MAX_WIDGETS:
        yield "/widgets", "widgets", f"A dashboard has at most {MAX_WIDGETS} widgets."
    ids = [widget.id for widget in dashboard.widgets]
    if len(set(ids)) < len(ids):
        yield "/widgets", "widget_ids", "Two widgets have the same id."


def _of_times(span: str | None, refresh_s: int | None) -> Problems:
    if span is not None and span not in SPANS:
        yield "/span", "span", f"A span is one of {', '.join(SPANS)}."
    if refresh_s is not None and not REFRESH_S[0] <= refresh_s <= REFRESH_S[1]:
        yield "/refresh_s", "refresh", f"It is asked for anew every {REFRESH_S[0]} to {REFRESH_S[1]} seconds."


def _of_widget(widget: Widget) -> Problems:
    if not _WIDGET_ID.fullmatch(widget.id):
        yield "/id", "widget_id", "An id has 1 to 32 letters, digits and dashes."
    if len(widget.title) > MAX_NAME or (widget.title and not is_line(widget.title)):
        yield "/title", "title", f"A title has at most {MAX_NAME} characters on one line."
    yield from _of_place(widget)
    yield from _of_times(widget.span, widget.refresh_s)
    for pointer, code, detail in _of_config(widget.config):
        yield f"/config{pointer}", code, detail


def _of_place(widget: Widget) -> Problems:
    if not (1 <= widget.w <= COLUMNS and 0 <= widget.x <= COLUMNS - widget.w):
        yield "/w", "place", f"A widget stands within {COLUMNS} columns: x from 0 on, x + w up to {COLUMNS}."
    if not (0 <= widget.y <= MAX_ROWS and 1 <= widget.h <= MAX_HEIGHT):
        yield "/h", "place", f"A widget stands in rows 0 to {MAX_ROWS} and is 1 to {MAX_HEIGHT} rows high."


def _of_config(config: WidgetConfig) -> Problems:
    match config:
        case FigureConfig():
            yield from _of_value(config.value)
        case GaugeConfig():
            yield from _of_value(config.value)
            yield from _of_scale(config)
        case ChartConfig():
            yield from _of_chart(config)
        case ExecutionListConfig() | ProgressConfig():
            yield from _of_selection(config.selection)
            yield from _of_count("/rows", config.rows, MAX_ROWS_SHOWN)
        case OutcomesConfig():
            yield from _of_selection(config.selection)
        case JobListConfig():
            yield from _of_words(config.search, config.tags)
            yield from _of_count("/rows", config.rows, MAX_ROWS_SHOWN)
        case StatusGridConfig():
            yield from _of_words(config.search, config.tags)
            yield from _of_count("/cells", config.cells, MAX_CELLS)
        case _:
            yield from _of_plain(config)


def _of_plain(config: LogTailConfig | TextConfig | NextDueConfig) -> Problems:
    match config:
        case LogTailConfig():
            yield from _of_job("/job_id", config.job_id)
            yield from _of_count("/lines", config.lines, MAX_LINES)
        case TextConfig():
            if not is_text(config.text, MAX_TEXT):
                yield "/text", "text", f"A text has at most {MAX_TEXT:,} characters, and none for control."
        case NextDueConfig():
            yield from _of_count("/rows", config.rows, MAX_ROWS_SHOWN)


def _of_value(value: WidgetValue) -> Problems:
    for pointer, code, detail in _of_selection(value.selection):
        yield f"/value{pointer}", code, detail
    if value.of in (FigureOf.METRIC, FigureOf.KPI) and value.selection.job_id is None:
        yield "/value/selection/job_id", "job", "Say of which job."
    if value.of is FigureOf.KPI and not _KPI.fullmatch(value.kpi):
        yield "/value/kpi", "kpi", "Say which series of the job's own."


def _of_scale(config: GaugeConfig) -> Problems:
    if not -_LARGEST <= config.low < config.high <= _LARGEST:
        yield "/high", "scale", "The scale ends above where it begins."
    for name in ("warn_at", "bad_at"):
        mark = getattr(config, name)
        if mark is not None and not config.low <= mark <= config.high:
            yield f"/{name}", "mark", "A mark lies on the scale."


def _of_chart(config: ChartConfig) -> Problems:
    if not 1 <= len(config.job_ids) <= MAX_JOBS:
        yield "/job_ids", "jobs", f"A chart is of 1 to {MAX_JOBS} jobs."
    for at, job_id in enumerate(config.job_ids[:MAX_JOBS]):
        yield from _of_job(f"/job_ids/{at}", job_id)
    if config.kpi and not _KPI.fullmatch(config.kpi):
        yield "/kpi", "kpi", "This is not the name of a series."


def _of_selection(selection: WidgetSelection) -> Problems:
    if len(selection.query) > MAX_QUERY_CHARACTERS:
        yield "/selection/query", "query", f"At most {MAX_QUERY_CHARACTERS} characters can be searched for."
    for pointer, code, detail in _of_tags(selection.tags):
        yield f"/selection{pointer}", code, detail
    if len(selection.states) > MAX_SELECTED:
        yield "/selection/states", "states", f"At most {MAX_SELECTED} states."
    if selection.job_id is not None:
        yield from _of_job("/selection/job_id", selection.job_id)


def _of_words(search: str, tags: tuple[str, ...]) -> Problems:
    if len(search) > MAX_QUERY_CHARACTERS:
        yield "/search", "query", f"At most {MAX_QUERY_CHARACTERS} characters can be searched for."
    yield from _of_tags(tags)


def _of_tags(tags: tuple[str, ...]) -> Problems:
    if len(tags) > MAX_SELECTED:
        yield "/tags", "tags", f"At most {MAX_SELECTED} tags."
    for at, tag in enumerate(tags[:MAX_SELECTED]):
        if not is_tag(tag):
            yield f"/tags/{at}", "tag", f"{brief(tag)!r} is no tag that a job can have."


def _of_job(pointer: str, job_id: str) -> Problems:
    if not is_job_id(job_id):
        yield pointer, "job", f"{brief(job_id)!r} is no id of a job."


def _of_count(pointer: str, count: int, most: int) -> Problems:
    if not 1 <= count <= most:
        yield pointer, "count", f"From 1 to {most}."
