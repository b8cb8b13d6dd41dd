"""Handing over: what is remembered of failures goes with the jobs when all of an owner's goes to another one."""

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.patterns.memory import OwnerMemory
from chronos_synapse.storage.redis.patterns import OwnerStep, PatternStep, PatternStore

TRIES = 20


async def hand_over_patterns(store: PatternStore, former: UserId, to: UserId, *, clock: Clock = utc_now) -> int:
    """Before the jobs go, so that nothing of theirs is forgotten; how many patterns there were.

    Conflict when others learn all the time.
    """
    for _ in range(TRIES):
        place = await store.place()
        revisions = await store.revisions([former, to])
        moving = await store.all(former)
        if place is None or not moving:
            return 0
        memory = OwnerMemory(to, revisions[to], await store.all(to))
        ids = memory.adopt(moving)
        now = clock()
        # In this order: notes go over once there is what they go to.
        owners: dict[str, OwnerStep] = {
            to: memory.step(now),
            former: OwnerStep(
                revision=revisions[former], gone={one.pattern.id: ids.get(one.pattern.id, "") for one in moving}
            ),
        }
        if await store.put(PatternStep(expected=place, following=place, owners=owners)):
            return len(moving)
    raise Conflict("Failures are learnt at the same time; try again.", code="pattern.busy")
