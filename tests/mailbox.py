"""A mail server on loopback that keeps what it is sent."""

import email
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """Takes every message; refuses so many at first as `refusals` says."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refusals: list[str] = []
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusals:
            return self.refusals.pop(0)
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 taken"

    def to(self, address: str) -> list[EmailMessage]:
        """Those that were sent to an address, the latest last."""
        return [message for message in self.messages if message["To"] == address]


def token_in(message: EmailMessage) -> str:
    """Of the link in a message."""
    found = re.search(r"#token=([A-Za-z0-9_.-]+)", message.get_content())
    assert found is not None, message.get_content()
    return found[1]


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A server until left."""
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        box.port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
