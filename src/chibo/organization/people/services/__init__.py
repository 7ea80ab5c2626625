"""Writing about people: entering, correcting, giving a login."""

from chibo.organization.people.services.logins import attach_login, hand_out_code, open_login
from chibo.organization.people.services.persons import (
    Particulars,
    PersonFacts,
    add_person,
    correct_person,
    forget_merged_person,
)

__all__ = [
    "Particulars",
    "PersonFacts",
    "add_person",
    "attach_login",
    "correct_person",
    "forget_merged_person",
    "hand_out_code",
    "open_login",
]
