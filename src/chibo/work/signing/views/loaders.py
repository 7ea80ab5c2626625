"""What a page is about, as the visitor may see it; 404 otherwise."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.platform.authz.permissions import Visitor
from chibo.platform.files.access import may_open
from chibo.platform.files.models import StoredFile
from chibo.work.documents.permissions import opens_the_file
from chibo.work.documents.queries import DocumentCard, document_card
from chibo.work.signing.models import Signer, SigningJob
from chibo.work.signing.queries.jobs import with_signers


def job(user: Visitor, *, pk: int) -> SigningJob:
    """A job with its signers."""
    visible = SigningJob.objects.visible_to(user).select_related("unit", "original", "newest", "asker")
    return get_object_or_404(with_signers(visible), pk=pk)


def signer(user: Visitor, *, pk: int) -> Signer:
    """One signer of a job one may see."""
    visible = SigningJob.objects.visible_to(user)
    rows = Signer.objects.filter(job__in=visible).select_related("person", "job__unit", "job__newest", "file")
    return get_object_or_404(rows, pk=pk)


def document(user: Visitor, *, pk: int) -> DocumentCard:
    """A registered paper that one may read."""
    card = document_card(pk) if opens_the_file(user, str(pk)) else None
    if card is None:
        raise Http404
    return card


def file(user: Visitor, *, pk: int) -> StoredFile:
    """A kept PDF that one may open."""
    found = get_object_or_404(StoredFile, pk=pk, content_type="application/pdf")
    if not may_open(user, found):
        raise Http404
    return found
