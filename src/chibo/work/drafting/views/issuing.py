"""The step from draft to paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import flash_error, page
from chibo.work.drafting.models import Draft
from chibo.work.drafting.queries.facts import draft_content, holes_in, signers_of
from chibo.work.drafting.queries.kinds import kind_of_draft
from chibo.work.drafting.queries.reading import reviews_of
from chibo.work.drafting.queries.texts import snapshot_of
from chibo.work.drafting.queries.warnings import annexes_unnamed, unprintable_in
from chibo.work.drafting.services import issue_draft
from chibo.work.drafting.views import loaders


@require_http_methods(["GET", "POST"])
@requires("drafting.issue_draft", loaders.draft)
def issue(request: Request, draft: Draft) -> HttpResponse:
    """What will happen, what stands in the way, and the button."""
    on = timezone.localdate()
    if not draft.is_written:
        return redirect(draft)
    status = 200
    if request.method == "POST":
        try:
            issued = issue_draft(draft, by=request.user, on=on)
        except DomainError as refused:
            flash_error(request, refused)
            status = 422
        else:
            number = issued.paper.number if issued.paper else ""
            messages.success(request, _("Issued as number %(number)s.") % {"number": number})
            return redirect(draft)
    day, snapshot = draft.day or on, snapshot_of(draft)
    content = draft_content(draft, on=day)
    context = {
        "draft": draft, "kind": kind_of_draft(draft), "day": day, "on": on, "missing": holes_in(content),
        "boxes": unprintable_in(draft, snapshot, content), "unnamed": annexes_unnamed(draft, snapshot),
        "signers": signers_of(draft, on=day), "owed": [one for one in reviews_of(draft) if one.is_open],
        "remarks": draft.comments.filter(resolved_at=None, answers=None).count(),
    }
    return page(request, "drafting/issue.html", context, status=status)
