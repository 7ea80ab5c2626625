"""Days and moments as the standard writes them: 2026/11/05 and 2026/11/05 08:30:00, nothing else."""

import datetime as dt
import re

from chibo.kernel.rulebook import rule

_DAY = re.compile(r"(\d{4})/(\d{2})/(\d{2})")
_MOMENT = re.compile(r"(\d{4})/(\d{2})/(\d{2}) (\d{2}):(\d{2}):(\d{2})")


@rule("EXCH-01", source="QCVN 102:2016/BTTTT (TT 10/2016/TT-BTTTT, 01/04/2016)")
def day_of(text: str) -> dt.date | None:
    """A day in a message is written yyyy/MM/dd with all its zeros; any other writing is no day.

    Programs that send 05/11/2026 or 2026-11-05 exist; guessing would turn 05/11 into 11/05 one day.
    """
    found = _DAY.fullmatch(text) if text.isascii() else None
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


@rule("EXCH-02", source="QCVN 102:2016/BTTTT (TT 10/2016/TT-BTTTT, 01/04/2016)")
def moment_of(text: str) -> dt.datetime | None:
    """A moment in a message is written yyyy/MM/dd HH:mm:ss in the time of Viet Nam, without a zone."""
    found = _MOMENT.fullmatch(text) if text.isascii() else None
    try:
        return dt.datetime(*(int(part) for part in found.groups())) if found else None  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def day_written(day: dt.date) -> str:
    """"2026/11/05"."""
    return f"{day.year:04d}/{day.month:02d}/{day.day:02d}"


def moment_written(moment: dt.datetime) -> str:
    """"2026/11/05 08:30:00"; the caller gives local time."""
    return f"{day_written(moment.date())} {moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}"
