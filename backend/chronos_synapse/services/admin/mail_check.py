"""Whether mail can be sent: a test message now, and what became of the latest ones."""

import ssl
import time

import aiosmtplib
import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, brief
from chronos_synapse.domain.settings import SMTP_PASSWORD
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.fields import check_email
from chronos_synapse.services.accounts.mailer import Mail, Mailer, MailStatus, deliver, message_of
from chronos_synapse.services.admin.settings_reader import SettingsReader


class MailState(MailStatus, frozen=True, kw_only=True):
    """What became of mail since this process started."""

    is_configured: bool


class MailCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a test message."""

    ok: bool
    detail: str
    duration_ms: int


class MailChecks:
    """Uses the settings that are in force."""

    def __init__(self, reader: SettingsReader, mailer: Mailer, *, clock: Clock = utc_now) -> None:
        self._reader = reader
        self._mailer = mailer
        self._clock = clock

    async def state(self, principal: Principal) -> MailState:
        """How sending goes."""
        require(principal, Permission.SETTINGS_MANAGE)
        status = msgspec.structs.asdict(self._mailer.status)
        return MailState(**status, is_configured=await self._mailer.is_configured())

    async def test(self, principal: Principal, to: str) -> MailCheck:
        """Sends a message to `to` at once, and tells what the server said; Conflict when none is set up."""
        require(principal, Permission.SETTINGS_MANAGE)
        to = check_email(to)
        self._reader.forget()
        smtp = (await self._reader.get()).smtp
        if not smtp.is_configured:
            raise Conflict("There is no mail server: state its host and the sender, and save.", code="mail.not_set")
        password = await self._reader.secret(SMTP_PASSWORD)
        began = time.monotonic()
        try:
            mail = Mail(to=to, subject="Test message of Chronos Synapse", text=_TEST)
            await deliver(message_of(mail, smtp, now=self._clock()), smtp, password)
            failure = ""
        except (aiosmtplib.SMTPException, OSError, ssl.SSLError) as exc:
            failure = _words(exc)
        duration_ms = int((time.monotonic() - began) * 1000)
        return MailCheck(ok=not failure, detail=failure or f"{smtp.host} took the message.", duration_ms=duration_ms)


_TEST = "Mail works: this message was sent from the settings page of Chronos Synapse.\n"


def _words(exc: Exception) -> str:
    match exc:
        case aiosmtplib.SMTPAuthenticationError():
            return "The server refuses the user name or the password."
        case aiosmtplib.SMTPTimeoutError():
            return "The server did not answer in time."
        case aiosmtplib.SMTPConnectError() | OSError():
            return f"The server cannot be reached: {brief(str(exc))}"
        case _:
            return f"The server refuses the message: {brief(str(exc))}"
