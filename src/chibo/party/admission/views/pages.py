"""The list of outstanding non-members, one candidate, and the steps."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.organization.mandates.queries import people_of_unit
from chibo.organization.membership.queries import units_of_people
from chibo.organization.people.services import add_person
from chibo.organization.units.queries import unit_card
from chibo.party.admission.choices import AFTER_THE_CEREMONY, PAPER_STAGES
from chibo.party.admission.forms import NewCandidateForm, TickForm
from chibo.party.admission.models import Candidate
from chibo.party.admission.queries import candidate_page, candidates_in
from chibo.party.admission.services import list_candidate, tick_paper, untick_paper
from chibo.party.admission.views import loaders
from chibo.party.admission.views.books import candidates_book
from chibo.party.admission.views.steps import NEXT, STEPS
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.platform.threads.queries import thread_of
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import attempt, page


@require_safe
@requires("admission.view_candidates", loaders.cell)
def mine(request: Request, cell: Any) -> HttpResponse:
    """The list of the cell in whose committee one sits."""
    return redirect("admission:of", pk=cell.pk)


@require_safe
@requires("admission.view_candidates", loaders.cell)
def listing(request: Request, cell: Any) -> HttpResponse:
    """Sổ theo dõi quần chúng ưu tú; ``?format=xlsx|docx|pdf`` prints it."""
    lines = candidates_in(cell.pk, on=timezone.localdate())
    if wanted := request.GET.get("format"):
        return candidates_book(cell, lines, wanted)
    return page(request, "admission/list.html", {"cell": unit_card(cell.pk), "lines": lines})


@require_http_methods(["GET", "POST"])
@requires("admission.view_candidates", loaders.cell)
def new(request: Request, cell: Any) -> HttpResponse:
    """Somebody is put on the list."""
    today = timezone.localdate()
    around = people_of_unit(cell.pk, on=today)
    members = units_of_people([card.pk for card in around], on=today)
    people = [(card.pk, card.full_name) for card in around if card.pk not in members]

    def act(form: Any) -> str:
        facts = form.cleaned_data
        person = facts["person"] or add_person(facts["full_name"], birth_date=facts["birth_date"], by=request.user).pk
        return list_candidate(
            person, unit_id=cell.pk, listed_on=facts["listed_on"], decision=facts["decision"], by=request.user, on=today
        ).get_absolute_url()

    question = Question(
        _("Put on the list"), _("The cell resolves who is on the list and looks at it every month."), _("Put on the list"),
        reverse("admission:of", args=[cell.pk]), _("Outstanding non-members"), _("The list has one line more."),
    )  # fmt: skip
    return ask(request, NewCandidateForm(request.POST or None, people=people), act, question)


@require_safe
@requires("admission.view_candidate", loaders.candidate)
def detail(request: Request, candidate: Candidate) -> HttpResponse:
    """Where the candidate stands, what is there, what follows and by when."""
    shown = candidate_page(candidate, on=timezone.localdate())
    following = NEXT.get(candidate.stage)
    hidden = () if candidate.ceremony_on else AFTER_THE_CEREMONY
    parts = [
        (words, [line for line in shown.papers if line.paper.stage == stage])
        for stage, words in PAPER_STAGES.items() if stage not in hidden
    ]  # fmt: skip
    context = {
        "candidate": candidate,
        "shown": shown,
        "line": shown.line,
        "parts": [(words, lines) for words, lines in parts if lines],
        "following": following,
        "following_title": STEPS[following].title if following else "",
        "keeps": may(request.user, "admission.keep_candidate", candidate) and shown.line.open,
        "thread": thread_of(candidate.reference, user=request.user),
        "today": timezone.localdate(),
    }
    return page(request, "admission/candidate.html", context)


@require_http_methods(["GET", "POST"])
@requires("admission.keep_candidate", loaders.asked)
def step(request: Request, asked: loaders.Asked) -> HttpResponse:
    """One step of the way."""
    candidate, one, today = asked.candidate, asked.step, timezone.localdate()
    question = Question(
        str(one.title), str(one.lead), _("Record"), candidate.get_absolute_url(), candidate.person.full_name, str(one.done),
        danger=one.danger,
    )  # fmt: skip

    def act(form: Any) -> None:
        one.act(candidate, form.cleaned_data, request.user, today)

    return ask(request, one.form(request.POST or None, candidate, today), act, question)


@require_POST
@requires("admission.keep_candidate", loaders.candidate)
def tick(request: Request, candidate: Candidate) -> HttpResponse:
    """A paper is there since a day; an empty day takes the tick away."""
    form = TickForm(request.POST)
    today = timezone.localdate()
    if not form.is_valid():
        return redirect(candidate)
    code, day = form.cleaned_data["code"], form.cleaned_data["paper_on"]
    if day:
        attempt(request, lambda: tick_paper(candidate, code, paper_on=day, by=request.user, on=today))
    else:
        attempt(request, lambda: untick_paper(candidate, code, by=request.user, on=today))
    return redirect(f"{candidate.get_absolute_url()}#dossier")
