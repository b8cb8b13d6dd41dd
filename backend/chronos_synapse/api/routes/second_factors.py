"""One-time codes beside the password, and recovery codes."""

import msgspec
from litestar import delete, get, post
from litestar.params import JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.accounts.second_factor import (
    FactorProof,
    NewGenerator,
    RecoveryCodes,
    SecondFactorState,
)

TAGS = ["second factor"]


class PasswordProof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The caller's password once more."""

    password: str

    def __repr__(self) -> str:
        return "PasswordProof(...)"


class CodeProof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the authenticator app shows now."""

    code: str

    def __repr__(self) -> str:
        return "CodeProof(...)"


@get("/auth/totp", operation_id="getSecondFactor", tags=TAGS, summary="Whether logging in asks for a one-time code")
async def get_second_factor(api: Api, caller: Caller) -> SecondFactorState:
    return await api.sign_in.second_factors.state(caller)


@post(
    "/auth/totp",
    operation_id="beginSecondFactor",
    tags=TAGS,
    summary="Get a secret for an authenticator app; it counts once it is confirmed",
    audit="second_factor.begin",
    status_code=200,
)
async def begin_second_factor(data: JSONBody[PasswordProof], api: Api, caller: Caller) -> NewGenerator:
    return await api.sign_in.second_factors.begin(caller, data.password)


@post(
    "/auth/totp/confirm",
    operation_id="confirmSecondFactor",
    tags=TAGS,
    summary="Ask for one-time codes from now on; the recovery codes are shown this once",
    audit="second_factor.confirm",
    status_code=200,
)
async def confirm_second_factor(data: JSONBody[CodeProof], api: Api, caller: Caller) -> RecoveryCodes:
    return await api.sign_in.second_factors.confirm(caller, data.code)


@delete(
    "/auth/totp",
    operation_id="removeSecondFactor",
    tags=TAGS,
    summary="Ask for the password only",
    audit="second_factor.remove",
)
async def remove_second_factor(data: JSONBody[FactorProof], api: Api, caller: Caller) -> None:
    await api.sign_in.second_factors.turn_off(caller, data)


@post(
    "/auth/recovery-codes",
    operation_id="renewRecoveryCodes",
    tags=TAGS,
    summary="Get fresh recovery codes; the former ones end",
    audit="second_factor.renew_codes",
    status_code=200,
)
async def renew_recovery_codes(data: JSONBody[FactorProof], api: Api, caller: Caller) -> RecoveryCodes:
    return await api.sign_in.second_factors.renew_recovery_codes(caller, data)


handlers = [
    get_second_factor,
    begin_second_factor,
    confirm_second_factor,
    remove_second_factor,
    renew_recovery_codes,
]
