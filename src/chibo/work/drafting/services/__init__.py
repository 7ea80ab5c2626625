"""The verbs about drafts: begin, write, keep a version, remark, ask for review, issue; and the office's templates."""

from chibo.work.drafting.services.converting import convert_waiting
from chibo.work.drafting.services.copying import CopyWish, make_copy
from chibo.work.drafting.services.groups import drop_group, keep_group
from chibo.work.drafting.services.issuing import issue_draft
from chibo.work.drafting.services.reading import comment_on, keep_version, resolve_comment
from chibo.work.drafting.services.reviewing import answer_review, ask_review, recall_reviews, withdraw_review
from chibo.work.drafting.services.starting import drop_draft, start_draft
from chibo.work.drafting.services.templates import bring_template, end_template
from chibo.work.drafting.services.writing import (
    add_part,
    add_receivers,
    move_part,
    remove_part,
    turn_annex,
    write_field,
    write_part,
)

__all__ = [
    "CopyWish",
    "add_part", "add_receivers", "answer_review", "ask_review", "bring_template", "comment_on", "convert_waiting",
    "drop_draft", "drop_group", "end_template", "issue_draft", "keep_group", "keep_version", "make_copy", "move_part",
    "recall_reviews", "remove_part", "resolve_comment", "start_draft", "turn_annex", "withdraw_review", "write_field",
    "write_part",
]
