"""Questions, built together."""

from chronos_synapse.services.ai.asking import ModelAsking
from chronos_synapse.services.asking.asking import AskService
from chronos_synapse.services.asking.model_reader import ModelQuestionReader
from chronos_synapse.services.asking.naming import Naming
from chronos_synapse.services.asking.searching import Searching
from chronos_synapse.services.history.analytics_jobs import JobFigureService
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.storage.redis.stores import RedisStores


def asking(
    stores: RedisStores, history: HistoryService, figures: JobFigureService, *, model: ModelAsking | None
) -> AskService:
    """The service over these; without `model`, rules alone read."""
    searching = Searching(stores, history, figures)
    return AskService(Naming(stores.job_search), searching, ModelQuestionReader(model))
