"""Which of the automatic backups stay, plain Python."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable


def kept_backups(made: Iterable[dt.datetime], *, daily: int, weekly: int, monthly: int) -> set[dt.datetime]:
    """The newest backup of each of the last days, weeks and months in which there was one; the newest always stays.

    Days without a backup do not use up a place: an office that was closed keeps as many as one that was open.
    """
    backups = sorted(made)
    return (
        set(backups[-1:])
        | _newest_of_each(backups, dt.datetime.date, daily)
        | _newest_of_each(backups, lambda one: one.isocalendar()[:2], weekly)
        | _newest_of_each(backups, lambda one: (one.year, one.month), monthly)
    )


def _newest_of_each(
    backups: list[dt.datetime], span: Callable[[dt.datetime], Hashable], places: int
) -> set[dt.datetime]:
    newest = {span(one): one for one in backups}
    return set(sorted(newest.values(), reverse=True)[:places])
