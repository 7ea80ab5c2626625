"""What falls due about candidates, and the stations of their way."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.party.admission.choices import Matter, Stage
from chibo.party.admission.models import CellVote
from chibo.party.admission.queries import CandidateLine, candidate_lines, candidates_in
from chibo.party.admission.queries.visible import visible_candidates
from chibo.platform.authz.permissions import Visitor
from chibo.platform.panels.dues import Due, DueScope, falls_due
from chibo.platform.panels.path import Station, stations

PROFILE = ("1-HSĐV", "2-HSĐV")
"""The papers that a new member writes after the ceremony."""


@falls_due("admission")
def dues_of_candidates(scope: DueScope) -> Iterator[Due]:
    """Certificates that run out, ceremonies, a new member's papers. A constant number of queries."""
    for line in candidates_in(scope.unit_id, on=scope.on):
        if line.stage == Stage.CERTIFIED:
            yield from _certificate(line)
        elif line.stage == Stage.DECIDED:
            yield from _ceremony(line)
        elif line.stage == Stage.PROBATION and not line.ticked.issuperset(PROFILE):
            yield from _profile(line)


def _certificate(line: CandidateLine) -> Iterator[Due]:
    if line.certificate_until and line.certified_on:
        yield Due(
            key=f"{line.reference}:certificate", kind="certificate", kind_label=_("Course certificate"),
            person_id=line.person_id, name=line.full_name, what=_("Vote before the course certificate runs out"),
            by=line.certificate_until, href=line.href, rule="ADM-02",
            why=_("certificate of %(day)s") % {"day": day_numbers(line.certified_on)},
        )  # fmt: skip


def _ceremony(line: CandidateLine) -> Iterator[Due]:
    if line.ceremony_by and line.decided_on:
        yield Due(
            key=f"{line.reference}:ceremony", kind="ceremony", kind_label=_("Admission ceremony"),
            person_id=line.person_id, name=line.full_name, what=_("Hold the admission ceremony"), by=line.ceremony_by,
            href=line.href, rule="MEMB-05", why=_("decision of %(day)s") % {"day": day_numbers(line.decided_on)},
        )  # fmt: skip


def _profile(line: CandidateLine) -> Iterator[Due]:
    if line.profile_by and line.ceremony_on:
        yield Due(
            key=f"{line.reference}:profile", kind="profile", kind_label=_("New member's papers"),
            person_id=line.person_id, name=line.full_name, what=_("The new member writes 1-HSĐV and 2-HSĐV"),
            by=line.profile_by, href=line.href, rule="ADM-06",
            why=_("ceremony of %(day)s") % {"day": day_numbers(line.ceremony_on)},
        )  # fmt: skip


@stations("admission")
def way_of_a_candidate(person_id: int, user: Visitor) -> Iterator[Station]:
    """From the list to the votes, for whoever may know of the candidacy. Three queries.

    Decision, ceremony and standing are told by the membership.
    """
    rows = visible_candidates(user).filter(person_id=person_id)
    for line in candidate_lines(rows, on=timezone.localdate()):
        listed = _("Put on the list of outstanding non-members")
        yield Station(line.listed_on, listed, line.listed_decision, line.href, 1)
        if line.certified_on:
            yield Station(line.certified_on, _("Certificate of the course on the Party"), "", line.href, 2)
        if line.stop_reason and line.closed_on:
            yield Station(line.closed_on, _("The candidacy stopped"), str(line.stop_reason.label), line.href, 9)
    words = {
        Matter.ADMISSION: _("The cell voted on the admission"),
        Matter.RECOGNITION: _("The cell voted on the recognition"),
    }
    for vote in CellVote.objects.filter(candidate__in=rows).select_related("candidate"):
        count = f"{vote.votes_for}/{vote.electorate}"
        yield Station(vote.voted_on, words[Matter(vote.matter)], count, vote.candidate.get_absolute_url(), 5)
