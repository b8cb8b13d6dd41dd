"""How a dashboard lies in Redis: a redis-om JSON model that declares fields and index."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.dashboard import Dashboard, DashboardId, DashboardShare, ShareLevel
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.widget import Widget
from chronos_synapse.storage.redis.model_fields import index_fields


class DashboardDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """A dashboard as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    name: str = Field(index=True, full_text_search=True, sortable=True)
    description: str = ""
    owner_id: str = Field(index=True)
    shared_with: str | None = Field(default=None, index=True)
    share_level: str | None = None
    span: str
    refresh_s: int
    widgets: list[dict[str, Any]]
    version: int
    created_at: int
    updated_at: int

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredDashboard(msgspec.Struct):
    """The same fields for reading."""

    id: str
    name: str
    owner_id: str
    span: str
    refresh_s: int
    widgets: tuple[Widget, ...]
    version: int
    created_at: int
    updated_at: int
    description: str = ""
    shared_with: str | None = None
    share_level: ShareLevel = ShareLevel.VIEW


_decoder = msgspec.json.Decoder(_StoredDashboard)


def encode_dashboard(dashboard: Dashboard) -> bytes:
    """The document of `dashboard`, checked field by field."""
    values = msgspec.to_builtins(dashboard)
    del values["shared"]
    values |= {"created_at": to_ms(dashboard.created_at), "updated_at": to_ms(dashboard.updated_at)}
    if dashboard.shared is not None:
        values |= {"shared_with": dashboard.shared.subject, "share_level": dashboard.shared.level.value}
    return msgspec.json.encode(DashboardDocument(**values).model_dump(exclude={"pk"}, exclude_defaults=True))


def decode_dashboard(raw: bytes) -> Dashboard:
    """The dashboard whose document is `raw`."""
    stored = _decoder.decode(raw)
    subject = stored.shared_with
    return Dashboard(
        id=DashboardId(stored.id),
        name=stored.name,
        description=stored.description,
        owner_id=UserId(stored.owner_id),
        shared=None if subject is None else DashboardShare(subject=subject, level=stored.share_level),
        span=stored.span,
        refresh_s=stored.refresh_s,
        widgets=stored.widgets,
        version=stored.version,
        created_at=from_ms(stored.created_at),
        updated_at=from_ms(stored.updated_at),
    )


def dashboard_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(DashboardDocument)
