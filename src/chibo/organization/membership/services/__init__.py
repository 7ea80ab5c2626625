"""Writing about membership: admission, standing, leave, transfer, Party dates."""

from chibo.organization.membership.services.badges import give_badge_early
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
from chibo.organization.membership.services.transfers import (
    accept_transfer,
    begin_transfer,
    cancel_transfer,
    end_stay,
    hand_over,
)

__all__ = [
    "PartyDates",
    "accept_transfer",
    "admit",
    "assign_helper",
    "begin_transfer",
    "cancel_transfer",
    "change_standing",
    "end_leave",
    "end_membership",
    "end_stay",
    "enter_membership",
    "give_badge_early",
    "grant_leave",
    "hand_over",
    "recognise_official",
    "set_party_dates",
]
