"""The console: lines in order, a reader who stops reading stops nobody."""

import io
import threading

import pytest

from chronos_synapse.embedded import console
from chronos_synapse.embedded.console import Console


class StoppedTerminal(io.StringIO):
    """Takes nothing until `gate` opens."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def write(self, text: str) -> int:
        self.gate.wait()
        return super().write(text)


class ClosedPipe(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_lines_come_in_order() -> None:
    stream = io.StringIO()
    output = Console(stream)

    output.say("one")
    output.say("two")
    output.close()

    assert stream.getvalue() == "one\ntwo\n"


def test_a_stopped_terminal_costs_lines_and_is_told_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "WAITING_LINES", 2)
    terminal = StoppedTerminal()
    output = Console(terminal)

    for number in range(10):
        output.say(str(number))
    terminal.gate.set()
    output.close()

    assert "lines left out: the output was not read" in terminal.getvalue()


def test_a_closed_pipe_is_no_reason_to_stop() -> None:
    output = Console(ClosedPipe())

    output.say("one")
    output.say("two")
    output.close()
