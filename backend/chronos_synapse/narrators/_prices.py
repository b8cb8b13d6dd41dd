"""What models cost, in USD for a million tokens: (in, out). Cached tokens are read at a tenth of that."""

import math
import re
from collections.abc import Mapping

from chronos_synapse.narrators.base import Usage

PRICES: dict[str, tuple[float, float]] = {
    "claude-haiku-5-5": (0.10, 0.50),
    "claude-sonnet-5-5": (2.0, 10.0),
    "claude-opus-5-5": (4.0, 20.0),
    "claude-fable-5-2": (10.0, 50.0),
    "claude-fable-5-1": (10.0, 50.0),
}
UNKNOWN = max(PRICES.values())
"""Of a model that is not in the table: rather too dear than beyond the budget."""
CACHE_READ = 0.1
CACHE_WRITE = 2.0
"""Of the price of input, for a cache of one hour."""


_VERSION = re.compile(r"(?:-latest|[-@]\d{8})?")


def cost_usd(model: str, usage: Usage, prices: Mapping[str, tuple[float, float]] = PRICES) -> float:
    """What `usage` costs with `model`, `-latest` and dates behind its name aside."""
    known = (name for name in prices if model.startswith(name) and _VERSION.fullmatch(model, len(name)))
    price_in, price_out = _sane(prices.get(max(known, key=len, default=""), UNKNOWN))
    tokens_in = usage.input_tokens + CACHE_READ * usage.cache_read_tokens + CACHE_WRITE * usage.cache_write_tokens
    return (tokens_in * price_in + usage.output_tokens * price_out) / 1e6


def _sane(price: tuple[float, float]) -> tuple[float, float]:
    """What cannot be a price counts as that of an unknown model: it must not make a request free."""
    return price if all(math.isfinite(part) and part >= 0 for part in price) else UNKNOWN
