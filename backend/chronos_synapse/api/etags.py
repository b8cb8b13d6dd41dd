"""ETags: a change is made to the version that the caller has seen, and what has not changed is not sent again.

A tag is `"<version>"`, or `"<version>-<digest>"` where what is shown has parts that change without a new version, such
as a job's counters. `If-Match` compares versions only and takes both forms; `If-None-Match` compares whole tags.
"""

import re
import zlib
from http import HTTPStatus
from typing import Any, Final, cast

from litestar import Request, Response
from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.serialization import encode_json
from litestar.types import Message, Scope

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.precondition import Versions

MATCHED = "if_match"
"""Option of a handler that looks at `If-Match`."""
MAX_TAGS = 20
_UNCHANGED: Final = "chronos_unchanged"

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e]{0,64})"')
_VERSION = re.compile(r"([0-9]{1,15})(-[0-9a-f]+)?")


def expected_versions(request: Request[Any, Any, Any]) -> Versions | None:
    """The versions that `If-Match` names, None when there is no such header or it takes any; Invalid for others.

    A weak tag, and one that is not ours, is that of no version.
    """
    text = request.headers.get("if-match")
    if text is None or text.strip() == "*":
        return None
    tags = _tags(text, "if-match")
    found = [_VERSION.fullmatch(tag) for is_weak, tag in tags if not is_weak]
    return frozenset(int(match[1]) for match in found if match is not None)


async def tagged(response: Response[Any]) -> Response[Any]:
    """Hook after a handler that answers with something that has a version: adds its tag."""
    content = response.content
    if response.status_code not in (None, HTTPStatus.OK, HTTPStatus.CREATED) or not hasattr(content, "version"):
        return response
    body = encode_json(content)
    response.content = body
    response.headers["ETag"] = f'"{content.version}-{zlib.crc32(body):08x}"'
    return response


async def answer_unchanged(message: Message, scope: Scope) -> None:
    """Hook before each message is sent: 304 without a body in place of what the caller has already."""
    state: dict[str, Any] = cast("dict[str, Any]", scope)
    if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
        headers = MutableScopeHeaders.from_message(message)
        tag = headers.get("etag")
        wanted = Headers.from_scope(scope).get("if-none-match") if tag and state["method"] in ("GET", "HEAD") else None
        if wanted is not None and (wanted.strip() == "*" or tag in {part.strip() for part in wanted.split(",")}):
            message["status"] = HTTPStatus.NOT_MODIFIED
            del headers["content-length"]
            del headers["content-type"]
            state[_UNCHANGED] = True
    elif message["type"] == "http.response.body" and state.get(_UNCHANGED):
        message["body"] = b""


def _tags(text: str, header: str) -> list[tuple[bool, str]]:
    parts = [part.strip() for part in text.split(",")]
    found = [_TAG.fullmatch(part) for part in parts[: MAX_TAGS + 1]]
    if len(parts) > MAX_TAGS or not all(found):
        detail = f'{header} takes up to {MAX_TAGS} tags, each as in "5", or *.'
        raise Invalid(detail, pointer=f"header:{header}", code="etag.form")
    return [(match[1] is not None, match[2]) for match in found if match is not None]
