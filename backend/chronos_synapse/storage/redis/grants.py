"""GrantStore: which jobs are shared with whom. A subject is a user or a team.

A grant stands in two hashes, by job and by subject, which one script keeps alike.
"""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.access import GrantLevel
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.grant import Grant
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

MOST_OF_JOB = 100
MOST_OF_SUBJECT = 1000

_PUT = Script(
    "put_grant",
    keys=("stats", "grants", "granted"),
    args=("job_id", "subject_id", "level", "entry", "most_of_job", "most_of_subject"),
)
_REMOVE = Script("remove_grant", keys=("grants", "granted"), args=("job_id", "subject_id"))
_FORGET = Script("forget_subject", keys=("granted",), args=("subject_id",), names=("grants",))

_LEVELS = list(GrantLevel)


class _Entry(msgspec.Struct):
    level: GrantLevel
    by: str
    at: int


_decoder = msgspec.json.Decoder(_Entry)


class GrantStore:
    """Reads and writes grants; they go with the job, and with the subject."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def of(self, subject_ids: Sequence[str]) -> dict[JobId, GrantLevel]:
        """Jobs that are shared with any of these, each with the highest level."""
        commands = [("HGETALL", self._keys.granted(subject_id)) for subject_id in subject_ids]
        highest: dict[JobId, GrantLevel] = {}
        for reply in await self._door.pipeline(commands) if commands else []:
            for raw_id, raw_level in reply.items():
                job_id, level = JobId(raw_id.decode()), GrantLevel(raw_level.decode())
                highest[job_id] = max(level, highest.get(job_id, level), key=_LEVELS.index)
        return highest

    async def on(self, job_id: str) -> list[Grant]:
        """With whom a job is shared, the first one first."""
        found = await self._door.call("HGETALL", self._keys.grants(job_id))
        grants = [_grant(job_id, subject.decode(), raw) for subject, raw in found.items()]
        return sorted(grants, key=lambda grant: (grant.granted_at, grant.subject_id))

    async def put(self, grant: Grant) -> str:
        """`ok`; `missing` without such a job; `job_full` or `subject_full` when there are too many already."""
        entry = _Entry(level=grant.level, by=grant.granted_by, at=to_ms(grant.granted_at))
        keys = [self._keys.job_stats(grant.job_id), self._keys.grants(grant.job_id)]
        args = [grant.job_id, grant.subject_id, grant.level.value, msgspec.json.encode(entry)]
        keys.append(self._keys.granted(grant.subject_id))
        reply = await self._door.run(_PUT, keys, [*args, MOST_OF_JOB, MOST_OF_SUBJECT])
        return str(reply.decode())

    async def remove(self, job_id: str, subject_id: str) -> bool:
        """Whether it was there."""
        keys = [self._keys.grants(job_id), self._keys.granted(subject_id)]
        return bool(await self._door.run(_REMOVE, keys, [job_id, subject_id]))

    async def forget(self, subject_id: str) -> int:
        """Ends every grant of a subject that is no more; how many there were."""
        return int(await self._door.run(_FORGET, [self._keys.granted(subject_id)], [subject_id]))


def _grant(job_id: str, subject_id: str, raw: bytes) -> Grant:
    entry = _decoder.decode(raw)
    ids = {"subject_id": UserId(subject_id), "granted_by": UserId(entry.by)}
    return Grant(job_id=JobId(job_id), level=entry.level, granted_at=from_ms(entry.at), **ids)
