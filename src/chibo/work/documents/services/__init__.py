"""The verbs about documents received, and about secret papers that are elsewhere."""

from chibo.work.documents.services.referring import move_stub, note_stub
from chibo.work.documents.services.registering import (
    DocumentWords,
    attach_file,
    change_document,
    mark_spread,
    register_document,
)

__all__ = [
    "DocumentWords", "attach_file", "change_document", "mark_spread", "move_stub", "note_stub", "register_document",
]
