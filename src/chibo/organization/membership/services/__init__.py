"""Writing about membership: admission, standing, leave, transfer, Party dates."""

from chibo.organization.membership.services.dates import PartyDates, set_party_dates
from chibo.organization.membership.services.leaves import end_leave, grant_leave
from chibo.organization.membership.services.standing import (
    admit,
    assign_helper,
    change_standing,
    end_membership,
    enter_membership,
    recognise_official,
)

__all__ = [
    "PartyDates",
    "admit",
    "assign_helper",
    "change_standing",
    "end_leave",
    "end_membership",
    "enter_membership",
    "grant_leave",
    "recognise_official",
    "set_party_dates",
]
