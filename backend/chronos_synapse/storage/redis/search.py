"""Questions in the domain's words, turned into RediSearch text. User text travels only as PARAMS."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.query import MAX_QUERY_CHARACTERS
from chronos_synapse.storage.redis.client import RedisDoor, in_our_words

MAX_WORDS = 20
MIN_PREFIX = 2
MAX_SPANS = 10_000
_WORD = re.compile(r"\w+\*?")
_NEVER = "\x01"
"""In place of an empty value, which no document has and the engine does not take."""


class SearchReply(msgspec.Struct, frozen=True):
    """One answer: how many match in all, and the documents of the page."""

    total: int
    documents: list[bytes]


class SearchTimeout(Exception):
    """The engine gave up within its time limit; what it had found is not known."""


class Words(msgspec.Struct, frozen=True):
    """User text taken apart the way the index takes documents apart."""

    words: tuple[str, ...]
    """Lower case; a trailing `*` asks for words that begin so."""

    @classmethod
    def of(cls, text: str, *, pointer: str) -> "Words":
        """The words of `text`; Invalid when there are too many or none although something was typed."""
        if len(text) > MAX_QUERY_CHARACTERS:
            raise Invalid(
                f"At most {MAX_QUERY_CHARACTERS} characters can be searched for.",
                pointer=pointer,
                code="query.too_long",
            )
        found = tuple(word.lower() for word in _WORD.findall(text) if len(word.rstrip("*")) >= 1)
        if text.strip() and not found:
            raise Invalid("There is no word in this text to search for.", pointer=pointer, code="query.no_words")
        if len(found) > MAX_WORDS:
            raise Invalid(
                f"At most {MAX_WORDS} words can be searched for.", pointer=pointer, code="query.too_many_words"
            )
        short = [word for word in found if word.endswith("*") and len(word) <= MIN_PREFIX]
        if short:
            raise Invalid(
                f"{short[0]!r} is too short: give at least {MIN_PREFIX} letters before the star.",
                pointer=pointer,
                code="query.prefix",
            )
        return cls(found)


class Clauses:
    """Collects the conditions of one question; each is a group of its own, joined by AND."""

    def __init__(self) -> None:
        self._groups: list[str] = []
        self._params: list[str] = []

    def tag(self, field: str, values: Iterable[str]) -> None:
        """`field` is one of `values`; nothing when there are none."""
        names = [self._param(value or _NEVER) for value in values]
        if names:
            self._groups.append(f"(@{field}:{{{' | '.join(names)}}})")

    def tag_begins(self, field: str, beginning: str) -> None:
        """`field` begins so. The engine takes no parameter for a beginning, so every sign of it is escaped."""
        escaped = "".join(sign if sign.isalnum() and sign.isascii() else f"\\{sign}" for sign in beginning)
        self._groups.append(f"(@{field}:{{{escaped}*}})")

    def either_tag(self, ways: Mapping[str, Sequence[str]]) -> None:
        """At least one of the fields is one of its values; nothing matches when there are no values at all."""
        terms = [f"@{field}:{{{' | '.join(map(self._param, values or ('-',)))}}}" for field, values in ways.items()]
        self._groups.append(f"({' | '.join(terms)})")

    def seen(self, sight: Sight, *, job: str | None = "job_id") -> None:
        """What a caller sees; `job` is the field that holds the job's id, None where things belong to no job."""
        if sight.only is not None:
            self._none_unless(job, sight.only)
        if sight.owners is None:
            return
        owners = sight.owners or ("-",)
        ways = [f"@owner_id:{{{' | '.join(map(self._param, owners))}}}"]
        if job is not None and sight.jobs:
            ways.append(f"@{job}:{{{' | '.join(map(self._param, sight.jobs))}}}")
        self._groups.append(f"({' | '.join(ways)})")

    def _none_unless(self, field: str | None, values: Sequence[str]) -> None:
        # An empty list would match everything, and so would a field that is not there.
        self.tag(field or "owner_id", values if field and values else ["-"])

    def none_of(self, field: str, values: Iterable[str]) -> None:
        """`field` is none of `values`."""
        names = [self._param(value) for value in values]
        if names:
            self._groups.append(f"-(@{field}:{{{' | '.join(names)}}})")

    def words(self, fields: Sequence[str], words: Words) -> None:
        """Each word stands in at least one of `fields`."""
        for word in words.words:
            name = self._param(word.rstrip("*")) + ("*" if word.endswith("*") else "")
            self._groups.append(f"(@{'|'.join(fields)}:({name}))")

    def either(self, field: str, terms: Sequence[str]) -> None:
        """One of `terms` stands in `field`; a term may end with a star."""
        names = [self._param(term.rstrip("*")) + ("*" if term.endswith("*") else "") for term in terms]
        self._groups.append(f"(@{field}:({'|'.join(names)}))")

    def between(self, field: str, low: float, high: float) -> None:
        """`field` lies in [low, high]; an open range adds nothing."""
        if low > float("-inf") or high < float("inf"):
            self._groups.append(f"(@{field}:[{_number(low)} {_number(high)}])")

    def part(self) -> "Clauses":
        """Conditions to be added as one, see `add`; it shares the parameters."""
        part = Clauses()
        part._params = self._params
        return part

    def add(self, part: "Clauses", *, is_negated: bool = False, is_any: bool = False) -> None:
        """All conditions of `part`, or any of them; or that this is not so."""
        if part._groups:
            joined = f"({(' | ' if is_any else ' ').join(part._groups)})"
            self._groups.append(f"-{joined}" if is_negated else joined)

    def literal(self, field: str, values: Iterable[str]) -> None:
        """As `tag`, with values of people's making; where there are none, nothing fits."""
        # In a parameter the engine takes a backslash for one that guards the sign after it.
        self.tag(field, [value.replace("\\", "\\\\") for value in values] or [_NEVER])

    def _param(self, value: str) -> str:
        name = f"p{len(self._params) // 2}"
        self._params += [name, value]
        return f"${name}"

    def copy(self) -> "Clauses":
        """Another with the same conditions, to which more can be added."""
        twin = Clauses()
        twin._groups, twin._params = list(self._groups), list(self._params)
        return twin

    @property
    def query(self) -> str:
        """The query text; every value in it is a parameter or a number of ours."""
        return " ".join(self._groups) or "*"

    @property
    def params(self) -> list[str]:
        """Names and values in turn."""
        return self._params


