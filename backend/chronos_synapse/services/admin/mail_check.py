"""Whether mail can be sent: a test message, now."""

import ssl
import time
from datetime import datetime
from email.message import EmailMessage
from email.utils import formataddr, make_msgid

import aiosmtplib
import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, brief
from chronos_synapse.domain.settings import SMTP_PASSWORD, SmtpSecurity, SmtpSettings
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.fields import check_email
from chronos_synapse.services.admin.settings_reader import SettingsReader

TIMEOUT_S = 20.0


class MailCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a test message."""

    ok: bool
    detail: str
    duration_ms: int


class MailChecks:
    """Uses the settings that are in force."""

    def __init__(self, reader: SettingsReader, *, clock: Clock = utc_now) -> None:
        self._reader = reader
        self._clock = clock

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
            await _send(smtp, password, _message(smtp, to, self._clock()))
            failure = ""
        except (aiosmtplib.SMTPException, OSError, ssl.SSLError) as exc:
            failure = _words(exc)
        duration_ms = int((time.monotonic() - began) * 1000)
        return MailCheck(ok=not failure, detail=failure or f"{smtp.host} took the message.", duration_ms=duration_ms)


async def _send(smtp: SmtpSettings, password: str, message: EmailMessage) -> None:
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


def _message(smtp: SmtpSettings, to: str, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"] = formataddr((smtp.sender_name, smtp.sender))
    message["To"] = to
    message["Subject"] = "Test message of Chronos Synapse"
    message["Date"] = now
    message["Message-ID"] = make_msgid(domain=smtp.sender.partition("@")[2])
    message.set_content("Mail works: this message was sent from the settings page of Chronos Synapse.\n")
    return message


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
