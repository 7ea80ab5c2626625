"""Reading a members' list and importing it: one code for the page and for the command line."""

from chibo.organization.register.queries import preview_as_json
from chibo.organization.register.services.importing import import_previewed
from chibo.organization.register.services.previewing import (
    discard_preview,
    preview_members_file,
    refresh_preview,
)

__all__ = [
    "discard_preview",
    "import_previewed",
    "preview_as_json",
    "preview_members_file",
    "refresh_preview",
]
