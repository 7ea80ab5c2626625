"""Members' lists coming in, two entries becoming one: one code for the page and for the command line."""

from chibo.organization.register.queries import preview_as_json
from chibo.organization.register.services.importing import import_previewed
from chibo.organization.register.services.merging import kinds_moved, merge_people
from chibo.organization.register.services.ordering import AT_ONCE, import_ordered, order_import
from chibo.organization.register.services.previewing import (
    answer_row,
    discard_preview,
    forget_undecided,
    preview_members_file,
    refresh_preview,
)
from chibo.organization.register.services.reminding import remind_of_dues
from chibo.organization.register.services.reorganising import Plan, reorganise_unit
from chibo.organization.register.services.telling_apart import take_back, tell_apart
from chibo.organization.register.services.undoing import forget_old_merges, undo_merge

__all__ = [
    "AT_ONCE",
    "answer_row",
    "Plan",
    "discard_preview",
    "forget_old_merges",
    "forget_undecided",
    "import_ordered",
    "import_previewed",
    "kinds_moved",
    "merge_people",
    "preview_as_json",
    "order_import",
    "preview_members_file",
    "refresh_preview",
    "reorganise_unit",
    "take_back",
    "tell_apart",
    "undo_merge",
    "remind_of_dues",
]
