"""What waits around a meeting for the person who asks: proposals, papers to adopt and sign, wishes to answer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.kernel import wording
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.panels.leftovers import Leftover, leaves
from chibo.platform.panels.registry import Asker, Need, needs
from chibo.work.meetings.choices import DecisionState, State
from chibo.work.meetings.models import Meeting, Wish
from chibo.work.meetings.queries.cycle import month_at_hand
from chibo.work.meetings.queries.months import monthly_meeting
from chibo.work.meetings.queries.proposals import proposals_of

UNFINISHED = (State.IN_SESSION, State.CLOSED, State.MINUTES_ADOPTED, State.ISSUED)


@needs("meetings")
def meetings_need(asker: Asker) -> Iterator[Need]:
    """For the committee: the next agenda and unfinished papers. For everybody: wishes they owe an answer."""
    if may(asker.user, "meetings.plan_meeting", asker.unit_id):
        yield from _next_meeting(asker)
        yield from _unfinished(asker)
    yield from _wishes(asker)


@leaves("meetings")
def meetings_left(unit_id: int, user: Visitor) -> Iterator[Leftover]:
    """Meetings of an ended unit that were not brought to their end. One query."""
    unheld = (State.PLANNED, State.ANNOUNCED, State.IN_SESSION, State.CLOSED)
    waiting = Meeting.objects.visible_to(user).filter(unit_id=unit_id, state__in=unheld)
    for meeting in waiting.order_by("starts_at"):
        yield Leftover(meeting.title, meeting.get_absolute_url(), str(meeting.get_state_display()), day=meeting.day)


def _next_meeting(asker: Asker) -> Iterator[Need]:
    month = month_at_hand(asker.unit_id, on=asker.on)
    meeting = monthly_meeting(asker.unit_id, month)
    if meeting is None or meeting.state not in (State.PLANNED, State.ANNOUNCED):
        return
    waiting = len(proposals_of(meeting, on=asker.on).waiting)
    if waiting:
        yield Need(
            title=ngettext(
                "Look at %(n)s proposal for the agenda of %(month)s",
                "Look at %(n)s proposals for the agenda of %(month)s",
                waiting,
            )
            % {"n": waiting, "month": _("month %(month)s") % {"month": month.month}},
            verb=_("See proposals"),
            href=reverse("meetings:prepare", args=[meeting.pk]),
            detail=meeting.title,
            order=10,
        )
    if meeting.state == State.PLANNED:
        days = (meeting.day - asker.on).days
        yield Need(
            title=_("Send agenda and documents to the members"),
            verb=_("Send"),
            href=reverse("meetings:send", args=[meeting.pk]),
            detail=_("%(title)s on %(day)s")
            % {"title": meeting.title, "day": wording.day_numbers(meeting.day)},
            order=20,
            late=days <= 1,
        )


def _unfinished(asker: Asker) -> Iterator[Need]:
    found = Meeting.objects.visible_to(asker.user).filter(unit_id=asker.unit_id, state__in=UNFINISHED)
    for meeting in found.select_related("decision").order_by("starts_at")[:30]:
        if meeting.of_the_cell or meeting.state in (State.IN_SESSION, State.CLOSED):
            yield _paper_need(meeting)


def _paper_need(meeting: Meeting) -> Need:
    decision = getattr(meeting, "decision", None)
    if meeting.state == State.IN_SESSION:
        title, verb, view = _("The meeting is in session"), _("Open"), "meetings:table"
    elif meeting.state == State.CLOSED:
        title, verb, view = _("Adopt the minutes"), _("Read"), "meetings:minutes"
    elif meeting.state == State.ISSUED:
        title, verb, view = _("Report the meeting to the superior"), _("Report"), "meetings:detail"
    elif decision and decision.state == DecisionState.ADOPTED:
        title, verb, view = _("Sign and number the resolution"), _("Sign"), "meetings:decision"
    else:
        title, verb, view = _("Finish the resolution"), _("Open"), "meetings:detail"
    return Need(
        title=title, verb=verb, href=reverse(view, args=[meeting.pk]), detail=meeting.title, order=15
    )


def _wishes(asker: Asker) -> Iterator[Need]:
    person = duties_of(asker.user).person_id
    if person is None:
        return
    owed = Wish.objects.filter(unit_id=asker.unit_id, answerer_id=person, answered_at=None)
    for wish in owed.select_related("statement").order_by("due", "pk")[:20]:
        late = wish.due is not None and wish.due < asker.on
        due = _("answer by %(day)s") % {"day": wording.day_numbers(wish.due)} if wish.due else ""
        yield Need(
            title=_("Answer the wish of %(name)s") % {"name": wish.statement.speaker_name},
            verb=_("Answer"),
            href=reverse("meetings:wishes"),
            detail=" · ".join(part for part in (wish.statement.text[:90], due) if part),
            order=30,
            late=late,
        )
