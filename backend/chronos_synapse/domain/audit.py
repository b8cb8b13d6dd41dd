"""The audit's words: who did what to which thing, from where, and what came of it."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.query import DEFAULT_LIMIT

MAX_NAME = 200
MAX_AGENT = 300
SYSTEM = "system"


class ActorKind(StrEnum):
    """What somebody is who does something."""

    USER = "user"
    KEY = "key"
    """A program with a user's API key."""
    SYSTEM = "system"
    """The product itself, or a command on its machine."""
    ANONYMOUS = "anonymous"
    """Somebody who did not log in, or could not."""


class AuditResult(StrEnum):
    """What came of it."""

    OK = "ok"
    REFUSED = "refused"
    """The request was not acceptable or not allowed; nothing changed."""
    FAILED = "failed"
    """Something broke on our side."""


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who did it."""

    kind: ActorKind
    id: str = ""
    name: str = ""
    key_id: str = ""


class Resource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it was done to."""

    kind: str
    id: str = ""
    name: str = ""


class AuditEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What happened."""

    at_ms: int
    actor: Actor
    action: str
    """`<resource>.<verb>`."""
    resource: Resource
    owner_id: str = ""
    """To whom the resource belongs."""
    address: str = ""
    agent: str = ""
    request_id: str = ""
    result: AuditResult
    """Without a default, since what is left out of a document is found by no search."""
    code: str = ""
    """Of the problem that it ended with."""
    before: str = ""
    """The fields that changed, as the text of a JSON object."""
    after: str = ""
    omitted: int = 0
    """Refusals of the same caller that were not written down, being too many."""


class AuditEntry(AuditEvent, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An event at its place in the chain. Fields are texts and whole numbers only, so that stores keep them exactly.

    A field that is added later needs a default: it is left out of the older entries, whose hashes stay good.
    """

    seq: int
    """1, 2, 3 and so on, without gaps."""
    key_id: str
    """Of the key that `hash` was made with."""
    previous: str
    """`hash` of the entry before; empty for the first one."""
    hash: str
    """HMAC-SHA256 of all the rest, in hex."""


class AuditHead(msgspec.Struct, frozen=True, kw_only=True):
    """The place of an entry: the newest one, or one that was noted elsewhere."""

    seq: int
    hash: str


class AuditSight(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller without a right to all of the audit sees: what it did, and what was done to what is its own."""

    actor_id: str
    owners: tuple[str, ...]


class AuditQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the audit; None and empty ask for everything."""

    sight: AuditSight | None = None
    actor_id: str | None = None
    action: str | None = None
    """`job.create`, or `job.*` for all of a kind."""
    resource_kind: str | None = None
    resource_id: str | None = None
    owner_id: str | None = None
    result: AuditResult | None = None
    address: str | None = None
    text: str = ""
    """Words of the names of actors and resources."""
    since: datetime | None = None
    until: datetime | None = None
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class AuditFault(StrEnum):
    """How an entry can be found to have been tampered with."""

    MISSING = "missing"
    """There is no entry of this number, which must be there."""
    ALTERED = "altered"
    """Its hash is not that of its content."""
    MOVED = "moved"
    """It stands at another entry's place."""
    UNLINKED = "unlinked"
    """It does not follow on the entry before it."""
    UNREADABLE = "unreadable"
    """It has not the form of an entry."""
    NO_KEY = "no_key"
    """The key that it was signed with cannot be opened any more, so that its content cannot be checked."""
    BAD_HEAD = "bad_head"
    """What is kept of the newest entry does not fit that entry."""
    BAD_ANCHOR = "bad_anchor"
    """What is kept of the entries that retention removed was not written by us."""
    BEYOND_HEAD = "beyond_head"
    """It stands behind the newest entry."""
    TRUNCATED = "truncated"
    """The log ends before an entry that was noted, or has another one in its place."""


class AuditFinding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is wrong with the log."""

    seq: int
    fault: AuditFault
    detail: str
