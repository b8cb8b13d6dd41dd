"""(h) A call of the runtime API while many jobs call at once, beside a bare echo on a unix socket."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure, median_of, percentile
from bench.scale import Scale
from bench.stack import server

EVERY_S = 0.25
"""One call of each job: hundreds a second for the worker, with one core for it and the jobs and Redis on the other."""
START_S = 60.0
CALLS = (
    ("GET", "/context", None),
    ("PUT", "/variables/BENCH_{job}", {"value": {"rows": 12345}}),
    ("GET", "/variables/BENCH_{job}", None),
    ("POST", "/variables/BENCH_{job}_N/increment", {"by": 1}),
    ("POST", "/progress", {"percent": 50, "text": "half way"}),
    ("POST", "/metrics", {"name": "rows", "value": 12345, "unit": "rows"}),
    ("POST", "/output", {"data": {"rows": 12345}}),
)


async def measure(scale: Scale) -> list[Figure]:
    """Each job makes its calls one after the other on connections of their own, as the SDKs do."""
    runs = []
    for _ in range(scale.runs):
        with server() as running:
            runs.append(await _run(running.url, scale))
    return median_of(runs)


async def _run(url: str, scale: Scale) -> list[Figure]:
    argv = (sys.executable, "-m", "bench.runtime_server", url, str(scale.callers))
    child = await asyncio.create_subprocess_exec(*argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        found = json.loads(await asyncio.wait_for(child.stdout.readline(), START_S))
        tokens = found["tokens"]
        assert len(tokens) == scale.callers
        echoes = await _all(found["echo"], tokens, scale.calling_s, expected=b"")
        before_ms = _processor_ms(child.pid)
        calls = await _all(found["socket"], tokens, scale.calling_s, expected=b"HTTP/1.1 2")
        used_ms = _processor_ms(child.pid) - before_ms
    finally:
        child.stdin.close()
        await child.wait()
    return [
        *_figures(echoes, calls, scale),
        Figure(bench="runtime", name="worker, processor time a call", value=used_ms / len(calls), unit="ms"),
    ]


def _processor_ms(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


async def _all(socket: str, tokens: Sequence[str], calling_s: float, *, expected: bytes) -> list[float]:
    """How long each call of all jobs took, ms."""
    until = time.perf_counter() + calling_s
    found = await asyncio.gather(
        *(_job(socket, number, token, until, expected=expected) for number, token in enumerate(tokens))
    )
    return [delay_ms for delays in found for delay_ms in delays]


async def _job(socket: str, number: int, token: str, until: float, *, expected: bytes) -> list[float]:
    requests = [_request(number, token, *call) for call in CALLS]
    delays: list[float] = []
    await asyncio.sleep(EVERY_S * number / 100)
    while (began := time.perf_counter()) < until or not delays:
        reader, writer = await asyncio.open_unix_connection(socket)
        writer.write(requests[len(delays) % len(requests)])
        answer = await reader.read()
        delays.append((time.perf_counter() - began) * 1000)
        writer.close()
        assert answer.startswith(expected), answer
        await asyncio.sleep(max(0.0, EVERY_S - delays[-1] / 1000))
    return delays


def _request(number: int, token: str, method: str, path: str, body: object) -> bytes:
    data = b"" if body is None else json.dumps(body).encode()
    head = (
        f"{method} /api/v1/runtime{path.format(job=number)} HTTP/1.1",
        "Host: runtime",
        f"Authorization: Bearer {token}",
        "Content-Type: application/json",
        f"Content-Length: {len(data)}",
        "Connection: close",
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


def _figures(echoes: Sequence[float], calls: Sequence[float], scale: Scale) -> list[Figure]:
    def figure(name: str, value: float, unit: str = "ms", at_most: float | None = None) -> Figure:
        return Figure(bench="runtime", name=name, value=value, unit=unit, at_most=at_most)

    echo_p99, call_p99 = percentile(echoes, 0.99), percentile(calls, 0.99)
    return [
        figure(f"a bare echo, {scale.callers} jobs, p99", echo_p99),
        figure(f"a call, {scale.callers} jobs, p50", percentile(calls, 0.5)),
        figure(f"a call, {scale.callers} jobs, p99", call_p99, at_most=50),
        figure("a call over a bare echo, p99", call_p99 / echo_p99, unit="x"),
        figure("calls", len(calls) / scale.calling_s, unit="/s"),
    ]
