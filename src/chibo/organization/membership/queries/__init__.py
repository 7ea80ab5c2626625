"""Who belongs to a cell, as what, and what the two clocks of a member say."""

from chibo.organization.membership.queries.clocks import (
    Clocks,
    ProbationState,
    clocks_of,
    party_ages,
    probations,
)
from chibo.organization.membership.queries.doubts import doubts_about
from chibo.organization.membership.queries.dues import (
    BadgeLine,
    ClockDays,
    award_days,
    badges_of,
    clock_days,
)
from chibo.organization.membership.queries.early_badges import EarlyBadgeLine, badge_years, early_badges_of
from chibo.organization.membership.queries.history import (
    Dates,
    LeaveLine,
    MembershipLine,
    leaves_of,
    membership_counts,
    memberships_of,
    party_dates,
    party_dates_of,
    units_of_people,
)
from chibo.organization.membership.queries.members import (
    Member,
    cells_ever,
    cells_ever_of,
    member_ids,
    members_of,
    standings_of,
)
from chibo.organization.membership.queries.suspensions import suspended_in, suspensions
from chibo.organization.membership.queries.transfers import (
    TransferLine,
    every_transfer,
    transfer_lines,
    transfers_in,
    transfers_of,
)

__all__ = [
    "BadgeLine",
    "ClockDays",
    "Clocks",
    "Dates",
    "EarlyBadgeLine",
    "LeaveLine",
    "Member",
    "MembershipLine",
    "ProbationState",
    "TransferLine",
    "award_days",
    "badge_years",
    "badges_of",
    "cells_ever",
    "cells_ever_of",
    "clock_days",
    "clocks_of",
    "doubts_about",
    "early_badges_of",
    "every_transfer",
    "leaves_of",
    "member_ids",
    "members_of",
    "membership_counts",
    "memberships_of",
    "party_ages",
    "party_dates",
    "party_dates_of",
    "probations",
    "standings_of",
    "suspended_in",
    "suspensions",
    "transfer_lines",
    "transfers_in",
    "transfers_of",
    "units_of_people",
]
