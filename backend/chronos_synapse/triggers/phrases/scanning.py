"""A phrase in clauses: at each place the rule that takes most tokens; what no rule takes is told as unread."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from chronos_synapse.triggers.phrases import vocabulary as v
from chronos_synapse.triggers.phrases.bound_rules import BOUND_RULES
from chronos_synapse.triggers.phrases.clauses import Clause, Days, Once, Place, Said, Times
from chronos_synapse.triggers.phrases.day_rules import DAY_RULES
from chronos_synapse.triggers.phrases.matching import KINDS, match
from chronos_synapse.triggers.phrases.places import MAX_WORDS, place_of
from chronos_synapse.triggers.phrases.time_rules import TIME_RULES, Rule
from chronos_synapse.triggers.phrases.tokens import Token, tokens_of

_JOINERS = frozenset({"and", ",", ";", "or", "+", "/"})
_HEARD = frozenset({"on", "in", "at", "every"})
"""Words that belong to a place that follows."""
_TURNING_WORDS = (
    "not no never don't dont doesn't won't can't mustn't without except unless outside until before after past since "
    "nicht kein keine keinen keinem nie niemals außerhalb ausserhalb"
)
_TURNING = frozenset(_TURNING_WORDS.split())
"""Words that turn what follows them into something else: to read on without them would say the opposite."""


class Scan(NamedTuple):
    """What was understood of a text, and the tokens that were not."""

    said: list[Said]
    unread: list[Token]
    read_count: int
    turning: list[Token]
    """Those of the unread before a clause that says something else with them than without."""


def scan(text: str) -> Scan:
    """The clauses of `text`, in their order."""
    tokens = tokens_of(text)
    said: list[Said] = []
    unread: list[Token] = []
    turning: list[Token] = []
    at, joiner, read_count = 0, "", 0
    while at < len(tokens):
        clause, following = _place(tokens, at, text) or _longest(tokens, at) or (None, at + 1)
        token = tokens[at]
        if clause is not None:
            turning += _turning(tokens, at, clause, said)
            end = tokens[following - 1].end
            said.append(Said(clause=clause, start=token.start, end=end, joiner=joiner))
            joiner = ""
            read_count += following - at
        elif token.word in _JOINERS:
            joiner = "," if token.word == "," and not joiner else "and"
        elif token.word not in v.FILLERS and token.word not in ("the", "a", "-"):
            unread.append(token)
            turning += [token] if token.kind == "badzone" else []
        at = following
    told = {id(token) for token in unread}
    unread += [token for token in turning if id(token) not in told]
    return Scan(said, sorted(unread, key=_start), read_count, turning)


def _start(token: Token) -> int:
    return token.start


def _turning(tokens: Sequence[Token], at: int, clause: Clause, said: Sequence[Said]) -> Iterator[Token]:
    """The word before a clause that no rule has taken, if the clause would be read against its meaning."""
    read_to = said[-1].end if said else 0
    before = at - 1
    if before >= 0 and tokens[before].start >= read_to and isinstance(clause, Days | Times | Once):
        is_days = isinstance(clause, Days) and clause.names_days
        is_span = is_days and bool(said) and isinstance(said[-1].clause, Times)
        is_span = is_span and any(isinstance(one.clause, Days) for one in said)
        if tokens[before].word == "to" or (tokens[before].word == "-" and is_span):
            yield tokens[before]
            return
    while before >= 0 and tokens[before].start >= read_to and _is_silent(tokens[before]):
        before -= 1
    if before >= 0 and tokens[before].start >= read_to and tokens[before].word in _TURNING:
        yield tokens[before]


def _is_silent(token: Token) -> bool:
    return token.word not in _TURNING and (token.word in v.FILLERS or token.word in ("the", "a"))


def _longest(tokens: Sequence[Token], at: int) -> tuple[Clause, int] | None:
    best: tuple[Clause, int] | None = None
    for pattern, make in _candidates(tokens[at]):
        found = match(pattern, tokens, at)
        if found is None or (best is not None and found[1] <= best[1]):
            continue
        clause = make(*found[0])
        if clause is not None:
            best = clause, found[1]
    return best


def _candidates(token: Token) -> Iterator[Rule]:
    """The rules that may begin with `token`, in the order of their tables."""
    by_word, by_kind = _index()
    seen = {*by_word.get(token.word, ()), *by_kind}
    rules = _rules()
    for number in sorted(seen):
        yield rules[number]


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    return (*TIME_RULES, *DAY_RULES, *BOUND_RULES)


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Numbers of rules by each word that they may begin with, and of those that may begin with a kind of token."""
    by_word: dict[str, list[int]] = defaultdict(list)
    by_kind: list[int] = []
    for number, (pattern, _) in enumerate(_rules()):
        for part in pattern.split():
            names = part.rstrip("?").split("|")
            if names[0] in KINDS:
                by_kind.append(number)
            else:
                for name in names:
                    by_word[name].append(number)
            if not part.endswith("?"):
                break
    return {word: tuple(numbers) for word, numbers in by_word.items()}, tuple(by_kind)


def is_plain(token: Token) -> bool:
    """Whether it is a word that no rule knows, so that it hardly says when."""
    return token.kind == "word" and token.word not in _index()[0] and token.word not in v.MEANINGS.values()


def _place(tokens: Sequence[Token], at: int, text: str) -> tuple[Clause, int] | None:
    """A zone, with `in` before or `time` behind it; a city must be one of the two, or be written with a capital."""
    if at and tokens[at - 1].word in ("to", "from"):
        return None
    begin = at
    is_led = tokens[at].word in ("in", "at", "using") or (tokens[at].word == "on" and at + 1 < len(tokens))
    if is_led:
        begin += 1
        if begin < len(tokens) and tokens[begin].word == "the":
            begin += 1
    if begin < len(tokens) and tokens[begin].kind == "zone":
        return Place(names=(tokens[begin].word,), text=tokens[begin].word), _behind(tokens, begin + 1)
    for size in range(min(MAX_WORDS, len(tokens) - begin), 0, -1):
        words = tokens[begin : begin + size]
        if any(token.kind != "word" for token in words):
            continue
        following = _behind(tokens, begin + size)
        is_before_time = following > begin + size
        written = text[words[0].start : words[-1].end]
        names = place_of(" ".join(written.lower().split()), is_before_time=is_before_time)
        if names and (is_led or is_before_time or written[0].isupper()) and _is_sure(written, is_before_time):
            return Place(names=names, text=written), following
    return None


def _is_sure(written: str, is_before_time: bool) -> bool:
    """Short abbreviations are words too, unless they are in capitals."""
    return len(written) > 4 or is_before_time or written.isupper() or written.istitle() or written in ("utc", "gmt")


def _behind(tokens: Sequence[Token], at: int) -> int:
    words = ("time", "timezone", "zone")
    while at < len(tokens) and tokens[at].word in (*words, "standard", "local"):
        at += 1
    return at
