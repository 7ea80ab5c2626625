"""Refusals. A use case raises them; the edge shows their sentence.

``code`` is for programs and tests, ``message`` for people: it says what is the case, what is safe and
what to do. Subclasses may set ``message`` to a lazily translated string with ``%(name)s`` parameters.
"""

from typing import Any


class DomainError(Exception):
    """A rule of the house forbids this; nothing was changed."""

    code = "domain-error"
    message: Any = "This cannot be done now. Nothing was changed."

    def __init__(self, code: str | None = None, **params: object) -> None:
        self.code = code or self.code
        self.params = params
        super().__init__(self.code)

    @property
    def sentence(self) -> str:
        """The sentence for people, in the language of the moment."""
        text = str(self.message)
        return text % self.params if self.params else text


class IllegalTransition(DomainError):
    """A state machine was asked for a move that its table does not have."""

    code = "illegal-transition"
