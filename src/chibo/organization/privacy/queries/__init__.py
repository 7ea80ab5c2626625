"""What others may know of privacy: consents, purposes, what is held, what is due."""

from chibo.organization.privacy.queries.about import Whose, whose_account, whose_person
from chibo.organization.privacy.queries.consents import (
    ConsentLine,
    consent_lines,
    consenting,
    consents,
    mail_addresses,
)
from chibo.organization.privacy.queries.corrections import (
    change_page,
    corrections_of,
    corrections_waiting,
    waiting_in,
)
from chibo.organization.privacy.queries.declared import by_label, declared
from chibo.organization.privacy.queries.due import DueKind, due_kinds, due_rows, keeping_unit
from chibo.organization.privacy.queries.export import export_of
from chibo.organization.privacy.queries.holdings import Group, HeldKind, HeldRow, held_kind, holdings_of
from chibo.organization.privacy.queries.purposes import PurposeLine, purposes_on
from chibo.organization.privacy.queries.views import ViewLine, views_of

__all__ = [
    "ConsentLine",
    "DueKind",
    "Group",
    "HeldKind",
    "HeldRow",
    "PurposeLine",
    "ViewLine",
    "Whose",
    "by_label",
    "change_page",
    "consent_lines",
    "consenting",
    "consents",
    "corrections_of",
    "corrections_waiting",
    "declared",
    "due_kinds",
    "due_rows",
    "export_of",
    "held_kind",
    "holdings_of",
    "keeping_unit",
    "mail_addresses",
    "purposes_on",
    "views_of",
    "waiting_in",
    "whose_account",
    "whose_person",
]
