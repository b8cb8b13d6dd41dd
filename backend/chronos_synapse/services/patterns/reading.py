"""PatternService: patterns of failures for those who see them, and what people note on them."""

from collections.abc import Iterable

from chronos_models.embedding import embed
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.failure_pattern import MAX_NOTE, FailurePattern, PatternNote, PatternQuery, narrowed
from chronos_synapse.services.accounts.access import is_job_id, require, require_on
from chronos_synapse.services.audit.draft import note as audit_note
from chronos_synapse.services.jobs.job_checks import is_text
from chronos_synapse.services.patterns.views import (
    NoteText,
    PatternItem,
    PatternList,
    PatternView,
    SimilarPattern,
    is_pattern_id,
    item_of,
    view_of,
)
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.patterns import Near
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "pattern"
MOST_SIMILAR = 5
LEAST_SIMILARITY = 0.4
"""Of texts of different causes, 99 in 100 are less alike (made-up error texts, `chronos_models.synthetic`)."""


class PatternService:
    """Shows patterns of owners whose things the caller sees, and of jobs that are seen by themselves what is theirs."""

    def __init__(self, stores: RedisStores, directory: Directory, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._store = stores.insight.patterns
        self._directory = directory
        self._clock = clock

    async def page(self, principal: Principal, query: PatternQuery) -> PatternList:
        """One page; `query` has the caller's sight. Invalid names a bad parameter."""
        if query.job_id is not None and not is_job_id(query.job_id):
            raise Invalid("A job's id has 16 characters of a-z and 0-9.", pointer="query:job_id", code="query.job_id")
        page = await self._store.page(query)
        shown = [one for one in (narrowed(pattern, principal.sight) for pattern in page.patterns) if one is not None]
        return PatternList(
            items=await self._items(principal, shown),
            total=page.total,
            complete=page.complete,
            next_cursor=page.next_cursor,
        )

    async def find(self, principal: Principal, pattern_id: str) -> PatternView:
        """One pattern; NotFound for what the caller does not see."""
        pattern = await self._seen(principal, pattern_id)
        near = await self._store.nearest(principal.sight, embed(pattern.message).tobytes(), MOST_SIMILAR + 1)
        (item,) = await self._items(principal, [pattern])
        return view_of(item, pattern, similar_of(principal, near, without=pattern.id))

    async def note(self, principal: Principal, pattern_id: str, request: NoteText) -> PatternView:
        """Writes what is known of it, in place of what was; Denied to who may not comment on what is the owner's."""
        require(principal, Permission.COMMENT_WRITE)
        former = await self._seen(principal, pattern_id)
        require_on(principal, Permission.COMMENT_WRITE, former.owner_id)
        text = request.text.strip()
        if not is_text(text, MAX_NOTE):
            detail = f"A note has at most {MAX_NOTE:,} characters, none of them a control character."
            raise Invalid(detail, pointer="/text", code="pattern.note")
        written = await self._note(principal, text) if text else None
        if not await self._store.write_note(former.id, written):
            raise NotFound(KIND, pattern_id)
        before, after = former.note.text if former.note else "", text
        audit_note(kind=KIND, id=former.id, owner_id=former.owner_id, before={"note": before}, after={"note": after})
        return await self.find(principal, pattern_id)

    async def _note(self, principal: Principal, text: str) -> PatternNote:
        names = await self._directory.names({principal.user_id})
        name, now = names.get(principal.user_id, ""), from_ms(to_ms(self._clock()))
        return PatternNote(text=text, author_id=principal.user_id, author_name=name, at=now)

    async def _seen(self, principal: Principal, pattern_id: str) -> FailurePattern:
        found = await self._store.find(pattern_id) if is_pattern_id(pattern_id) else None
        seen = None if found is None else narrowed(found, principal.sight)
        if seen is None:
            raise NotFound(KIND, pattern_id)
        return seen

    async def _items(self, principal: Principal, patterns: list[FailurePattern]) -> list[PatternItem]:
        job_ids = list(dict.fromkeys(one.job_id for pattern in patterns for one in pattern.jobs))
        names = {job_id: job.name for job_id, job in (await self._stores.jobs.find_many(job_ids)).items()}
        now = self._clock()
        return [item_of(principal, pattern, names, now) for pattern in patterns]


def similar_of(principal: Principal, near: Iterable[Near], *, without: str) -> list[SimilarPattern]:
    """Others that are like it, the most like first."""
    found = [(one, narrowed(one.pattern, principal.sight)) for one in near if one.similarity >= LEAST_SIMILARITY]
    return [
        SimilarPattern(
            id=seen.id,
            template=seen.template,
            count=seen.count,
            similarity=round(min(1.0, one.similarity), 3),
            has_note=seen.note is not None,
        )
        for one, seen in found
        if seen is not None and seen.id != without
    ][:MOST_SIMILAR]
