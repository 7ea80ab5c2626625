"""State machines as a table you can read aloud."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from chibo.kernel.errors import IllegalTransition

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class StateTable(Generic[S]):
    """The moves a thing may make; a state without a row is final."""

    moves: Mapping[S, frozenset[S]]

    def allows(self, current: S, target: S) -> bool:
        """Whether the table has this move."""
        return target in self.moves.get(current, frozenset())

    def ensure(self, current: S, target: S) -> None:
        """Refuse a move that the table does not have.

        Raises:
            IllegalTransition: with the parameters ``current`` and ``target``.
        """
        if not self.allows(current, target):
            raise IllegalTransition(current=str(current), target=str(target))

    def reachable_from(self, start: S) -> frozenset[S]:
        """Every state that can follow ``start``, itself included."""
        seen, todo = {start}, [start]
        while todo:
            for state in self.moves.get(todo.pop(), frozenset()) - seen:
                seen.add(state)
                todo.append(state)
        return frozenset(seen)

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, in the order in which it is written."""
        lines = ["stateDiagram-v2"]
        for current, targets in self.moves.items():
            lines += [f"    {current} --> {target}" for target in sorted(targets)]
        return "\n".join(lines) + "\n"
