"""Where a directive stands."""

import datetime as dt

from chibo.kernel.rulebook import rule


@rule("DIR-02", source="Quy ước làm việc: theo dõi hạn quán triệt và hạn báo cáo")
def standing_of(
    *, state: str, due: dt.date, waiting: int, report_due: dt.date | None, reported_on: dt.date | None, on: dt.date
) -> str:
    """ "late" when its day has passed and somebody has not acknowledged, or the report's day has passed without the
    report; "done" when it was closed, or when nobody waits and no report is owed; "due" otherwise.

    The due day itself is still in time. A directive that was closed early stays done even if somebody never read it:
    whoever closed it has answered for that.
    """
    if state == "withdrawn":
        return "withdrawn"
    owes_report = report_due is not None and reported_on is None
    if state == "closed" or (not waiting and not owes_report):
        return "done"
    reading_late = waiting > 0 and on > due
    report_late = owes_report and report_due is not None and on > report_due
    return "late" if reading_late or report_late else "due"


@rule("DIR-06", source="Quy ước làm việc: mỗi phiên bản của văn bản được xác nhận riêng")
def must_acknowledge(acknowledged: int, asked: int, *, left: bool) -> bool:
    """Who has acknowledged an older version is asked again; who has left the audience is not asked any more.

    ``acknowledged`` is 0 for who has acknowledged nothing; a paper without a file is asked as version 1.
    """
    return not left and acknowledged < asked
