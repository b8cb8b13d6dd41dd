"""Documents of a job with its secrets covered, wherever in them they stand."""

from typing import Any

from chronos_synapse.domain.masking import Mask


def masked_document(value: Any, mask: Mask | None) -> Any:
    """`value`, a JSON document, without the secrets that `mask` knows; names of members and numbers included."""
    if mask is None or value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return mask.text(value)
    if isinstance(value, int | float):
        covered = mask.text(str(value))
        return value if covered == str(value) else covered
    if isinstance(value, dict):
        return {mask.text(name): masked_document(member, mask) for name, member in value.items()}
    return [masked_document(member, mask) for member in value]


def holds_secret(value: Any, mask: Mask | None) -> bool:
    """Whether anything in `value` would be covered."""
    return bool(masked_document(value, mask) != value)
