"""The REST API as a program uses it."""

import http.client
import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

TIMEOUT_S = 15.0
PATIENCE_S = 60.0


class Away(Exception):
    """No answer, or one that says so: what was asked for may have happened, or not."""


class Broken(Away):
    """The API says that it made a mistake: never right, whatever the fault."""


class Refused(AssertionError):
    """The API understood and said no."""


class Client:
    """One connection; not for several threads."""

    def __init__(self, port: int, *, token: str = "") -> None:
        self._port = port
        self.token = token
        self.incidents: list[str] = []
        """Answers that no fault excuses."""
        self._connection: http.client.HTTPConnection | None = None

    def log_in(self, email: str, password: str) -> None:
        """Keeps the token for whatever follows."""
        answer = self.surely("POST", "/auth/login", {"email": email, "password": password})
        self.token = answer["access_token"]

    def is_ready(self) -> bool:
        """Whether the api says that every part is well."""
        try:
            return self._ask("GET", "/health/ready", None)[0] == 200
        except Away:
            return False

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The answer; Away when it is not known what happened, Refused for every other answer than a good one."""
        status, answer = self._ask(method, "/api/v1" + path, body)
        if status in (429, 502, 503, 504):
            raise Away(f"{status}: {answer}")
        if status >= 500:
            self.incidents.append(f"{method} {path.partition('?')[0]}: {status}: {answer}")
            raise Broken(self.incidents[-1])
        if status >= 300:
            raise Refused(f"{method} {path}: {status}: {answer}")
        return answer

    def surely(self, method: str, path: str, body: object = None) -> Any:
        """`call` that is repeated while there is no answer; for what may be repeated."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                return self.call(method, path, body)
            except Away:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def pages(self, path: str) -> Iterator[Any]:
        """Every item of a list."""
        cursor = ""
        joint = "&" if "?" in path else "?"
        while True:
            page = self.surely("GET", path + (f"{joint}cursor={quote(cursor)}" if cursor else ""))
            assert page.get("complete", True) or page["next_cursor"], f"a part of {path} is missing"
            yield from page["items"]
            cursor = page["next_cursor"]
            if not cursor:
                return

    def _ask(self, method: str, path: str, body: object) -> tuple[int, Any]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        content = None if body is None else json.dumps(body)
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT_S)
        try:
            self._connection.request(method, path, content, headers)
            response = self._connection.getresponse()
            text = response.read()
            return response.status, json.loads(text) if text else None
        except (OSError, http.client.HTTPException, ValueError) as exc:
            self.close()
            raise Away(str(exc)) from exc

    def close(self) -> None:
        """The next call makes another connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
