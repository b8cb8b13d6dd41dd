"""Chronos: everything that a job can ask and say, one method each."""

from __future__ import annotations

import json
import mimetypes
import os
from typing import Any, Dict, List, Mapping, Optional, Union
from urllib.parse import quote

from ._errors import ChronosApiError
from ._transport import Request, Transport

Number = Union[int, float]


class Chronos:
    """The runtime API of the execution that this process belongs to.

    Every method raises ChronosApiError when it is refused, ChronosTimeoutError when no answer comes, and ChronosError
    when the runtime API cannot be reached. Safe to use from several threads.
    """

    def __init__(self, transport: Optional[Transport] = None) -> None:
        self._transport = transport or Transport()

    def input(self) -> Dict[str, Any]:
        """What the execution was given: its parameters by name."""
        return dict(self._get("/input")["data"])

    def output(self, data: Any) -> None:
        """Keeps `data`, any JSON value, as the execution's output; the last one counts."""
        self._send("POST", "/output", {"data": data})

    def context(self) -> Dict[str, Any]:
        """Who this attempt is: ids, the job's name, the number of the attempt, when it was due."""
        return dict(self._get("/context"))

    def get_variable(self, key: str, default: Any = None) -> Any:
        """The value of a variable, or `default` when there is none."""
        try:
            return self._get(_variable(key))["value"]
        except ChronosApiError as error:
            if error.code == "variable.not_found":
                return default
            raise

    def variable_exists(self, key: str) -> bool:
        """Whether there is such a variable."""
        missing = object()
        return self.get_variable(key, missing) is not missing

    def set_variable(self, key: str, value: Any, *, expected_version: Optional[int] = None) -> int:
        """Sets a variable to any JSON value; gives its version.

        With `expected_version` only if it has that version (0: only if there is none); else ChronosApiError, 409.
        """
        body: Dict[str, Any] = {"value": value}
        if expected_version is not None:
            body["expected_version"] = expected_version
        return int(self._send("PUT", _variable(key), body)["version"])

    def increment_variable(self, key: str, by: Number = 1) -> Number:
        """Adds to a variable, whoever else does so meanwhile; gives the sum. One that is not there counts as 0."""
        found: Number = self._send("POST", _variable(key) + "/increment", {"by": by}, is_repeatable=False)["value"]
        return found

    def append_variable(self, key: str, value: Any) -> Any:
        """Puts `value` at the end of a text or a list; gives the whole."""
        return self._send("POST", _variable(key) + "/append", {"value": value}, is_repeatable=False)["value"]

    def delete_variable(self, key: str) -> bool:
        """Deletes a variable; gives whether there was one."""
        try:
            self._transport.ask(Request("DELETE", _variable(key)))
        except ChronosApiError as error:
            if error.code == "variable.not_found":
                return False
            raise
        return True

    def set_condition(self, condition: bool) -> None:
        """Says which way what follows is to go."""
        self._send("POST", "/condition", {"condition": condition})

    def metric(self, name: str, value: Number, unit: str = "") -> None:
        """Adds a sample to one of the job's own metrics, which is charted on the job's page."""
        self._send("POST", "/metrics", {"name": name, "value": value, "unit": unit})

    def progress(self, percent: Optional[Number] = None, text: str = "") -> None:
        """Says how far the execution has come, 0 to 100, and with what."""
        self._send("POST", "/progress", {"percent": percent, "text": text})

    def artifact(
        self,
        name: str,
        data: Union[bytes, str, None] = None,
        *,
        path: Union[str, "os.PathLike[str]", None] = None,
        media_type: Optional[str] = None,
    ) -> Dict[str, Any]:
        """Keeps a small file with the execution: `data` (text is written as UTF-8), or the file at `path`."""
        if (data is None) == (path is None):
            raise ValueError("give either data or path")
        if path is not None:
            with open(path, "rb") as file:
                data = file.read()
        content = data.encode() if isinstance(data, str) else bytes(data or b"")
        stated = media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        request = Request("PUT", _artifact(name), body=content, media_type=stated)
        return dict(json.loads(self._transport.ask(request)))

    def get_artifact(self, name: str) -> bytes:
        """A file that this or an earlier attempt of the execution has kept."""
        return self._transport.ask(Request("GET", _artifact(name)))

    def artifacts(self) -> List[Mapping[str, Any]]:
        """The execution's files: `name`, `bytes`, `media_type`, `created_at`."""
        return list(self._get("/artifacts")["items"])

    def _get(self, path: str) -> Any:
        return json.loads(self._transport.ask(Request("GET", path)))

    def _send(self, method: str, path: str, body: Mapping[str, Any], *, is_repeatable: bool = True) -> Any:
        text = json.dumps(body, allow_nan=False).encode()
        answer = self._transport.ask(Request(method, path, body=text, is_repeatable=is_repeatable))
        return json.loads(answer) if answer else None


def _variable(key: str) -> str:
    return "/variables/" + quote(key, safe="")


def _artifact(name: str) -> str:
    return "/artifacts/" + quote(name, safe="")
