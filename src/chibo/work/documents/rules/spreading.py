"""By when a document should be spread."""

import datetime as dt

from chibo.kernel.period import Month
from chibo.kernel.rulebook import rule


@rule("DOC-02", source="Quy ước làm việc: văn bản đến được phổ biến tại kỳ sinh hoạt gần nhất")
def spread_by(received_on: dt.date) -> dt.date:
    """A document that must be spread is dealt with by the end of the month after the one in which it came,
    so that the next regular meeting can take it, unless the document itself sets another day.

    Received after this month's meeting or before it, the next meeting lies in either month.
    """
    return (Month.of(received_on) + 1).last
