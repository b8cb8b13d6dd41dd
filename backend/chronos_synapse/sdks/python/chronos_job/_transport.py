"""HTTP to the runtime API: by the worker's socket, or by a URL where the job runs elsewhere."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import time
from typing import Any, Callable, Dict, Mapping, Optional, Tuple
from urllib.parse import urlsplit

from ._errors import ChronosApiError, ChronosError, ChronosTimeoutError

TIMEOUT_S = 30.0
WAITS_S = (1.0, 2.0, 4.0)
"""Before the second try, before the third, and so on; there are as many tries as waits."""
LONGEST_WAIT_S = 30.0
BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers after which the same may be asked again."""


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class Request:
    """One call; `is_repeatable` False: it must not be made twice, as when it adds to something."""

    def __init__(
        self,
        method: str,
        path: str,
        *,
        body: Optional[bytes] = None,
        media_type: str = "application/json",
        is_repeatable: bool = True,
    ) -> None:
        self.method = method
        self.path = path
        self.body = body
        self.media_type = media_type
        self.is_repeatable = is_repeatable


class Transport:
    """Finds the runtime API in `environ`, and asks it up to three times."""

    def __init__(
        self,
        environ: Optional[Mapping[str, str]] = None,
        *,
        timeout_s: float = TIMEOUT_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._environ = os.environ if environ is None else environ
        self._timeout_s = timeout_s
        self._sleep = sleep

    def ask(self, request: Request) -> bytes:
        """The body of the answer; ChronosApiError when it is a refusal."""
        for again, wait_s in enumerate(WAITS_S, 1):
            is_last = again == len(WAITS_S)
            try:
                status, headers, body = self._exchange(request)
            except _Failure as failure:
                if is_last or (failure.was_sent and not request.is_repeatable):
                    raise failure.error from failure.__cause__
                self._sleep(wait_s)
                continue
            if status < 400:
                return body
            may_repeat = status in BUSY and (request.is_repeatable or status == 429)
            if is_last or not may_repeat:
                raise ChronosApiError(status, _problem(body))
            self._sleep(_retry_after_s(headers, wait_s))
        raise AssertionError("there is always a last try")

    def _exchange(self, request: Request) -> Tuple[int, Mapping[str, str], bytes]:
        connection, prefix = self._connection()
        headers = {"Authorization": "Bearer " + self._environ.get("CHRONOS_TOKEN", ""), "Connection": "close"}
        if request.body is not None:
            headers["Content-Type"] = request.media_type
        was_sent = False
        try:
            connection.connect()
            was_sent = True
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it may answer before it has read all
                connection.request(request.method, prefix + request.path, body=request.body, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers.items()), answer.read()
        except socket.timeout as exc:
            late = ChronosTimeoutError("the runtime API did not answer within %g s" % self._timeout_s)
            raise _Failure(late, was_sent=was_sent) from exc
        except (OSError, http.client.HTTPException) as exc:
            away = ChronosError("the runtime API cannot be reached: %s" % (str(exc) or type(exc).__name__))
            raise _Failure(away, was_sent=was_sent) from exc
        finally:
            connection.close()

    def _connection(self) -> Tuple[http.client.HTTPConnection, str]:
        """A connection, and what comes before each path."""
        if self._environ.get("CHRONOS_RUNTIME_SOCKET"):
            return _SocketConnection(self._environ["CHRONOS_RUNTIME_SOCKET"], self._timeout_s), "/api/v1/runtime"
        url = urlsplit(self._environ.get("CHRONOS_RUNTIME_URL", ""))
        if not url.hostname:
            raise ChronosError(
                "this is no job of Chronos Synapse: neither CHRONOS_RUNTIME_SOCKET nor CHRONOS_RUNTIME_URL is set"
            )
        secure = url.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        return kind(url.hostname, url.port, timeout=self._timeout_s), url.path.rstrip("/")


class _Failure(Exception):
    def __init__(self, error: ChronosError, *, was_sent: bool) -> None:
        super().__init__(str(error))
        self.error = error
        self.was_sent = was_sent


def _problem(body: bytes) -> Dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"detail": body[:200].decode("utf-8", "replace")}


def _retry_after_s(headers: Mapping[str, str], default_s: float) -> float:
    """What the server asks for, as far as it is reasonable."""
    lowered = {name.lower(): value for name, value in headers.items()}
    try:
        stated = float(lowered.get("retry-after", ""))
    except ValueError:
        return default_s
    return min(max(stated, 0.0), LONGEST_WAIT_S)
