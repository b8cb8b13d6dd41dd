"""Requests with an `Idempotency-Key`: carried out once, however often they are sent; all get the same answer."""

import asyncio
import hashlib
import logging
import re
import secrets
from typing import Any, Final, cast

from litestar import Request, Response
from litestar.types import Message, Scope

from chronos_synapse.api.gate import caller_name
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.domain.errors import Conflict, Invalid, Reused, Unavailable
from chronos_synapse.domain.settings import RateClass
from chronos_synapse.storage.redis.idempotency import IdempotencyStore, KeptAnswer

logger = logging.getLogger(__name__)

IDEMPOTENT = "idempotent"
"""Option of a handler that creates something, and whose answer holds nothing that may be shown once only."""
HEADER = "idempotency-key"
REPLAYED = "Idempotency-Replayed"
MAX_ANSWER_BYTES = 256 << 10
WAITS = 100
WAIT_S = 0.1
"""So often, and so long each time, a repeated request waits for the one under way."""
_TOO_LONG = 0
"""In place of the status of an answer that was too long to be kept."""
_KEPT_HEADERS = frozenset({"content-type", "location", "etag"})
_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_PENDING: Final = "chronos_once"


class _Pending:
    """A request that is carried out now, and its answer as far as it was sent."""

    def __init__(self, store: IdempotencyStore, caller: str, key: str) -> None:
        self.store = store
        self.caller = caller
        self.key = key
        self.token = secrets.token_hex(8)
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b""

    @property
    def answer(self) -> KeptAnswer | None:
        """What is kept: of a defect, too, since nobody knows what was done; nothing where nothing was done."""
        if self.status == 500 or self.status < 400:
            return KeptAnswer(self.status, self.headers, self.body)
        return None


async def begin_once(request: Request[Any, Any, Any]) -> Response[bytes] | None:
    """The answer to a request that was carried out before; None when it is to be carried out.

    Reused when the key came with another request, Conflict when that one is still under way.
    """
    key = request.headers.get(HEADER)
    if key is None or not request.route_handler.opt.get(IDEMPOTENT):
        return None
    if not _KEY.fullmatch(key):
        detail = "An idempotency key is 1 to 255 visible ASCII characters."
        raise Invalid(detail, pointer="header:idempotency-key", code="idempotency.key")
    container: ApiContainer = request.app.state.container
    pending = _Pending(container.base.stores.idempotency, caller_name(request, RateClass.WRITE), key)
    fingerprint = await _fingerprint(request)
    for _ in range(WAITS):
        former = await pending.store.begin(pending.caller, key, fingerprint=fingerprint, token=pending.token)
        if former is None:
            cast("dict[str, Any]", request.scope)[_PENDING] = pending
            return None
        if former.fingerprint != fingerprint:
            raise Reused("This idempotency key came with another request before.", code="idempotency.reused")
        if former.answer is not None:
            return _again(former.answer)
        await asyncio.sleep(WAIT_S)
    raise Conflict("The request with this idempotency key is still under way.", code="idempotency.under_way")


async def keep_answer(message: Message, scope: Scope) -> None:
    """Hook before each message is sent: keeps the answer of a request that is carried out once."""
    pending: _Pending | None = cast("dict[str, Any]", scope).get(_PENDING)
    if pending is None:
        return
    if message["type"] == "http.response.start":
        pending.status = message["status"]
        pairs = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in message["headers"]]
        pending.headers = {name: value for name, value in pairs if name in _KEPT_HEADERS}
    elif message["type"] == "http.response.body":
        pending.body += message.get("body", b"")
        if not message.get("more_body", False):
            cast("dict[str, Any]", scope).pop(_PENDING)
            await _keep(pending)


async def _keep(pending: _Pending) -> None:
    answer = pending.answer
    if answer is not None and len(answer.body) > MAX_ANSWER_BYTES:
        answer = KeptAnswer(_TOO_LONG, {}, b"")
    try:
        await pending.store.end(pending.caller, pending.key, token=pending.token, answer=answer)
    except Unavailable:
        # What was done is done, and so it is told; a repetition waits until the mark has gone.
        logger.warning("the answer of an idempotent request was not kept", extra={"action": "idempotency_lost"})


async def _fingerprint(request: Request[Any, Any, Any]) -> str:
    digest = hashlib.sha256()
    for part in (str(request.method), request.scope["path"], request.url.query):
        digest.update(part.encode() + b"\0")
    digest.update(await request.body())
    return digest.hexdigest()


def _again(answer: KeptAnswer) -> Response[bytes]:
    if answer.status == _TOO_LONG:
        detail = "This request was carried out before; its answer was too long to be kept."
        raise Conflict(detail, code="idempotency.answer_gone")
    headers = {name: value for name, value in answer.headers.items() if name != "content-type"}
    return Response(
        answer.body,
        status_code=answer.status,
        media_type=answer.headers.get("content-type", "application/json"),
        headers={**headers, REPLAYED: "true"},
    )
