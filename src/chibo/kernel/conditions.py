"""Conditions as an office can write them: ``attendance_rate >= 90 % and unexcused = 0``.

They stand in the data of a scoring sheet; numbers are exact fractions. A measure that nobody recorded is
not false: the condition says that it does not know.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

Measures = Mapping[str, Fraction | None]
"""What is known about a meeting, by name; None: not recorded. Yes and no are 1 and 0."""

_TERM = re.compile(r"^(?P<name>[a-z_]+)\s*(?P<op>>=|<=|>|<|=)\s*(?P<number>\d+(?:/\d+)?)\s*(?P<percent>%)?$")


class UnknownMeasure(LookupError):
    """A condition needs a measure that nobody recorded."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True)
class Term:
    """One comparison, such as ``attendance_rate >= 90 %``."""

    name: str
    op: str
    bound: Fraction

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one comparison.

        Raises:
            ValueError: the sheet says something the engine does not understand.
        """
        found = _TERM.match(text.strip())
        if not found:
            raise ValueError(f"not a condition: {text!r}")
        bound = Fraction(found["number"]) / (100 if found["percent"] else 1)
        return cls(found["name"], found["op"], bound)

    def holds(self, measures: Measures) -> bool:
        """Whether the measure stands so.

        Raises:
            UnknownMeasure: it was not recorded.
        """
        value = measures.get(self.name)
        if value is None:
            raise UnknownMeasure(self.name)
        return {
            ">=": value >= self.bound,
            "<=": value <= self.bound,
            ">": value > self.bound,
            "<": value < self.bound,
            "=": value == self.bound,
        }[self.op]


@dataclass(frozen=True)
class Condition:
    """Any of several conjunctions; in the data a list of strings joined by "and"."""

    any_of: tuple[tuple[Term, ...], ...]

    @classmethod
    def parse(cls, data: str | Sequence[str]) -> Self:
        """Read ``"a >= 1 and b < 2"`` or a list of such."""
        texts = [data] if isinstance(data, str) else list(data)
        return cls(tuple(tuple(Term.parse(t) for t in text.split(" and ")) for text in texts))

    def holds(self, measures: Measures) -> bool:
        """Whether one of them holds; an unknown measure counts only if no other alternative decides.

        Raises:
            UnknownMeasure: nothing decides and something is not recorded.
        """
        answers = [_all_hold(terms, measures) for terms in self.any_of]
        if True in answers:
            return True
        unknown = next((answer for answer in answers if isinstance(answer, UnknownMeasure)), None)
        if unknown:
            raise unknown
        return False

    @property
    def names(self) -> frozenset[str]:
        """The measures it looks at."""
        return frozenset(term.name for terms in self.any_of for term in terms)


def _all_hold(terms: Sequence[Term], measures: Measures) -> bool | UnknownMeasure:
    unknown: UnknownMeasure | None = None
    for term in terms:
        try:
            if not term.holds(measures):
                return False
        except UnknownMeasure as problem:
            unknown = problem
    return unknown or True
