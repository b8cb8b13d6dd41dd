"""The language in which the history is asked: words, and `field:value`, all of which must hold.

    connection refused state:failed,timed_out job:billing-* duration:>30s -tag:test error:"no space left"

A term that begins with `-` must not hold. Several values of a field, with commas between, mean any of them. What has
blanks or commas in it stands in quotes. What begins like a field that there is not is taken for words, so that a line
of a log can be pasted; where it looks like a slip of the pen it is refused instead.
"""

import difflib
import re
from enum import StrEnum
from typing import NoReturn

import msgspec

from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.history_values import Bounds, read_count, read_span
from chronos_synapse.domain.query import MAX_QUERY_CHARACTERS

MAX_TERMS = 40
MAX_VALUES = 50
LIKE_A_FIELD = 0.75
"""So like the name of a field that it is taken for a slip of the pen."""
LATE_MS = 1000
"""Starts that are less late are not told apart."""


class Field(StrEnum):
    """What can be asked of an execution."""

    WORDS = "words"
    """Words of error, job name and output; it has no name in the language."""
    JOB = "job"
    """Name of the job, with stars for what may differ, or its id."""
    STATE = "state"
    TAG = "tag"
    EXIT = "exit"
    DURATION = "duration"
    LAG = "lag"
    """How long after its due time it started."""
    ORIGIN = "origin"
    OWNER = "owner"
    WORKER = "worker"
    ERROR = "error"
    LOG = "log"
    """Words of the whole log, however long it is."""


