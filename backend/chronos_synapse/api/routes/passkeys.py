"""Passkeys. What goes to and comes from `navigator.credentials` is written as WebAuthn writes it, in camelCase."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.addresses import client_address
from chronos_synapse.api.auth import OPEN, check_same_origin, is_browser
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.public_address import public_address
from chronos_synapse.api.routes.sessions import Token, answer, origin_of_login
from chronos_synapse.domain.account import LoginMethod, Passkey
from chronos_synapse.security.passkeys import RelyingParty, relying_party

TAGS = ["passkeys"]
Encoded = Annotated[str, msgspec.Meta(max_length=100_000, description="base64url")]


class PasskeyList(msgspec.Struct, frozen=True, kw_only=True):
    """All passkeys of the caller."""

    items: list[Passkey]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Whom passkeys are made for."""

    id: str
    name: str


class PasskeyUser(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Whose passkey it is."""

    id: str
    name: str
    display_name: str


class KeyKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of key that is taken, by its COSE number."""

    type: str
    alg: int


class KnownPasskey(msgspec.Struct, frozen=True, kw_only=True):
    """One that the user has already."""

    id: str
    type: str


class Selection(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What authenticators have to be able to do."""

    resident_key: str
    require_resident_key: bool
    user_verification: str


class PasskeyCreation(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """For `PublicKeyCredential.parseCreationOptionsFromJSON`."""

    rp: Party
    user: PasskeyUser
    challenge: str
    pub_key_cred_params: list[KeyKind]
    timeout: int
    exclude_credentials: list[KnownPasskey]
    authenticator_selection: Selection
    attestation: str


class PasskeyRequest(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """For `PublicKeyCredential.parseRequestOptionsFromJSON`."""

    challenge: str
    timeout: int
    rp_id: str
    allow_credentials: list[KnownPasskey]
    user_verification: str


class Attestation(msgspec.Struct, frozen=True, kw_only=True):
    """What an authenticator says of a new passkey."""

    client_data_json: Encoded = msgspec.field(name="clientDataJSON")
    attestation_object: Encoded = msgspec.field(name="attestationObject")
    transports: list[str] = []


class MadeCredential(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """`credential.toJSON()` of what `navigator.credentials.create` gave. Fields that are not here are not looked at."""

    id: Encoded
    raw_id: Encoded
    type: Literal["public-key"]
    response: Attestation


class NewPasskeyRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A passkey that a browser has made."""

    name: str
    """To know it by, such as the device's."""
    credential: MadeCredential


class PasskeyChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another name."""

    name: str


class Assertion(msgspec.Struct, frozen=True, kw_only=True):
    """What an authenticator has signed."""

    client_data_json: Encoded = msgspec.field(name="clientDataJSON")
    authenticator_data: Encoded = msgspec.field(name="authenticatorData")
    signature: Encoded
    user_handle: Encoded | None = msgspec.field(name="userHandle", default=None)


class ProvenCredential(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """`credential.toJSON()` of what `navigator.credentials.get` gave. Fields that are not here are not looked at."""

    id: Encoded
    raw_id: Encoded
    type: Literal["public-key"]
    response: Assertion


class PasskeyLogin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The proof that one has a passkey."""

    credential: ProvenCredential


@post(
    "/auth/passkeys/options",
    operation_id="beginPasskey",
    tags=TAGS,
    summary="What the browser is asked to make",
    audit="passkey.begin",
    status_code=200,
)
async def begin_passkey(api: Api, caller: Caller, request: Request[Any, Any, Any]) -> PasskeyCreation:
    options = await api.sign_in.passkeys.begin(caller, _party(request, api))
    return msgspec.convert(options, PasskeyCreation)


@post("/auth/passkeys", operation_id="createPasskey", tags=TAGS, summary="Keep a passkey", audit="passkey.create")
async def create_passkey(
    data: JSONBody[NewPasskeyRequest], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> Passkey:
    credential = msgspec.to_builtins(data.credential)
    return await api.sign_in.passkeys.add(caller, _party(request, api), credential, name=data.name)


@get("/auth/passkeys", operation_id="listPasskeys", tags=TAGS, summary="One's passkeys")
async def list_passkeys(api: Api, caller: Caller) -> PasskeyList:
    return PasskeyList(items=await api.sign_in.passkeys.of_caller(caller))


@patch(
    "/auth/passkeys/{passkey_id:str}",
    operation_id="renamePasskey",
    tags=TAGS,
    summary="Give a passkey another name",
    audit="passkey.rename",
)
async def rename_passkey(passkey_id: FromPath[str], data: JSONBody[PasskeyChange], api: Api, caller: Caller) -> Passkey:
    return await api.sign_in.passkeys.rename(caller, passkey_id, data.name)


@delete(
    "/auth/passkeys/{passkey_id:str}",
    operation_id="deletePasskey",
    tags=TAGS,
    summary="Let a passkey in no more",
    audit="passkey.delete",
)
async def delete_passkey(passkey_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.sign_in.passkeys.remove(caller, passkey_id)


@post(
    "/auth/passkeys/login/options",
    operation_id="beginPasskeyLogin",
    tags=TAGS,
    summary="What the browser is asked to prove",
    public=True,
    audit="passkey.begin_login",
    security=OPEN,
    status_code=200,
)
async def begin_passkey_login(api: Api, request: Request[Any, Any, Any]) -> PasskeyRequest:
    options = await api.sign_in.passkeys.begin_login(_party(request, api), address=client_address(request))
    return msgspec.convert(options, PasskeyRequest)


@post(
    "/auth/passkeys/login",
    operation_id="logInWithPasskey",
    tags=TAGS,
    summary="Log in with a passkey",
    public=True,
    audit="session.begin",
    security=OPEN,
    status_code=200,
)
async def log_in_with_passkey(
    data: JSONBody[PasskeyLogin], api: Api, request: Request[Any, Any, Any]
) -> Response[Token]:
    if is_browser(request):
        check_same_origin(request, api.base.settings)
    user = await api.sign_in.passkeys.login(_party(request, api), msgspec.to_builtins(data.credential))
    origin = origin_of_login(request)
    session = await api.accounts.sessions.begin(
        user, method=LoginMethod.PASSKEY, address=origin.address, agent=origin.agent
    )
    return answer(request, api, session)


def _party(request: Request[Any, Any, Any], api: Api) -> RelyingParty:
    return relying_party(public_address(request, api.base.settings))


handlers = [
    begin_passkey,
    create_passkey,
    list_passkeys,
    rename_passkey,
    delete_passkey,
    begin_passkey_login,
    log_in_with_passkey,
]
