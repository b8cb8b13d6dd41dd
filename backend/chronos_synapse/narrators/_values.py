"""Values of facts as people read them, to a precision that the checker takes."""

from chronos_models.faithfulness import Fact

MIB = 2.0**20
GIB = 2.0**30
_BYTES = {"b": 1.0, "kb": 1024.0, "kib": 1024.0, "mb": 1e6, "mib": MIB, "gb": 1e9, "gib": GIB}
_SECONDS = {"s": 1.0, "ms": 1e-3, "min": 60.0, "h": 3600.0}


def shown(fact: Fact) -> str:
    """`1 h 39 min`, `24.4%`, `5.2 GiB`, `8,737`, `18:58`."""
    if isinstance(fact.value, str):
        return fact.value
    unit = fact.unit.strip().lower()
    if unit in _SECONDS:
        return _duration(abs(fact.value) * _SECONDS[unit])
    if unit in _BYTES:
        return _size(abs(fact.value) * _BYTES[unit])
    if unit == "ratio":
        return f"{_figures(fact.value * 100)}%"
    if unit == "%":
        return f"{_figures(abs(fact.value))}%"
    return f"{_figures(abs(fact.value))} {fact.unit}".strip() if unit not in {"count", ""} else _count(fact.value)


def _duration(seconds: float) -> str:
    if seconds < 1:
        return f"{_figures(seconds * 1000)} ms"
    if seconds < 120:
        return f"{_figures(seconds)} s"
    if seconds < 7200:
        return f"{_figures(seconds / 60)} minutes"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min"


def _size(size_bytes: float) -> str:
    if size_bytes < 1024:
        return f"{_figures(size_bytes)} bytes"
    if size_bytes < MIB:
        return f"{_figures(size_bytes / 1024)} KiB"
    return f"{_figures(size_bytes / GIB)} GiB" if size_bytes >= GIB else f"{_figures(size_bytes / MIB)} MiB"


def _figures(value: float) -> str:
    """Three figures, or all before the point."""
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2
    return f"{value:,.{decimals}f}"


def _count(value: float) -> str:
    return f"{abs(value):,.0f}" if float(value).is_integer() else f"{round(abs(value), 2):,}"
