"""What redis-om derives from a model, as our indexes need it."""

from redis_om import JsonModel


def index_fields(model: type[JsonModel]) -> list[str]:
    """The part of FT.CREATE after SCHEMA.

    Left out: the tag twins that redis-om adds to full-text fields, and its own key. Nobody filters by a whole
    description, and a tag of that size costs memory for each document. Tags are whole: `|` in one does not split it.
    """
    _, _, text = model.redisearch_schema().partition(" SCHEMA ")
    declared = ["$." + part for part in text.split("$.") if part.strip()]
    full_text = {part.split()[0] for part in declared if " TEXT" in part}
    kept = [part for part in declared if " TEXT" in part or part.split()[0] not in full_text | {"$.pk"}]
    return " ".join(kept).replace(" SEPARATOR |", "").split()
