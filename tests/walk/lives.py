"""For the walk: a member on the way to the other cell. Nobody of the cast, so that the other side reads no name of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from chibo.organization.membership.services import begin_transfer, enter_membership, hand_over
from chibo.organization.people.services import add_person
from chibo.party.admission.services import assign_candidate_helper, list_candidate
from tests.conftest import Cast

OF_A_TRANSFER = frozenset({"transfer", "hand_over", "accept", "return", "cancel"})
OF_A_CELL = frozenset({"of", "add", "alike", "due_of", "badges", "transfers", "transfer_in"})


@dataclass
class Lives:
    """What hangs on people who come and go."""

    transfer: Any
    candidate: Any


def build_lives(cast: Cast) -> Lives:
    """A transfer that waits for the other cell."""
    today, by = timezone.localdate(), cast.secretary.account
    week_ago = today - dt.timedelta(days=7)
    mover = add_person("Ngô Văn Chuyển", by=by)
    enter_membership(mover.pk, unit_id=cast.cell.pk, standing="official", on=week_ago, by=by)
    transfer = begin_transfer(
        mover.pk, kind="official", from_unit_id=cast.cell.pk, to_unit_id=cast.other_cell.pk, decided_on=week_ago,
        by=by, on=today,
    )  # fmt: skip
    taken = hand_over(transfer, letter="GGT", introduced_on=today, handed_over_on=today, by=by, on=today)
    hopeful = add_person("Lại Thị Mong", by=by)
    candidate = list_candidate(hopeful.pk, unit_id=cast.cell.pk, listed_on=today, by=by, on=today)
    return Lives(taken, assign_candidate_helper(candidate, helper_id=cast.official.person.pk, by=by, on=today))
