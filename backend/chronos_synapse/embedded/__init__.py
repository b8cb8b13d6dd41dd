"""Redis Stack and Postgres that `chronos up` and the tests start by themselves, and what keeps them running.

Product code never imports this: it knows only URLs.
"""


class EmbeddedError(RuntimeError):
    """An embedded server cannot be used; the message is one sentence for people."""


class EmbeddedUnavailable(EmbeddedError):
    """This platform has no such embedded server; the message says what to do instead."""


class DirectoryInUse(EmbeddedError):
    """Another process works in this data directory."""


class ServerFailed(EmbeddedError):
    """The server did not become ready; the message ends with what it last said."""
