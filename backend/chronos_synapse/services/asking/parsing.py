"""Reads questions by rules: what is asked for, which states, jobs, tags and lengths of time, and over when. Pure."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from chronos_synapse.domain.query import ExecutionSort
from chronos_synapse.services.asking.plan import OF_JOBS, AskPlan, Measure
from chronos_synapse.services.asking.times import Span, time_in

USUAL_DAYS = 7
_MEASURES: tuple[tuple[str, Measure], ...] = (
    (r"\b(?:runs?|due|starts?|happens?|scheduled|fires?|comes?)\s+next\b|\bnext\s+(?:runs?|starts?)\b", Measure.NEXT),
    (r"\bupcoming\b|\bdue\s+(?:soon|next|today|tonight|tomorrow)\b", Measure.NEXT),
    (r"\bjobs?\s+(?:(?:that|which)\s+)?(?:fails?|failed|break|broke)s?\s+(?:the\s+)?most\b", Measure.FAILING_JOBS),
    (r"\bmost\s+(?:failures|errors)\b|\bleast\s+reliable\b|\bworst\s+jobs?\b", Measure.FAILING_JOBS),
    (r"\bmost\s+(?:failing|unreliable)\b", Measure.FAILING_JOBS),
    (
        r"\b(?:slowest|longest[- ]running|longest)\s+jobs?\b|\bjobs?\b.*\btakes?\s+(?:the\s+)?longest\b",
        Measure.SLOW_JOBS,
    ),
    (r"\b(?:got|getting|became|become|gets?)\s+(?:slower|faster)\b|\bdrift(?:s|ing|ed)?\b", Measure.DRIFTING_JOBS),
    (r"\bslower\s+than\s+(?:before|usual|it was|they were)\b", Measure.DRIFTING_JOBS),
    (r"\bflak(?:y|iest)\b|\bback and forth\b", Measure.FLAKY_JOBS),
    (r"\bhow\s+(?:many|often)\b|\bnumber\s+of\b|\bcount\b", Measure.COUNT),
    (r"\b(?:success|failure)\s+rate\b|\b(?:share|percentage|percent|ratio)\b|\bhow\s+reliable\b", Measure.RATE),
    (
        r"\bwhen\b(?:.*\blast\b)?|\blast\s+time\b|\bmost\s+recent\b|\blatest\b|\blast\s+(?:run|failure|success|execution)\b",
        Measure.LAST,
    ),
)
_STATES: tuple[tuple[str, str], ...] = (
    (r"\btim(?:ed|e|es|ing)[- ]?outs?\b|\btimed\s+out\b", "timed_out"),
    (r"\babandoned\b|\blost\b", "abandoned"),
    (r"\bcancell?ed\b", "cancelled"),
    (r"\bskipped\b", "skipped"),
    (r"\bmissed\b", "missed"),
    (r"\b(?:is|are|currently|still)?\s*running(?:\s+(?:now|right now|at the moment))?\b", "running"),
    (r"\b(?:queued|waiting)\b", "queued,retrying"),
    (r"\b(?:succe(?:ed(?:ed|s)?|ss(?:es|ful|fully)?)|passed|ok)\b", "succeeded"),
    (
        r"\b(?:fail(?:s|ed|ing|ure|ures)?|errors?|broke(?:n)?|break(?:s)?|crash(?:ed|es)?|wrong|bad)\b",
        "failed,timed_out,abandoned",
    ),
)
_LIVE = frozenset({"running", "queued,retrying"})
_LENGTH = re.compile(
    r"\b(?:(?:that|which|and)\s+)?(?:(?:took|takes?|taking|ran|lasted|lasting|duration|run)\s+(?:for\s+)?)?"
    r"(?P<way>longer than|more than|over|above|at least|less than|shorter than|under|below|at most)\s+"
    r"(?P<count>\d+(?:\.\d+)?)\s*(?P<unit>ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)\b",
    re.I,
)
_WAYS = {
    "longer than": ">",
    "more than": ">",
    "over": ">",
    "above": ">",
    "at least": ">=",
    "less than": "<",
    "shorter than": "<",
    "under": "<",
    "below": "<",
    "at most": "<=",
}
_TAG = re.compile(r"\b(?:tagged(?:\s+(?:as|with))?|with\s+(?:the\s+)?tags?|tags?)\s+\"?(?P<tag>[\w.:/-]+)\"?", re.I)
_WORKER = re.compile(r"\bon\s+(?:the\s+)?(?:worker|host|machine)\s+\"?(?P<worker>[\w.:-]+)\"?", re.I)
_SAYING = re.compile(
    r"\b(?:saying|containing|mentioning|with\s+(?:the\s+)?(?:error|message|text))\s+\"(?P<text>[^\"]{2,200})\""
)
_QUOTED = re.compile(r"\"(?P<name>[^\"]{1,200})\"")
_LONGEST = re.compile(r"\b(?:longest|slowest)\b", re.I)
_SHORTEST = re.compile(r"\b(?:shortest|fastest|quickest)\b", re.I)
_FILLER = frozenset(
    re.findall(
        r"\w+",
        "a about all also am an and any anything are as at back be been before but by can could count cron did do"
        " does due each ever every everything execution executions failure failures faster find fire fires flaky"
        " for forth from gave get gets getting give go going got had happen happened happens has have having how i"
        " in is it its job jobs just last latest least list long longer many may me most much my next now number"
        " of off often on one ones or our out over own past per percent percentage please ran rate ratio recent"
        " recently reliable run running runs scheduled see seen share should show since slower so some something"
        " start starts still such take taken takes tell than that the their them then there these they this those"
        " time times to took unreliable until up upcoming us usual was we well went were what whats when where"
        " which while who why will with within worst would yet you your",
    )
)
"""Words that name nothing."""
_WORD = re.compile(r"[\w.*:/@-]+")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question, read as far as that goes without looking at any job."""

    plan: AskPlan
    names: tuple[str, ...] = ()
    """Words that may be parts of names of jobs."""
    quoted: tuple[str, ...] = ()
    """What stood in quotes."""


