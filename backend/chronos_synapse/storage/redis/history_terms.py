"""Terms of the history's language as conditions of the index.

What people write reaches the engine in parameters only. Stars are resolved here, against the values that the index
has: this engine never comes back from some patterns of its own. The resolved values are only ever used beside the
caller's sight, so that they tell nothing of what others have.
"""

import fnmatch
import re
from collections.abc import Callable, Mapping, Sequence

from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.domain.execution import NEVER_STARTED, ExecutionState, Origin
from chronos_synapse.domain.history_query import Field, Term
from chronos_synapse.domain.history_values import Bounds
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.search import Clauses, Words

MAX_MATCHING = 1000
"""Values that a star may stand for."""
ASKED = (Origin.MANUAL, Origin.API, Origin.BACKFILL)
INDEXED_AS = {Field.JOB: "job", Field.TAG: "tags", Field.WORKER: "worker"}
TEXT_FIELDS = {
    Field.WORDS: ("error", "output", "job_name"),
    Field.ERROR: ("error",),
    Field.LOG: ("output",),
}
_NOT_YET_STARTED = (ExecutionState.QUEUED, *sorted(NEVER_STARTED))
_JOB_ID = re.compile(r"[0-9a-z]{16}")
_INFINITE = float("inf")

Resolved = Mapping[tuple[Field, str], Sequence[str]]
"""A pattern with stars -> the values that it stands for."""


async def resolve_patterns(door: RedisDoor, terms: Sequence[Term]) -> Resolved:
    """What the patterns in `terms` stand for; Invalid when one stands for too many."""
    named = [term for term in terms if term.field in INDEXED_AS]
    wanted = [(term.field, value) for term in named for value in term.values if "*" in value]
    known: dict[Field, list[str]] = {}
    found: dict[tuple[Field, str], Sequence[str]] = {}
    for field, pattern in wanted:
        if field not in known:
            raw = await door.call("FT.TAGVALS", door.keys.index(EXECUTIONS), INDEXED_AS[field])
            known[field] = [value.decode("utf-8", "replace") for value in raw]
        found[field, pattern] = _matching(known[field], field, pattern)
    return found


def _matching(values: Sequence[str], field: Field, pattern: str) -> list[str]:
    same: Callable[[str], str] = str.lower if field is Field.JOB else str
    translated = fnmatch.translate(re.sub(r"([?\[])", r"[\1]", same(pattern)))
    fits = re.compile(translated).match
    found = [value for value in values if fits(same(value))]
    if len(found) > MAX_MATCHING:
        detail = f"{brief(pattern)!r} stands for more than {MAX_MATCHING} values: say more of it."
        raise Invalid(detail, pointer="query:query", code="query.wide")
    return found


def add_terms(clauses: Clauses, terms: Sequence[Term], resolved: Resolved) -> None:
    """Adds what must hold. A value with stars that is not resolved stands for itself."""
    for term in terms:
        part = clauses.part()
        if term.field in TEXT_FIELDS:
            part.words(TEXT_FIELDS[term.field], Words.of(term.values[0], pointer="query:query"))
        elif term.bounds:
            _add_measures(part, term)
        else:
            _ADDERS[term.field](part, term, resolved)
        clauses.add(part, is_negated=term.is_negated, is_any=bool(term.bounds) or term.field is Field.JOB)


def _add_names(part: Clauses, term: Term, resolved: Resolved) -> None:
    values = _values(term, resolved)
    part.literal(INDEXED_AS[term.field], values)
    if term.field is Field.JOB:
        part.tag("job_id", [value for value in term.values if _JOB_ID.fullmatch(value)])


def _values(term: Term, resolved: Resolved) -> list[str]:
    lists = [resolved.get((term.field, value), [value]) for value in term.values]
    return list(dict.fromkeys(value for values in lists for value in values))


def _add_states(part: Clauses, term: Term, resolved: Resolved) -> None:
    part.tag("state", term.values)


def _add_owners(part: Clauses, term: Term, resolved: Resolved) -> None:
    part.literal("owner_id", term.values)


def _add_origins(part: Clauses, term: Term, resolved: Resolved) -> None:
    """What a schedule asked for says nothing of it, so that it is what nobody else asked for."""
    if Origin.SCHEDULE not in term.values:
        part.tag("asked_by", term.values)
        return
    part.none_of("asked_by", [origin for origin in ASKED if origin not in term.values])


def _add_measures(part: Clauses, term: Term) -> None:
    for bounds in term.bounds:
        one = part.part()
        if term.field is Field.LAG:
            _add_lag(one, bounds)
        else:
            field = "exit_code" if term.field is Field.EXIT else "duration_ms"
            _add_range(one, field, bounds)
        part.add(one)


def _add_lag(part: Clauses, bounds: Bounds) -> None:
    """Only what was late says how late it was: the others are those that started and do not say so."""
    if bounds.low is not None and bounds.low > 0:
        _add_range(part, "lag_ms", bounds)
        return
    part.none_of("state", _NOT_YET_STARTED)
    later = part.part()
    _add_range(later, "lag_ms", Bounds((bounds.high or 0) + 1, None))
    part.add(later, is_negated=True)


def _add_range(part: Clauses, field: str, bounds: Bounds) -> None:
    low = -_INFINITE if bounds.low is None else bounds.low
    high = _INFINITE if bounds.high is None else bounds.high
    if (low, high) == (-_INFINITE, _INFINITE):
        low = -(2**53)
    part.between(field, low, high)


_ADDERS: dict[Field, Callable[[Clauses, Term, Resolved], None]] = {
    Field.JOB: _add_names,
    Field.TAG: _add_names,
    Field.WORKER: _add_names,
    Field.STATE: _add_states,
    Field.OWNER: _add_owners,
    Field.ORIGIN: _add_origins,
}
