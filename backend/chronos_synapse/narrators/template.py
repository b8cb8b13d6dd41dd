"""Writes reports by fixed sentences: always there, costs nothing, sends nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence

from chronos_models.faithfulness import Fact
from chronos_synapse.narrators._values import shown
from chronos_synapse.narrators._verify import MAX_SENTENCES
from chronos_synapse.narrators.base import Brief, Draft, Meter, Narrative, Narrator, Sentence, Topic

_UNITS = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"_(\d+)(min|h|d|w)$")
_WORDINGS: tuple[tuple[str, str], ...] = (
    (r"failure_rate", "The failure rate of {job}{span} is {value}"),
    (r"success_rate", "The success rate of {job}{span} is {value}"),
    (r"failures", "{job} failed {value} times{span}"),
    (r"runs", "{job} had {value} runs{span}"),
    (r"last_duration", "The last run of {job} took {value}"),
    (r"median_duration", "The median duration of {job}{span} is {value}"),
    (r"(?:mean|average|avg)_duration", "The mean duration of {job}{span} is {value}"),
    (r"p(?P<percentile>\d\d)_duration", "The p{percentile} duration of {job}{span} is {value}"),
    (r"mad_score", "{job} lies {value} MADs {way} its median"),
    (r"change_vs_(?:median|mean)", "The duration of {job} {moved} by {value}"),
    (r"forecast_(?:median_)?next", "The next run of {job} is expected to take {value}"),
    (r"best_window_start", "{job} would start at a quiet time at {value}"),
    (r"(?:max|peak)_(?:rss|memory)", "The peak memory of {job}{span} is {value}"),
    (r"retries", "{job} was retried: {value} retries{span}"),
    (
        r"(?P<what>success_rate|failure_rate|median_duration|p95_duration)_change_vs_before",
        "The {what} of {job} {moved} by {value} against the {length} before",
    ),
    (r"runs_change_vs_before", "The number of runs of {job} {moved} by {value} against the {length} before"),
    (r"(?P<what>\w+)_change_vs_earlier", "The {what} of {job} {moved} by {value}{span}"),
    (r"(?P<what>\w+)_deviation", "The {what} of {job} lay {value} {way} what is usual"),
    (r"missed_or_skipped", "{value} due times of {job} were missed or skipped{span}"),
    (r"cancelled", "{value} runs of {job} were cancelled{span}"),
    (r"failures_in_a_row", "{job} failed {value} times in a row"),
    (r"failing_since", "{job} has been failing since {value}"),
    (r"last_success", "The last success of {job} was on {value}"),
    (r"last_failure", "The last failure of {job} was on {value}"),
    (r"created_at", "{job} was created on {value}"),
    (r"latest_version_at", "The latest version of {job} was saved on {value}"),
    (r"new_versions", "{job} got {value} new versions{span}"),
    (r"next_start", "The next run of {job} starts on {value}"),
    (r"forecast_(?P<percentile>p\d\d)_next", "The {percentile} forecast of the next run of {job} is {value}"),
    (r"success_probability_next", "The next run of {job} succeeds with a probability of {value}"),
    (r"planned_runs", "{value} runs of {job} are planned in the next {length}"),
    (r"false_alarms", "An equally strong false alarm of {job} comes {value} times in {length}"),
)
"""Metric without its span -> sentence."""
_SAYS_WAY = re.compile(r"\{(?:moved|way)\}")
_COMPILED = tuple((re.compile(pattern), wording) for pattern, wording in _WORDINGS)


class TemplateNarrator(Narrator):
    """One sentence for each fact, in the order of the sections; failures and runs of a job share one.

    Of very many facts, each section tells its first ones.
    """

    kind = "template"
    title = "Fixed sentences"

    async def write(self, brief: Brief, *, complaints: Mapping[str, str], meter: Meter) -> Draft:
        """The same facts give the same words, every time."""
        del complaints, meter
        sentences = tuple(_evenly([list(_sentences(brief, topic)) for topic in Topic]))
        return Draft(narrative=Narrative(headline=brief.title, sentences=sentences))


def _evenly(sections: list[list[Sentence]]) -> Iterator[Sentence]:
    """As many as a report may have; the section with most gives its last one first."""
    while sum(map(len, sections)) > MAX_SENTENCES:
        max(sections, key=len).pop()
    for section in sections:
        yield from section


def _sentences(brief: Brief, topic: Topic) -> Iterator[Sentence]:
    facts = [row.fact for row in brief.facts if row.topic is topic]
    told: set[str] = set()
    for fact in facts:
        if fact.id not in told:
            sentence = _of_pair(fact, facts) or _of_one(fact)
            told.update(sentence.cites)
            yield sentence


def _of_pair(fact: Fact, facts: Sequence[Fact]) -> Sentence | None:
    """`failed 46 of 8,737 runs`."""
    name, span = _parts(fact.metric)
    if name not in {"failures", "runs"}:
        return None
    other = "runs" if name == "failures" else "failures"
    found = [one for one in facts if one.job == fact.job and _parts(one.metric) == (other, span)]
    if not found:
        return None
    part, whole = (fact, found[0]) if name == "failures" else (found[0], fact)
    text = f"{fact.job} failed {shown(part)} of {shown(whole)} runs{span}."
    if not fact.job:
        text = f"{shown(part)} of {shown(whole)} runs failed{span}."
    return Sentence(text=text, cites=(part.id, whole.id))


def _of_one(fact: Fact) -> Sentence:
    name, span = _parts(fact.metric)
    for pattern, wording in _COMPILED:
        match = pattern.fullmatch(name)
        if match:
            said = {key: words.replace("_", " ") for key, words in match.groupdict().items()}
            is_up = isinstance(fact.value, str) or fact.value >= 0
            text = wording.format(
                job=fact.job or "all jobs",
                value=shown(fact).removeprefix("-") if _SAYS_WAY.search(wording) else shown(fact),
                span=span,
                length=span.removeprefix(" in the last "),
                way="above" if is_up else "below",
                moved="rose" if is_up else "fell",
                **said,
            )
            return Sentence(text=f"{text[:1].upper()}{text[1:]}." if not fact.job else f"{text}.", cites=(fact.id,))
    words = name.replace("_", " ")
    of_job = f" of {fact.job}" if fact.job else ""
    return Sentence(text=f"{words[:1].upper()}{words[1:]}{of_job}{span}: {_sign(fact)}{shown(fact)}.", cites=(fact.id,))


def _sign(fact: Fact) -> str:
    return "-" if isinstance(fact.value, int | float) and fact.value < 0 else ""


def _parts(metric: str) -> tuple[str, str]:
    """Metric without its span, and the span in words."""
    match = _SPAN.search(metric)
    if match is None:
        return metric, ""
    return metric[: match.start()], f" in the last {match[1]} {_UNITS[match[2]]}"
