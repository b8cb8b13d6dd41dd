"""Server-sent events, read line by line. No I/O."""

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a stream; `data` is JSON."""

    event: str
    data: str
    id: str | None
    """Send it as `last_event_id` to go on after this event."""


class EventReader:
    """Makes events of lines."""

    def __init__(self, last_event_id: str | None = None) -> None:
        self.last_event_id = last_event_id
        self.retry_s: float | None = None
        self._event = ""
        self._data: list[str] = []

    def feed(self, line: str) -> Event | None:
        """The event that `line` (without its end) completes."""
        if not line:
            return self._complete()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._event = value
        elif name == "data":
            self._data.append(value)
        elif name == "id" and "\0" not in value:
            self.last_event_id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry_s = int(value) / 1000
        return None

    def _complete(self) -> Event | None:
        name, data = self._event or "message", self._data
        self._event, self._data = "", []
        return Event(event=name, data="\n".join(data), id=self.last_event_id) if data else None
