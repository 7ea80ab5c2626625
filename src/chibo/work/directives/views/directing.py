"""One directive for whoever oversees it: counts, thread, terms, audience, questions, its end."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.organization.mandates.queries import people_of_unit
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.directives.forms import AudienceForm, CloseForm, QuestionsForm, TermsForm, WithdrawForm
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.choosing import audience_choices, audience_words, keys_of, line_from
from chibo.work.directives.queries.lines import line_of
from chibo.work.directives.queries.mine import reader_of, waits
from chibo.work.directives.queries.readers import counts_by_unit
from chibo.work.directives.queries.report import thread_of_directive
from chibo.work.directives.queries.versions import version_now
from chibo.work.directives.services import (
    change_audience,
    change_terms,
    close_directive,
    withdraw_directive,
    write_questions,
)
from chibo.work.directives.views import loaders
from chibo.work.documents.queries import document_card


@require_safe
@requires("directives.view_directive", loaders.overseen)
def directive_page(request: Request, directive: Directive) -> HttpResponse:
    """Where it stands, unit by unit; names are one step further, for who may see them."""
    on = timezone.localdate()
    reader = reader_of(directive, request.user)
    context = {
        "directive": directive, "card": document_card(directive.document_id), "on": on,
        "line": line_of(directive, request.user, on=on), "units": counts_by_unit(directive, request.user),
        "audience": audience_words(directive), "leads": may(request.user, "directives.lead_directive", directive),
        "reads": reader is not None, "waits": reader is not None and waits(reader, directive),
        "knows_paper": may(request.user, "documents.view_document", directive.document),
        "questions": directive.questions.count(), "cards": thread_of_directive(directive, request.user),
        "better_file": version_now(directive.document_id).why if directive.file_id else "",
        "nudges": directive.nudges.filter(sent_on__isnull=False).order_by("-sent_on")[:5],
    }  # fmt: skip
    return page(request, "directives/directive.html", context)


@require_http_methods(["GET", "POST"])
@requires("directives.lead_directive", loaders.overseen)
def change(request: Request, directive: Directive) -> HttpResponse:
    """Another day, way, responsible person or report."""
    on = timezone.localdate()
    names = ("way", "due", "instruction", "report_to", "report_due")
    initial = {name: getattr(directive, name) for name in names} | {"responsible": directive.responsible_id}
    people = [(one.pk, one.full_name) for one in people_of_unit(directive.unit_id, on=on)]
    form = TermsForm(request.POST or None, people=people, initial=initial)

    def act(form: Any) -> None:
        change_terms(directive, by=request.user, on=on, **form.terms())

    lead = _("Readers who have acknowledged stay as they are; the others see the new day.")
    return ask(request, form, act, _asked(directive, _("Day, way and report"), lead, _("Save"), _("The terms are changed.")))


@require_http_methods(["GET", "POST"])
@requires("directives.lead_directive", loaders.overseen)
def audience(request: Request, directive: Directive) -> HttpResponse:
    """Other people from today."""
    on = timezone.localdate()
    choices = audience_choices(directive.unit_id, on=on)
    form = AudienceForm(request.POST or None, choices=choices, initial={"audience": keys_of(directive)})

    def act(form: Any) -> None:
        lines = [line_from(key) for key in form.cleaned_data["audience"]]
        change_audience(directive, lines, by=request.user, on=on)

    lead = _("Who is no longer meant is asked no more; what they acknowledged stays.")
    return ask(request, form, act, _asked(directive, _("Audience"), lead, _("Save"), _("The audience is changed.")))


@require_http_methods(["GET", "POST"])
@requires("directives.lead_directive", loaders.overseen)
def questions(request: Request, directive: Directive) -> HttpResponse:
    """Up to three questions for the readers' own check."""
    form = QuestionsForm(request.POST or None, initial=_written(directive))

    def act(form: Any) -> None:
        write_questions(directive, form.asked(), by=request.user)

    lead = _("Readers answer for themselves and see at once what was right. What they chose is not kept.")
    words = _asked(directive, _("Questions to the readers"), lead, _("Save"), _("The questions stand under the paper."))
    return ask(request, form, act, words)


@require_http_methods(["GET", "POST"])
@requires("directives.lead_directive", loaders.overseen)
def close(request: Request, directive: Directive) -> HttpResponse:
    """Nobody is asked any more."""
    lead = _("Nobody is asked any more; counts, acknowledgements and the thread stay.")

    def act(form: Any) -> None:
        close_directive(directive, reason=form.cleaned_data["reason"], by=request.user, on=timezone.localdate())

    words = _asked(directive, _("Finish"), lead, _("Finish"), _("It is finished."))
    return ask(request, CloseForm(request.POST or None), act, words)


@require_http_methods(["GET", "POST"])
@requires("directives.lead_directive", loaders.overseen)
def withdraw(request: Request, directive: Directive) -> HttpResponse:
    """It should not have gone out."""
    lead = _("Its readers no longer find it. The trail keeps that it went out, and why it was taken back.")

    def act(form: Any) -> None:
        withdraw_directive(directive, reason=form.cleaned_data["reason"], by=request.user, on=timezone.localdate())

    words = _asked(directive, _("Take back"), lead, _("Take back"), _("It is taken back."), danger=True)
    return ask(request, WithdrawForm(request.POST or None), act, words)


def _asked(directive: Directive, title: str, lead: str, verb: str, done: str, *, danger: bool = False) -> Question:
    card = document_card(directive.document_id)
    return Question(title, lead, verb, directive.get_absolute_url(), card.number if card else "", done, danger=danger)


def _written(directive: Directive) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in directive.questions.all():
        found |= {
            f"text_{one.position}": one.text, f"answers_{one.position}": "\n".join(one.answers),
            f"explanation_{one.position}": one.explanation,
        }  # fmt: skip
    return found
