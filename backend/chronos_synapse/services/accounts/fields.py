"""What may be an e-mail address, a name, a user name and a time zone."""

import re
from zoneinfo import available_timezones

from chronos_synapse.domain.errors import Invalid

MAX_EMAIL_CHARACTERS = 254
MAX_NAME_CHARACTERS = 100
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
    r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
)
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,30}[a-z0-9]")


def check_email(email: str, *, pointer: str = "/email") -> str:
    """`email` in lower case; Invalid, naming the field, when it cannot be one."""
    email = email.strip(" ").lower()
    if len(email) > MAX_EMAIL_CHARACTERS or len(email.partition("@")[0]) > 64 or not EMAIL.fullmatch(email):
        raise Invalid("An e-mail address looks like name@example.org", pointer=pointer, code="email.invalid")
    return email


def check_name(name: str) -> str:
    """`name` without space around it; Invalid, naming `/name`, when it cannot be one."""
    name = name.strip()
    if len(name) > MAX_NAME_CHARACTERS or not name.isprintable():
        raise Invalid(
            f"A name is one line of at most {MAX_NAME_CHARACTERS} characters", pointer="/name", code="name.invalid"
        )
    return name


def check_username(username: str | None) -> str | None:
    """`username` in lower case, None for none; Invalid, naming `/username`, when it cannot be one."""
    username = (username or "").strip().lower()
    if not username:
        return None
    if not USERNAME.fullmatch(username):
        detail = "A user name has 3 to 32 letters, digits and `. _ -`, at both ends a letter or digit"
        raise Invalid(detail, pointer="/username", code="username.invalid")
    return username


def check_timezone(timezone: str) -> str:
    """`timezone`, a name of the IANA or empty; Invalid, naming `/timezone`, for anything else."""
    if timezone and timezone not in available_timezones():
        raise Invalid("There is no time zone of this name", pointer="/timezone", code="timezone.invalid")
    return timezone
