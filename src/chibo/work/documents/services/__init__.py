"""The verbs about papers in and out, their files, relations and numbers, and about secret papers that are elsewhere."""

from chibo.work.documents.services.numbering import begin_series_at, draw_number, number_on_paper
from chibo.work.documents.services.publishing import make_public, withdraw_public
from chibo.work.documents.services.referring import move_stub, note_stub
from chibo.work.documents.services.registering import (
    attach_file,
    change_document,
    mark_spread,
    register_document,
    register_incoming,
    register_issued,
)
from chibo.work.documents.services.relating import relate, unrelate
from chibo.work.documents.services.versions import add_version
from chibo.work.documents.services.wording import DocumentWords

__all__ = [
    "DocumentWords", "add_version", "attach_file", "begin_series_at", "change_document", "draw_number", "make_public",
    "mark_spread", "move_stub", "note_stub", "number_on_paper", "register_document", "register_incoming",
    "register_issued", "relate", "unrelate", "withdraw_public",
]
