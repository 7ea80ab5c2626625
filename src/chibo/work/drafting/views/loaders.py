"""What a page is about, as the visitor may see it; 404 otherwise."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.choices import Format
from chibo.work.documents.queries import DocumentCard, document_seen
from chibo.work.drafting.models import Comment, Draft, OfficeTemplate, Part, RecipientGroup, Review
from chibo.work.drafting.permissions import writing_places


def draft(user: Visitor, *, pk: int) -> Draft:
    """A draft with who signs it and what became of it."""
    rows = Draft.objects.visible_to(user).select_related("unit", "signer", "second_signer", "paper", "document", "template")
    return get_object_or_404(rows, pk=pk)


def draft_in_format(user: Visitor, *, pk: int, format: str) -> Draft:
    """As ``draft``, where the address also names one of the formats papers are given out in."""
    if format not in Format.values:
        raise Http404
    return draft(user, pk=pk)


def part(user: Visitor, *, pk: int) -> Part:
    """A part of a draft one may see."""
    return get_object_or_404(Part.objects.select_related("draft"), pk=pk, draft__in=Draft.objects.visible_to(user))


def comment(user: Visitor, *, pk: int) -> Comment:
    """A remark on a draft one may see."""
    return get_object_or_404(Comment.objects.select_related("draft"), pk=pk, draft__in=Draft.objects.visible_to(user))


def review(user: Visitor, *, pk: int) -> Review:
    """A question about a draft one may see."""
    rows = Review.objects.select_related("draft", "version", "reviewer")
    return get_object_or_404(rows, pk=pk, draft__in=Draft.objects.visible_to(user))


def unit(user: Visitor, *, pk: int) -> int:
    """The id of a unit one writes papers for."""
    if pk not in writing_places(user):
        raise Http404
    return pk


def group(user: Visitor, *, pk: int) -> RecipientGroup:
    """A group of receivers of a unit one writes papers for."""
    return get_object_or_404(RecipientGroup, pk=pk, unit_id__in=list(writing_places(user)))


def document(user: Visitor, *, pk: int) -> DocumentCard:
    """A registered paper one may read."""
    found = document_seen(user, pk)
    if found is None:
        raise Http404
    return found


def template(user: Visitor, *, pk: int) -> OfficeTemplate:
    """A template of a unit one writes papers for."""
    rows = OfficeTemplate.objects.select_related("file", "unit")
    return get_object_or_404(rows, pk=pk, unit_id__in=list(writing_places(user)))
