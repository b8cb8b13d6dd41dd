"""What the api shows of failures, built together."""

from dataclasses import dataclass

from chronos_synapse.services.history.findings import FindingService
from chronos_synapse.services.patterns.explaining import ExplanationService
from chronos_synapse.services.patterns.reading import PatternService
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class PatternArea:
    """One service for each way to look."""

    patterns: PatternService
    explanations: ExplanationService


def pattern_area(stores: RedisStores, directory: Directory, findings: FindingService) -> PatternArea:
    """The services over `stores`."""
    return PatternArea(
        patterns=PatternService(stores, directory),
        explanations=ExplanationService(stores, findings),
    )
