"""One request of an exchange, and the one that follows a redirect."""

from typing import Any

import httpx
import msgspec

from chronos_synapse.executors._http_target import parse_url

CONNECT_S = 10.0
SAFE_HEADERS = frozenset(
    {
        *("accept", "accept-encoding", "accept-language", "content-type", "user-agent"),
        *("x-chronos-job-id", "x-chronos-execution-id", "x-chronos-scheduled-time", "x-chronos-attempt"),
    }
)
"""What goes on to another host: any other header may hold a secret."""


class Hop(msgspec.Struct, frozen=True):
    """One request of an exchange."""

    url: httpx.URL
    method: str
    headers: dict[str, str]
    body: str | None

    @property
    def host(self) -> str:
        """Host name as it goes to the resolver and over the wire."""
        return self.url.raw_host.decode("ascii")

    @property
    def port(self) -> int:
        """Port that is connected to."""
        return self.url.port or (443 if self.url.scheme == "https" else 80)

    def request(self, address: str, trace: Any) -> httpx.Request:
        """The request as it is sent to `address`; name and certificate stay those of the host."""
        extensions: dict[str, Any] = {"timeout": {"connect": CONNECT_S}, "trace": trace}
        if self.host != address:
            extensions["sni_hostname"] = self.host
        return httpx.Request(
            self.method,
            self.url.copy_with(host=address),
            headers=[
                (name.encode("latin-1"), value.encode("latin-1"))
                for name, value in {"Host": self.url.netloc.decode("ascii"), **self.headers}.items()
            ],
            content=None if self.body is None else self.body.encode(),
            extensions=extensions,
        )

    def next(self, status: int, location: str) -> "Hop":
        """The request after a redirect: as browsers do, and without secrets to another origin."""
        url = parse_url(str(self.url.join(location)))
        is_get = status == 303 or (status in {301, 302} and self.method == "POST")
        is_same = (url.scheme, url.host, url.port) == (self.url.scheme, self.url.host, self.url.port)
        kept = self.headers if is_same else {n: v for n, v in self.headers.items() if n.lower() in SAFE_HEADERS}
        if is_get:
            kept = {name: value for name, value in kept.items() if name.lower() != "content-type"}
        method = "GET" if is_get and self.method != "HEAD" else self.method
        return Hop(url, method, kept, None if is_get else self.body)
