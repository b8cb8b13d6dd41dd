"""The search indexes: what is indexed, and how a change of that reaches a live store.

A changed schema makes a second index beside the first and moves the alias once it is full; nothing is dropped before.
"""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from redis.exceptions import ResponseError

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.advice_documents import advice_index_fields
from chronos_synapse.storage.redis.calendar_documents import calendar_index_fields
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.dashboard_documents import dashboard_index_fields
from chronos_synapse.storage.redis.insight_documents import insight_index_fields
from chronos_synapse.storage.redis.job_documents import job_index_fields
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.pattern_documents import pattern_index_fields
from chronos_synapse.storage.redis.report_documents import report_index_fields

logger = logging.getLogger(__name__)

EXECUTIONS = "executions"
JOBS = "jobs"
CALENDARS = "calendars"
DASHBOARDS = "dashboards"
LOG_WORDS = "log-words"
REPORTS = "reports"
AUDIT = "audit"
INSIGHTS = "insights"
PATTERNS = "patterns"
ADVICE = "advice"

EXECUTION_FIELDS = (
    "$.state AS state TAG CASESENSITIVE",
    "$.job_id AS job_id TAG CASESENSITIVE",
    "$.owner_id AS owner_id TAG CASESENSITIVE",
    "$.tags[*] AS tags TAG CASESENSITIVE",
    "$.order AS order NUMERIC SORTABLE",
    "$.duration_ms AS duration_ms NUMERIC SORTABLE",
    "$.exit_code AS exit_code NUMERIC",
    "$.error AS error TEXT NOSTEM",
    "$.output AS output TEXT NOSTEM",
    "$.job_name AS job_name TEXT NOSTEM",
    "$.job_name AS job TAG",
    "$.worker AS worker TAG CASESENSITIVE",
    "$.asked_by AS asked_by TAG CASESENSITIVE SEPARATOR :",
    "$.usage[11] AS lag_ms NUMERIC",
)
"""`order` stands for time. NOSTEM: a person who searches a log looks for what stands there. `asked_by` parts the origin
from the nonce. `lag_ms` is of those alone that were late. The last four weigh five bytes an execution."""

EXECUTION_OPTIONS = ("NOOFFSETS", "NOHL", "NOFREQS")
"""Answers are sorted by time, not by score, phrases are not searched for, and highlights are our own: the index need
not know how often and where in a text a word stands, which is a tenth of an execution's memory."""

LOG_WORDS_FIELDS = (
    "owner_id TAG CASESENSITIVE",
    "job_id TAG CASESENSITIVE",
    "state TAG CASESENSITIVE",
    "order NUMERIC SORTABLE",
    "words TEXT NOSTEM",
)
"""`words` is the only text, so that the index need not say in which field a word stands."""

AUDIT_FIELDS = (
    "$.seq AS seq NUMERIC SORTABLE",
    "$.at_ms AS at_ms NUMERIC",
    "$.actor.id AS actor_id TAG CASESENSITIVE",
    "$.action AS action TAG CASESENSITIVE",
    "$.resource.kind AS resource_kind TAG CASESENSITIVE",
    "$.resource.id AS resource_id TAG CASESENSITIVE",
    "$.owner_id AS owner_id TAG CASESENSITIVE",
    "$.address AS address TAG CASESENSITIVE",
    "$.result AS result TAG CASESENSITIVE",
    "$.actor.name AS actor_name TEXT NOSTEM",
    "$.resource.name AS resource_name TEXT NOSTEM",
)

MAX_EXPANSIONS = 1_000_000
FILL_TIMEOUT_S = 600.0
LOCK_MS = 30_000


@dataclass(frozen=True)
class IndexDefinition:
    """What an index is made of."""

    index: str
    """Its name, by its definition; one that was made anew has a word more."""
    kind: str
    """Type of the keys that are indexed."""
    prefix: str
    """How they begin."""
    words: tuple[str, ...]
    """As FT.CREATE takes them."""


async def prepare_indexes(door: RedisDoor) -> None:
    """Makes the indexes that are missing or outdated; several processes may call this at once."""
    # Without it, RediSearch cuts an answer short after its time limit and does not say so.
    await door.call("FT.CONFIG", "SET", "ON_TIMEOUT", "FAIL")
    # Without it, a begun word finds the first 200 words that begin so, and no more. The time limit bounds the work.
    await door.call("FT.CONFIG", "SET", "MAXPREFIXEXPANSIONS", MAX_EXPANSIONS)
    for name, definition in index_definitions(door.keys).items():
        await _prepare(door, name, definition)


