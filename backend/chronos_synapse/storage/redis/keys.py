"""Every Redis key name, its type and its life, and nothing else; more are in personal_keys.py and insight_keys.py.

The prefix carries a hash tag, so that all keys of one installation share a slot of a Redis Cluster.
Each docstring names the life: `permanent` keys go when the thing they describe is deleted, `with TTL` by themselves,
`capped` ones stop growing, and from `trimmed` ones somebody takes what is over.
"""

from dataclasses import dataclass

from chronos_synapse.domain.metric import Metric
from chronos_synapse.storage.redis.ai_keys import AiKeys
from chronos_synapse.storage.redis.insight_keys import InsightKeys
from chronos_synapse.storage.redis.pattern_keys import PatternKeys
from chronos_synapse.storage.redis.report_keys import ReportKeys


@dataclass(frozen=True)
class Keys(InsightKeys, ReportKeys, AiKeys, PatternKeys):
    """Builds key names under one prefix."""

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

    # sharing; a subject is a user or a team
    def grants(self, job_id: str) -> str:
        """Hash, permanent: subject with whom a job is shared -> how, since when and by whom, as JSON."""
        return self._key("grants", job_id)

    def granted(self, subject_id: str) -> str:
        """Hash, permanent: job that is shared with a subject -> how."""
        return self._key("granted", subject_id)

    def comments(self, job_id: str) -> str:
        """Hash, permanent: comment on a job -> it, as JSON."""
        return self._key("comments", job_id)

    def comment_order(self, job_id: str) -> str:
        """Sorted set, permanent: comments on a job, whose ids rise with time."""
        return self._key("comment-order", job_id)

    # hand-over
    def transfer(self, job_id: str) -> str:
        """Hash, trimmed: the change of hands that the history of a job follows, and how far its series have."""
        return self._key("transfer", job_id)

    def transfers(self) -> str:
        """Set, trimmed: jobs whose history follows a change of hands."""
        return self._key("transfers")

    # scheduling
    def due(self) -> str:
        """Sorted set, permanent: job -> next fire time."""
        return self._key("due")

    def due_leases(self) -> str:
        """Sorted set, permanent: job -> end of a scheduler's claim."""
        return self._key("due-leases")

    def held(self) -> str:
        """Sorted set, permanent: paused job -> the first due time that is not decided."""
        return self._key("held")

    def armed(self) -> str:
        """Set, permanent: jobs that must be in `due` or in `held`: tells a lost due time from an ended schedule."""
        return self._key("armed")

    def slots(self, job_id: str) -> str:
        """Stream, capped: the ledger; the entry id is the due time."""
        return self._key("slots", job_id)

    def amendments(self, job_id: str) -> str:
        """Hash with TTL: due time -> what became of it after its entry in the ledger was written."""
        return self._key("slot-amendments", job_id)

    def pause(self) -> str:
        """String, permanent: the pause of all scheduling that lasts, as JSON."""
        return self._key("pause")

    def pauses(self) -> str:
        """List, capped: former pauses of all scheduling, newest first."""
        return self._key("pauses")

    def clock(self) -> str:
        """String, permanent: the latest time at which a scheduler looked, epoch ms."""
        return self._key("clock")

    def set_back(self) -> str:
        """String, permanent: up to when due times were looked at before the clock was set back, until mended."""
        return self._key("clock-set-back")

    def calendar(self, calendar_id: str) -> str:
        """JSON, indexed, permanent: the definition."""
        return self._key("calendar", calendar_id)

    def calendar_text(self, calendar_id: str) -> str:
        """String, permanent: the text of its file, if it is one."""
        return self._key("calendar-text", calendar_id)

    def calendars(self, owner_id: str) -> str:
        """Hash, permanent: calendar of an owner -> its bytes."""
        return self._key("calendars", owner_id)

    def calendars_version(self) -> str:
        """Counter, permanent: rises with each change of a calendar, so that schedulers look anew."""
        return self._key("calendars-version")

    # secrets and variables; the scope is `owner-<id>` or `job-<id>`
    def secrets(self, scope: str) -> str:
        """Hash, permanent: secret of a scope -> what is known of it, as JSON."""
        return self._key("secrets", scope)

    def secret_values(self, scope: str) -> str:
        """Hash, permanent: secret of a scope -> its ciphertext."""
        return self._key("secret-values", scope)

    def secret_scopes(self) -> str:
        """Set, permanent: scopes that have secrets, so that all can be encrypted anew."""
        return self._key("secret-scopes")

    def variables(self, scope: str) -> str:
        """Hash, permanent: variable of a scope -> its version, and the rest as JSON."""
        return self._key("variables", scope)

    def scope_totals(self, scope: str) -> str:
        """Hash, permanent: bytes that the secrets and the variables of a scope have, and the version from which its
        next new variable goes on: the highest one that was removed."""
        return self._key("scope-totals", scope)

    def variable_versions(self, scope: str) -> str:
        """Hash, capped: `<variable>:<version>` of a scope -> that version, as JSON."""
        return self._key("variable-versions", scope)

    # views and dashboards
    def dashboard(self, dashboard_id: str) -> str:
        """JSON, indexed, permanent: the definition."""
        return self._key("dashboard", dashboard_id)

    def dashboards(self, owner_id: str) -> str:
        """Set, permanent: dashboards that a user or a team has."""
        return self._key("dashboards", owner_id)

    def views(self, owner_id: str) -> str:
        """Hash, permanent: view that a user or a team keeps -> it, as JSON."""
        return self._key("views", owner_id)

    # backfills
    def backfill(self, backfill_id: str) -> str:
        """JSON with TTL: the definition of a backfill, and how far it has come."""
        return self._key("backfill", backfill_id)

    def backfill_slots(self, backfill_id: str) -> str:
        """List with TTL: due times that it has yet to run, in hex."""
        return self._key("backfill-slots", backfill_id)

    def backfill_live(self, backfill_id: str) -> str:
        """Hash with TTL: due time in hex, of those that have not ended -> whether it was dispatched."""
        return self._key("backfill-live", backfill_id)

    def backfills(self, job_id: str) -> str:
        """Sorted set with TTL: backfill of a job -> when it was asked for."""
        return self._key("backfills", job_id)

    def running_backfills(self) -> str:
        """Set, trimmed: `backfill job owner` of each that is not over."""
        return self._key("running-backfills")

    def replays(self) -> str:
        """Sorted set, trimmed: job -> the first due time that comes again, the clock being set back."""
        return self._key("replays")

    # executions
    def queue(self, lane: str) -> str:
        """Sorted set, trimmed: owner with executions that wait in a lane -> how many of theirs were started."""
        return self._key("queue", lane)

    def waiting(self, lane: str, owner_id: str) -> str:
        """Sorted set, trimmed: an owner's executions in a lane, by place."""
        return self._key("queue", lane, owner_id)

    def bell(self, lane: str) -> str:
        """List with TTL: wakes a worker that takes from the lane."""
        return self._key("bell", lane)

    def lanes(self) -> str:
        """Sorted set, trimmed: lane -> when something came to it last."""
        return self._key("lanes")

    def parked(self, scope: str) -> str:
        """Sorted set, trimmed: executions that wait until one of a job, an owner or a tag has ended, by place."""
        return self._key("parked", scope)

    def running(self, job_id: str) -> str:
        """Sorted set, trimmed: executions of a job that were started and have not ended -> when their attempt began."""
        return self._key("running", job_id)

    def running_tags(self, owner_id: str) -> str:
        """Hash, permanent: tag -> running executions of an owner that have it."""
        return self._key("running-tags", owner_id)

    def limits(self) -> str:
        """Hash, permanent: `owner:<id>` or `tag:<owner>:<tag>` -> how many executions may run at once."""
        return self._key("limits")

    def claim(self, worker_id: str, ticket: str) -> str:
        """String with TTL: the answer to a claim, for a worker that did not get it."""
        return self._key("claim", worker_id, ticket)

    def execution(self, execution_id: str) -> str:
        """JSON, indexed, trimmed: removed by retention."""
        return self._key("execution", execution_id)

    def lease(self, execution_id: str) -> str:
        """Hash with TTL: worker, fence and cancel request of a running attempt."""
        return self._key("lease", execution_id)

    def leases(self) -> str:
        """Sorted set, trimmed: running execution -> end of its lease."""
        return self._key("leases")

    def record(self, execution_id: str) -> str:
        """Hash, trimmed: what an execution was given and says of itself; removed with it."""
        return self._key("record", execution_id)

    def artifacts(self, execution_id: str) -> str:
        """Hash, trimmed: small files that an execution keeps; removed with it."""
        return self._key("artifacts", execution_id)

    def delayed(self) -> str:
        """Sorted set, trimmed: execution that waits for its next attempt -> when that begins."""
        return self._key("delayed")

    def delayed_entries(self) -> str:
        """Hash, trimmed: execution in `delayed` -> `owner place` and its entry, as it goes back onto its queue."""
        return self._key("delayed-entries")

    def dead_letters(self, owner_id: str) -> str:
        """Sorted set, capped: executions of an owner that failed for good though they may be retried -> their end."""
        return self._key("dead-letters", owner_id)

    def log(self, execution_id: str) -> str:
        """Stream with TTL: blocks of lines; the entry id is the offset of the last line plus one, and their number."""
        return self._key("log", execution_id)

    def packed_log(self, execution_id: str) -> str:
        """Stream with TTL: large blocks that are to take the place of a log's small ones."""
        return self._key("packed-log", execution_id)

    def open_logs(self) -> str:
        """Sorted set, trimmed: execution whose log may grow, or is not packed and indexed yet -> when it began."""
        return self._key("open-logs")

    def log_words(self, execution_id: str) -> str:
        """Hash, indexed, with TTL: the words of a log that is too long to be indexed with its execution."""
        return self._key("log-words", execution_id)

    def series(self, scope: str, metric: Metric) -> str:
        """Time series, capped by its retention; scope is a job id or `owner-<id>`."""
        return self._key("ts", scope, metric)

    def hourly_series(self, scope: str, metric: Metric) -> str:
        """Time series, capped by its retention: one compacted sample an hour."""
        return self._key("ts", scope, metric, "hour")

    def kpis(self, job_id: str) -> str:
        """Hash with TTL: name of a series of a job's own -> its unit."""
        return self._key("kpis", job_id)

    def kpi(self, job_id: str, name: str) -> str:
        """Time series with TTL: what a job measures of itself."""
        return self._key("kpi", job_id, name)

    def usage(self, execution_id: str, quantity: str) -> str:
        """Time series with TTL: what an execution used while it ran, one series for each quantity."""
        return self._key("usage", execution_id, quantity)

    # processes
    def daemon(self, kind: str, daemon_id: str) -> str:
        """String with TTL: what a live process says of itself."""
        return self._key("daemon", kind, daemon_id)

    def daemons(self, kind: str) -> str:
        """Sorted set, trimmed: process -> last heartbeat."""
        return self._key("daemons", kind)

    def order(self, worker_id: str) -> str:
        """String with TTL: what a worker was told to do, to take nothing or also to end."""
        return self._key("order", worker_id)

    # news
    def events(self) -> str:
        """Stream, capped: events; and the pub/sub channel of the same name."""
        return self._key("events")

    def progress_news(self) -> str:
        """Pub/sub channel: how far executions have come."""
        return self._key("progress-news")

    def log_news(self, execution_id: str) -> str:
        """Pub/sub channel: the log has grown."""
        return self._key("log-news", execution_id)

    def worker_news(self, worker_id: str) -> str:
        """Pub/sub channel: a cancel request for an attempt of this worker."""
        return self._key("worker-news", worker_id)

    # audit
    def audit_entry(self, seq: str) -> str:
        """JSON, indexed, trimmed: an entry of the audit; retention takes the oldest."""
        return self._key("audit", seq)

    def audit_head(self) -> str:
        """String, permanent: number and hash of the newest entry."""
        return self._key("audit-head")

    def audit_anchor(self) -> str:
        """String, permanent: number and hash of the last entry that retention took, as JSON, signed."""
        return self._key("audit-anchor")

    def audit_keys(self) -> str:
        """Hash, permanent: key that entries are signed with -> the key, sealed; and which of them signs."""
        return self._key("audit-keys")

    def idempotency(self, caller: str, key_digest: str) -> str:
        """Hash with TTL: a request that is carried out once, and its answer."""
        return self._key("idempotency", caller, key_digest)

    # indexes
    def index(self, name: str) -> str:
        """Alias of the index in force."""
        return self._key("idx", name)

    def index_rebuilds(self) -> str:
        """Hash, trimmed: index that is being made anew -> what its name ends with."""
        return self._key("index-rebuilds")

    def index_lock(self) -> str:
        """String with TTL: one process at a time prepares the indexes."""
        return self._key("idx-lock")
