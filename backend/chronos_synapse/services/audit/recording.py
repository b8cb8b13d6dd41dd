"""From a request and its draft to the entries that tell of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from chronos_synapse.domain.audit import MAX_AGENT, MAX_NAME, Actor, AuditEvent, AuditResult, Resource
from chronos_synapse.services.audit.draft import Draft, Note
from chronos_synapse.services.audit.redaction import as_text

REFUSALS = 60
"""Of one caller, in WINDOW_S and one process, that are written down. Nobody fills the log by asking for nonsense."""
WINDOW_S = 60.0
MOST_CALLERS = 10_000


class RequestFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a request without its draft."""

    at_ms: int
    action: str
    target: str
    """Id of what the request names, if it names something."""
    actor: Actor
    address: str
    agent: str
    request_id: str
    status: int
    """Of the answer."""


@dataclass
class _Window:
    began_at: float
    written: int = 0
    omitted: int = 0


class Refusals:
    """Counts refusals of each caller, so that some of many are written down, and how many were not."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._windows: dict[str, _Window] = {}

    def admit(self, caller: str) -> int | None:
        """How many of the caller's were omitted before this one; None when this one is omitted, too."""
        now = self._clock()
        window = self._windows.get(caller)
        if window is None or now - window.began_at >= WINDOW_S:
            omitted = 0 if window is None else window.omitted
            self._make_room()
            self._windows[caller] = _Window(now, written=1)
            return omitted
        if window.written >= REFUSALS:
            window.omitted += 1
            return None
        window.written += 1
        return 0

    def _make_room(self) -> None:
        if len(self._windows) >= MOST_CALLERS:
            oldest = min(self._windows, key=lambda caller: self._windows[caller].began_at)
            del self._windows[oldest]


def result_of(status: int) -> AuditResult:
    """What an answer with this status tells."""
    if status < HTTPStatus.BAD_REQUEST:
        return AuditResult.OK
    return AuditResult.REFUSED if status < HTTPStatus.INTERNAL_SERVER_ERROR else AuditResult.FAILED


def events_of(facts: RequestFacts, draft: Draft) -> list[AuditEvent]:
    """One for each thing that was noted; one for the request when nothing was, unless it changed nothing."""
    if result_of(facts.status) is AuditResult.OK and draft.changes_nothing:
        return []
    events = [_event(facts, draft, note) for note in draft.notes]
    if not events:
        blank = Note(kind=facts.action.partition(".")[0], id=facts.target, name="", owner_id="", before="", after="")
        events = [_event(facts, draft, blank)]
    if draft.omitted:
        told = as_text({"more_items": draft.omitted})
        events.append(msgspec.structs.replace(events[-1], after=told, before=""))
    return events


def _event(facts: RequestFacts, draft: Draft, note: Note) -> AuditEvent:
    result = AuditResult.REFUSED if note.code else result_of(facts.status)
    return AuditEvent(
        at_ms=facts.at_ms,
        actor=facts.actor,
        action=facts.action,
        resource=Resource(kind=note.kind, id=note.id[:MAX_NAME], name=note.name[:MAX_NAME]),
        owner_id=note.owner_id[:MAX_NAME],
        address=facts.address[:64],
        agent=facts.agent[:MAX_AGENT],
        request_id=facts.request_id,
        result=result,
        code=(note.code or draft.code)[:MAX_NAME],
        before=note.before,
        after=note.after,
    )
