"""The audit of requests: what handlers with an `audit` option do is written down before their answer is sent."""

import logging
import secrets
import time
from http import HTTPStatus
from typing import Any, cast

import msgspec
from litestar import Litestar, Request
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from chronos_synapse.api.addresses import client_address
from chronos_synapse.api.errors import on_chronos_error
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.audit import Actor, ActorKind, AuditEvent, AuditResult
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.errors import ChronosError, Unavailable
from chronos_synapse.services.audit.draft import Draft, drafting
from chronos_synapse.services.audit.recording import RequestFacts, events_of, result_of

logger = logging.getLogger(__name__)

AUDIT = "audit"
"""Option of a handler that changes something: what the audit calls that, `<resource>.<verb>`."""
UNAUDITED = "unaudited"
"""Option of a handler that looks as if it changed something: why the audit is not told."""
REQUEST_ID = b"x-request-id"
_REPLAYED = b"idempotency-replayed"
_LOST = "It may have been done, but the audit could not be written."
NAME_LIFE_S = 60.0
MOST_NAMES = 2000
_NOT_WRITTEN = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})
"""Refused before anything of the request was looked at; callers that are blocked are listed elsewhere."""


def audit_hook(app: ASGIApp) -> ASGIApp:
    """Middleware: gives each such request a draft, and writes its entries when the answer begins."""

    async def handle(scope: Scope, receive: Receive, send: Send) -> None:
        action = cast("Any", scope)["route_handler"].opt.get(AUDIT)
        if action is None:
            await app(scope, receive, send)
            return
        with drafting() as draft:
            await app(scope, receive, _Audited(scope, receive, send, draft=draft, action=str(action)).send)

    return handle


class _Audited:
    """The way of one answer to the client."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, draft: Draft, action: str) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._draft = draft
        self._action = action
        self._is_replaced = False

    async def send(self, message: Message) -> None:
        """Passes the answer on once its entries are written; in its place goes 503 when they cannot be."""
        if message["type"] == "http.response.start":
            try:
                await self._write(message)
            except Exception as exc:
                # The edge of the request: whatever keeps the entry from being written keeps the answer back.
                logger.exception("the audit was not written", extra={"action": "audit_lost", "what": self._action})
                if message["status"] < HTTPStatus.BAD_REQUEST:
                    self._is_replaced = True
                    await self._refuse(exc if isinstance(exc, Unavailable) else Unavailable(_LOST, part="audit"))
        if not self._is_replaced:
            await self._send(message)

    async def _write(self, message: Any) -> None:
        request: Request[Any, Any, Any] = Request(self._scope)
        request_id = secrets.token_hex(8)
        headers = [(name.lower(), value) for name, value in message["headers"]]
        message["headers"] = [*headers, (REQUEST_ID, request_id.encode())]
        status = int(message["status"])
        if status in _NOT_WRITTEN or any(name == _REPLAYED for name, _ in headers):
            return
        principal: Principal | None = cast("dict[str, Any]", self._scope).get("user")
        is_public = cast("Any", self._scope)["route_handler"].opt.get("public")
        if principal is None and status == HTTPStatus.UNAUTHORIZED and not is_public:
            return
        api: ApiContainer = request.app.state.container
        facts = RequestFacts(
            at_ms=to_ms(utc_now()),
            action=self._action,
            target=next((str(value) for value in self._scope["path_params"].values()), ""),
            actor=await self._actor(request.app, principal),
            address=client_address(request),
            agent=request.headers.get("user-agent", ""),
            request_id=request_id,
            status=status,
        )
        await api.audit.log.write(self._admitted(api, facts))

    def _admitted(self, api: ApiContainer, facts: RequestFacts) -> list[AuditEvent]:
        """The entries of the request; fewer when the caller is refused again and again."""
        events = events_of(facts, self._draft)
        if result_of(facts.status) is not AuditResult.REFUSED:
            return events
        omitted = api.audit.refusals.admit(facts.actor.key_id or facts.actor.id or facts.address)
        if omitted is None:
            return []
        return [msgspec.structs.replace(event, omitted=omitted) for event in events[:1]] + events[1:]

    async def _actor(self, app: Litestar, principal: Principal | None) -> Actor:
        if principal is None:
            kind = ActorKind.USER if self._draft.actor_id else ActorKind.ANONYMOUS
            return Actor(kind=kind, id=self._draft.actor_id, name=self._draft.actor_name)
        names: ActorNames = app.state.actor_names
        return Actor(
            kind=ActorKind.USER if principal.key_id is None else ActorKind.KEY,
            id=principal.user_id,
            name=await names.of(app.state.container, principal.user_id),
            key_id=principal.key_id or "",
        )

    async def _refuse(self, error: Unavailable) -> None:
        request: Request[Any, Any, Any] = Request(self._scope)
        response = on_chronos_error(request, error)
        answer = response.to_asgi_response(app=None, request=request)
        await answer(self._scope, self._receive, self._send)


class ActorNames:
    """Names of users, kept for a while; an outage of the accounts leaves them out."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, float]] = {}

    async def of(self, api: ApiContainer, user_id: str) -> str:
        """The user's name, or the e-mail address of one without."""
        now = time.monotonic()
        found = self._names.get(user_id)
        if found is not None and now - found[1] < NAME_LIFE_S:
            return found[0]
        try:
            user = await api.accounts.users.by_id(user_id)
        except ChronosError:
            return "" if found is None else found[0]
        name = "" if user is None else user.name or user.email
        if len(self._names) >= MOST_NAMES:
            self._names.clear()
        self._names[user_id] = (name, now)
        return name
