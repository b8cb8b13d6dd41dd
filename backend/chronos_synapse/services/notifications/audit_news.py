"""From entries of the audit to what is told of them: who did what that concerns somebody else."""

from typing import Any

import msgspec

from chronos_synapse.domain.audit import AuditEntry, AuditResult
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.notification import Notification, NotificationId, NotificationKind, Told
from chronos_synapse.services.notifications.job_news import detail_of

SOMEBODY = "Somebody"
_LEVELS = {"view": "You may look at it.", "run": "You may run it.", "edit": "You may change it."}
_GRANTS = frozenset({"grant.create", "grant.put"})


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A comment that answers another one, whose author is to be told."""

    job_id: str
    comment_id: str


def news_of(entry: AuditEntry) -> Told | None:
    """What is told of `entry`; None for most."""
    if entry.result is not AuditResult.OK:
        return None
    before, after = _side(entry.before), _side(entry.after)
    if entry.action in _GRANTS:
        return _shared(entry, after)
    if entry.action == "comment.create":
        return _commented(entry, after)
    if entry.action.startswith("maintenance."):
        return _maintained(entry, after)
    if entry.resource.kind == "job" and before.get("owner_id") and after.get("owner_id"):
        return _handed_over(entry)
    if entry.resource.kind == "user" and before.get("role") and after.get("role"):
        return _role_changed(entry, before, after)
    return None


def answer_in(entry: AuditEntry) -> Answer | None:
    """The comment that `entry` answers."""
    if entry.action != "comment.create" or entry.result is not AuditResult.OK:
        return None
    after = _side(entry.after)
    job_id, parent_id = after.get("job_id"), after.get("parent_id")
    return Answer(job_id=str(job_id), comment_id=str(parent_id)) if job_id and parent_id else None


def answered(entry: AuditEntry, told: Told, author_id: UserId) -> Told:
    """What the author of the answered comment is told."""
    title = f"{_actor(entry)} answered your comment on {entry.resource.name}"
    own = NotificationId(f"{told.notification.id}-answer")
    notification = msgspec.structs.replace(told.notification, id=own, title=title)
    return msgspec.structs.replace(told, notification=notification, to=(author_id,))


def _shared(entry: AuditEntry, after: dict[str, Any]) -> Told | None:
    job_id, _, subject_id = entry.resource.id.partition("/")
    if not subject_id:
        return None
    title = f"{_actor(entry)} shared {entry.resource.name} with you"
    notification = _notification(entry, NotificationKind.SHARED, title, job_id=job_id)
    detail = _LEVELS.get(str(after.get("level")), "")
    return _told(entry, msgspec.structs.replace(notification, detail=detail), subject_id)


def _commented(entry: AuditEntry, after: dict[str, Any]) -> Told | None:
    job_id = after.get("job_id")
    if not job_id:
        return None
    title = f"{_actor(entry)} commented on {entry.resource.name}"
    return _told(entry, _notification(entry, NotificationKind.COMMENT, title, job_id=str(job_id)), entry.owner_id)


def _handed_over(entry: AuditEntry) -> Told:
    title = f"{_actor(entry)} handed {entry.resource.name} over to you"
    notification = _notification(entry, NotificationKind.HANDED_OVER, title, job_id=entry.resource.id)
    return _told(entry, notification, entry.owner_id)


def _role_changed(entry: AuditEntry, before: dict[str, Any], after: dict[str, Any]) -> Told:
    title = f"Your role is now {after['role']}"
    notification = _notification(entry, NotificationKind.ROLE_CHANGED, title)
    detail = f"It was {before['role']}."
    return _told(entry, msgspec.structs.replace(notification, detail=detail), entry.resource.id)


def _maintained(entry: AuditEntry, after: dict[str, Any]) -> Told:
    begins = entry.action == "maintenance.begin"
    title = "Maintenance has begun" if begins else "Maintenance has ended"
    notification = _notification(entry, NotificationKind.MAINTENANCE, title)
    detail = detail_of(str(after.get("reason") or "")) if begins else "Everyone can change things again."
    return _told(entry, msgspec.structs.replace(notification, detail=detail))


def _notification(entry: AuditEntry, kind: NotificationKind, title: str, *, job_id: str | None = None) -> Notification:
    return Notification(
        id=NotificationId(f"a{entry.seq}"),
        kind=kind,
        at=from_ms(entry.at_ms),
        title=title,
        job_id=job_id,
        job_name=entry.resource.name if job_id else "",
        actor_name=entry.actor.name,
    )


def _told(entry: AuditEntry, notification: Notification, *to: str) -> Told:
    return Told(notification=notification, to=tuple(map(UserId, to)), actor_id=entry.actor.id)


def _actor(entry: AuditEntry) -> str:
    return entry.actor.name or SOMEBODY


def _side(text: str) -> dict[str, Any]:
    """One side of the change as it was written down; nothing when it was cut."""
    found = msgspec.json.decode(text) if text else {}
    return found if isinstance(found, dict) else {}
