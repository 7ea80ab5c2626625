"""Every rule that comes from a document of the Party or the State is a named function with a source.

What a rule *means* is such a function. Which *numbers* hold on which day stands in the rule packs;
a rule receives them as :class:`Numbers`, so that it knows neither a database nor a file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol, TypeVar

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True)
class Entry:
    """One rule: its id, the document it comes from, the function that decides it."""

    id: str
    source: str
    function: Callable[..., object]

    @property
    def sentence(self) -> str:
        """The rule in one sentence: the first paragraph of the docstring."""
        first = (self.function.__doc__ or "").strip().split("\n\n")[0]
        return " ".join(first.split())

    @property
    def disputed(self) -> str:
        """What the docstring adds below the sentence: cases that offices read differently."""
        rest = (self.function.__doc__ or "").strip().split("\n\n")[1:]
        return " ".join(" ".join(rest).split())


RULEBOOK: dict[str, Entry] = {}


def rule(rule_id: str, *, source: str) -> Callable[[F], F]:
    """Register the decorated function as the one place where ``rule_id`` is decided."""

    def register(function: F) -> F:
        if rule_id in RULEBOOK:
            raise ValueError(f"rule {rule_id} is already decided elsewhere")
        if not (function.__doc__ or "").strip():
            raise ValueError(f"rule {rule_id} needs a docstring saying what it means")
        if not source.strip():
            raise ValueError(f"rule {rule_id} needs the document it comes from")
        RULEBOOK[rule_id] = Entry(rule_id, source, function)
        return function

    return register


class Numbers(Protocol):
    """What a rule may ask of the rule packs in force on the day of its record."""

    def integer(self, key: str) -> int:
        """A whole number."""

    def fraction(self, key: str) -> Fraction:
        """A share, exact."""

    def flag(self, key: str) -> bool:
        """Yes or no."""

    def text(self, key: str) -> str:
        """A word, often the name of one of several readings."""

    def table(self, key: str) -> Any:
        """A list or a mapping."""
