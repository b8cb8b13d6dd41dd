"""How long the parts of an HTTP exchange take."""

import time
from typing import Any

_PARTS = {"connection.connect_tcp": "connect", "connection.start_tls": "tls"}
_SENDING, _ANSWERED = ".send_request_headers.started", ".receive_response_headers.complete"


class Timing:
    """Of one request, milliseconds: dns, connect, tls, first byte."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self._starts: dict[str, float] = {}
        self._took_ms: dict[str, float] = {}

    def resolved(self) -> None:
        """The host's addresses are known."""
        self._took_ms["dns"] = (time.monotonic() - self.began) * 1000

    async def trace(self, event: str, _info: dict[str, Any]) -> None:
        """Told by httpcore of each step (its extension `trace`)."""
        step, _, phase = event.rpartition(".")
        if event.endswith(_SENDING):
            self._starts["first byte"] = time.monotonic()
        elif event.endswith(_ANSWERED):
            self._ended("first byte")
        elif step in _PARTS and phase == "started":
            self._starts[_PARTS[step]] = time.monotonic()
        elif step in _PARTS and phase == "complete":
            self._ended(_PARTS[step])

    def words(self) -> str:
        """`34 ms (dns 1.2, connect 0.3, first byte 30.1)`."""
        total = round((time.monotonic() - self.began) * 1000)
        parts = ", ".join(f"{name} {took:.1f}" for name, took in self._took_ms.items())
        return f"{total} ms ({parts})" if parts else f"{total} ms"

    def _ended(self, part: str) -> None:
        if part in self._starts:
            self._took_ms[part] = (time.monotonic() - self._starts[part]) * 1000
