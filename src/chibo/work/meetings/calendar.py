"""Dated things of meetings: the meetings, what is due around them, wishes owed an answer, items moved on."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.models import Meeting, Wish
from chibo.work.meetings.queries.alerts import meetings_between, pressing, thematic_pressing
from chibo.work.meetings.rules.deadlines import Alert

ALERTS = {
    Alert.COMMITTEE_NOT_MET: ("committee", Severity.SOON, "meetings:prepare"),
    Alert.DOCUMENTS_NOT_SENT: ("documents", Severity.SOON, "meetings:send"),
    Alert.REPORT_NOT_SENT: ("report", Severity.LATE, "meetings:detail"),
}


@dated("meetings")
def meetings(scope: Scope) -> Iterable[Dated]:
    """Meetings of the unit, and what presses around them."""
    for meeting in meetings_between(scope.unit_id, since=scope.since, until=scope.until):
        yield _meeting(meeting)
    for one in pressing(scope.unit_id, since=scope.since, until=scope.until, on=scope.on):
        word, severity, address = ALERTS[one.alert]
        yield Dated(
            key=f"{one.meeting.reference}-{word}",
            day=one.day,
            title=_alert_words(one.alert, one.meeting),
            kind="deadline",
            wing="party",
            href=reverse(address, args=[one.meeting.pk]),
            severity=Severity.LATE if one.day < scope.on else severity,
        )
    yield from _thematic(scope)


@dated("wishes")
def wishes(scope: Scope) -> Iterable[Dated]:
    """Wishes that are owed an answer; unanswered ones go before the next meeting."""
    owed = Wish.objects.filter(unit_id=scope.unit_id, answered_at=None, statement__struck=False)
    for wish in owed.select_related("statement").order_by("due", "pk"):
        asked = timezone.localdate(wish.statement.said_at)
        if asked >= scope.until:
            continue
        late = wish.due is not None and wish.due < scope.on
        yield Dated(
            key=f"meetings.wish:{wish.pk}",
            day=max(wish.due or asked, scope.since),
            title=_("Answer to a wish: %(text)s") % {"text": _short(wish.statement.text)},
            detail=_("%(name)s, on %(day)s") % {"name": wish.statement.speaker_name, "day": f"{asked:%d/%m/%Y}"},
            kind="wish",
            wing="party",
            href=reverse("meetings:wishes"),
            severity=Severity.LATE if late else Severity.INFO,
            proposal=True,
            person_id=wish.answerer_id,
        )


@dated("year_days")
def year_days(scope: Scope) -> Iterator[Dated]:
    """Anniversaries and usual work of the cell's year, from the rule packs."""
    for row in rules_on(scope.on, scope=f"unit:{scope.unit_id}").table("calendar.year_days"):
        for year in range(scope.since.year, scope.until.year + 1):
            day = dt.date(year, int(row["day"][:2]), int(row["day"][3:]))
            if scope.since <= day < scope.until:
                yield Dated(
                    key=f"calendar.day:{day.isoformat()}",
                    day=day,
                    title=row["title"],
                    kind=row["kind"],
                    wing="party",
                    proposal=day >= scope.on,
                )


def _meeting(meeting: Meeting) -> Dated:
    local = timezone.localtime(meeting.starts_at)
    return Dated(
        key=meeting.reference,
        day=local.date(),
        time=local.time(),
        title=meeting.title,
        detail=meeting.place,
        kind="meeting",
        wing="party",
        href=meeting.get_absolute_url(),
    )


def _thematic(scope: Scope) -> Iterator[Dated]:
    alert = thematic_pressing(scope.unit_id, on=scope.on)
    if alert is not None and scope.since <= scope.on < scope.until:
        planned = alert is Alert.THEMATIC_NOT_HELD
        yield Dated(
            key=f"meetings.thematic:{scope.on:%Y}-{(scope.on.month + 2) // 3}",
            day=scope.on,
            title=_("This quarter's thematic meeting is not held yet")
            if planned
            else _("No thematic meeting is planned for this quarter"),
            kind="deadline",
            wing="party",
            href=reverse("meetings:list"),
            severity=Severity.SOON,
        )


def _alert_words(alert: Alert, meeting: Meeting) -> str:
    words = {
        Alert.COMMITTEE_NOT_MET: _("Committee meeting before: %(title)s"),
        Alert.DOCUMENTS_NOT_SENT: _("Send the documents of: %(title)s"),
        Alert.REPORT_NOT_SENT: _("Report to the superior: %(title)s"),
    }
    return words[alert] % {"title": meeting.title}


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}…"