def index_definitions(keys: Keys) -> dict[str, IndexDefinition]:
    """Name -> the index of today."""
    wanted: dict[str, tuple[str, str, list[str]]] = {
        EXECUTIONS: (
            "JSON",
            keys.execution(""),
            [*EXECUTION_OPTIONS, "SCHEMA", *" ".join(EXECUTION_FIELDS).split()],
        ),
        LOG_WORDS: (
            "HASH",
            keys.log_words(""),
            [*EXECUTION_OPTIONS, "NOFIELDS", "SCHEMA", *" ".join(LOG_WORDS_FIELDS).split()],
        ),
        JOBS: ("JSON", keys.job(""), ["SCHEMA", *job_index_fields()]),
        AUDIT: ("JSON", keys.audit_entry(""), [*EXECUTION_OPTIONS, "SCHEMA", *" ".join(AUDIT_FIELDS).split()]),
        CALENDARS: ("JSON", keys.calendar(""), ["SCHEMA", *calendar_index_fields()]),
        DASHBOARDS: ("JSON", keys.dashboard(""), ["SCHEMA", *dashboard_index_fields()]),
        REPORTS: ("JSON", keys.report(""), ["SCHEMA", *report_index_fields()]),
        PATTERNS: ("JSON", keys.pattern(""), ["SCHEMA", *pattern_index_fields()]),
        INSIGHTS: ("JSON", keys.insight(""), ["SCHEMA", *insight_index_fields()]),
        ADVICE: ("JSON", keys.advice(""), ["SCHEMA", *advice_index_fields()]),
    }
    return {
        name: IndexDefinition(f"{keys.index(name)}:{_digest(words)}", kind, prefix, tuple(words))
        for name, (kind, prefix, words) in wanted.items()
    }


def _digest(words: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:8]


async def make_index(door: RedisDoor, name: str, stamp: str) -> None:
    """Makes the index of today once more, with `stamp` behind its name; the engine fills it meanwhile."""
    definition = index_definitions(door.keys)[name]
    await _create(door, replace(definition, index=f"{definition.index}:{stamp}"))


async def _prepare(door: RedisDoor, name: str, definition: IndexDefinition) -> None:
    alias = door.keys.index(name)
    if _is_of(await _index_behind(door, alias), definition):
        return
    await _lock(door)
    try:
        current = await _index_behind(door, alias)
        if _is_of(current, definition):
            return
        await _create(door, definition)
        await _wait_until_full(door, definition.index)
        await door.call("FT.ALIASUPDATE", alias, definition.index)
        if current is not None:
            await door.call("FT.DROPINDEX", current)
        logger.info("search index ready", extra={"action": "index_ready", "index": definition.index})
    finally:
        await door.call("DEL", door.keys.index_lock())


def _is_of(index: str | None, definition: IndexDefinition) -> bool:
    """Whether it is of this definition, be it made anew."""
    return index is not None and (index == definition.index or index.startswith(f"{definition.index}:"))


async def _lock(door: RedisDoor) -> None:
    for _ in range(int(FILL_TIMEOUT_S / 0.1)):
        if await door.call("SET", door.keys.index_lock(), "held", "NX", "PX", LOCK_MS):
            return
        await asyncio.sleep(0.1)
    raise Unavailable("Another process is preparing the search index.", part="redis", retry_after_s=30)


async def _create(door: RedisDoor, definition: IndexDefinition) -> None:
    source = ("ON", definition.kind, "PREFIX", 1, definition.prefix, "STOPWORDS", 0)
    try:
        await door.call("FT.CREATE", definition.index, *source, *definition.words)
    except ResponseError as exc:
        if "already exists" not in str(exc):
            raise


async def _index_behind(door: RedisDoor, alias: str) -> str | None:
    info = await index_info(door, alias)
    return None if info is None else _text(info["index_name"])


async def index_info(door: RedisDoor, index: str) -> dict[str, Any] | None:
    """What FT.INFO says of an index or alias, by name; None when there is no such index."""
    try:
        reply = await door.call("FT.INFO", index)
    except ResponseError as exc:
        if "unknown index" in str(exc).lower() or "no such index" in str(exc).lower():
            return None
        raise
    pairs = reply.items() if isinstance(reply, dict) else zip(reply[::2], reply[1::2], strict=True)
    return {_text(field): value for field, value in pairs}


async def _wait_until_full(door: RedisDoor, index: str) -> None:
    for _ in range(int(FILL_TIMEOUT_S / 0.1)):
        info = await index_info(door, index) or {}
        if float(_text(info.get("percent_indexed", "1"))) >= 1:
            return
        # Each look renews the lock: filling may take minutes on a large store.
        await door.call("PEXPIRE", door.keys.index_lock(), LOCK_MS)
        await asyncio.sleep(0.1)
    raise Unavailable("The search index is still being filled.", part="redis", retry_after_s=30)


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
