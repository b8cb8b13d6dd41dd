"""Connections as we need them: commands packed in C, replies that have come taken at once, and a lost transport told
in the client's own words.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import hiredis
from redis._parsers.hiredis import NOT_ENOUGH_DATA
from redis.exceptions import ConnectionError as LostConnection


def packed_by_hiredis(connection_class: type[Any]) -> type[Any]:
    """A connection like `connection_class` that packs in C; redis-py's own do it in Python, seven times slower.

    An argument is a str, bytes, int or float.
    """
    members = {
        "pack_command": _pack_command,
        "send_packed_command": _sending(connection_class.send_packed_command),
        "read_response": _reading(connection_class.read_response),
    }
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


def _reading(read: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """The replies of a pipeline come together: only the first is waited for, so only that needs a time limit.

    The client sets one for each, which costs it more than all else that it does with a small reply.
    """

    async def read_response(self: Any, *args: Any, **options: Any) -> Any:
        parser = self._parser
        if args or options or not parser._connected:
            return await read(self, *args, **options)
        reply = parser._reader.gets()
        if reply is NOT_ENOUGH_DATA:
            return await read(self)
        refusal = _refusal(reply)
        if refusal is None:
            return reply
        if isinstance(refusal, LostConnection):
            await self.disconnect(nowait=True)
        raise refusal

    return read_response


def _refusal(reply: Any) -> Exception | None:
    """What the client raises for `reply`; in an answer to several commands only the first tells that all is lost."""
    told = reply[0] if isinstance(reply, list) and reply and isinstance(reply[0], LostConnection) else reply
    return told if isinstance(told, Exception) else None
