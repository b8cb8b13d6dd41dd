"""Connections as we need them: commands packed in C, and a lost transport told in the client's own words."""

from collections.abc import Awaitable, Callable
from typing import Any

import hiredis
from redis.exceptions import ConnectionError as LostConnection


def packed_by_hiredis(connection_class: type[Any]) -> type[Any]:
    """A connection like `connection_class` that packs in C; redis-py's own do it in Python, seven times slower.

    An argument is a str, bytes, int or float.
    """
    members = {"pack_command": _pack_command, "send_packed_command": _sending(connection_class.send_packed_command)}
    return type(f"Packed{connection_class.__name__}", (connection_class,), members)


def _pack_command(_: object, name: str | bytes, *rest: Any) -> list[bytes]:
    # The client itself uses names of two words, which the server takes as two arguments.
    return [hiredis.pack_command((*name.split(), *rest))]


def _sending(send: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    async def send_packed_command(self: object, *args: Any, **options: Any) -> None:
        try:
            await send(self, *args, **options)
        except RuntimeError as exc:
            # So uvloop says that the other side has reset the connection meanwhile; the client knows OSError only.
            raise LostConnection(f"The connection was closed: {exc}") from exc

    return send_packed_command
