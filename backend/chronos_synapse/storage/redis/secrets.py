"""SecretStore: what is known of secrets, and their ciphertexts, which are read by themselves."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.secret import Secret
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_SAVE = Script(
    "save_secret",
    keys=("secrets", "values", "scopes", "totals"),
    args=("scope", "name", "former", "info", "sealed", "most", "most_bytes"),
    shared=("totals",),
)


class SecretLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What one scope may have."""

    secrets: int
    bytes: int
    """Of all ciphertexts together."""


class SealedSecret(msgspec.Struct, frozen=True, kw_only=True):
    """A secret with its ciphertext."""

    secret: Secret
    sealed: bytes


class _Info(msgspec.Struct, omit_defaults=True):
    owner_id: str
    fields: tuple[str, ...]
    key_id: str
    created_at: int
    updated_at: int
    job_id: str | None = None
    description: str = ""


_decoder = msgspec.json.Decoder(_Info)


class SecretStore:
    """Reads and writes secrets, scope by scope."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def all(self, scope: Scope) -> list[Secret]:
        """Those of a scope, by name."""
        found = await self._door.call("HGETALL", self._keys.secrets(scope.key))
        return sorted((_secret(name, info, scope) for name, info in found.items()), key=lambda secret: secret.name)

    async def find(self, scope: Scope, name: str) -> Secret | None:
        """The secret of this name."""
        return (await self.find_many([(scope, name)]))[0]

    async def find_many(self, wanted: Sequence[tuple[Scope, str]]) -> list[Secret | None]:
        """Those that exist, in the order asked for."""
        commands = [("HGET", self._keys.secrets(scope.key), name) for scope, name in wanted]
        infos = await self._door.pipeline(commands) if commands else []
        return [info and _secret(name.encode(), info, scope) for (scope, name), info in zip(wanted, infos, strict=True)]

    async def sealed(self, wanted: Sequence[tuple[Scope, str]]) -> list[bytes | None]:
        """Their ciphertexts."""
        commands = [("HGET", self._keys.secret_values(scope.key), name) for scope, name in wanted]
        return await self._door.pipeline(commands) if commands else []

    async def save(self, secret: SealedSecret, *, limits: SecretLimits, former: bytes = b"") -> str:
        """`ok`, `changed` (another ciphertext than `former` is there), or `full` or `heavy`: beyond the limits."""
        info = _Info(
            owner_id=secret.secret.scope.owner_id,
            job_id=secret.secret.scope.job_id,
            fields=secret.secret.fields,
            key_id=secret.secret.key_id,
            created_at=to_ms(secret.secret.created_at),
            updated_at=to_ms(secret.secret.updated_at),
            description=secret.secret.description,
        )
        args = [former, msgspec.json.encode(info), secret.sealed, limits.secrets, limits.bytes]
        return await self._run(secret.secret.scope, secret.secret.name, args)

    async def remove(self, scope: Scope, name: str) -> bool:
        """Whether it was there."""
        return await self._run(scope, name, [b"", b"", b"", 0, 0]) == "ok"

    async def scopes(self) -> list[str]:
        """Keys of the scopes that have secrets."""
        return sorted(scope.decode() for scope in await self._door.call("SMEMBERS", self._keys.secret_scopes()))

    async def stored(self, scope_key: str) -> list[SealedSecret]:
        """Everything of a scope."""
        commands = [("HGETALL", self._keys.secrets(scope_key)), ("HGETALL", self._keys.secret_values(scope_key))]
        infos, values = await self._door.pipeline(commands)
        return [
            SealedSecret(secret=_secret(name, infos[name]), sealed=sealed)
            for name, sealed in sorted(values.items())
            if name in infos
        ]

    async def _run(self, scope: Scope, name: str, args: Sequence[object]) -> str:
        keys = [self._keys.secrets(scope.key), self._keys.secret_values(scope.key), self._keys.secret_scopes()]
        keys.append(self._keys.scope_totals(scope.key))
        return str((await self._door.run(_SAVE, keys, [scope.key, name, *args])).decode())


def _secret(name: bytes, info: bytes, scope: Scope | None = None) -> Secret:
    """`scope`: as the caller knows it, since a job may have changed hands since its secret was written."""
    stored = _decoder.decode(info)
    job_id = None if stored.job_id is None else JobId(stored.job_id)
    return Secret(
        name=name.decode(),
        scope=scope or Scope(owner_id=UserId(stored.owner_id), job_id=job_id),
        description=stored.description,
        fields=stored.fields,
        key_id=stored.key_id,
        created_at=from_ms(stored.created_at),
        updated_at=from_ms(stored.updated_at),
    )
