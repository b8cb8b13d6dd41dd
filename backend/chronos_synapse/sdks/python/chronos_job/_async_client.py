"""AsyncChronos: the same methods for asyncio; each call waits in a thread."""

from __future__ import annotations

import asyncio
import functools
import os
from typing import Any, Callable, Dict, List, Mapping, Optional, TypeVar, Union

from ._client import Chronos, Number
from ._transport import Transport

_Found = TypeVar("_Found")


class AsyncChronos:
    """As Chronos, without holding up the event loop."""

    def __init__(self, transport: Optional[Transport] = None) -> None:
        self._chronos = Chronos(transport)

    async def input(self) -> Dict[str, Any]:
        """See Chronos.input."""
        return await _aside(self._chronos.input)

    async def output(self, data: Any) -> None:
        """See Chronos.output."""
        await _aside(self._chronos.output, data)

    async def context(self) -> Dict[str, Any]:
        """See Chronos.context."""
        return await _aside(self._chronos.context)

    async def get_variable(self, key: str, default: Any = None) -> Any:
        """See Chronos.get_variable."""
        return await _aside(self._chronos.get_variable, key, default)

    async def variable_exists(self, key: str) -> bool:
        """See Chronos.variable_exists."""
        return await _aside(self._chronos.variable_exists, key)

    async def set_variable(self, key: str, value: Any, *, expected_version: Optional[int] = None) -> int:
        """See Chronos.set_variable."""
        return await _aside(self._chronos.set_variable, key, value, expected_version=expected_version)

    async def increment_variable(self, key: str, by: Number = 1) -> Number:
        """See Chronos.increment_variable."""
        return await _aside(self._chronos.increment_variable, key, by)

    async def append_variable(self, key: str, value: Any) -> Any:
        """See Chronos.append_variable."""
        return await _aside(self._chronos.append_variable, key, value)

    async def delete_variable(self, key: str) -> bool:
        """See Chronos.delete_variable."""
        return await _aside(self._chronos.delete_variable, key)

    async def set_condition(self, condition: bool) -> None:
        """See Chronos.set_condition."""
        await _aside(self._chronos.set_condition, condition)

    async def metric(self, name: str, value: Number, unit: str = "") -> None:
        """See Chronos.metric."""
        await _aside(self._chronos.metric, name, value, unit)

    async def progress(self, percent: Optional[Number] = None, text: str = "") -> None:
        """See Chronos.progress."""
        await _aside(self._chronos.progress, percent, text)

    async def artifact(
        self,
        name: str,
        data: Union[bytes, str, None] = None,
        *,
        path: Union[str, "os.PathLike[str]", None] = None,
        media_type: Optional[str] = None,
    ) -> Dict[str, Any]:
        """See Chronos.artifact."""
        return await _aside(self._chronos.artifact, name, data, path=path, media_type=media_type)

    async def get_artifact(self, name: str) -> bytes:
        """See Chronos.get_artifact."""
        return await _aside(self._chronos.get_artifact, name)

    async def artifacts(self) -> List[Mapping[str, Any]]:
        """See Chronos.artifacts."""
        return await _aside(self._chronos.artifacts)


async def _aside(call: Callable[..., _Found], *args: Any, **options: Any) -> _Found:
    return await asyncio.get_running_loop().run_in_executor(None, functools.partial(call, *args, **options))
