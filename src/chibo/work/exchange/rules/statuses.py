"""What a receiver may still tell the sender, and the other way round."""

from chibo.kernel.rulebook import rule

ARRIVED, REFUSED, ACCEPTED, ASSIGNED, IN_PROCESS, FINISHED = "01", "02", "03", "04", "05", "06"
ASKED_BACK, AGREED, DECLINED = "13", "15", "16"
KNOWN = (ARRIVED, REFUSED, ACCEPTED, ASSIGNED, IN_PROCESS, FINISHED, ASKED_BACK, AGREED, DECLINED)
NEW, REVOKE, UPDATE, REPLACE = 0, 1, 2, 3
KINDS = (NEW, REVOKE, UPDATE, REPLACE)

_AFTER = {
    "": {ARRIVED, REFUSED, ACCEPTED},
    ARRIVED: {REFUSED, ACCEPTED},
    ACCEPTED: {ASSIGNED, IN_PROCESS, FINISHED},
    ASSIGNED: {IN_PROCESS, FINISHED},
    IN_PROCESS: {FINISHED},
}


@rule("EXCH-05", source="QCVN 102:2016/BTTTT, mã trạng thái xử lý; SĐ1:2022")
def answers_left(kind: int, last: str, *, asked_back: bool = False) -> frozenset[str]:
    """A receiver tells a new or replacing paper's way only forward: arrived, then refused or accepted, then assigned,
    in process, finished. A wish to take back or to change is answered once: agreed or declined.

    The standard prints the codes without an order; going back (finished, then assigned) would leave the sender with
    two truths, so it is refused here. A message refused needs no answer to being asked back.
    """
    if kind in (REVOKE, UPDATE):
        return frozenset({AGREED, DECLINED}) if last in ("", ARRIVED) else frozenset()
    way = frozenset(_AFTER.get(last, ()))
    back = {AGREED, DECLINED} if asked_back and last not in (REFUSED, AGREED) else set()
    return way | back


@rule("EXCH-06", source="QCVN 102:2016/BTTTT, mã trạng thái xử lý")
def is_newer(before: str, told: str) -> bool:
    """Of two statuses of one receiver the one further on the way holds, in whichever order the files come in."""
    order = {code: place for place, code in enumerate(("", *KNOWN))}
    return order[told] > order.get(before, 0)
