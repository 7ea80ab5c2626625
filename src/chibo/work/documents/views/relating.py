"""What one paper does to another: noted, and taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.kernel.wording import day_numbers
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.documents import services
from chibo.work.documents.forms import RelationForm, UnrelateForm
from chibo.work.documents.models import Document, Relation
from chibo.work.documents.views import loaders

OFFERED = 500
"""Papers that are offered to be tied, the newest first."""


@require_http_methods(["GET", "POST"])
@requires("documents.edit_document", loaders.document)
def relate(request: Request, document: Document) -> HttpResponse:
    """This paper implements, amends, replaces … an older one of the register."""
    older = Document.objects.visible_to(request.user).filter(unit_id=document.unit_id, issued_on__lte=document.issued_on)
    rows = {other.pk: other for other in older.exclude(pk=document.pk).order_by("-issued_on", "-pk")[:OFFERED]}
    offered = [(pk, f"{other.name}, {day_numbers(other.issued_on)}: {other.title[:80]}") for pk, other in rows.items()]
    form = RelationForm(request.POST or None, others=offered, initial={"since": document.issued_on})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            services.relate(
                document, said["kind"], rows[said["other"]], since=said["since"], by=request.user, on=timezone.localdate()
            )
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The relation is noted."))
            return redirect(document)
    status = 422 if request.method == "POST" else 200
    return page(request, "documents/relation_form.html", {"form": form, "document": document}, status=status)


@require_http_methods(["GET", "POST"])
@requires("documents.unrelate", loaders.relation)
def unrelate(request: Request, relation: Relation) -> HttpResponse:
    """It was noted by mistake."""
    form = UnrelateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        source = relation.source
        try:
            services.unrelate(relation, reason=form.cleaned_data["reason"], by=request.user)
        except DomainError as problem:
            form.add_error("reason", problem.sentence)
        else:
            messages.success(request, _("The relation is taken back; the trail keeps it."))
            return redirect(source)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "relation": relation, "document": relation.source}
    return page(request, "documents/unrelate_form.html", context, status=status)
