"""Who holds which post, and what a signed-in account may therefore do and see."""

from chibo.organization.mandates.queries.duties import (
    NOBODY,
    ActingFor,
    Duties,
    duties_of,
    duties_on,
    qualifies,
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
    "Duties",
    "Holder",
    "MandateLine",
    "cells_behind",
    "duties_of",
    "duties_on",
    "holders",
    "kept_units",
    "mandate_line",
    "mandates_in",
    "mandates_of",
    "member_cells",
    "open_mandates",
    "people_of_unit",
    "qualifies",
    "titles_of",
    "visible_people",
    "visible_units",
]
