"""The one answer to what mail will tell, whomever it is about."""

import msgspec


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """That it was heard, and nothing else."""

    detail: str


MAIL_FOLLOWS = Asked(detail="If that can be done, a message with a link is on its way.")
