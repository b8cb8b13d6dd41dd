"""Every Redis key name, its type and its life, and nothing else.

The prefix carries a hash tag, so that all keys of one installation share a slot of a Redis Cluster.
Each docstring names the life: `permanent` keys go when the thing they describe is deleted, `with TTL` by themselves,
`capped` ones stop growing, and from `trimmed` ones somebody takes what is over.
"""

from dataclasses import dataclass

from chronos_synapse.domain.metric import Metric


@dataclass(frozen=True)
class Keys:
    """Builds key names under one prefix."""

    prefix: str

    def _key(self, *parts: str) -> str:
        return ":".join((self.prefix, *parts))

    # jobs
    def job(self, job_id: str) -> str:
        """JSON, indexed, permanent: the definition."""
        return self._key("job", job_id)

    def job_version(self, job_id: str, version: int) -> str:
        """String, permanent: a former definition, as JSON text."""
        return self._key("job-version", job_id, str(version))

    def job_stats(self, job_id: str) -> str:
        """Hash, permanent: version, executions by state, and the last one that ended."""
        return self._key("job-stats", job_id)

    def job_recent(self, job_id: str) -> str:
        """List, capped: the latest executions that ended, newest first."""
        return self._key("job-recent", job_id)

    def owner_stats(self, owner_id: str) -> str:
        """Hash, permanent: executions of an owner by state."""
        return self._key("owner-stats", owner_id)

    def owners(self) -> str:
        """Set, permanent: owners that have stats."""
        return self._key("owners")

    # scheduling
    def due(self) -> str:
        """Sorted set, permanent: job -> next fire time."""
        return self._key("due")

    def due_leases(self) -> str:
        """Sorted set, permanent: job -> end of a scheduler's claim."""
        return self._key("due-leases")

    # executions
    def queue(self, name: str) -> str:
        """Stream with one consumer group, trimmed: an entry is deleted when its attempt starts."""
        return self._key("queue", name)

    def queues(self) -> str:
        """Set, permanent: names of queues that were ever used."""
        return self._key("queues")

    def execution(self, execution_id: str) -> str:
        """JSON, indexed, trimmed: removed by retention."""
        return self._key("execution", execution_id)

    def lease(self, execution_id: str) -> str:
        """Hash with TTL: worker, fence and cancel request of a running attempt."""
        return self._key("lease", execution_id)

    def leases(self) -> str:
        """Sorted set, trimmed: running execution -> end of its lease."""
        return self._key("leases")

    def log(self, execution_id: str) -> str:
        """Stream with TTL; the entry id is the line's offset plus one."""
        return self._key("log", execution_id)

    def series(self, scope: str, metric: Metric) -> str:
        """Time series, capped by its retention; scope is a job id or `owner-<id>`."""
        return self._key("ts", scope, metric.value)

    def hourly_series(self, scope: str, metric: Metric) -> str:
        """Time series, capped by its retention: one compacted sample an hour."""
        return self._key("ts", scope, metric.value, "hour")

    # processes
    def daemon(self, kind: str, daemon_id: str) -> str:
        """String with TTL: what a live process says of itself."""
        return self._key("daemon", kind, daemon_id)

    def daemons(self, kind: str) -> str:
        """Sorted set, trimmed: process -> last heartbeat."""
        return self._key("daemons", kind)

    # news
    def events(self) -> str:
        """Stream, capped: events; and the pub/sub channel of the same name."""
        return self._key("events")

    def log_news(self, execution_id: str) -> str:
        """Pub/sub channel: the log has grown."""
        return self._key("log-news", execution_id)

    def worker_news(self, worker_id: str) -> str:
        """Pub/sub channel: a cancel request for an attempt of this worker."""
        return self._key("worker-news", worker_id)

    # accounts
    def setup_token(self) -> str:
        """String with TTL: hash of the token in the set-up link."""
        return self._key("setup-token")

    def throttle(self, scope: str, key: str) -> str:
        """Counter with TTL."""
        return self._key("throttle", scope, key)

    # indexes
    def index(self, name: str) -> str:
        """Alias of the index in force."""
        return self._key("idx", name)

    def index_lock(self) -> str:
        """String with TTL: one process at a time prepares the indexes."""
        return self._key("idx-lock")
