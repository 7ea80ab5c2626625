"""Who holds which post, and what a signed-in account may therefore do and see."""

from chibo.organization.mandates.queries.delegations import (
    DelegationLine,
    delegation_line,
    delegations_in,
    delegations_of,
    stand_ins,
)
from chibo.organization.mandates.queries.duties import (
    NOBODY,
    ActingFor,
    Duties,
    duties_of,
    duties_on,
    qualifies,
)
from chibo.organization.mandates.queries.emergency import (
    Emergency,
    PageRead,
    emergencies_in,
    emergencies_of,
    open_emergencies,
    pages_read,
)
from chibo.organization.mandates.queries.holders import (
    Holder,
    MandateLine,
    holders,
    mandate_line,
    mandates_in,
    mandates_of,
    open_mandates,
    titles_of,
)
from chibo.organization.mandates.queries.visible import (
    cells_behind,
    kept_units,
    member_cells,
    people_of_unit,
    visible_people,
    visible_units,
)

__all__ = [
    "NOBODY",
    "ActingFor",
    "DelegationLine",
    "Duties",
    "Emergency",
    "Holder",
    "MandateLine",
    "PageRead",
    "cells_behind",
    "delegation_line",
    "delegations_in",
    "delegations_of",
    "duties_of",
    "duties_on",
    "emergencies_in",
    "emergencies_of",
    "holders",
    "kept_units",
    "mandate_line",
    "mandates_in",
    "mandates_of",
    "member_cells",
    "open_emergencies",
    "open_mandates",
    "pages_read",
    "people_of_unit",
    "qualifies",
    "stand_ins",
    "titles_of",
    "visible_people",
    "visible_units",
]
