"""Mailer: sends mail from a queue of this process, so that no request waits for a mail server.

What waits when a process ends is lost; everything that is sent can be asked for again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

import aiosmtplib
import msgspec

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import ChronosError, brief
from chronos_synapse.domain.settings import SMTP_PASSWORD, SmtpSecurity, SmtpSettings
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.tasks import ended

logger = logging.getLogger(__name__)

QUEUE_LIMIT = 1000
TRIES = 3
PAUSES_S = (5.0, 60.0)
TIMEOUT_S = 20.0
SENDERS = 3
"""Messages under way at once, so that one that has to wait holds up few others."""


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A message, as plain text."""

    to: str
    subject: str
    text: str

    def __repr__(self) -> str:
        """Without its text, which may hold a link."""
        return "Mail(...)"


class MailStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How sending goes in this process, since it started."""

    waiting: int
    sent: int
    failed: int
    """Given up, or not taken because too much waited."""
    last_error: str | None
    last_error_at: datetime | None


class Mailer:
    """Tries each message up to three times."""

    def __init__(self, policies: Policies, *, clock: Clock = utc_now) -> None:
        self._policies = policies
        self._clock = clock
        self._queue: asyncio.Queue[Mail] = asyncio.Queue(QUEUE_LIMIT)
        self._sent = 0
        self._failed = 0
        self._last_error: tuple[str, datetime] | None = None

    async def is_configured(self) -> bool:
        """Whether there is a server to send mail by."""
        return (await self._policies.get()).smtp.is_configured

    def send(self, mail: Mail) -> None:
        """Sends `mail` soon. When too much waits already, it is dropped, and told of in the status."""
        try:
            self._queue.put_nowait(mail)
        except asyncio.QueueFull:
            self._note_failure("Too much mail waits to be sent.")

    @property
    def status(self) -> MailStatus:
        """How it goes."""
        error, at = self._last_error or (None, None)
        return MailStatus(
            waiting=self._queue.qsize(), sent=self._sent, failed=self._failed, last_error=error, last_error_at=at
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Sends until left."""
        tasks = [asyncio.ensure_future(self._work()) for _ in range(SENDERS)]
        try:
            yield
        finally:
            await asyncio.gather(*map(ended, tasks))

    async def _work(self) -> None:
        while True:
            mail = await self._queue.get()
            try:
                await self._deliver(mail)
            except Exception:
                logger.exception("sending mail failed", extra={"action": "mail_broke"})
                self._note_failure("Sending failed on our side.")

    async def _deliver(self, mail: Mail) -> None:
        for pause_s in (*PAUSES_S[: TRIES - 1], None):
            error = await self._try(mail)
            if error is None:
                self._sent += 1
                return
            if pause_s is None or error.is_lasting:
                self._note_failure(error.words)
                return
            await asyncio.sleep(pause_s)

    async def _try(self, mail: Mail) -> "_Failure | None":
        try:
            smtp = (await self._policies.get()).smtp
            if not smtp.is_configured:
                return _Failure("No mail server is set up.", is_lasting=True)
            message = message_of(mail, smtp, now=self._clock())
            await deliver(message, smtp, await self._policies.secret(SMTP_PASSWORD))
        except (aiosmtplib.SMTPException, OSError, ChronosError) as exc:
            words = exc.detail if isinstance(exc, ChronosError) else brief(str(exc)) or type(exc).__name__
            logger.warning("mail was not sent", extra={"action": "mail_failed", "why": words})
            code = exc.code if isinstance(exc, aiosmtplib.SMTPResponseException) else 0
            return _Failure(words, is_lasting=code >= 500)
        return None

    def _note_failure(self, words: str) -> None:
        self._failed += 1
        self._last_error = (words, self._clock())


class _Failure:
    """Why a message was not sent, and whether trying again would be of no use."""

    def __init__(self, words: str, *, is_lasting: bool) -> None:
        self.words = words
        self.is_lasting = is_lasting


def message_of(mail: Mail, smtp: SmtpSettings, *, now: datetime) -> EmailMessage:
    """`mail` as it is sent. A line break in a header is a ValueError of the library's."""
    message = EmailMessage()
    message["From"] = formataddr((smtp.sender_name, smtp.sender))
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=smtp.sender.partition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    return message


async def deliver(message: EmailMessage, smtp: SmtpSettings, password: str) -> None:
    """Hands `message` to the server; raises what the SMTP library raises."""
    await aiosmtplib.send(
        message,
        hostname=smtp.host,
        port=smtp.port,
        username=smtp.username or None,
        password=password or None,
        use_tls=smtp.security is SmtpSecurity.TLS,
        start_tls=smtp.security is SmtpSecurity.STARTTLS,
        timeout=TIMEOUT_S,
    )
