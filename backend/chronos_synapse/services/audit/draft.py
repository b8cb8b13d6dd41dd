"""What a request changes, noted by those who change it, until its entries are written.

Whoever handles a request opens a draft; everything that is called meanwhile may `note` what it did. Without a draft,
in daemons and commands, notes are no-ops.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import msgspec

from chronos_synapse.services.audit.redaction import changes, shown_text

MAX_NOTES = 1000
"""Of one request; it says how many it did not write down."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a request changed, or was refused to change."""

    kind: str
    id: str
    name: str
    owner_id: str
    before: str
    """The fields that changed, as JSON; empty for what is new."""
    after: str
    code: str = ""
    """Why this one was refused, of many; empty when it was done."""


@dataclass
class Draft:
    """What is known of a request so far."""

    notes: list[Note] = field(default_factory=list)
    omitted: int = 0
    """Notes beyond what one request may have."""
    code: str = ""
    """Of the problem that the request ends with."""
    actor_id: str = ""
    """Who it turned out to be, when that was not known before: a log-in, a reset of a password."""
    actor_name: str = ""
    changes_nothing: bool = False
    """It only tells what would be done."""


_current: ContextVar[Draft | None] = ContextVar("audit_draft", default=None)


@contextmanager
def drafting() -> Iterator[Draft]:
    """The draft of what is done within."""
    draft = Draft()
    token = _current.set(draft)
    try:
        yield draft
    finally:
        _current.reset(token)


def note(
    *,
    kind: str,
    id: str,
    name: str = "",
    owner_id: str = "",
    before: object | None = None,
    after: object | None = None,
) -> None:
    """Notes that something changed. Both sides may be whole: what is the same in both, or a secret, is left out."""
    _add(kind, id, name=name, owner_id=owner_id, sides=changes(before, after) if _current.get() else ("", ""))


def note_refused(*, kind: str, id: str, code: str) -> None:
    """Notes that one of many was refused, while the request goes on."""
    _add(kind, id, name="", owner_id="", sides=("", ""), code=code)


def note_actor(user_id: str, name: str = "") -> None:
    """Tells who the caller is, whom the request itself does not name: once a log-in has found the account."""
    draft = _current.get()
    if draft is not None:
        draft.actor_id, draft.actor_name = user_id, name


def note_code(code: str) -> None:
    """Tells with what problem the request ends."""
    draft = _current.get()
    if draft is not None:
        draft.code = code


def changed_nothing() -> None:
    """Tells that the request only asked what would be done."""
    draft = _current.get()
    if draft is not None:
        draft.changes_nothing = True


def _add(kind: str, identifier: str, *, name: str, owner_id: str, sides: tuple[str, str], code: str = "") -> None:
    draft = _current.get()
    if draft is None:
        return
    if len(draft.notes) >= MAX_NOTES:
        draft.omitted += 1
        return
    before, after = sides
    draft.notes.append(
        Note(kind=kind, id=identifier, name=shown_text(name), owner_id=owner_id, before=before, after=after, code=code)
    )
