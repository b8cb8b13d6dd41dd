"""What words stand for: the thing that a number measures, and which number of it.

A lexicon, not a grammar: each word is known by its pattern, and a word that is not here says nothing. It was written
from the ways in which operators speak of jobs, not from a set of reports.
"""

import re
from functools import lru_cache

Lexicon = re.Pattern[str]


def _lexicon(patterns: dict[str, str]) -> Lexicon:
    return re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in patterns.items()), re.I)


CONCEPTS = _lexicon(
    {
        "timeouts": r"tim(?:e|ed|es|ing)[ -]?outs?|time ?limit",
        "retries": r"retr(?:y|ies|ied|ying)|re-?tries|re-?runs?|second attempts?",
        "successes": r"succe(?:ss|sses|ssful|ssfully|ed|eds|eded|eding)|pass(?:ed|es)|went (?:through|well|fine)|ok",
        "failures": r"fail\w*|error\w*|crash\w*|broke\w*|breaking|unsuccessful\w*|abort\w*|(?:go|goes|going|gone"
        r"|went) wrong|failing|flak\w+|died|dies|blew up|broken"
        r"|bad runs?|red runs?|not succeed\w*|without success",
        "missed": r"miss(?:ed|es|ing)|skipp?(?:ed|s)",
        "memory": r"memory|rss|ram|resident|heap|footprint|working set",
        "cpu": r"cpu|processors?|core[- ]seconds?",
        "output": r"outputs?|stdout|stderr|log (?:size|volume|bytes)|print(?:s|ed)?|wrote|written",
        "disk": r"disks?|storage|swap(?:ped)?",
        "network": r"network|traffic|bandwidth|downloads?|downloaded|uploads?|uploaded|sent|received|transferred",
        "lag": r"lag(?:s|ged|ging)?|late|lateness|delay(?:s|ed)?|wait(?:s|ed|ing)?|queued?|queues|queueing|overdue"
        r"|(?:come|starts?|started) within",
        "probability": r"confiden\w+|chances?|probabilit(?:y|ies)|likelihood|odds|certain(?:ty)?|sure|risk",
        "cost": r"costs?|spend(?:ing)?|price|bill(?:ed|ing)?|money|budget",
        "absence": r"down(?:time)? for|outages?|unavailable|offline|downtime",
        "savings": r"sav(?:e|es|ed|ing|ings)|wast(?:e|ed|es|ing)|lost|loses|losing",
        "interval": r"every|intervals?|apart",
        "age": r"ago|since|old",
        "availability": r"uptime|availability|utili[sz]ation|usage|load|capacity|throughput",
        "concurrency": r"running|at once|concurren\w+|simultaneous\w*|in parallel|at the same time|running at a time",
        "limits": r"slas?|slos?|thresholds?|targets?|goals?|deadlines?|quotas?|limits?",
        "streak": r"in a row|consecutive(?:ly)?|on end|straight|in succession|streak",
        "people": r"users?|customers?|clients?|people|visitors?|engineers?",
        "things": r"servers?|hosts?|machines?|files?|rows?|records?|requests?|e-?mails?|tickets?|incidents?|alerts?"
        r"|messages?|tables?|lines?|queries|workers?|containers?|deploys?|deployments?|versions?|warnings?",
        "duration": r"durations?|run ?-?times?|running time|took|takes?|taking|taken|lasts|lasted|elapsed|wall[ -]clock"
        r"|longer|longest|shorter|shortest|slow(?:er|est|ed)?|fast(?:er|est)?|quick(?:er|est)?|ran for|runs? for"
        r"|finish\w*|complet(?:es?|ed|ion) (?:in|after|within)|clocked",
        "runs": r"runs?|ran|execut(?:ions?|ed)|invocations?|invoked|launch(?:es|ed)?|attempts?|tries|starts|started"
        r"|fire[sd]"
        r"|triggered",
    }
)
"""What is measured."""

