"""Keeping what is typed: one text at a time by itself, or a whole form without scripts."""

from collections.abc import Callable

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.kernel.wording import clock_numbers
from chibo.platform.authz.guard import requires
from chibo.platform.papers.answers import draft_answer
from chibo.web.http import Request
from chibo.web.pages import attempt, flash_error
from chibo.work.drafting import services
from chibo.work.drafting.errors import TextChanged
from chibo.work.drafting.models import Draft, Part, RecipientGroup
from chibo.work.drafting.queries.facts import letter_facts
from chibo.work.drafting.queries.kinds import paper_kind
from chibo.work.drafting.queries.texts import SETTINGS, setting_text
from chibo.work.drafting.views import loaders
from chibo.work.drafting.views.desk import Conflict, show_draft


@require_safe
@requires("drafting.view_draft", loaders.draft)
def draft_page(request: Request, draft: Draft) -> HttpResponse:
    """Texts and paper side by side; an htmx request asks for the paper alone."""
    return show_draft(request, draft)


@require_POST
@requires("drafting.write_draft", loaders.draft)
def write(request: Request, draft: Draft) -> HttpResponse:
    """Keep one text (autosave), or all texts of the form without scripts."""
    def keep(name: str, text: str, version: int) -> int:
        kept = services.write_field(draft, name, text, version=version, by=request.user, on=timezone.localdate())
        return kept.version

    return _kept(request, draft, _typed(request, draft), keep)


@require_POST
@requires("drafting.write_draft", loaders.part)
def write_part(request: Request, part: Part) -> HttpResponse:
    """Keep heading or text of one part."""
    def keep(name: str, text: str, version: int) -> int:
        return services.write_part(part, name, text, version=version, by=request.user).version

    names = [name for name in ("heading", "text") if name in request.POST]
    typed = {name: request.POST[name] for name in names if request.POST[name] != getattr(part, name)}
    return _kept(request, part.draft, typed, keep, fragment=f"#{part.field}")


@require_POST
@requires("drafting.write_draft", loaders.draft)
def add_part(request: Request, draft: Draft) -> HttpResponse:
    """One more part, below the one whose button was pressed."""
    after = request.POST.get("after", "")
    attempt(request, lambda: services.add_part(draft, after=int(after) if after.isdigit() else None, by=request.user))
    return redirect(f"{draft.get_absolute_url()}#parts")


@require_POST
@requires("drafting.write_draft", loaders.draft)
def add_annex(request: Request, draft: Draft) -> HttpResponse:
    """One more annex, behind those that are there."""
    attempt(request, lambda: services.add_part(draft, annex=True, by=request.user))
    return redirect(f"{draft.get_absolute_url()}#annexes")


@require_POST
@requires("drafting.write_draft", loaders.part)
def turn_annex(request: Request, part: Part) -> HttpResponse:
    """The pages of an annex lie across, or upright again."""
    attempt(request, lambda: services.turn_annex(part, across=request.POST.get("across") == "1", by=request.user))
    return redirect(f"{part.draft.get_absolute_url()}#{part.field}")


@require_POST
@requires("drafting.write_draft", loaders.part)
def move_part(request: Request, part: Part) -> HttpResponse:
    """One place up or down."""
    attempt(request, lambda: services.move_part(part, up=request.POST.get("move") == "up", by=request.user))
    return redirect(f"{part.draft.get_absolute_url()}#{part.field}")


@require_POST
@requires("drafting.write_draft", loaders.part)
def remove_part(request: Request, part: Part) -> HttpResponse:
    """Take a part out."""
    attempt(request, lambda: services.remove_part(part, by=request.user), done=_("The part is taken out."))
    return redirect(f"{part.draft.get_absolute_url()}#{'annexes' if part.annex else 'parts'}")


@require_POST
@requires("drafting.write_draft", loaders.draft)
def receivers(request: Request, draft: Draft) -> HttpResponse:
    """Put a group of receivers under "Nơi nhận"."""
    wanted = request.POST.get("group", "")
    group = RecipientGroup.objects.filter(unit_id=draft.unit_id, pk=int(wanted) if wanted.isdigit() else 0).first()
    if group is not None:
        attempt(request, lambda: services.add_receivers(draft, group, by=request.user))
    return redirect(f"{draft.get_absolute_url()}#f-recipients")


@require_safe
@requires("drafting.view_draft", loaders.draft_in_format)
def draft_file(request: Request, draft: Draft) -> HttpResponse:
    """The draft as a file, with the mark of a draft; what is missing is red in it."""
    wanted = str(request.resolver_match.kwargs["format"]) if request.resolver_match else ""
    return draft_answer(
        paper_kind(draft.system, draft.type_code), letter_facts(draft, on=timezone.localdate()), wanted,
        on=timezone.localdate(), scope=f"unit:{draft.unit_id}", name=f"du-thao-{draft.pk}",
    )


def _typed(request: Request, draft: Draft) -> dict[str, str]:
    """What a whole form changes; unticked and unchanged fields are left alone."""
    now = {name: setting_text(draft, name) for name in SETTINGS} | {k: str(v) for k, v in dict(draft.fields).items()}
    typed = {name: request.POST[name].replace("\r\n", "\n") for name in now if name in request.POST}
    return {name: text for name, text in typed.items() if text != now[name]}


def _kept(
    request: Request, draft: Draft, typed: dict[str, str], keep: Callable[[str, str, int], int], *, fragment: str = ""
) -> HttpResponse:
    """Keep each text under the version it was read at; the first that somebody else has changed shows both."""
    alone = "field" in request.POST
    texts = {request.POST["field"]: request.POST.get("value", "")} if alone else typed
    read_at = version = _number(request.POST.get("version"))
    for name, text in texts.items():
        try:
            version = keep(name, text, read_at if alone or not fragment else version)
        except TextChanged as changed:
            return _changed(request, draft, Conflict(request.path, name, text, **changed.params), alone=alone)  # type: ignore[arg-type]
        except DomainError as refused:
            return _refused(request, draft, refused, alone=alone)
    if alone:
        now = timezone.localtime()
        return JsonResponse({"saved_at": f"{clock_numbers(now)}:{now:%S}", "version": version})
    return redirect(f"{draft.get_absolute_url()}{fragment}")


def _changed(request: Request, draft: Draft, conflict: Conflict, *, alone: bool) -> HttpResponse:
    if alone:
        return JsonResponse({"theirs": conflict.theirs, "version": conflict.version}, status=409)
    draft.refresh_from_db()
    return show_draft(request, draft, conflict=conflict, status=409)


def _refused(request: Request, draft: Draft, refused: DomainError, *, alone: bool) -> HttpResponse:
    if alone:
        return JsonResponse({"error": refused.sentence}, status=422)
    flash_error(request, refused)
    return redirect(draft)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1
