"""What a phrase leaves open: doubts with the choices that there are, and which was taken."""

from collections.abc import Mapping, Sequence

import msgspec


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One way to understand it."""

    id: str
    """To be given back as the answer."""
    text: str


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A point at which the phrase can be understood in more than one way, or not at all."""

    code: str
    """Stable; the name under which an answer is given."""
    text: str
    choices: tuple[Choice, ...] = ()
    """Empty where there is nothing to choose."""
    taken: str = ""
    """The id of the choice that the schedule stands for."""
    is_answered: bool = False
    """It was chosen, not supposed."""


class Questions:
    """Collects the doubts of one phrase, and answers them as the caller has."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._doubts: dict[str, Doubt] = {}
        self.sureness = 1.0
        """The product of how sure each supposition is."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """In the order in which they came up, each code once."""
        return tuple(self._doubts.values())

    def ask(self, code: str, text: str, choices: Sequence[tuple[str, str]], *, sureness: float = 0.8) -> str:
        """The id of the choice that counts: the answer, or else the first, which is right by `sureness`."""
        answer = self._answers.get(code, "")
        is_answered = any(answer == number for number, _ in choices)
        taken = answer if is_answered else choices[0][0]
        if code not in self._doubts:
            listed = tuple(Choice(id=number, text=words) for number, words in choices)
            self._doubts[code] = Doubt(code=code, text=text, choices=listed, taken=taken, is_answered=is_answered)
            self.sureness *= 1.0 if is_answered else sureness
        return taken

    def note(self, code: str, text: str, *, sureness: float = 0.9) -> None:
        """Something to know that leaves no choice."""
        if code not in self._doubts:
            self._doubts[code] = Doubt(code=code, text=text)
            self.sureness *= sureness


class Unsayable(Exception):
    """What is meant is clear, but no schedule can say it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
