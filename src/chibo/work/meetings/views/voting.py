"""Votes on an item."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.work.meetings.choices import Majority, VoteSubject
from chibo.work.meetings.forms.session import CountForm, VoteForm
from chibo.work.meetings.models import AgendaItem, Vote
from chibo.work.meetings.services import voting
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.answers import acted, readable, table_address


@require_POST
@requires("meetings.run_meeting", loaders.item)
def open_(request: Request, item: AgendaItem) -> HttpResponse:
    """Put a question to the vote."""
    form = VoteForm(request.POST, item.meeting)

    def work() -> None:
        readable(form)
        given = form.cleaned_data
        voting.open_vote(
            item,
            question=given["question"],
            subject=VoteSubject(given["subject"] or VoteSubject.QUESTION),
            majority=Majority(given["majority"] or Majority.HALF),
            by=request.user,
        )

    back = table_address(item.meeting_id, item_id=item.pk, pane="current", anchor="votes")
    return acted(request, back, work)


@require_POST
@requires("meetings.run_meeting", loaders.vote)
def count(request: Request, vote: Vote) -> HttpResponse:
    """Write down the hands that were raised."""
    form = CountForm(request.POST, vote.item.meeting)

    def work() -> None:
        readable(form)
        given = form.cleaned_data
        voting.count_vote(
            vote,
            votes_for=given["votes_for"],
            votes_against=given["votes_against"] or 0,
            abstentions=given["abstentions"] or 0,
            by=request.user,
        )

    return acted(request, _back(vote), work)


@require_POST
@requires("meetings.run_meeting", loaders.vote)
def withdraw(request: Request, vote: Vote) -> HttpResponse:
    """Take the question back before it is counted."""
    reason = request.POST.get("reason", "")[:200]
    return acted(request, _back(vote), lambda: voting.withdraw_vote(vote, reason=reason, by=request.user))


def _back(vote: Vote) -> str:
    item = vote.item
    return table_address(item.meeting_id, item_id=item.pk, pane="current", anchor=f"vote-{vote.pk}")
