"""Writing about mandates: giving a post, ending it, correcting how it is written, letting somebody act in it."""

from chibo.organization.mandates.services.delegating import delegate_post, revoke_delegation
from chibo.organization.mandates.services.electing import Congress, Stood, doubts_in, record_election
from chibo.organization.mandates.services.emergency import (
    close_emergency_access,
    end_emergency_accesses,
    note_pages_read,
    open_emergency_access,
)
from chibo.organization.mandates.services.ending import end_party_posts, end_posts_of_unit
from chibo.organization.mandates.services.giving import (
    MandateFacts,
    correct_mandate,
    end_mandate,
    give_mandate,
)

__all__ = [
    "close_emergency_access",
    "end_emergency_accesses",
    "note_pages_read",
    "open_emergency_access",
    "Congress",
    "MandateFacts",
    "Stood",
    "correct_mandate",
    "delegate_post",
    "doubts_in",
    "end_mandate",
    "end_party_posts",
    "end_posts_of_unit",
    "give_mandate",
    "record_election",
    "revoke_delegation",
]
