"""The settings that administrators change, and whether the servers that they name answer."""

from typing import Annotated

import msgspec
from litestar import Response, get, patch, post
from litestar.params import FromPath, HeaderParameter, JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.settings_change import SettingsChange
from chronos_synapse.services.admin.mail_check import MailCheck, MailState
from chronos_synapse.services.admin.oidc_check import OidcCheck
from chronos_synapse.services.admin.settings_views import SettingsView
from chronos_synapse.services.ai.own_requests import AiCheck

TAGS = ["administration"]

IfMatch = Annotated[
    str | None, HeaderParameter(name="If-Match", description="Change them only if this is still their ETag.")
]


class MailTest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to write to."""

    to: str


@get(
    "/admin/settings", operation_id="getSettings", tags=TAGS, summary="The settings in force; of secrets, which are set"
)
async def get_settings(api: Api, caller: Caller) -> Response[SettingsView]:
    return _tagged(await api.admin.settings.view(caller))


@patch(
    "/admin/settings",
    operation_id="changeSettings",
    tags=TAGS,
    summary="Change settings while everything runs",
    opt={"audit": "settings.change"},
)
async def change_settings(
    data: JSONBody[SettingsChange], api: Api, caller: Caller, if_match: IfMatch = None
) -> Response[SettingsView]:
    return _tagged(await api.admin.settings.change(caller, data, version=_version(if_match)))


@get("/admin/mail", operation_id="getMail", tags=TAGS, summary="What became of mail since this process started")
async def get_mail(api: Api, caller: Caller) -> MailState:
    return await api.admin.mail.state(caller)


@post(
    "/admin/settings/smtp/test",
    operation_id="testMail",
    tags=TAGS,
    summary="Send a test message with the settings in force, now",
    status_code=200,
    opt={"audit": "settings.test_mail"},
)
async def send_test_mail(data: JSONBody[MailTest], api: Api, caller: Caller) -> MailCheck:
    return await api.admin.mail.test(caller, data.to)


@post(
    "/admin/settings/ai/check",
    operation_id="checkAi",
    tags=TAGS,
    summary="Ask the language model's server whether it takes the key and offers the model",
    status_code=200,
    opt={"audit": "settings.check_ai"},
)
async def check_ai(api: Api, caller: Caller) -> AiCheck:
    return await api.admin.ai.check(caller)


@post(
    "/admin/settings/oidc/{provider_id:str}/check",
    operation_id="checkOidcProvider",
    tags=TAGS,
    summary="Read a provider's discovery document and keys",
    status_code=200,
    opt={"audit": "settings.check_oidc"},
)
async def check_oidc_provider(provider_id: FromPath[str], api: Api, caller: Caller) -> OidcCheck:
    return await api.admin.oidc.check(caller, provider_id)


def _tagged(view: SettingsView) -> Response[SettingsView]:
    return Response(view, headers={"ETag": f'"{view.version}"'})


def _version(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().strip('"')
    if not text.isascii() or not text.isdigit():
        raise Conflict("If-Match is not the ETag of any settings.", code="settings.changed")
    return int(text)


handlers = [get_settings, change_settings, get_mail, send_test_mail, check_ai, check_oidc_provider]
