"""CommentStore: what people say about jobs. The ids rise with time, so that their order is that of the comments."""

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.comment import Comment, CommentId
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import EVENTS_CAP
from chronos_synapse.storage.redis.scripts import Script

MOST = 1000
"""Comments on one job."""

_ADD = Script(
    "add_comment",
    keys=("stats", "comments", "order", "events"),
    args=("job_id", "owner_id", "comment_id", "parent_id", "document", "most", "events_cap"),
)
_CHANGE = Script(
    "change_comment",
    keys=("comments", "order", "events"),
    args=("job_id", "owner_id", "comment_id", "former", "document", "events_cap"),
)


class _Document(msgspec.Struct, omit_defaults=True):
    author_id: str
    text: str
    parent_id: str | None = None
    edited_at: int | None = None
    deleted_at: int | None = None


class CommentPage(msgspec.Struct, frozen=True, kw_only=True):
    """Comments, the newest first, and how many there are in all."""

    comments: list[Comment]
    total: int


_decoder = msgspec.json.Decoder(_Document)


class CommentStore:
    """Reads and writes comments; they go with the job."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def page(self, job_id: str, *, before: str | None, limit: int) -> CommentPage:
        """Comments that are older than the one `before`, which need not be there any more."""
        highest = "+" if before is None else f"({before}"
        order = self._keys.comment_order(job_id)
        ids, total = await self._door.pipeline(
            [("ZREVRANGEBYLEX", order, highest, "-", "LIMIT", 0, limit), ("ZCARD", order)]
        )
        raws = await self._door.call("HMGET", self._keys.comments(job_id), *ids) if ids else []
        pairs = [(one.decode(), raw) for one, raw in zip(ids, raws, strict=True) if raw is not None]
        return CommentPage(comments=[_comment(job_id, one, raw) for one, raw in pairs], total=int(total))

    async def find(self, job_id: str, comment_id: str) -> Comment | None:
        """The comment on this job with this id."""
        raw = await self._door.call("HGET", self._keys.comments(job_id), comment_id)
        return None if raw is None else _comment(job_id, comment_id, raw)

    async def add(self, job: Job, comment: Comment) -> str:
        """`ok`; `missing` without the job, `unanswerable` without the comment that it answers, or `full`."""
        keys = [self._keys.job_stats(job.id), self._keys.comments(job.id), self._keys.comment_order(job.id)]
        args = [job.id, job.owner_id, comment.id, comment.parent_id or "", _encode(comment), MOST, EVENTS_CAP]
        return str((await self._door.run(_ADD, [*keys, self._keys.events()], args)).decode())

    async def change(self, job: Job, former: Comment, comment: Comment | None) -> bool:
        """Puts `comment` in place of `former`, None takes it away; False when that was changed meanwhile.

        One that is answered is not taken away by None but refused: it has to stay, without its text.
        """
        keys = [self._keys.comments(job.id), self._keys.comment_order(job.id), self._keys.events()]
        document = b"" if comment is None else _encode(comment)
        args = [job.id, job.owner_id, former.id, _encode(former), document, EVENTS_CAP]
        return bool(await self._door.run(_CHANGE, keys, args))


def _encode(comment: Comment) -> bytes:
    document = _Document(
        author_id=comment.author_id,
        text=comment.text,
        parent_id=comment.parent_id,
        edited_at=None if comment.edited_at is None else to_ms(comment.edited_at),
        deleted_at=None if comment.deleted_at is None else to_ms(comment.deleted_at),
    )
    return msgspec.json.encode(document)


def _comment(job_id: str, comment_id: str, raw: bytes) -> Comment:
    stored = _decoder.decode(raw)
    return Comment(
        id=CommentId(comment_id),
        job_id=JobId(job_id),
        parent_id=None if stored.parent_id is None else CommentId(stored.parent_id),
        author_id=UserId(stored.author_id),
        text=stored.text,
        created_at=from_ms(int(comment_id[:11], 16)),
        edited_at=None if stored.edited_at is None else from_ms(stored.edited_at),
        deleted_at=None if stored.deleted_at is None else from_ms(stored.deleted_at),
    )
