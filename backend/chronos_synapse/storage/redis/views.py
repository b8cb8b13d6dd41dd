"""ViewStore: saved views. Each lies with those who see it, a user or a team."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.view import SavedView, ViewId, ViewPage
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

MOST = 100
"""Views of one user, and of one team."""

_SAVE = Script("save_view", keys=("former", "place"), args=("view_id", "expected", "document", "most"))
_TRANSFER = Script("transfer_views", keys=("former", "place"), args=("to_owner",))


class _Document(msgspec.Struct):
    page: ViewPage
    name: str
    address: str
    owner_id: str
    created_by: str
    version: int
    created_at: int
    updated_at: int


_decoder = msgspec.json.Decoder(_Document)


class ViewStore:
    """Reads and writes views; they go with their owner."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def owned(self, owner_ids: Sequence[str]) -> list[SavedView]:
        """Views of all these, by name."""
        commands = [("HGETALL", self._keys.views(owner_id)) for owner_id in owner_ids]
        replies = await self._door.pipeline(commands) if commands else []
        views = [_view(raw_id, raw) for reply in replies for raw_id, raw in reply.items()]
        return sorted(views, key=lambda view: (view.name.casefold(), view.id))

    async def find(self, owner_ids: Sequence[str], view_id: str) -> SavedView | None:
        """The view with this id, where one of these has it."""
        commands = [("HGET", self._keys.views(owner_id), view_id) for owner_id in owner_ids]
        replies = await self._door.pipeline(commands) if commands else []
        return next((_view(view_id.encode(), raw) for raw in replies if raw is not None), None)

    async def create(self, view: SavedView) -> str:
        """`ok`, or `full`."""
        return await self._save(view.owner_id, view, expected="")

    async def change(self, former: SavedView, view: SavedView) -> str:
        """`ok`, `missing`, `stale` when `former` is not what is there any more, or `full` where it is to go."""
        return await self._save(former.owner_id, view, expected=str(former.version))

    async def remove(self, view: SavedView) -> bool:
        """Whether it was there."""
        return bool(await self._door.call("HDEL", self._keys.views(view.owner_id), view.id))

    async def transfer(self, former: str, owner_id: str) -> int:
        """Gives all views of an owner to another one, however many that one has; how many there were."""
        names = [self._keys.views(former), self._keys.views(owner_id)]
        return int(await self._door.run(_TRANSFER, names, [owner_id]))

    async def forget(self, owner_id: str) -> None:
        """Removes the views of an owner that is no more."""
        await self._door.call("UNLINK", self._keys.views(owner_id))

    async def _save(self, former: str, view: SavedView, *, expected: str) -> str:
        names = [self._keys.views(former), self._keys.views(view.owner_id)]
        reply = await self._door.run(_SAVE, names, [view.id, expected, _encode(view), MOST])
        return str(reply.decode())


def _encode(view: SavedView) -> bytes:
    values = msgspec.structs.asdict(view) | {"created_at": to_ms(view.created_at), "updated_at": to_ms(view.updated_at)}
    del values["id"]
    return msgspec.json.encode(_Document(**values))


def _view(raw_id: bytes, raw: bytes) -> SavedView:
    stored = _decoder.decode(raw)
    return SavedView(
        id=ViewId(raw_id.decode()),
        page=stored.page,
        name=stored.name,
        address=stored.address,
        owner_id=UserId(stored.owner_id),
        created_by=UserId(stored.created_by),
        version=stored.version,
        created_at=from_ms(stored.created_at),
        updated_at=from_ms(stored.updated_at),
    )
