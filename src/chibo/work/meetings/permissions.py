"""Who may do what around a meeting (party-cell §1.7).

The subject is a meeting or anything that belongs to one (an item, a vote, a statement, the minutes); for
planning it is a unit's id, for answering a wish the wish.
"""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import Duties, duties_of
from chibo.platform.authz.permissions import Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.models import Meeting, Wish

HEADS = frozenset({Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DIRECTOR, Post.DEPUTY_DIRECTOR})
"""Who speaks for a unit: signs, announces, issues. State posts count in state units only, where they are held."""

MANAGERS = COMMITTEE | HEADS | {Post.DIVISION_HEAD}
"""Who prepares a unit's meetings."""


def meeting_of(subject: object) -> Meeting | None:
    """The meeting a subject belongs to."""
    if isinstance(subject, Meeting):
        return subject
    for name in ("meeting", "item", "statement", "minutes", "vote"):
        owner = getattr(subject, name, None)
        if owner is not None:
            return meeting_of(owner)
    return None


def _holds_one(duties: Duties, posts: Collection[Post], unit_id: int) -> bool:
    return any((post, unit_id) in duties.posts for post in posts)


@predicate(label=_("belongs to the meeting's unit, or to its committee when it is a committee meeting"))
def sees_meeting(user: Visitor, subject: object) -> bool:
    """The cell's meetings are for those who belong to it or serve it, committee meetings for the committee."""
    meeting, duties = meeting_of(subject), duties_of(user)
    if meeting is None:
        return False
    if meeting.kind == MeetingKind.COMMITTEE:
        return duties.in_committee(meeting.unit_id)
    return meeting.unit_id in duties.units


@predicate(label=_("sits in the unit's committee or heads it"))
def manages_unit(user: Visitor, unit_id: object) -> bool:
    """The committee of a cell, the heads of a state unit."""
    return isinstance(unit_id, int) and _holds_one(duties_of(user), MANAGERS, unit_id)


@predicate(label=_("belongs to the unit or serves it"))
def belongs_to_unit(user: Visitor, subject: object) -> bool:
    """Whoever belongs to the unit or serves it; the subject carries ``unit_id``."""
    return getattr(subject, "unit_id", None) in duties_of(user).units


@predicate(label=_("sits in the committee of the meeting's unit or heads it"))
def prepares_meeting(user: Visitor, subject: object) -> bool:
    """The committee or heads of the meeting's unit."""
    meeting = meeting_of(subject)
    return meeting is not None and _holds_one(duties_of(user), MANAGERS, meeting.unit_id)


@predicate(label=_("is secretary, deputy, director or deputy director of the meeting's unit"))
def heads_unit(user: Visitor, subject: object) -> bool:
    """Secretary or deputy, director or deputy: who speaks for the unit."""
    meeting = meeting_of(subject)
    return meeting is not None and _holds_one(duties_of(user), HEADS, meeting.unit_id)


@predicate(label=_("chairs this very meeting"))
def chairs_meeting(user: Visitor, subject: object) -> bool:
    """The chair of this very meeting."""
    meeting, person = meeting_of(subject), duties_of(user).person_id
    return meeting is not None and person is not None and meeting.chair_id == person


@predicate(label=_("takes the minutes of this very meeting"))
def takes_minutes(user: Visitor, subject: object) -> bool:
    """The minute taker of this very meeting, and of no other."""
    meeting, person = meeting_of(subject), duties_of(user).person_id
    return meeting is not None and person is not None and meeting.minute_taker_id == person


@predicate(label=_("is the member of the superior committee in charge of the cell"))
def oversees_unit(user: Visitor, subject: object) -> bool:
    """The member of the superior committee in charge of the cell."""
    meeting = meeting_of(subject)
    return meeting is not None and duties_of(user).holds(Post.SUPERIOR_IN_CHARGE, meeting.unit_id)


@predicate(label=_("was asked to answer the wish, or sits in the unit's committee"))
def owes_the_answer(user: Visitor, subject: object) -> bool:
    """The person who was asked to answer the wish, or the committee of its unit."""
    if not isinstance(subject, Wish):
        return False
    duties = duties_of(user)
    asked = duties.person_id is not None and subject.answerer_id == duties.person_id
    return asked or _holds_one(duties, MANAGERS, subject.unit_id)


@predicate(label=_("sits in the committee of the sending unit or heads it"))
def keeps_outbox(user: Visitor, scope: object) -> bool:
    """The managers of the unit behind a scope such as "unit:3"."""
    kind, _, key = str(scope).partition(":")
    return kind == "unit" and key.isdigit() and _holds_one(duties_of(user), MANAGERS, int(key))


grant("meetings.view_meeting", to=sees_meeting, label=_("read a meeting, its minutes and its resolution"))
grant("meetings.view_year", to=belongs_to_unit, label=_("read the plan of meetings of a year"))
grant("meetings.plan_meeting", to=manages_unit, label=_("plan a meeting"))
grant("meetings.prepare_meeting", to=prepares_meeting, label=_("prepare a meeting"))
grant("meetings.announce_meeting", to=heads_unit, label=_("call a meeting and send its papers"))
grant(
    "meetings.run_meeting",
    to=prepares_meeting | takes_minutes | chairs_meeting,
    label=_("work at the meeting table"),
)
grant("meetings.adopt_minutes", to=heads_unit | chairs_meeting, label=_("adopt the minutes"))
grant("meetings.correct_minutes", to=heads_unit | takes_minutes, label=_("correct the minutes"))
grant("meetings.edit_decision", to=prepares_meeting | takes_minutes, label=_("word a resolution"))
grant("meetings.issue_decision", to=heads_unit, label=_("issue a resolution"))
grant("meetings.score_self", to=prepares_meeting, label=_("score the quality of a meeting for the cell"))
grant("meetings.score_superior", to=oversees_unit, label=_("score the quality of a meeting for the superior"))
grant("meetings.answer_wish", to=owes_the_answer, label=_("answer a wish"))
grant("notices.keep_outbox", to=keeps_outbox, label=_("keep a unit's outbox"))


@opens("meetings.meeting")
def opens_meeting_file(user: Visitor, key: str) -> bool:
    """Documents laid before a meeting are read by those who see the meeting."""
    return key.isdigit() and Meeting.objects.visible_to(user).filter(pk=int(key)).exists()
