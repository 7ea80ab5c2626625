"""Refusals about workbooks."""

from chibo.kernel.errors import DomainError


class UnreadableFile(DomainError):
    """The file is refused as a whole; ``code`` says why, ``sentence`` what to do."""

    code = "workbooks.unreadable-file"

    def __init__(self, why: str, message: object, **params: object) -> None:
        super().__init__(f"workbooks.unreadable.{why}", **params)
        self.message = message
