"""What the office keeps for its papers: groups of receivers and templates of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.papers.answers import file_answer
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import flash_error, page
from chibo.work.drafting.forms import EndForm, GroupForm, TemplateForm
from chibo.work.drafting.models import OfficeTemplate, RecipientGroup
from chibo.work.drafting.queries.kinds import kind_names, kinds_offered
from chibo.work.drafting.queries.templates import NAMES, template_lines, words_in_docx
from chibo.work.drafting.services import bring_template, drop_group, end_template, keep_group
from chibo.work.drafting.services.templates import tried_out, unknown_names
from chibo.work.drafting.views import loaders


@require_http_methods(["GET", "POST"])
@requires("drafting.keep_office", loaders.unit)
def groups(request: Request, unit_id: int) -> HttpResponse:
    """Groups of receivers, and one more."""
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keep_group(unit_id, by=request.user, **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The group is kept."))
            return redirect("drafting:groups", pk=unit_id)
    found = RecipientGroup.objects.filter(unit_id=unit_id)
    context = {"form": form, "groups": list(found), "unit": unit_card(unit_id)}
    return page(request, "drafting/groups.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@requires("drafting.keep_office", loaders.group)
def edit_group(request: Request, group: RecipientGroup) -> HttpResponse:
    """Other words for a group."""
    back = reverse("drafting:groups", args=[group.unit_id])
    question = Question(
        title=_("Change the group %(name)s") % {"name": group.name}, verb=_("Save"), back=back,
        lead=_("Drafts that have taken its receivers keep them as they are."), back_label=_("Groups of receivers"),
        done=_("The group is kept."),
    )
    form = GroupForm(request.POST or None, initial={"name": group.name, "lines": group.lines})

    def act(kept: GroupForm) -> None:
        keep_group(group.unit_id, group=group, by=request.user, **kept.cleaned_data)

    return ask(request, form, act, question)


@require_POST
@requires("drafting.keep_office", loaders.group)
def remove_group(request: Request, group: RecipientGroup) -> HttpResponse:
    """The group is no longer offered."""
    unit_id = group.unit_id
    drop_group(group, by=request.user)
    messages.success(request, _("The group is no longer offered."))
    return redirect("drafting:groups", pk=unit_id)


@require_http_methods(["GET", "POST"])
@requires("drafting.keep_office", loaders.unit)
def templates(request: Request, unit_id: int) -> HttpResponse:
    """Templates of the office with their versions, and one more."""
    on = timezone.localdate()
    kinds = kinds_offered(unit_id, on=on)
    form = TemplateForm(request.POST or None, request.FILES or None, kinds=kinds, initial={"since": on})
    if request.method == "POST" and form.is_valid():
        try:
            made = _brought(request, unit_id, form, str(kinds[0].system))
        except DomainError as refused:
            form.add_error("file", refused.sentence)
        else:
            messages.success(request, _("The template is kept. Look at what it makes of sample facts."))
            return redirect(made)
    context = {
        "form": form, "unit": unit_card(unit_id), "lines": template_lines(unit_id, kind_names(), on=on),
        "fields": NAMES.items(),
    }
    return page(request, "drafting/templates.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@requires("drafting.keep_office", loaders.template)
def template_page(request: Request, template: OfficeTemplate) -> HttpResponse:
    """What a template asks for and what it makes of sample facts; its end."""
    on = timezone.localdate()
    form = EndForm(request.POST or None, initial={"until": on})
    if request.method == "POST" and form.is_valid():
        try:
            end_template(template, until=form.cleaned_data["until"], by=request.user)
        except DomainError as refused:
            form.add_error("until", refused.sentence)
        else:
            messages.success(request, _("The template ends on that day."))
            return redirect(template)
    words, problem = _tried(template)
    context = {
        "template": template, "form": form, "words": words, "problem": problem, "on": on,
        "kind": kind_names().get((template.system, template.type_code), template.type_code),
        "unknown": unknown_names(template), "known": NAMES,
    }
    return page(request, "drafting/template.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@requires("drafting.keep_office", loaders.template)
def template_sample(request: Request, template: OfficeTemplate) -> HttpResponse:
    """The template filled with sample facts, as a file for Word."""
    try:
        filled = tried_out(template, on=timezone.localdate())
    except DomainError as refused:
        flash_error(request, refused)
        return redirect(template)
    return file_answer(filled.content, "docx", f"thu-mau-{template.pk}.docx")


def _brought(request: Request, unit_id: int, form: TemplateForm, system: str) -> OfficeTemplate:
    given = form.cleaned_data
    return bring_template(
        unit_id, system=system, type_code=given["kind"], name=given["name"], file=given["file"], since=given["since"],
        until=given["until"], by=request.user, on=timezone.localdate(),
    )


def _tried(template: OfficeTemplate) -> tuple[list[str], str]:
    try:
        return words_in_docx(tried_out(template, on=timezone.localdate()).content), ""
    except DomainError as refused:
        return [], refused.sentence
