"""Who may know of candidates: the committee; the helper, of the one they help; everybody, of their own way."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Group, Scope, Visitor, grant, predicate


def _unit(subject: Any) -> int:
    return int(getattr(subject, "unit_id", getattr(subject, "pk", subject)) or 0)


@predicate(label=_("sits in the committee of the cell"))
def sits_in_committee(user: Visitor, subject: Any) -> bool:
    """Secretary, deputy or member of the committee."""
    return duties_of(user).in_committee(_unit(subject))


@predicate(label=_("helps the candidate"))
def helps(user: Visitor, candidate: Any) -> bool:
    """The member who was asked to help."""
    person = duties_of(user).person_id
    return person is not None and candidate.helper_id == person


@predicate(label=_("is the candidate"))
def is_the_candidate(user: Visitor, candidate: Any) -> bool:
    """One's own way."""
    person = duties_of(user).person_id
    return person is not None and candidate.person_id == person


grant(
    "admission.view_candidates", to=sits_in_committee, label=_("see the list of outstanding non-members"),
    scope=Scope.COMMITTEE, group=Group.MEMBERS,
)  # fmt: skip
grant(
    "admission.view_candidate", to=sits_in_committee | helps | is_the_candidate,
    label=_("see the steps of an admission"), scope=Scope.COMMITTEE, group=Group.MEMBERS,
)  # fmt: skip
grant(
    "admission.keep_candidate", to=sits_in_committee, label=_("record the steps of an admission"),
    scope=Scope.COMMITTEE, group=Group.MEMBERS,
)  # fmt: skip
