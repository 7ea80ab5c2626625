"""A committee's term: the election it comes from, who held what, and what changed on the way."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import changes_in, committee_of_term, election_of
from chibo.organization.mandates.services import doubts_in, record_election
from chibo.organization.membership.queries import members_of
from chibo.organization.register import forms
from chibo.organization.register.choices import ELECTION_DOUBTS
from chibo.organization.register.queries.committee import committee_list_facts
from chibo.organization.register.views import loaders
from chibo.platform.authz.guard import requires
from chibo.platform.papers.answers import draft_answer
from chibo.web.http import Request
from chibo.web.pages import page


@require_safe
@requires("membership.view_members", loaders.term)
def detail(request: Request, shown: loaders.TermOfUnit) -> HttpResponse:
    """Who held what in the term, the changes in order, the counts of the election; ``?format=docx|pdf`` prints it."""
    today = timezone.localdate()
    if wanted := request.GET.get("format"):
        facts = committee_list_facts(shown.term, on=today)
        scope = f"unit:{shown.unit.pk}"
        return draft_answer("register.committee_list", facts, wanted, on=today, scope=scope, name="danh-sach-chi-uy")
    seats = committee_of_term(shown.term)
    context = {
        "term": shown.term,
        "unit": shown.unit,
        "seats": seats,
        "changes": changes_in(seats, shown.term),
        "election": election_of(shown.term.pk),
        "today": today,
    }
    return page(request, "register/term.html", context)


@require_http_methods(["GET", "POST"])
@requires("mandates.record_election", loaders.cell)
def election(request: Request, unit: Any) -> HttpResponse:
    """What a congress elected, typed from the minutes; doubts are said once and then recorded as they stand."""
    people = [(one.person_id, one.full_name) for one in members_of(unit.pk, on=timezone.localdate())]
    form = forms.ElectionForm(request.POST or None, people=people)
    doubts: list[str] = []
    if request.method == "POST" and form.is_valid():
        congress = form.congress()
        try:
            doubts = [str(ELECTION_DOUBTS[doubt]) for doubt in doubts_in(unit.pk, congress)]
            if not doubts or form.cleaned_data["as_in_minutes"]:
                recorded = record_election(unit.pk, congress, by=request.user)
                messages.success(request, _("The election is recorded; the new posts begin with the term."))
                return redirect("units:term_detail", term=recorded.term_id)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
    status = 422 if request.method == "POST" else 200
    return page(request, "register/election.html", {"form": form, "unit": unit, "doubts": doubts}, status=status)
