"""What is believed of a job before it has a past, as it is kept."""

import msgspec

from chronos_models.detectors.signal import Belief
from chronos_models.fleet import TRAITS, FleetPrior


class _Stored(msgspec.Struct):
    jobs: int
    beliefs: dict[str, tuple[float, float]]


_decoder = msgspec.json.Decoder(_Stored)


def read_prior(raw: bytes | None) -> FleetPrior:
    """The prior that `write_prior` gave; that of made-up jobs when there is none, or none that can be read."""
    if raw is None:
        return FleetPrior()
    try:
        stored = _decoder.decode(raw)
    except msgspec.DecodeError:
        return FleetPrior()
    names = {traits.name for traits in TRAITS}
    beliefs = {
        name: Belief(spread=spread, mean_excess=excess)
        for name, (spread, excess) in stored.beliefs.items()
        if name in names and spread > 0.0 and excess > 0.0
    }
    return FleetPrior(beliefs, stored.jobs)


def write_prior(prior: FleetPrior) -> bytes:
    """As it is kept."""
    beliefs = {name: (belief.spread, belief.mean_excess) for name, belief in prior.beliefs.items()}
    return msgspec.json.encode(_Stored(jobs=prior.jobs, beliefs=beliefs))
