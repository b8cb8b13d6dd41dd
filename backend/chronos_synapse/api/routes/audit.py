"""The audit: who did what. It can be read, exported and verified; nothing writes to it but the product itself."""

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter, SkipValidation
from litestar.response import Stream
from msgspec.structs import replace

from chronos_synapse.api.audit_hook import AUDIT
from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, From, Limit, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.audit import AuditQuery, AuditResult
from chronos_synapse.services.audit.exports import AuditFormat
from chronos_synapse.services.audit.reading import AuditList
from chronos_synapse.services.audit.verification import Verification

TAGS = ["audit"]
MAX_WORD = 200
ACTION = r"^[a-z_-]{1,50}\.([a-z_]{1,50}|\*)$"

Actor = Annotated[str | None, QueryParameter(name="actor", max_length=MAX_WORD, description="By this user (id).")]
Action = Annotated[
    str | None,
    QueryParameter(name="action", pattern=ACTION, description="Such as `job.create`; `job.*`: all of a kind."),
]
Kind = Annotated[
    str | None, QueryParameter(name="resource_kind", max_length=MAX_WORD, description="Done to something of this kind.")
]
Resource = Annotated[
    str | None, QueryParameter(name="resource_id", max_length=MAX_WORD, description="Done to this thing.")
]
Owner = Annotated[
    str | None, QueryParameter(name="owner_id", max_length=MAX_WORD, description="Done to what belongs to this owner.")
]
Result = Annotated[AuditResult | None, QueryParameter(name="result", description="With this result.")]
Address = Annotated[str | None, QueryParameter(name="address", max_length=64, description="From this address.")]
Text = Annotated[str, QueryParameter(name="text", description="Words of the names of actors and resources.")]
Format = Annotated[AuditFormat, QueryParameter(name="format", description="JSON lines, or a table.")]
Head = Annotated[
    str | None,
    QueryParameter(name="head", max_length=100, description="`head` of a former check: is that entry still there?"),
]


def audit_query(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    actor: Actor = None,
    action: Action = None,
    resource_kind: Kind = None,
    resource_id: Resource = None,
    owner_id: Owner = None,
    result: Result = None,
    address: Address = None,
    text: Text = "",
    since: From = None,
    until: To = None,
) -> AuditQuery:
    """What the list and the file can be narrowed to."""
    return AuditQuery(
        actor_id=actor,
        action=action,
        resource_kind=resource_kind,
        resource_id=resource_id,
        owner_id=owner_id,
        result=result,
        address=address,
        text=text,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
    )


FILTERS = {"wanted": Provide(audit_query, sync_to_thread=False)}
Wanted = NamedDependency[SkipValidation[AuditQuery]]


@get("/audit", operation_id="listAudit", tags=TAGS, summary="What was done, the newest first", dependencies=FILTERS)
async def list_audit(
    *, api: Api, caller: Caller, wanted: Wanted, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> AuditList:
    return await api.audit.reader.page(caller, replace(wanted, limit=limit, cursor=cursor))


@get(
    "/audit/export",
    operation_id="exportAudit",
    tags=TAGS,
    summary="What was done, as a file",
    media_type="text/plain",
    dependencies=FILTERS,
    opt={AUDIT: "audit.export", "limit": "export"},
)
async def export_audit(*, api: Api, caller: Caller, wanted: Wanted, format: Format = AuditFormat.JSONL) -> Stream:
    pieces = await api.audit.reader.export(caller, wanted, format)
    disposition = f'attachment; filename="audit.{format.value}"'
    return Stream(pieces, headers={"Content-Disposition": disposition}, media_type="text/plain")


@get(
    "/audit/verify",
    operation_id="verifyAudit",
    tags=TAGS,
    summary="Whether the log is as it was written",
    opt={"limit": "export"},
)
async def verify_audit(api: Api, caller: Caller, head: Head = None) -> Verification:
    return await api.audit.reader.verify(caller, head)


handlers = [list_audit, export_audit, verify_audit]