TEXTS = frozenset({Field.WORDS, Field.ERROR, Field.LOG})
MEASURES = frozenset({Field.EXIT, Field.DURATION, Field.LAG})
NAMES = tuple(field.value for field in Field if field is not Field.WORDS)
_ALIASES = {"status": "state", "tags": "tag", "exit_code": "exit", "output": "log", "took": "duration"}
_STATES = {state.value: state for state in ExecutionState}
_TOKEN = re.compile(r'\s*(?P<text>(?P<minus>-?)(?:(?P<name>[A-Za-z_]+):)?(?P<rest>(?:"[^"]*"?|[^\s"])*))')
_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_HAS_WORD = re.compile(r"\w")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One condition. Texts have one value; measures have bounds in place of values."""

    field: Field
    values: tuple[str, ...] = ()
    bounds: tuple[Bounds, ...] = ()
    is_negated: bool = False
    is_phrase: bool = False
    """A text whose words stand one after the other."""


class _Token(msgspec.Struct, frozen=True):
    start: int
    text: str
    is_negated: bool
    name: str
    rest: str


def parse_history_query(text: str) -> tuple[Term, ...]:
    """The terms of `text`; Invalid at `query:query` says at which character what is wrong."""
    if len(text) > MAX_QUERY_CHARACTERS:
        detail = f"At most {MAX_QUERY_CHARACTERS} characters can be searched for."
        raise Invalid(detail, pointer="query:query", code="query.too_long")
    terms: list[Term] = []
    for token in _tokens(text):
        term = _term(token)
        if term is not None:
            terms.append(term)
        if len(terms) > MAX_TERMS:
            _refuse(token, f"more than {MAX_TERMS} conditions", code="query.too_many_terms")
    if text.strip() and not terms:
        detail = "There is no word in this text to search for."
        raise Invalid(detail, pointer="query:query", code="query.no_words")
    return tuple(terms)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(match.start("text"), match["text"], bool(match["minus"]), (match["name"] or "").lower(), match["rest"])
        for match in _TOKEN.finditer(text)
        if match["text"]
    ]


def _term(token: _Token) -> Term | None:
    name = _ALIASES.get(token.name, token.name)
    if name not in NAMES:
        return _words_of(token)
    if token.rest.count('"') % 2:
        _refuse(token, "the quote is not closed", code="query.quote")
    if not token.rest.strip('",'):
        _refuse(token, f'a value must follow the colon at once; to look for the word, write "{token.name}"')
    return _READERS[Field(name)](token, Field(name))


def _words_of(token: _Token) -> Term | None:
    """Words anywhere; None where there is no word, as in a dash."""
    if token.name and not token.rest.startswith("/"):
        near = difflib.get_close_matches(token.name, [*NAMES, *_ALIASES], n=1, cutoff=LIKE_A_FIELD)
        if near and token.rest:
            _refuse(token, f"there is no field {token.name!r}, but there is {near[0]!r}", code="query.field")
    text = token.text[1:] if token.is_negated else token.text
    if not _HAS_WORD.search(text):
        return None
    is_phrase = text.startswith('"') and len(re.findall(r"\w+", text)) > 1
    return Term(field=Field.WORDS, values=(text.replace('"', " "),), is_negated=token.is_negated, is_phrase=is_phrase)


def _text_term(token: _Token, field: Field) -> Term:
    text = token.rest.replace('"', " ").strip()
    if not _HAS_WORD.search(text):
        _refuse(token, "there is no word in this value")
    if field is Field.LOG and token.is_negated:
        _refuse(token, "what a log does not hold cannot be asked for; error: can be negated")
    is_phrase = token.rest.startswith('"') and len(re.findall(r"\w+", text)) > 1
    return Term(field=field, values=(text,), is_negated=token.is_negated, is_phrase=is_phrase)


def _named_term(token: _Token, field: Field) -> Term:
    values = _values(token)
    if any(not value.strip("*") for value in values):
        _refuse(token, "a star alone finds everything: leave it out")
    return Term(field=field, values=values, is_negated=token.is_negated)


def _state_term(token: _Token, field: Field) -> Term:
    values = tuple(value.lower().replace("-", "_").replace(" ", "_") for value in _values(token))
    unknown = [value for value in values if value not in _STATES]
    if unknown:
        _refuse(token, f"{brief(unknown[0])!r} is no state; there are {', '.join(_STATES)}", code="query.state")
    return Term(field=field, values=values, is_negated=token.is_negated)


def _origin_term(token: _Token, field: Field) -> Term:
    values = tuple(value.lower() for value in _values(token))
    unknown = [value for value in values if value not in set(Origin)]
    if unknown:
        _refuse(token, f"{brief(unknown[0])!r} is no origin; there are {', '.join(Origin)}", code="query.origin")
    return Term(field=field, values=values, is_negated=token.is_negated)


def _measure_term(token: _Token, field: Field) -> Term:
    found = tuple(map(read_count if field is Field.EXIT else read_span, _values(token)))
    bounds = tuple(bound for bound in found if bound is not None)
    if len(bounds) < len(found):
        spans = f"{field}:>30s, {field}:<=5m or {field}:1m..1h"
        form = "exit:1, exit:>0 or exit:1..9" if field is Field.EXIT else spans
        _refuse(token, f"this is no measure; write {form}", code="query.measure")
    if field is Field.LAG and any(0 < edge < LATE_MS for bound in bounds for edge in bound.edges):
        _refuse(token, "starts less than 1 s late are not told apart", code="query.lag")
    return Term(field=field, bounds=bounds, is_negated=token.is_negated)


def _values(token: _Token) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(value for value in map(_unquoted, _VALUE.finditer(token.rest)) if value))
    if len(found) > MAX_VALUES:
        _refuse(token, f"more than {MAX_VALUES} values", code="query.too_many_values")
    return found


def _unquoted(match: re.Match[str]) -> str:
    return match[1] if match[1] is not None else match[2]


def _refuse(token: _Token, why: str, *, code: str = "query.value") -> NoReturn:
    detail = f"At character {token.start + 1}, {brief(token.text)!r}: {why}."
    raise Invalid(detail, pointer="query:query", code=code)


_READERS = {
    **dict.fromkeys(TEXTS, _text_term),
    **dict.fromkeys(MEASURES, _measure_term),
    **dict.fromkeys((Field.JOB, Field.TAG, Field.OWNER, Field.WORKER), _named_term),
    Field.STATE: _state_term,
    Field.ORIGIN: _origin_term,
}