def _number(value: float) -> str:
    if value in (float("inf"), float("-inf")):
        return "+inf" if value > 0 else "-inf"
    return f"{value:.0f}"


async def search(
    door: RedisDoor,
    index: str,
    clauses: Clauses,
    *,
    sort: tuple[str, bool] | None,
    page: tuple[int, int],
    timeout_ms: int,
) -> SearchReply:
    """Documents `page` = (offset, limit) of those that match, sorted by (field, descending).

    Raises SearchTimeout when the engine gave up: a partial answer never looks whole.
    """
    order: list[object] = ["SORTBY", sort[0], "DESC" if sort[1] else "ASC"] if sort else []
    content: list[object] = ["RETURN", 1, "$"] if page[1] else ["NOCONTENT"]
    reply = await _ask(door, index, clauses, [*order, *content, "LIMIT", *page], timeout_ms)
    # A document that expired between match and load comes without fields.
    return SearchReply(total=int(reply[0]), documents=[fields[1] for fields in reply[2::2] if fields])


async def search_keys(door: RedisDoor, index: str, clauses: Clauses, *, limit: int, timeout_ms: int) -> list[str]:
    """Keys of up to `limit` that match, the highest `order` first; SearchTimeout as for `search`."""
    reply = await _ask(door, index, clauses, ["NOCONTENT", "SORTBY", "order", "DESC", "LIMIT", 0, limit], timeout_ms)
    return [key.decode() for key in reply[1:]]


async def found_keys(door: RedisDoor, index: str, clauses: Clauses, *, limit: int, timeout_ms: int) -> list[str]:
    """Keys of up to `limit` that match, in any order; SearchTimeout as for `search`."""
    reply = await _ask(door, index, clauses, ["NOCONTENT", "LIMIT", 0, limit], timeout_ms)
    return [key.decode() for key in reply[1:]]


async def search_among(
    door: RedisDoor, index: str, clauses: Clauses, keys: Sequence[str], *, timeout_ms: int
) -> list[bytes]:
    """Documents of `keys` that match, the highest `order` first; SearchTimeout as for `search`."""
    options = ["INKEYS", len(keys), *keys, "SORTBY", "order", "DESC", "RETURN", 1, "$", "LIMIT", 0, len(keys)]
    reply = await _ask(door, index, clauses, options, timeout_ms)
    return [fields[1] for fields in reply[2::2] if fields]


async def count_by_span(door: RedisDoor, index: str, clauses: Clauses, *, span: int, timeout_ms: int) -> dict[int, int]:
    """How many match for each whole number of `span`s that `order` holds; SearchTimeout as for `search`."""
    grouped = ["APPLY", f"floor(@order/{span})", "AS", "at", "GROUPBY", 1, "@at", "REDUCE", "COUNT", 0, "AS", "n"]
    options = [*grouped, "LIMIT", 0, MAX_SPANS]
    reply = await _ask(door, index, clauses, options, timeout_ms, command="FT.AGGREGATE")
    return {int(float(row[1])): int(row[3]) for row in reply[1:]}


async def count_each(door: RedisDoor, index: str, questions: Sequence[Clauses], *, timeout_ms: int) -> list[int | None]:
    """How many match each question, all asked in one go; None where the engine gave up."""
    commands = [_words(door, index, clauses, ["NOCONTENT", "LIMIT", 0, 0], timeout_ms) for clauses in questions]
    return [_counted(reply) for reply in await door.replies(commands)]


def _counted(reply: Any) -> int | None:
    if not isinstance(reply, Exception):
        return int(reply[0])
    if _is_timeout(reply):
        return None
    with in_our_words():
        raise reply


async def _ask(
    door: RedisDoor,
    index: str,
    clauses: Clauses,
    options: Sequence[object],
    timeout_ms: int,
    *,
    command: str = "FT.SEARCH",
) -> Any:
    try:
        return await door.call(*_words(door, index, clauses, options, timeout_ms, command=command))
    except ResponseError as exc:
        if _is_timeout(exc):
            raise SearchTimeout from exc
        raise


def _words(
    door: RedisDoor,
    index: str,
    clauses: Clauses,
    options: Sequence[object],
    timeout_ms: int,
    *,
    command: str = "FT.SEARCH",
) -> list[object]:
    words: list[object] = [command, door.keys.index(index), clauses.query]
    if clauses.params:
        words += ["PARAMS", len(clauses.params), *clauses.params]
    return [*words, *options, "DIALECT", 2, "TIMEOUT", timeout_ms]


def _is_timeout(refusal: Exception) -> bool:
    return "Timeout limit was reached" in str(refusal)
