"""What others may know about drafts."""

from chibo.work.drafting.queries.kinds import kinds_offered
from chibo.work.drafting.queries.lines import DraftLine, draft_lines, drafts_from, drafts_of, visible_drafts
from chibo.work.drafting.queries.reading import reviews_due, reviews_owed
from chibo.work.drafting.queries.texts import words_of

__all__ = [
    "DraftLine", "draft_lines", "drafts_from", "drafts_of", "kinds_offered", "reviews_due", "reviews_owed",
    "visible_drafts", "words_of",
]
