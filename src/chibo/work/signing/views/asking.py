"""Sending a registered paper to be signed."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.kernel.text import fold
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders, people_of_unit, titles_of
from chibo.organization.people.queries import person_cards
from chibo.platform.authz.guard import requires
from chibo.platform.files.models import StoredFile
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.documents.queries import DocumentCard
from chibo.work.signing.forms import AskForm, suggested
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import job_of, rooms_of
from chibo.work.signing.services import SignerWish, ask_signatures
from chibo.work.signing.views import loaders

HEADS = (Post.SECRETARY, Post.DIRECTOR, Post.MASS_HEAD)


@require_http_methods(["GET", "POST"])
@requires("signing.ask_of_document", loaders.document)
def ask(request: Request, card: DocumentCard) -> HttpResponse:
    """Who signs, in which order, where."""
    form = _form(request, card)
    file = StoredFile.objects.filter(pk=card.file_id).first() if card.file_id else None
    if request.method == "POST" and file is not None and form.is_valid():
        try:
            job = _ask(request, card, file, form)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The paper is on its way: the first signer has been told."))
            return redirect(job)
    context = {"form": form, "card": card, "file": file, "waiting": job_of(card.reference)}
    return page(request, "signing/ask.html", context, status=422 if request.method == "POST" else 200)


def _form(request: Request, card: DocumentCard) -> AskForm:
    on = timezone.localdate()
    people = people_of_unit(card.unit_id, on=on)
    titles = titles_of([one.pk for one in people], on=on)
    heads = [one.person_id for one in holders(card.unit_id, *HEADS, on=on)]
    return AskForm(
        request.POST or None, people=people, posts={pk: found[0] for pk, found in titles.items() if found},
        suggested=suggested(people, heads),
    )  # fmt: skip


def _in_rooms(wishes: list[SignerWish], card: DocumentCard, file: StoredFile) -> list[SignerWish]:
    """Each with the room that the paper leaves under their post, where the paper is ours."""
    rooms = rooms_of(card.paper_id, file)
    people = person_cards([wish.person_id for wish in wishes]) if rooms else {}
    names = {pk: fold(one.full_name) for pk, one in people.items()}
    return [replace(wish, room=rooms.get(names.get(wish.person_id, ""))) for wish in wishes]


def _ask(request: Request, card: DocumentCard, file: StoredFile, form: AskForm) -> SigningJob:
    return ask_signatures(
        card.reference, file, _in_rooms(form.wishes, card, file), unit_id=card.unit_id,
        title=f"{card.number} {card.title}", href=card.href,
        number=card.number, due=form.cleaned_data["due"], by=request.user, on=timezone.localdate(),
    )  # fmt: skip
