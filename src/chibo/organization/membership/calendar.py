"""Dated things of membership: ends of probations with what the recognition still needs, and badges.

Birthdays are nobody's business here.
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.membership.queries import ProbationState, badges_of, probations
from chibo.platform.calendar.registry import Dated, Scope, Severity, dated


@dated("membership")
def membership_days(scope: Scope) -> Iterable[Dated]:
    """The days on which recognition papers begin and probations end. Four queries.

    A probation that ends before the next meeting offers itself to this one: the papers are looked at now,
    the vote is taken when the day has come.
    """
    found: list[Dated] = []
    for state in probations(scope.unit_id, on=scope.on):
        if scope.since <= state.papers_from < scope.until:
            found.append(_papers(state, scope))
        over = state.official_on <= scope.on
        if scope.since <= state.official_on < scope.until or (over and scope.on >= scope.since):
            found.append(_end(state, scope))
    return found


@dated("membership.badges")
def badge_days(scope: Scope) -> Iterable[Dated]:
    """Who gets a badge on an award day. An honour: every member may know. Three queries."""
    for line in badges_of(scope.unit_id, since=scope.since, until=scope.until, on=scope.on):
        yield Dated(
            key=f"membership.badge:{line.person_id}:{line.badge.years}",
            day=line.badge.award_on,
            title=_("Badge for %(years)s years: %(name)s") % {"years": line.badge.years, "name": line.full_name},
            kind="badge",
            wing="party",
            href=reverse("people:detail", args=[line.person_id]),
            person_id=line.person_id,
        )


def _papers(state: ProbationState, scope: Scope) -> Dated:
    return Dated(
        key=f"membership.papers:{state.person_id}",
        day=state.papers_from,
        title=_("Start the recognition papers of %(name)s") % {"name": state.full_name},
        kind="deadline",
        wing="party",
        detail=_missing(state),
        href=reverse("people:detail", args=[state.person_id]),
        severity=Severity.SOON if state.papers_from <= scope.on else Severity.INFO,
        proposal=scope.since <= state.papers_from < scope.until,
        person_id=state.person_id,
    )


def _end(state: ProbationState, scope: Scope) -> Dated:
    over = state.official_on <= scope.on
    words = (
        _("%(name)s completed the probation: vote on recognition")
        if over
        else _("%(name)s completes the probation")
    )
    return Dated(
        key=f"membership.probation:{state.person_id}",
        day=state.official_on,
        title=words % {"name": state.full_name},
        kind="probation",
        wing="party",
        detail=_missing(state),
        href=reverse("people:detail", args=[state.person_id]),
        severity=Severity.LATE if over else Severity.SOON,
        proposal=True,
        person_id=state.person_id,
    )


def _missing(state: ProbationState) -> str:
    """What the recognition needs; whether the papers are there is not kept here."""
    parts = [
        _("official from %(day)s, the cell's resolution not before")
        % {"day": day_numbers(state.official_on)},
        _("self-review (10-KNĐ), the helper's comment (11-KNĐ), opinions (12-KNĐ)"),
    ]
    if state.helper_id is None:
        parts.append(_("no helper is recorded"))
    return "; ".join(parts)
