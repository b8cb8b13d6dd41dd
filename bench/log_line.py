"""(e) One log line: from the moment at which a job writes it to the moment at which a client of the stream has it."""

import json
import time
from collections.abc import AsyncIterator

import httpx

from bench.figures import Figure, spread
from bench.product import Product, product
from bench.scale import Scale
from bench.stack import server

EVERY_S = 0.02
LIMIT_S = 60.0
JOB = """\
import sys, time
for number in range({lines}):
    print(time.time_ns(), "line", number, flush=True)
    time.sleep({every_s})
"""


async def measure(scale: Scale) -> list[Figure]:
    """A job prints a line every 20 ms; each line carries the time at which it was written."""
    with server() as running:
        async with product(running) as client:
            delays = await _delays(client, scale.log_lines)
    return [
        Figure(
            bench="log line",
            name=f"written to seen, {share} of {len(delays)}",
            value=delay_ms,
            unit="ms",
            at_most=100 if share == "p99" else None,
        )
        for share, delay_ms in spread(delays).items()
    ]


async def _delays(client: Product, count: int) -> list[float]:
    script = JOB.format(lines=count, every_s=EVERY_S)
    config = {"command": f"exec {client.python} -u -", "stdin": script}
    job = await client.post("/api/v1/jobs", {"name": "lines", "executor": {"kind": "shell", "config": config}})
    asked = await client.post(f"/api/v1/jobs/{job['id']}/trigger", {})
    delays: list[float] = []
    async for text in _lines(client.http, asked["execution_id"]):
        written_ns = int(text.split()[0])
        delays.append((time.time_ns() - written_ns) / 1e6)
    assert len(delays) == count
    return delays


async def _lines(http: httpx.AsyncClient, execution_id: str) -> AsyncIterator[str]:
    """Texts of the lines, until the execution has ended."""
    path = f"/api/v1/executions/{execution_id}/log/stream"
    event = ""
    async with http.stream("GET", path, timeout=LIMIT_S) as response:
        response.raise_for_status()
        async for line in response.aiter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "data" and event == "lines":
                for found in json.loads(value):
                    yield found["text"]
            elif name == "data" and event == "end":
                return
