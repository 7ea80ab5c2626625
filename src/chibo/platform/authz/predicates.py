"""Questions about a visitor and an object, as a tree that can be asked and can be explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, overload

import rules
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Visitor = AbstractBaseUser | AnonymousUser

_rules: Any = rules
"""The library has no types; only this file and ``permissions`` speak to it."""


class Joint(StrEnum):
    """How a predicate is made of others."""

    ALONE = "alone"
    ALL = "all"
    ANY = "any"
    NOT = "not"


class Predicate(_rules.Predicate):  # type: ignore[misc]
    """A question of the library that remembers what it was put together from, and how it is said in words."""

    label: Any = ""
    joint: Joint = Joint.ALONE
    parts: tuple[Predicate, ...] = ()

    def __and__(self, other: Predicate) -> Predicate:
        return _joined(super().__and__(other), Joint.ALL, self, other)

    def __or__(self, other: Predicate) -> Predicate:
        return _joined(super().__or__(other), Joint.ANY, self, other)

    def __xor__(self, other: Predicate) -> Predicate:
        raise TypeError("either-or of rights has no plain sentence: write a predicate of its own")

    def __invert__(self) -> Predicate:
        return _joined(super().__invert__(), Joint.NOT, self)

    @property
    def sentence(self) -> str:
        """The question as a condition on somebody: "sits in the committee of the cell"."""
        return str(self.label or (self.__doc__ or self.name).strip().splitlines()[0])

    def leaves(self) -> tuple[Predicate, ...]:
        """The plain questions at the ends of the tree, in the order they are asked."""
        if self.joint is Joint.ALONE:
            return (self,)
        return tuple(leaf for part in self.parts for leaf in part.leaves())


def _joined(made: Predicate, joint: Joint, *parts: Predicate) -> Predicate:
    """Parts joined in the same way are one list: ``a | b | c`` is one question of three."""
    made.joint = joint
    made.parts = tuple(
        inner for part in parts for inner in (part.parts if part.joint is joint is not Joint.NOT else (part,))
    )
    return made


@overload
def predicate(function: Callable[..., bool], /) -> Predicate: ...
@overload
def predicate(*, label: Any = "") -> Callable[[Callable[..., bool]], Predicate]: ...
def predicate(function: Callable[..., bool] | None = None, /, *, label: Any = "") -> Any:
    """A question about a visitor, or about a visitor and an object; composes with ``&``, ``|``, ``~``.

    ``label`` is the question as a condition on somebody ("keeps the list of the cell"), for whoever asks why.
    """

    def made(asked: Callable[..., bool]) -> Predicate:
        question = Predicate(asked)
        question.__doc__ = asked.__doc__
        question.__wrapped__ = asked
        question.__module__ = asked.__module__
        question.label = label
        return question

    return made(function) if function else made


@dataclass(frozen=True)
class Answer:
    """What one question answered, and the questions below it."""

    holds: bool
    sentence: str
    joint: Joint = Joint.ALONE
    parts: tuple[Answer, ...] = ()

    def leaves(self) -> tuple[Answer, ...]:
        """The plain answers at the ends of the tree."""
        if self.joint is Joint.ALONE:
            return (self,)
        return tuple(leaf for part in self.parts for leaf in part.leaves())


def answer(question: Predicate, user: Visitor, subject: object) -> Answer:
    """Ask every part, also those that no longer matter: whoever asks why wants to read all of them."""
    if question.joint is Joint.ALONE:
        return Answer(bool(question.test(user, subject)), question.sentence)
    parts = tuple(answer(part, user, subject) for part in question.parts)
    held = [part.holds for part in parts]
    holds = {Joint.ALL: all(held), Joint.ANY: any(held), Joint.NOT: not all(held)}[question.joint]
    return Answer(holds, question.sentence, question.joint, parts)
