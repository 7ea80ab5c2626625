"""Requests for correction: by when they are answered, and by whom."""

import datetime as dt

from chibo.kernel.rulebook import rule

SOON = dt.timedelta(days=3)


@rule("PRIV-01", source="Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP")
def answer_due(asked_on: dt.date, days: int) -> dt.date:
    """A request for correction is answered within the days of the rule pack, counted from the day after it was made.

    The decree is read as calendar days; the last day still counts.
    """
    return asked_on + dt.timedelta(days=days)


@rule("PRIV-02", source="Luật 91/2025/QH15; nguyên tắc không tự giải quyết việc của mình")
def may_answer(answerer: int | None, asker: int) -> bool:
    """Nobody answers a request about themselves; another member of the committee or the clerk does."""
    return answerer is not None and answerer != asker


def presses(due: dt.date, on: dt.date) -> bool:
    """Whether the answer is due within three days."""
    return due - on <= SOON
