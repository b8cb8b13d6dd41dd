"""What the caller is told without having looked."""

from typing import Annotated

from litestar import get, patch, post
from litestar.params import JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.domain.notification import NotificationKind, NotificationSettings
from chronos_synapse.services.notifications.inbox import (
    NotificationChoice,
    NotificationCount,
    NotificationList,
    NotificationMark,
    NotificationQuery,
    NotificationSettingsChange,
    NotificationsSettled,
)

TAGS = ["notifications"]


@get("/notifications", operation_id="listNotifications", tags=TAGS, summary="The caller's own, the newest first")
async def list_notifications(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    kinds: Annotated[list[NotificationKind] | None, QueryParameter(name="kind", description="Any of these.")] = None,
    is_unread: Annotated[bool | None, QueryParameter(name="unread", description="Those that are not read.")] = None,
    job_id: Annotated[str | None, QueryParameter(name="job_id", description="About this job.")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> NotificationList:
    query = NotificationQuery(kinds=tuple(kinds or ()), is_unread=is_unread, job_id=job_id, limit=limit, cursor=cursor)
    return await api.notifications.page(caller, query)


@get("/notifications/count", operation_id="countNotifications", tags=TAGS, summary="How many are not read")
async def count_notifications(api: Api, caller: Caller) -> NotificationCount:
    return await api.notifications.count(caller)


@post(
    "/notifications/read",
    operation_id="markNotifications",
    tags=TAGS,
    summary="Mark some, or all up to now, as read or unread",
    status_code=200,
    unaudited="what somebody has read is nobody's business",
)
async def mark_notifications(data: JSONBody[NotificationMark], api: Api, caller: Caller) -> NotificationsSettled:
    return await api.notifications.mark(caller, data)


@post(
    "/notifications/remove",
    operation_id="removeNotifications",
    tags=TAGS,
    summary="Remove some, or all up to now, for good",
    status_code=200,
    opt={"audit": "notification.remove"},
)
async def remove_notifications(data: JSONBody[NotificationChoice], api: Api, caller: Caller) -> NotificationsSettled:
    return await api.notifications.remove(caller, data)


@get("/notifications/settings", operation_id="getNotificationSettings", tags=TAGS, summary="What the caller is told of")
async def get_notification_settings(api: Api, caller: Caller) -> NotificationSettings:
    return await api.notifications.settings(caller)


@patch(
    "/notifications/settings",
    operation_id="changeNotificationSettings",
    tags=TAGS,
    summary="Choose what to be told of",
    opt={"audit": "notification_settings.change"},
)
async def change_notification_settings(
    data: JSONBody[NotificationSettingsChange], api: Api, caller: Caller
) -> NotificationSettings:
    return await api.notifications.change_settings(caller, data)


handlers = [
    list_notifications,
    count_notifications,
    mark_notifications,
    remove_notifications,
    get_notification_settings,
    change_notification_settings,
]
