"""(a) The floor: one whole durable fire as plain pipelined commands, on the index and the document of the product."""

import time

from bench.figures import Figure
from bench.jobs import a_job
from bench.stack import PREFIX
from bench.wire import Wire, encode
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import Origin, scheduled_execution_id
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.indexes import EXECUTION_FIELDS, EXECUTION_OPTIONS
from chronos_synapse.storage.redis.keys import Keys

BATCH = 100
DAY_MS = 86_400_000


def measure_floor(url: str, count: int) -> Figure:
    """Fires a second on an empty server: compare-and-advance, indexed JSON.SET, PUBLISH.

    The commands are encoded before the clock starts. Leaves the server empty.
    """
    due_ms = to_ms(utc_now())
    keys = Keys(PREFIX)
    with Wire(url) as wire:
        wire.call("FLUSHALL")
        index = (keys.index("floor"), "ON", "JSON", "PREFIX", 1, keys.execution(""), "STOPWORDS", 0, *EXECUTION_OPTIONS)
        wire.call("FT.CREATE", *index, "SCHEMA", *" ".join(EXECUTION_FIELDS).split())
        wire.send([encode("ZADD", keys.due(), due_ms, a_job(number).id) for number in range(count)])
        wire.receive()
        fires = [_fire(keys, number, due_ms) for number in range(count)]
        batches = [b"".join(fires[at : at + BATCH]) for at in range(0, count, BATCH)]
        began = time.perf_counter()
        for at, batch in enumerate(batches):
            wire.send_raw(batch, replies=3 * len(fires[at * BATCH : (at + 1) * BATCH]))
            if at:  # one batch is always on its way
                wire.receive(leave=3 * BATCH)
        wire.receive()
        elapsed_s = time.perf_counter() - began
        assert int(wire.call("ZCOUNT", keys.due(), due_ms + 1, "+inf")) == count
        wire.call("FLUSHALL")
    return Figure(bench="floor", name=f"plain pipelined fires, N = {count:,}", value=count / elapsed_s, unit="/s")


def _fire(keys: Keys, number: int, due_ms: int) -> bytes:
    job = a_job(number)
    execution_id = scheduled_execution_id(job.id, due_ms)
    new = JobMembers(job).queued(execution_id, scheduled_ms=due_ms, origin=Origin.SCHEDULE)
    document = b'{"state":"queued","queued_at":%d,%b}' % (due_ms, new.members)
    news = b'{"type":"execution.queued","owner_id":"%b","job_id":"%b","execution_id":"%b","state":"queued","time":%d}'
    fields = (job.owner_id.encode(), job.id.encode(), execution_id.encode(), due_ms)
    return (
        encode("ZADD", keys.due(), "XX", "GT", "CH", due_ms + DAY_MS, job.id)
        + encode("JSON.SET", keys.execution(execution_id), "$", document, "NX")
        + encode("PUBLISH", keys.events(), news % fields)
    )
