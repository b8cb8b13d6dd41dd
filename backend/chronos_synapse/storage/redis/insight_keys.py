"""Names of the keys of what is learned of jobs; keys.py has the rest, and says how to read them."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.personal_keys import PersonalKeys


@dataclass(frozen=True)
class InsightKeys(PersonalKeys):
    """Builds key names under one prefix."""

    def model(self, job_id: str) -> str:
        """Hash, permanent: what was learned of a job: its revision, what is known beside the monitor, the monitor."""
        return self._key("model", job_id)

    def fleet_prior(self) -> str:
        """String, permanent: what is believed of a job before it has a past, as JSON."""
        return self._key("fleet-prior")

    def feed_places(self) -> str:
        """Hash, permanent: who learns from the events, or follows something else -> how far they have been read."""
        return self._key("feed-places")

    def absences(self) -> str:
        """Stream, capped: when no scheduler looked at due times, written by the one that looked next."""
        return self._key("absences")

    def insight(self, insight_id: str) -> str:
        """JSON, indexed, trimmed: an insight; retention takes those that ended long ago."""
        return self._key("insight", insight_id)

    def insights(self, job_id: str) -> str:
        """Sorted set, trimmed: insight of a job -> when it was opened."""
        return self._key("insights", job_id)

    def watch(self, job_id: str) -> str:
        """String, permanent: how a job is watched, as JSON."""
        return self._key("watch", job_id)

    # forecasts and advice
    def forecast(self, job_id: str) -> str:
        """String with TTL: what forecasts of a job are made of, as JSON."""
        return self._key("forecast", job_id)

    def forecast_trees(self, job_id: str) -> str:
        """String with TTL: what boosted trees say of a job that they were chosen for, as JSON."""
        return self._key("forecast-trees", job_id)

    def forecast_cycle(self) -> str:
        """String, permanent: how far the choice of forecasters has come, as JSON."""
        return self._key("forecast-cycle")

    def advice(self, advice_id: str) -> str:
        """JSON, indexed, with TTL: something that is advised, and what became of it."""
        return self._key("advice", advice_id)

    def job_advice(self, job_id: str) -> str:
        """Set with TTL: ids of the advice for a job, so that it goes with the job."""
        return self._key("job-advice", job_id)

    def advice_cycle(self) -> str:
        """String, permanent: how far the look for advice has come, as JSON."""
        return self._key("advice-cycle")
