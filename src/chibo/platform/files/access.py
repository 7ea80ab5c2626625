"""Whose file is it? A domain says who may open the files of its subjects.

``@opens("tasks.task")`` registers ``(user, id) -> bool`` in the domain's ``permissions.py``. A file whose
subject nobody vouches for is opened by nobody.
"""

from collections.abc import Callable

from chibo.platform.authz.permissions import Visitor
from chibo.platform.files.models import StoredFile

Opens = Callable[[Visitor, str], bool]
OPENERS: dict[str, Opens] = {}


def opens(kind: str) -> Callable[[Opens], Opens]:
    """Register who may open files kept for references of this kind."""

    def register(answer: Opens) -> Opens:
        OPENERS[kind] = answer
        return answer

    return register


def may_open(user: Visitor, file: StoredFile) -> bool:
    """Whether the visitor may open this file."""
    kind, _, key = file.subject.partition(":")
    opener = OPENERS.get(kind)
    return bool(opener and opener(user, key))