def read_question(text: str, now: datetime, zone: ZoneInfo) -> Question:
    """What is asked for; names are left to whoever knows the jobs."""
    rest = _Rest(" ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').split()))  # noqa: RUF001
    terms, doubts = list[str](), list[str]()
    _take_texts(rest, terms)
    quoted = tuple(match["name"] for match in rest.take_all(_QUOTED))
    measure = next((found for pattern, found in _MEASURES if rest.has(pattern)), Measure.LIST)
    found = time_in(rest.text, now, zone)
    if found is not None:
        rest.cut(found.start, found.end)
    state = _state(rest, measure)
    if state:
        terms.append(f"state:{state}")
    sort = _sort(rest)
    span = None if found is None else found.span
    if span is None and measure not in {Measure.NEXT, Measure.LAST} and state not in _LIVE:
        span = Span(now - timedelta(days=USUAL_DAYS), now)
        doubts.append(f"No time was named: the last {USUAL_DAYS} days are meant.")
    plan = AskPlan(
        measure=measure,
        query=" ".join(terms),
        since=None if span is None or measure is Measure.NEXT else span.since,
        until=None if span is None or measure is Measure.NEXT else span.until,
        sort=sort,
        doubts=tuple(doubts),
    )
    return Question(plan=plan, names=rest.words, quoted=quoted)


class _Rest:
    """What of a text has not been understood yet."""

    def __init__(self, text: str) -> None:
        self.text = text

    def has(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.I) is not None

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.text)
        if match is not None:
            self.cut(match.start(), match.end())
        return match

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = []
        while (match := self.take(pattern)) is not None:
            found.append(match)
        return found

    def cut(self, start: int, end: int) -> None:
        self.text = f"{self.text[:start]} | {self.text[end:]}"

    @property
    def words(self) -> tuple[str, ...]:
        """Those that are no filler, each once."""
        found = (word.strip("'-.:/") for word in _WORD.findall(self.text.replace("'s ", " ")))
        return tuple(dict.fromkeys(word for word in found if word and _is_name(word)))


def _is_name(word: str) -> bool:
    return word.lower() not in _FILLER and not word.isdigit()


def _take_texts(rest: _Rest, terms: list[str]) -> None:
    """What must stand in quotes or behind a word of its own."""
    for match in rest.take_all(_SAYING):
        terms.append(f'error:"{match["text"]}"')
    for match in rest.take_all(_TAG):
        terms.append(f"tag:{match['tag']}")
    for match in rest.take_all(_WORKER):
        terms.append(f"worker:{match['worker']}*")
    for match in rest.take_all(_LENGTH):
        unit = match["unit"].lower()
        unit = "ms" if unit.startswith(("ms", "milli")) else unit[0]
        terms.append(f"duration:{_WAYS[match['way'].lower()]}{match['count']}{unit}")


def _state(rest: _Rest, measure: Measure) -> str:
    """The states that are named; of a rate and of tables of jobs, they say what is measured, not which rows."""
    found = [states for pattern, states in _STATES if rest.take(re.compile(pattern, re.I)) is not None]
    if measure is Measure.RATE or measure in OF_JOBS or measure is Measure.NEXT:
        return ""
    return ",".join(dict.fromkeys(",".join(found).split(","))) if found else ""


def _sort(rest: _Rest) -> ExecutionSort:
    if rest.take(_LONGEST):
        return ExecutionSort.LONGEST
    return ExecutionSort.SHORTEST if rest.take(_SHORTEST) else ExecutionSort.NEWEST
