"""CommentService: what people say about jobs."""

import secrets

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.comment import MAX_TEXT, Comment, CommentId
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_checks import is_text
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.comments import MOST, CommentStore
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.offset_cursor import read_name_cursor, write_name_cursor

KIND = "comment"

_REFUSALS = {
    "unanswerable": "The comment that this one answers is not there any more.",
    "full": f"A job has {MOST:,} comments at most.",
}


class NewComment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A comment to write, or an answer to the one with the id `parent_id`."""

    text: str
    parent_id: str | None = None


class CommentChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another text for a comment."""

    text: str


class CommentView(Comment, frozen=True, kw_only=True):
    """A comment as the caller sees it."""

    author_name: str
    may_edit: bool
    may_delete: bool


class CommentList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, the newest first."""

    items: list[CommentView]
    total: int
    next_cursor: str | None


class CommentQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Comments on a job."""

    job_id: str
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class CommentService:
    """Whoever may comment on a job changes and deletes own comments; whoever may share the job deletes any."""

    def __init__(self, comments: CommentStore, jobs: JobStore, directory: Directory, *, clock: Clock = utc_now) -> None:
        self._comments = comments
        self._jobs = jobs
        self._directory = directory
        self._clock = clock

    async def page(self, principal: Principal, query: CommentQuery) -> CommentList:
        """One page."""
        job = await self._job(principal, query.job_id, Permission.JOB_READ)
        before = read_name_cursor(query, query.cursor) or None
        page = await self._comments.page(job.id, before=before, limit=query.limit + 1)
        shown = page.comments[: query.limit]
        following = write_name_cursor(query, shown[-1].id) if len(page.comments) > query.limit else None
        items = await self._views(principal, job, shown)
        return CommentList(items=items, total=page.total, next_cursor=following)

    async def add(self, principal: Principal, job_id: str, request: NewComment) -> CommentView:
        """The new comment; an answer to an answer stands beside it."""
        job = await self._job(principal, job_id, Permission.COMMENT_WRITE)
        _check(request.text)
        parent_id = None
        if request.parent_id is not None:
            parent = await self._find(job, request.parent_id)
            parent_id = parent.parent_id or parent.id
        now = from_ms(to_ms(self._clock()))
        comment = Comment(
            id=CommentId(f"{to_ms(now):011x}{secrets.token_hex(4)}"),
            job_id=job.id,
            parent_id=parent_id,
            author_id=principal.user_id,
            text=request.text.strip(),
            created_at=now,
            edited_at=None,
            deleted_at=None,
        )
        word = await self._comments.add(job, comment)
        if word == "missing":
            raise NotFound("job", job_id)
        if word != "ok":
            raise Conflict(_REFUSALS[word], code=f"comment.{word}")
        note(kind=KIND, id=comment.id, name=job.name, owner_id=job.owner_id, after=comment)
        return (await self._views(principal, job, [comment]))[0]

    async def change(self, principal: Principal, job_id: str, comment_id: str, change: CommentChange) -> CommentView:
        """The caller's own comment with another text."""
        job = await self._job(principal, job_id, Permission.COMMENT_WRITE)
        former = await self._find(job, comment_id)
        if former.author_id != principal.user_id:
            raise Denied("Only its author changes a comment.", code="permission.denied")
        _check(change.text)
        now = from_ms(to_ms(self._clock()))
        comment = msgspec.structs.replace(former, text=change.text.strip(), edited_at=now)
        if not await self._comments.change(job, former, comment):
            raise Conflict("It was changed at the same time; try again.", code="comment.busy")
        note(kind=KIND, id=comment.id, name=job.name, owner_id=job.owner_id, before=former, after=comment)
        return (await self._views(principal, job, [comment]))[0]

    async def remove(self, principal: Principal, job_id: str, comment_id: str) -> None:
        """Takes a comment away; of one that was answered its text."""
        job = await self._job(principal, job_id, Permission.JOB_READ)
        former = await self._find(job, comment_id)
        if not _may_delete(principal, job, former):
            raise Denied("Its author deletes a comment, or who may share the job.", code="permission.denied")
        bare = msgspec.structs.replace(former, text="", deleted_at=from_ms(to_ms(self._clock())))
        is_gone = await self._comments.change(job, former, None) or await self._comments.change(job, former, bare)
        if not is_gone:
            raise Conflict("It was changed at the same time; try again.", code="comment.busy")
        note(kind=KIND, id=comment_id, name=job.name, owner_id=job.owner_id, before=former)

    async def _find(self, job: Job, comment_id: str) -> Comment:
        """A comment that was not deleted."""
        found = await self._comments.find(job.id, comment_id)
        if found is None or found.deleted_at is not None:
            raise NotFound(KIND, comment_id)
        return found

    async def _job(self, principal: Principal, job_id: str, need: Permission) -> Job:
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=need)

    async def _views(self, principal: Principal, job: Job, comments: list[Comment]) -> list[CommentView]:
        names = await self._directory.names({comment.author_id for comment in comments})
        return [
            CommentView(
                **msgspec.structs.asdict(comment),
                author_name=names.get(comment.author_id, ""),
                may_edit=_may_edit(principal, job, comment),
                may_delete=_may_delete(principal, job, comment),
            )
            for comment in comments
        ]


def _may_edit(principal: Principal, job: Job, comment: Comment) -> bool:
    is_own = comment.author_id == principal.user_id and comment.deleted_at is None
    return is_own and Permission.COMMENT_WRITE in principal.rights(job.owner_id, job.id)


def _may_delete(principal: Principal, job: Job, comment: Comment) -> bool:
    if _may_edit(principal, job, comment):
        return True
    return comment.deleted_at is None and Permission.JOB_SHARE in principal.rights(job.owner_id, job.id)


def _check(text: str) -> None:
    if not text.strip() or not is_text(text, MAX_TEXT):
        detail = f"A comment has 1 to {MAX_TEXT:,} characters, none of them a control character."
        raise Invalid(detail, pointer="/text", code="comment.text")
