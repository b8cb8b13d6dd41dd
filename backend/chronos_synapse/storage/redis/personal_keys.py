"""Names of the keys that belong to people and to the installation; keys.py has the rest, and says how to read them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalKeys:
    """Builds key names under one prefix."""

    prefix: str

    def _key(self, *parts: str) -> str:
        return ":".join((self.prefix, *parts))

    # notifications
    def notifications(self, user_id: str) -> str:
        """Hash with TTL: notification of a user -> it, as JSON."""
        return self._key("notifications", user_id)

    def notification_order(self, user_id: str) -> str:
        """Sorted set with TTL: notification of a user -> when it happened last."""
        return self._key("notification-order", user_id)

    def unread_notifications(self, user_id: str) -> str:
        """Set with TTL: notifications that a user has not read."""
        return self._key("unread-notifications", user_id)

    def notification_settings(self, user_id: str) -> str:
        """String, permanent: what a user wants to be told, as JSON."""
        return self._key("notification-settings", user_id)

    def notification_places(self) -> str:
        """Hash, permanent: news that notifications are made of -> how far they have been read."""
        return self._key("notification-places")

    def notification_standing(self, job_id: str) -> str:
        """String with TTL: how often a job failed in a row, and what was told of it, as JSON."""
        return self._key("notification-standing", job_id)

    # accounts
    def setup_token(self) -> str:
        """String with TTL: hash of the token in the set-up link."""
        return self._key("setup-token")

    def identity_changes(self) -> str:
        """Stream, capped: users whose rights have changed; `*` for everybody."""
        return self._key("identity-changes")

    def one_time_token(self, kind: str, user_id: str) -> str:
        """String with TTL: hash of the token in a link that was sent to a user, and the address."""
        return self._key("one-time-token", kind, user_id)

    def throttle(self, scope: str, key: str) -> str:
        """Counter with TTL."""
        return self._key("throttle", scope, key)

    def rate(self, rate_class: str, caller: str) -> str:
        """String with TTL: when a caller's requests of a class are all free again, epoch us."""
        return self._key("rate", rate_class, caller)

    def limited(self) -> str:
        """Sorted set, capped: caller that asked too often -> when it was refused last, epoch ms."""
        return self._key("limited")

    def refusals(self, caller: str) -> str:
        """Hash with TTL: class of requests -> how often a caller was refused."""
        return self._key("refusals", caller)

    def ceremony(self, kind: str, digest: str) -> str:
        """String with TTL: what is remembered between the two halves of a log-in."""
        return self._key("ceremony", kind, digest)

    # administration
    def settings(self) -> str:
        """String, permanent: what administrators have set, as JSON."""
        return self._key("settings")

    def maintenance(self) -> str:
        """String, permanent: the maintenance that lasts, as JSON."""
        return self._key("maintenance")

    def memory(self) -> str:
        """Time series, capped by its retention: memory that the server uses."""
        return self._key("memory")

    def memory_report(self) -> str:
        """String with TTL: what memory was used for when it was surveyed last, as JSON."""
        return self._key("memory-report")
