"""How much each bench does."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Sizes of all benches."""

    runs: int
    """Short benches are repeated this often; the median counts."""
    fires: tuple[int, ...]
    """Jobs that are due at one instant."""
    shell_jobs: int
    idle_jobs: int
    many_jobs: int
    idle_s: float
    log_lines: int
    log_bytes: int
    """What one job prints."""
    history: int
    """Executions in the history."""
    history_jobs: int
    questions: int
    """How often each question to the history is asked."""
    stored: int
    """Executions that go through every transition to see what they weigh."""
    usage_s: float
    """How long the use of running jobs is looked at."""
    shells: int
    """Shell jobs that run at once on one worker."""
    spawns: int
    """Processes that are started one after the other, of each kind."""
    callers: int
    """Jobs that use the runtime API at once."""
    calling_s: float
    api_clients: int
    """Users who ask the api at once."""
    api_jobs: int
    """Jobs of all users of the api together."""
    api_s: float
    """How long each kind of request is made."""
    streams: int
    """Open at once."""
    page_jobs: int
    """In the table that a browser scrolls."""
    page_lines: int
    """Of the log that it scrolls."""
    scroll_s: float


FULL = Scale(
    runs=3,
    fires=(1000, 10_000),
    shell_jobs=200,
    idle_jobs=100_000,
    many_jobs=1_000_000,
    idle_s=20.0,
    log_lines=600,
    log_bytes=1_000_000_000,
    history=1_000_000,
    history_jobs=1000,
    questions=200,
    stored=20_000,
    usage_s=10.0,
    shells=100,
    spawns=200,
    callers=100,
    calling_s=10.0,
    api_clients=50,
    api_jobs=50_000,
    api_s=10.0,
    streams=2000,
    page_jobs=50_000,
    page_lines=1_000_000,
    scroll_s=4.0,
)
QUICK = Scale(
    runs=1,
    fires=(1000,),
    shell_jobs=200,
    idle_jobs=10_000,
    many_jobs=50_000,
    idle_s=5.0,
    log_lines=200,
    log_bytes=100_000_000,
    history=50_000,
    history_jobs=500,
    questions=50,
    stored=5000,
    usage_s=6.0,
    shells=100,
    spawns=30,
    callers=100,
    calling_s=3.0,
    api_clients=50,
    api_jobs=5000,
    api_s=3.0,
    streams=1000,
    page_jobs=5000,
    page_lines=200_000,
    scroll_s=4.0,
)
