"""Who does not want mail: a domain above answers, because notices know accounts and no people.

``@tells_refusals`` registers ``(accounts, day) -> accounts that must not be mailed``. It is asked when mails are
queued and once more before each goes out, so that a withdrawal stops what still waits.
"""

import datetime as dt
from collections.abc import Callable, Collection

Refusals = Callable[[Collection[int], dt.date], set[int]]
ANSWERS: list[Refusals] = []


def tells_refusals(answer: Refusals) -> Refusals:
    """Register somebody who knows."""
    ANSWERS.append(answer)
    return answer


def refusing(accounts: Collection[int], on: dt.date) -> set[int]:
    """Accounts among these that must not be mailed on the day."""
    return {account for answer in ANSWERS for account in answer(accounts, on)}
