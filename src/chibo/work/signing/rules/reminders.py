"""When a signer is reminded."""

import datetime as dt


def reminder_of(asked_on: dt.date, due: dt.date | None, on: dt.date, days_after: int) -> str:
    """The name of the reminder that is due on the day, or nothing.

    After the last day once a week; on the last day; without or before it once every ``days_after`` days.
    """
    if due is not None and on > due:
        return f"late-{(on - due).days // 7}"
    if due is not None and on == due:
        return "today"
    waited = (on - asked_on).days
    return f"waits-{waited // days_after}" if days_after and waited >= days_after else ""