OUTCOMES = frozenset({"timeouts", "retries", "successes", "failures", "missed", "people", "things", "cost"})
"""Of which there are some among the runs: `failed runs` are failures."""

STATISTICS = _lexicon(
    {
        "typical": r"usual(?:ly)?|typical(?:ly)?|normal(?:ly)?|ordinar(?:y|ily)|customar(?:y|ily)|habitual(?:ly)?"
        r"|baseline|as a rule|expected (?!to\b)|usual",
        "median": r"medians?|p50|50th percentile|midpoint",
        "mean": r"mean|averag(?:e|es|ed|ing)|avg",
        "p90": r"p90|90th[ -]percentile|90 ?% quantile|ninetieth percentile",
        "p95": r"p95|95th[ -]percentile|95 ?% quantile",
        "p98": r"p98|98th[ -]percentile",
        "p99": r"p99|99th[ -]percentile|99 ?% quantile",
        "p10": r"p10|10th[ -]percentile",
        "p05": r"p0?5|5th[ -]percentile",
        "max": r"max(?:imum|ima|imal)?|peak\w*|highest|largest|longest|slowest|biggest|greatest|high[- ]water|record"
        r"|at most ever|worst|at its worst",
        "min": r"minimum|minima|lowest|smallest|shortest|fastest|quickest",
        "last": r"last (?:run|execution|time|duration|one|attempt|invocation|start|finish)|latest|most recent(?:ly)?"
        r"|took"
        r"|lasted|just now|newest|ran for|this time",
        "forecast": r"forecast\w*|predict\w*|expect(?:ed to|s|ation)?|should|will|next|anticipat\w+|project(?:ed|ion"
        r"|ions|s)"
        r"|estimat\w+|upcoming|coming|following (?:run|execution|one)|ahead|tomorrow|tonight|plan(?:s|ned)?|foreseen?"
        r"|outlook|due to take|likely to|probably",
        "total": r"totals?|totall?ed|altogether|in all|in sum|sum",
        "lower": r"lower (?:bound|end|limit)",
        "upper": r"upper (?:bound|end|limit)",
    }
)
"""Which number of it."""

ALIKE: dict[str, frozenset[str]] = {
    "typical": frozenset({"median", "mean", "typical"}),
    "median": frozenset({"median", "typical", "p50"}),
    "mean": frozenset({"mean", "typical"}),
    "lower": frozenset({"lower", "p10", "p05", "min"}),
    "upper": frozenset({"upper", "p90", "p95", "p98", "p99", "max"}),
}
"""Words of the text -> statistics of facts that they may stand for, where not only their own."""

SUPERLATIVES = frozenset({"max", "min", "mean", "median", "p90", "p95", "p98", "p99", "p10", "p05", "total"})
"""Say more of a number than that it is so."""

_STEM = re.compile(r"[a-z]{3,}")
_ENDINGS = re.compile(r"(?:ies|ing|ed|es|s|y|e)$")
GENERIC = frozenset(
    re.findall(
        r"\w+",
        "rat ratio shar count numb total valu level tim size chang amount perc per job wall clock exec mad lower upper",
    )
)
"""Stems that say of a metric how it is counted, and not what."""
_EMPTY = frozenset({"the", "and", "for", "per", "last", "next", "count", "total", "vs", "number"})


@lru_cache(maxsize=4096)
def words_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The names of what `text` speaks of."""
    return frozenset(match.lastgroup for match in lexicon.finditer(text) if match.lastgroup)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of `text` without their endings."""
    return frozenset(_ENDINGS.sub("", word) for word in _STEM.findall(text.lower()) if word not in _EMPTY)


def may_stand_for(said: frozenset[str], known: frozenset[str]) -> bool:
    """Whether one of the statistics that were said is one of those of a fact."""
    return any(known & ALIKE.get(word, frozenset({word})) for word in said)
